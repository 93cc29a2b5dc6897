#include "reference/keys_page.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <stdexcept>

#include "reference/entry_facts.hpp"
#include "reference/page_markup.hpp"
#include "scene/sections.hpp"

namespace gradreel {

namespace {

std::string forms_text(const std::vector<Form>& forms, std::string_view between);

/// A page, and the sections on it.
struct KeyPage {
  std::string_view name, title;
  std::vector<std::string_view> sections;
};

const std::vector<KeyPage>& all_key_pages() {
  static const std::vector<KeyPage> pages = {
      {"keys", "Keys", {"scene", "sweep"}},
      {"keys/surfaces",
       "Keys of surfaces",
       {"surface", "surface by formula", "surface.domain", "least squares", "logistic regression",
        "surface.domain of data", "surface by grid", "grid domain", "memory", "surface.data", "plane"}},
      {"keys/descents",
       "Keys of what is computed",
       {"recorded trajectory", "recorded columns", "optimizer", "schedule", "warmup", "gradient", "tune",
        "tune.learning_rate", "tune.goal", "stop"}},
      {"keys/pictures",
       "Keys of what is shown",
       {"layout by name", "panel", "layout by areas", "layout.square, layout.tall", "view", "view.domain",
        "view.labels", "view.camera", "keyframe of the camera", "keyframe of the zoom", "overlay",
        "theme of a scene"}},
      {"keys/time",
       "Keys of time, captions and sound",
       {"timeline", "timeline.pace", "slow motion", "pause", "timeline.fade", "caption", "opening", "closing",
        "audio"}},
      {"keys/files",
       "Keys of outputs and config files",
       {"output", "profile", "theme", "optimizer set", "language", "plural"}},
  };
  return pages;
}

std::string section_link(std::string_view section) {
  for (const KeyPage& page : all_key_pages()) {
    if (std::find(page.sections.begin(), page.sections.end(), section) != page.sections.end())
      return link_to(fmt::format("{}.md", page.name), section);
  }
  throw std::logic_error(fmt::format("no page of keys has the section '{}'", section));
}

const Section& section_of(std::string_view name) {
  for (const Section* section : sections()) {
    if (section->name == name) return *section;
  }
  throw std::logic_error(fmt::format("there is no section '{}'", name));
}

/// The pages that list what choices name.
std::string_view page_of(std::string_view of) {
  if (of == "surface") return "surfaces.md";
  if (of == "optimizer") return "optimizers.md";
  if (of == "schedule") return "schedules.md";
  if (of == "overlay") return "overlays.md";
  if (of == "panel" || of == "layout") return "panels.md";
  if (of == "format") return "formats.md";
  return "";
}

std::string choice_text(const Form& form) {
  if (!form.of.empty()) {
    const std::string_view page = page_of(form.of);
    const bool vowel = std::string_view("aeiou").find(form.of[0]) != std::string_view::npos;
    return fmt::format("name of {} {}", vowel ? "an" : "a",
                       page.empty() ? std::string(form.of) : fmt::format("[{}]({})", form.of, page));
  }
  std::vector<std::string> names;
  for (const std::string_view choice : form.choices) names.push_back(code(choice));
  return fmt::format("{}", fmt::join(names, ", "));
}

std::string numbers_text(const Form& form) {
  const std::string text = plain(range_text(form.range));
  return form.unit.empty() ? text : fmt::format("{} {}", text, form.unit);
}

std::string tuple_text(const Form& form) {
  std::vector<std::string> parts;
  for (const Form& part : form.items) parts.push_back(numbers_text(part));
  const bool alike = std::all_of(parts.begin(), parts.end(), [&](const auto& p) { return p == parts[0]; });
  return fmt::format("{}, {}{}{}", code(form.of), alike ? "each " : "",
                     alike ? parts[0] : fmt::format("{}", fmt::join(parts, " and ")),
                     form.rising ? ", rising" : "");
}

std::string mapping_text(const Form& form) {
  if (form.section) return "mapping " + section_link(form.section->name);
  return fmt::format("mapping from each {} to: {}", form.of, forms_text(form.items, ", or "));
}

std::string form_text(const Form& form) {
  switch (form.shape) {
    case Shape::number:
    case Shape::decimal:
      return numbers_text(form);
    case Shape::rate:
      return numbers_text(form) + ", or a fraction";
    case Shape::size:
      return "bytes: 800kB, 10MB";
    case Shape::flag:
      return "`true`, `false`";
    case Shape::on_off:
      return "`on`, `off`";
    case Shape::text:
      if (!form.of.empty()) return std::string(form.of);
      return fmt::format("text, at most {} characters", form.text.max_length);
    case Shape::choice:
      return choice_text(form);
    case Shape::color:
      return "`\"#rrggbb\"`, `\"#rrggbbaa\"`";
    case Shape::tuple:
      return tuple_text(form);
    case Shape::list:
      return fmt::format("list of {} to {}{}: {}", form.low, form.high, form.rising ? ", rising" : "",
                         forms_text(form.items, ", or "));
    case Shape::mapping:
      return mapping_text(form);
  }
  return {};
}

std::string forms_text(const std::vector<Form>& forms, std::string_view between) {
  std::vector<std::string> texts;
  for (const Form& form : forms) texts.push_back(form_text(form));
  return fmt::format("{}", fmt::join(texts, between));
}

std::string default_text(const Key& key) {
  if (key.required) return "required";
  return key.fallback.yaml.empty() ? std::string(key.otherwise) : code(key.fallback.yaml);
}

/// With an example where the value has a structure.
std::string meaning(const Key& key) {
  constexpr std::size_t kLongestExample = 60;
  const bool structured = std::any_of(key.forms.begin(), key.forms.end(), [](const Form& form) {
    return form.shape == Shape::list || form.shape == Shape::mapping || form.shape == Shape::tuple;
  });
  if (!structured || key.example.empty() || key.example.size() > kLongestExample) return std::string(key.doc);
  return fmt::format("{}; e.g. {}", key.doc, code(key.example));
}

std::string exclusive_text(const Exclusive& group) {
  std::vector<std::string> names;
  for (const std::string_view key : group.keys) names.push_back(code(key));
  const std::string all = fmt::format("{}", fmt::join(names, " and "));
  return group.required ? fmt::format("Exactly one of {} must be stated.\n\n", all)
                        : fmt::format("At most one of {} may be stated.\n\n", all);
}

/// What some components have beside their parameters.
std::string descents_text() {
  for (const Component& panel : all_of(Components::panels)) {
    if (panel.keys.empty() || panel.keys.front().name != "descents") continue;
    const Key& key = panel.keys.front();
    return fmt::format("Panels that show descents also take {} ({}): {}. Default: {}.\n\n", code(key.name),
                       forms_text(key.forms, "; or "), meaning(key), default_text(key));
  }
  return "";
}

std::string components_text(const Section& section) {
  if (section.components == Components::none) return "";
  const bool is_panel = section.components == Components::panels;
  const std::string_view of = section.components == Components::formats ? "format" : section.name;
  return (is_panel ? descents_text() : "") + fmt::format("Any other key is {} of the [{}]({}).\n\n",
                                                         is_panel ? "an option" : "a parameter", of,
                                                         page_of(of));
}

std::string sentence(std::string_view text) {
  std::string out(text);
  if (out[0] >= 'a' && out[0] <= 'z') out[0] = static_cast<char>(out[0] - 'a' + 'A');
  return out + ".";
}

std::string section_text(const Section& section) {
  std::string out = fmt::format("## {}\n\n{}\n\n", section.name, sentence(section.doc));
  out += keys_table(section.keys);
  for (const Exclusive& group : section.exclusive) out += exclusive_text(group);
  return out + components_text(section);
}

std::string overview() {
  std::vector<std::vector<std::string>> rows = {{"Section", "What it is"}};
  for (const Section* section : sections())
    rows.push_back({section_link(section->name), std::string(section->doc)});
  return "Every key of scenes and of the files in `configs/`. [Scene files](scene-files.md) explains them "
         "with "
         "examples.\n\n" +
         markdown_table(rows);
}

}  // namespace

std::string keys_table(const std::vector<Key>& keys) {
  std::vector<std::vector<std::string>> rows = {{"Key", "Value", "Default", "Meaning"}};
  for (const Key& key : keys)
    rows.push_back({code(key.name), forms_text(key.forms, "; or "), default_text(key), meaning(key)});
  return markdown_table(rows);
}

std::vector<std::string_view> key_pages() {
  std::vector<std::string_view> names;
  for (const KeyPage& page : all_key_pages()) names.push_back(page.name);
  return names;
}

std::string key_page(std::string_view name) {
  const auto& pages = all_key_pages();
  const auto page =
      std::find_if(pages.begin(), pages.end(), [&](const KeyPage& p) { return p.name == name; });
  if (page == pages.end()) throw std::logic_error("no such page");
  std::string out = fmt::format("# {}\n\n{}\n", page->title, kGeneratedNotice);
  out += name == "keys" ? overview() : "All keys: [keys](keys.md).\n\n";
  out +=
      "A bracket in a range belongs to it, a parenthesis does not. Times in seconds have at most 3 decimals "
      "and "
      "no exponent.\n\n";
  for (const std::string_view section : page->sections) out += section_text(section_of(section));
  return out;
}

}  // namespace gradreel
