#include "reference/reference_pages.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <stdexcept>
#include <vector>

#include "film/layout.hpp"
#include "overlays/registry.hpp"
#include "panels/registry.hpp"
#include "reference/entry_facts.hpp"
#include "reference/entry_markup.hpp"
#include "reference/family_pages.hpp"
#include "reference/keys_page.hpp"
#include "reference/page_markup.hpp"
#include "schedules/schedule.hpp"

namespace gradreel {

namespace {

std::string overlays_page() {
  std::string out = "# Overlays\n\n";
  out += kGeneratedNotice;
  out +=
      "\nWhat `overlays` of a scene may list, each a name or `{name: NAME, PARAMETER: VALUE, ...}`. They are "
      "drawn in "
      "the order of the\nlist, on every contour map and, where it says so, on every 3D surface. Where "
      "several "
      "optimizers share a name, as with several rates, the\nname means all of them.\n\n";
  std::vector<std::vector<std::string>> rows = {{"Name", "Shows", "Drawn on"}};
  for (const OverlayEntry* e : overlays()) {
    rows.push_back({link(e->name), plain(e->doc), plots_text(*e)});
  }
  out += markdown_table(rows);
  for (const OverlayEntry* e : overlays()) {
    out += fmt::format("## {}\n\n{}\n\n", e->name, plain(e->doc) + ".");
    if (!e->notes.empty()) out += plain(e->notes) + "\n\n";
    out += parameters_table(e->params);
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
    out += entry_heading(e->name, e->title) + display_formula(e->latex) + parameters_table(e->params) +
           fmt::format("- Source: {}\n\n", plain(e->source));
  }
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
      "\nLayouts say which panels stand where: see [scene files](pictures.md#layouts). Every panel takes "
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

struct Page {
  std::string name;
  std::string (*make)(std::string_view name);
};

std::vector<Page> all_pages() {
  std::vector<Page> pages = {{"formats", [](std::string_view) { return formats_page(); }},
                             {"overlays", [](std::string_view) { return overlays_page(); }},
                             {"panels", [](std::string_view) { return panels_page(); }},
                             {"schedules", [](std::string_view) { return schedules_page(); }}};
  for (const std::string_view name : key_pages()) pages.push_back({std::string(name), key_page});
  for (const std::string_view name : optimizer_pages()) pages.push_back({std::string(name), optimizer_page});
  for (const std::string_view name : surface_pages()) pages.push_back({std::string(name), surface_page});
  std::sort(pages.begin(), pages.end(), [](const Page& a, const Page& b) { return a.name < b.name; });
  return pages;
}

const std::vector<Page>& pages() {
  static const std::vector<Page> all = all_pages();
  return all;
}

}  // namespace

const std::vector<std::string_view>& reference_pages() {
  static const std::vector<std::string_view> names = [] {
    std::vector<std::string_view> all;
    for (const Page& page : pages()) all.push_back(page.name);
    return all;
  }();
  return names;
}

std::string reference_page(std::string_view name) {
  const auto page =
      std::find_if(pages().begin(), pages().end(), [&](const Page& p) { return p.name == name; });
  if (page == pages().end()) throw std::logic_error("no such page");
  std::string text = with_links_from(name, page->make(name));
  while (text.ends_with("\n\n")) text.pop_back();
  return text;
}

}  // namespace gradreel
