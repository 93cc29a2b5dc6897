#include "reference/many_pages.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "reference/entry_facts.hpp"
#include "reference/entry_markup.hpp"
#include "reference/keys_page.hpp"
#include "reference/page_markup.hpp"
#include "reference/text_layout.hpp"

namespace gradreel {

namespace {

constexpr std::string_view kTitle = "Many parameters";

/// Of values that have no structure.
std::string range_of(const Key& key) {
  const Form& form = key.forms.front();
  if (form.shape == Shape::number) return range_text(form.range);
  if (form.shape == Shape::flag) return "true, false";
  return fmt::format("{}", fmt::join(form.choices, ", "));
}

/// Markdown of one line, without the marks of code.
std::string unmarked(std::string_view text) {
  std::string out(text);
  out.erase(std::remove(out.begin(), out.end(), '`'), out.end());
  return out;
}

std::string default_of(const Key& key) {
  if (key.required) return "required";
  return key.fallback.yaml.empty() ? unmarked(key.otherwise) : key.fallback.yaml;
}

std::string doc_of(const Key& key) {
  const std::string doc = unmarked(key.doc);
  return key.example.empty() ? doc : fmt::format("{}, such as {}", doc, key.example);
}

}  // namespace

std::string many_objectives_page() {
  std::string out = fmt::format(
      "# {}\n\n{}\nScenes show planes through the parameters: see [dimensions](dimensions.md). All surfaces: "
      "[surfaces](surfaces.md).\n\n",
      kTitle, kGeneratedNotice);
  for (const ManyObjective& o : many_objectives()) {
    out += entry_heading(o.name, o.title) + display_formula(o.latex) + keys_table(o.keys) +
           fmt::format("- Source: {}\n\n", plain(o.source));
  }
  return out;
}

std::string many_objectives_overview() {
  const std::string page = fmt::format("{}.md", kManyObjectivesPage);
  std::vector<std::vector<std::string>> rows = {{"Name", "Surface"}};
  for (const ManyObjective& o : many_objectives()) rows.push_back({link_to(page, o.name), plain(o.title)});
  return fmt::format("## {0}\n\nDetails: [{1}]({1})\n\n{2}", kTitle, page, markdown_table(rows));
}

std::string describe_many_objective(const ManyObjective& objective, int columns) {
  std::vector<Row> rows = {{"Key", "Default", "Range", ""}};
  for (const Key& key : objective.keys)
    rows.push_back({std::string(key.name), default_of(key), range_of(key), doc_of(key)});
  return wrapped(objective.formula, columns, 4, 8) + "\n" + table(rows, columns, 0) + "\n" +
         table({{"Source", std::string(objective.source)}}, columns, 0);
}

}  // namespace gradreel
