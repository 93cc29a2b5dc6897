#include "reference/reference_pages.hpp"

#include <fmt/format.h>

#include <array>
#include <stdexcept>
#include <vector>

#include "film/layout.hpp"
#include "overlays/registry.hpp"
#include "panels/registry.hpp"
#include "reference/entry_facts.hpp"
#include "reference/keys_page.hpp"
#include "reference/page_markup.hpp"
#include "schedules/schedule.hpp"

namespace gradreel {

namespace {

constexpr std::array<std::string_view, 7> kPages = {"formats", "keys",      "optimizers", "overlays",
                                                    "panels",  "schedules", "surfaces"};

std::string replaced(std::string text, std::string_view from, std::string_view to) {
  for (std::size_t at = 0; (at = text.find(from, at)) != std::string::npos; at += to.size()) {
    text.replace(at, from.size(), to);
  }
  return text;
}

/// Lines under each other. Markdown takes a backslash before punctuation for an escape, so \\ and \{ have
/// other names here.
std::string display_formula(std::string_view latex) {
  std::string text(latex);
  text = replaced(text, "\\{", "\\lbrace");
  text = replaced(text, "\\}", "\\rbrace");
  text = replaced(text, "\n", " \\cr\n& ");
  return fmt::format("$$\n\\begin{{aligned}}\n& {}\n\\end{{aligned}}\n$$\n\n", text);
}

std::string parameters(std::span<const Param> params) {
  if (params.empty()) return "";
  std::vector<std::vector<std::string>> rows = {{"Parameter", "Symbol", "Default", "Range", "Meaning"}};
  for (const Param& p : params) {
    rows.push_back(
        {code(p.name), plain(p.symbol), code(human_text(p.fallback)), plain(range_text(p)), plain(p.doc)});
  }
  return markdown_table(rows);
}

std::string heading(std::string_view name, std::string_view title) {
  return fmt::format("## {}\n\n**{}**\n\n", name, plain(title));
}

std::string optimizer_section(const OptimizerEntry& e) {
  return heading(e.name, e.title) + display_formula(e.latex) + plain(e.notes) + "\n\n" +
         parameters(e.params) +
         fmt::format("- Schedules: {}\n- Gradient settings: {}\n- Source: {}\n", plain(schedules_text(e)),
                     plain(gradient_settings_text(e)), plain(e.source));
}

std::string optimizers_page() {
  std::string out = "# Optimizers\n\n";
  out += kGeneratedNotice;
  out +=
      "\nθ is the position, g the gradient ∇J(θ), t the epoch counted from 1; products, roots and quotients "
      "of vectors are\nelement by element. Where libraries differ, the rule is PyTorch's unless it says "
      "otherwise. `gradreel describe NAME`\nshows the same in a terminal.\n\n";
  std::vector<std::vector<std::string>> rows = {{"Name", "Optimizer", "Default learning rate"}};
  for (const OptimizerEntry* e : optimizers()) {
    rows.push_back({link(e->name), plain(e->title), code(human_text(e->params.front().fallback))});
  }
  out += markdown_table(rows);
  for (const OptimizerEntry* e : optimizers()) out += optimizer_section(*e) + "\n";
  return out;
}

std::string overlays_page() {
  std::string out = "# Overlays\n\n";
  out += kGeneratedNotice;
  out +=
      "\nWhat `overlays` of a scene may list, each a name or `{name: NAME, PARAMETER: VALUE, ...}`. They are "
      "drawn in "
      "the order of the\nlist, on every contour map and, where it says so, on every 3D surface. Where "
      "several "
      "optimizers share a name, as in a sweep, the\nname means all of them.\n\n";
  std::vector<std::vector<std::string>> rows = {{"Name", "Shows", "Drawn on"}};
  for (const OverlayEntry* e : overlays()) {
    rows.push_back({link(e->name), plain(e->doc), plots_text(*e)});
  }
  out += markdown_table(rows);
  for (const OverlayEntry* e : overlays()) {
    out += fmt::format("## {}\n\n{}\n\n", e->name, plain(e->doc) + ".");
    if (!e->notes.empty()) out += plain(e->notes) + "\n\n";
    out += parameters(e->params);
  }
  return out;
}

std::string schedules_page() {
  std::string out = "# Schedules\n\n";
  out += kGeneratedNotice;
  out +=
      "\nα is the optimizer's learning rate and αₖ that of the step from epoch k to the next, k counted from "
      "0. A linear warm-up\nmay stand in front of any of them; the schedule then begins where it ends.\n\n";
  std::vector<std::vector<std::string>> rows = {{"Name", "Schedule", "Rate"}};
  for (const ScheduleEntry* e : schedules())
    rows.push_back({link(e->name), plain(e->title), plain(e->formula)});
  out += markdown_table(rows);
  for (const ScheduleEntry* e : schedules()) {
    out += heading(e->name, e->title) + display_formula(e->latex) + parameters(e->params) +
           fmt::format("- Source: {}\n\n", plain(e->source));
  }
  return out;
}

std::string minima(const SurfaceEntry& e) { return e.minima.empty() ? "" : markdown_table(minima_rows(e)); }

std::string surface_section(const SurfaceEntry& e) {
  std::string out = heading(e.name, e.title);
  out += display_formula("f(x, y) = " + std::string(e.latex));
  if (!e.notes.empty()) out += plain(e.notes) + "\n\n";
  out += parameters(e.params) + minima(e);
  out += fmt::format("- Domain: {}\n- Suggested starts: {}\n", domain_text(e.domain), starts_text(e));
  if (!e.not_smooth.empty()) out += fmt::format("- Not differentiable {}\n", plain(e.not_smooth));
  return out + fmt::format("- Source: {}\n\n", plain(e.source));
}

std::string surfaces_page() {
  std::string out = "# Surfaces\n\n";
  out += kGeneratedNotice;
  out +=
      "\nDomains are what is drawn unless a scene says otherwise, and the first suggested start is the "
      "default. Minima are those\nknown inside the domain, for the parameters' defaults.\n\n";
  std::vector<std::vector<std::string>> rows = {{"Name", "Surface", "Lowest known value"}};
  for (const SurfaceEntry* e : surfaces()) {
    rows.push_back({link(e->name), plain(e->title),
                    e->minima.empty() ? "unbounded below" : human_text(e->minima.front().value)});
  }
  out += markdown_table(rows);
  for (const SurfaceEntry* e : surfaces()) out += surface_section(*e);
  return out;
}

/// Parameters without the column of symbols, which options do not have.
std::string options(std::span<const Param> params) {
  if (params.empty()) return "";
  std::vector<std::vector<std::string>> rows = {{"Option", "Default", "Range", "Meaning"}};
  for (const Param& p : params) {
    rows.push_back(
        {code(p.name), p.required ? "required" : code(default_text(p)), plain(range_text(p)), plain(p.doc)});
  }
  return markdown_table(rows);
}

std::string panels_page() {
  std::string out = "# Panels and layouts\n\n";
  out += kGeneratedNotice;
  out +=
      "\nLayouts say which panels stand where: see [scene files](scene-files.md#layouts). Every panel takes "
      "a `title`, a line above\nit, and those that show descents take `descents`, the ones to show.\n\n";
  std::vector<std::vector<std::string>> layouts = {{"Layout", "Shows"}};
  for (const std::string_view name : layout_names()) layouts.push_back({code(name), plain(layout_doc(name))});
  out += markdown_table(layouts);
  std::vector<std::vector<std::string>> rows = {{"Panel", "Shows"}};
  for (const PanelEntry* e : panels()) rows.push_back({link(e->name), plain(e->doc)});
  out += markdown_table(rows);
  for (const PanelEntry* e : panels()) {
    out += fmt::format("## {}\n\n{}{}\n\n", e->name, plain(e->doc),
                       e->shows_descents ? "" : "; it has no `descents`");
    out += options(e->options);
  }
  return out;
}

std::string formats_page() {
  std::string out = "# Formats of films\n\n";
  out += kGeneratedNotice;
  out +=
      "\nWhat `format` of a profile or output, and `--format` of `gradreel render`, may be; the options are "
      "keys of profiles and\noutputs. Formats that may be transparent take `background: none`.\n\n";
  std::vector<std::vector<std::string>> rows = {{"Format", "What it is", "Plays in", "Limits"}};
  for (const FormatEntry* e : formats())
    rows.push_back({e->params.empty() ? std::string(e->name) : link(e->name), plain(e->doc),
                    plain(e->plays_in), format_limits(*e)});
  out += markdown_table(rows);
  for (const FormatEntry* e : formats()) {
    if (!e->params.empty()) out += fmt::format("## {}\n\n", e->name) + options(e->params);
  }
  return out;
}

}  // namespace

std::span<const std::string_view> reference_pages() { return kPages; }

std::string reference_page(std::string_view name) {
  std::string page = name == "formats"      ? formats_page()
                     : name == "keys"       ? keys_page()
                     : name == "optimizers" ? optimizers_page()
                     : name == "panels"     ? panels_page()
                     : name == "overlays"   ? overlays_page()
                     : name == "schedules"  ? schedules_page()
                     : name == "surfaces"   ? surfaces_page()
                                            : throw std::logic_error("no such page");
  while (page.ends_with("\n\n")) page.pop_back();
  return page;
}

}  // namespace gradreel
