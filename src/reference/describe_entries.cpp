#include "reference/describe_entries.hpp"

#include <fmt/format.h>

#include <stdexcept>
#include <utility>

#include "draw/colormap.hpp"
#include "film/layout.hpp"
#include "overlays/registry.hpp"
#include "panels/registry.hpp"
#include "reference/entry_facts.hpp"
#include "reference/many_pages.hpp"
#include "reference/text_layout.hpp"
#include "scene/run_description.hpp"

namespace gradreel {

namespace {

template <class T>
const T& known(const T* entry, std::string_view name) {
  if (!entry) throw std::logic_error("nothing is called " + std::string(name));
  return *entry;
}

template <class T>
const T& known(const Configs::Named<T>& all, std::string_view name) {
  const auto found = all.find(name);
  return known(found == all.end() ? nullptr : &found->second, name);
}

std::string formula_block(std::string_view formula, int columns) {
  return fmt::format("{}\n", wrapped(formula, columns, 4, 8));
}

std::string paragraph(std::string_view text, int columns) {
  return text.empty() ? "" : wrapped(text, columns, 0, 0) + "\n";
}

std::string parameters(std::span<const Param> params, int columns) {
  if (params.empty()) return "";
  std::vector<Row> rows = {{"Parameter", "", "Default", "Range", ""}};
  constexpr int kLongRange = 28;  // columns: beyond it, it stands after what the parameter means
  for (const Param& p : params) {
    std::string range = range_text(p), doc(p.doc);
    if (display_width(range) > kLongRange) doc += ": " + std::exchange(range, "");
    rows.push_back({std::string(p.name), std::string(p.symbol), default_text(p), range, doc});
  }
  return table(rows, columns, 0) + "\n";
}

std::string minima(const SurfaceEntry& entry, int columns) {
  return entry.minima.empty() ? ""
                              : table(minima_rows(entry.minima, entry.domain.dimension()), columns, 0) + "\n";
}

std::string hex(Color c) {
  const Rgb rgb = to_rgb(c);
  return fmt::format("#{:02x}{:02x}{:02x}", rgb.r, rgb.g, rgb.b);
}

}  // namespace

std::string describe_optimizer(std::string_view name, const Configs&, int columns) {
  const OptimizerEntry& e = known(find_optimizer(name), name);
  std::vector<Row> facts = {{"Schedules", schedules_text(e)},
                            {"Gradient settings", gradient_settings_text(e)},
                            {"Source", std::string(e.source)}};
  if (!e.landmarks.empty()) facts.insert(facts.begin(), {"Also shows", landmarks_text(e)});
  return formula_block(e.formula, columns) + paragraph(e.notes, columns) + parameters(e.params, columns) +
         table(facts, columns, 0);
}

std::string describe_schedule(std::string_view name, const Configs&, int columns) {
  const ScheduleEntry& e = known(find_schedule(name), name);
  return formula_block(e.formula, columns) + parameters(e.params, columns) +
         table({{"Source", std::string(e.source)}}, columns, 0);
}

std::string describe_surface(std::string_view name, const Configs&, int columns) {
  if (const ManyObjective* many = find_many_objective(name)) return describe_many_objective(*many, columns);
  const SurfaceEntry& e = known(find_surface(name), name);
  std::vector<Row> facts = {{"Domain", domain_text(e.domain)},
                            {"Suggested starts", starts_text(e.starts, e.domain.dimension())}};
  if (!e.not_smooth.empty()) facts.push_back({"Not differentiable", std::string(e.not_smooth)});
  facts.push_back({"Source", std::string(e.source)});
  return formula_block(call_text(e.domain.dimension()) + " = " + std::string(e.formula), columns) +
         paragraph(e.notes, columns) + parameters(e.params, columns) + minima(e, columns) +
         table(facts, columns, 0);
}

std::string describe_optimizer_set(std::string_view name, const Configs& configs, int columns) {
  const OptimizerSet& set = known(configs.optimizer_sets(), name);
  std::vector<Row> rows;
  for (const OptimizerChoice& c : set.optimizers) {
    rows.push_back({c.label, std::string(c.entry->name), run_description(c)});
  }
  return paragraph(set.description, columns) + table(rows, columns, 0);
}

std::string describe_profile(std::string_view name, const Configs& configs, int columns) {
  const Profile& profile = known(configs.profiles(), name);
  return paragraph(profile.description, columns) + wrapped(output_text(profile.output), columns, 0, 0);
}

std::string describe_format(std::string_view name, const Configs&, int columns) {
  const FormatEntry& e = known(find_format(name), name);
  return wrapped(e.doc, columns, 0, 0) + "\n" + parameters(e.params, columns) +
         table({{"Plays in", std::string(e.plays_in)}, {"Limits", format_limits(e)}}, columns, 0);
}

std::string describe_theme(std::string_view name, const Configs& configs, int columns) {
  const NamedTheme& named = known(configs.themes(), name);
  const Theme& t = named.theme;
  std::vector<std::string> trails;
  for (const Color c : t.trails) trails.push_back(hex(c));
  return paragraph(named.description, columns) +
         table({{"Background", hex(t.background)},
                {"Text", hex(t.ink)},
                {"Trails", fmt::format("{}", fmt::join(trails, " "))},
                {"Colormap", t.colormap + (t.reverse_colormap ? ", reversed" : "")}},
               columns, 0);
}

std::string describe_language(std::string_view name, const Configs& configs, int columns) {
  const Language& language = known(configs.languages(), name);
  const Words& words = *language.words;
  const auto counts = {words.counted(Word::epochs, 1), words.counted(Word::epochs, 3),
                       words.counted(Word::epochs, 100)};
  return paragraph(language.description, columns) +
         table({{"Numbers", words.number("0.5") + " at " + words.place(words.number("1.5"), "−2")},
                {"Counted", fmt::format("{}", fmt::join(counts, "; "))},
                {"Axes", words[Word::epoch] + "; " + words[Word::loss] + "; " + words[Word::learning_rate]},
                {"Events", words.text(Word::converged_at_epoch, {{"n", "12"}}) + "; " +
                               words.text(Word::diverged_at_epoch, {{"n", "12"}})}},
               columns, 0);
}

std::string describe_layout(std::string_view name, const Configs&, int columns) {
  FilmContent content;
  content.width = 1920;
  content.height = 1080;
  content.title = "title";
  content.descents.resize(1);
  const auto still = std::make_shared<Trajectory>();
  still->points.emplace_back();
  still->losses.push_back(0);
  content.descents.front().trajectory = still;
  std::vector<std::string_view> names;
  TextEngine text;
  for (const Placement& p : lay_out({.name = std::string(name)}, content, panels(), text))
    names.push_back(p.panel->name);
  return paragraph(layout_doc(name), columns) +
         table({{"Panels", fmt::format("{}", fmt::join(names, ", "))}}, columns, 0);
}

std::string describe_panel(std::string_view name, const Configs&, int columns) {
  const PanelEntry& e = known(find_panel(name), name);
  std::string text = wrapped(e.doc, columns, 0, 0), options = parameters(e.options, columns);
  if (options.empty()) return text;
  options.pop_back();  // an empty line
  return text + "\n" + options;
}

std::string describe_overlay(std::string_view name, const Configs&, int columns) {
  const OverlayEntry& e = known(find_overlay(name), name);
  return wrapped(e.doc, columns, 0, 0) + "\n" + paragraph(e.notes, columns) + parameters(e.params, columns) +
         table({{"Drawn on", plots_text(e)}}, columns, 0);
}

std::string describe_colormap(std::string_view name, const Configs&, int columns) {
  return table({{"Source", std::string(known(find_colormap(name), name).source)}}, columns, 0);
}

std::string output_text(const OutputSpec& o) {
  const Rational rate = o.frame_rate;
  std::string text = o.format;
  if (o.is_film()) {
    text +=
        fmt::format(", {} x {}, {} frames/s", o.width, o.height,
                    rate.den == 1 ? fmt::format("{}", rate.num) : fmt::format("{}/{}", rate.num, rate.den));
  }
  for (const ParamValues::Entry& e : o.settings.entries()) {
    if (e.is_stated) text += fmt::format(", {} {}", e.name, human_text(e.value));
  }
  if (o.is_draft) text += "; its files carry the profile's name";
  return text;
}

}  // namespace gradreel
