#include "reference/family_pages.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <span>
#include <stdexcept>

#include "optimizers/optimizer.hpp"
#include "reference/entry_facts.hpp"
#include "reference/entry_markup.hpp"
#include "reference/many_pages.hpp"
#include "reference/page_markup.hpp"
#include "surfaces/surface.hpp"

namespace gradreel {

namespace {

using Rows = std::vector<std::vector<std::string>>;

struct Family {
  std::string_view name;   ///< as entries state it
  std::string_view title;  ///< of its page
};

constexpr Family kOptimizerFamilies[] = {
    {"momentum", "Classics: gradient descent and momentum"},
    {"adaptive", "Adaptive: a step size for each coordinate"},
    {"adam", "Adaptive: Adam and its relatives"},
    {"beyond_adam", "Adaptive: beyond Adam"},
    {"second_order", "Second order, line search, and no gradient"},
    {"learning_rate_free", "Learning-rate-free"},
    {"averaging", "Averaging, and rules around others"},
    {"matrices", "For matrices"},
};

constexpr Family kSurfaceFamilies[] = {
    {"bowls_and_valleys", "Bowls and valleys"},
    {"several_minima", "Several minima"},
    {"many_minima", "Many minima"},
    {"saddles_and_plateaus", "Saddles and plateaus"},
    {"one_dimension", "One dimension"},
};

/// Entries of a family, in the order of the registry.
template <class Entry>
std::vector<const Entry*> members(std::span<const Entry* const> entries, std::string_view family) {
  std::vector<const Entry*> found;
  for (const Entry* e : entries) {
    if (e->family == family) found.push_back(e);
  }
  return found;
}

template <class Entry>
void require_known_families(std::span<const Entry* const> entries, std::span<const Family> families) {
  for (const Entry* e : entries) {
    const auto is_its_own = [&](const Family& family) { return family.name == e->family; };
    if (!std::any_of(families.begin(), families.end(), is_its_own))
      throw std::logic_error(fmt::format("{}: no page has the family '{}'", e->name, e->family));
  }
}

std::vector<std::string> page_names(std::string_view folder, std::span<const Family> families) {
  std::vector<std::string> names = {std::string(folder)};
  for (const Family& family : families) names.push_back(fmt::format("{}/{}", folder, family.name));
  return names;
}

/// The overview: for each family, a heading that leads to its page, and a table of its members.
template <class Entry, class Row>
std::string overview(std::string_view folder, std::span<const Entry* const> entries,
                     std::span<const Family> families, const std::vector<std::string>& columns, Row row) {
  require_known_families(entries, families);
  std::string out;
  for (const Family& family : families) {
    Rows rows = {columns};
    for (const Entry* e : members(entries, family.name)) rows.push_back(row(*e));
    out += fmt::format("## {}\n\nDetails: [{}/{}.md]({}/{}.md)\n\n", family.title, folder, family.name,
                       folder, family.name);
    out += markdown_table(rows);
  }
  return out;
}

/// The page of the family in `name`, "FOLDER/FAMILY".
template <class Entry, class Section>
std::string family_page(std::string_view name, std::string_view all, std::span<const Entry* const> entries,
                        std::span<const Family> families, Section section) {
  const std::size_t slash = name.find('/');
  const std::string_view folder = name.substr(0, slash), wanted = name.substr(slash + 1);
  const auto family =
      std::find_if(families.begin(), families.end(), [&](const Family& f) { return f.name == wanted; });
  if (family == families.end()) throw std::logic_error("no such page");
  std::string out =
      fmt::format("# {}\n\n{}\n{}: [{}]({}.md).\n\n", family->title, kGeneratedNotice, all, folder, folder);
  for (const Entry* e : members(entries, family->name)) out += section(*e);
  return out;
}

std::string optimizer_section(const OptimizerEntry& e) {
  return entry_heading(e.name, e.title) + display_formula(e.latex) + plain(e.notes) + "\n\n" +
         parameters_table(e.params) +
         (e.landmarks.empty() ? "" : fmt::format("- Also shows: {}\n", plain(landmarks_text(e)))) +
         fmt::format("- Schedules: {}\n- Gradient settings: {}\n- Source: {}\n\n", plain(schedules_text(e)),
                     plain(gradient_settings_text(e)), plain(e.source));
}

std::vector<std::string> optimizer_row(const OptimizerEntry& e) {
  return {link_to(fmt::format("optimizers/{}.md", e.family), e.name), plain(e.title),
          code(human_text(e.params.front().fallback))};
}

std::string surface_section(const SurfaceEntry& e) {
  // scripts/update-pictures makes the picture.
  std::string out =
      fmt::format("## {0}\n\n**{1}**\\\n![{1}](pictures/surface_{0}.png)\n\n", e.name, plain(e.title));
  out += display_formula(call_text(e.domain.dimension()) + " = " + std::string(e.latex));
  if (!e.notes.empty()) out += plain(e.notes) + "\n\n";
  out += parameters_table(e.params);
  if (!e.minima.empty()) out += markdown_table(minima_rows(e.minima, e.domain.dimension()));
  out += fmt::format("- Domain: {}\n- Suggested starts: {}\n", domain_text(e.domain),
                     starts_text(e.starts, e.domain.dimension()));
  if (!e.not_smooth.empty()) out += fmt::format("- Not differentiable {}\n", plain(e.not_smooth));
  return out + fmt::format("- Source: {}\n\n", plain(e.source));
}

std::vector<std::string> surface_row(const SurfaceEntry& e) {
  return {link_to(fmt::format("surfaces/{}.md", e.family), e.name), plain(e.title),
          e.minima.empty() ? "unbounded below" : human_text(e.minima.front().value)};
}

}  // namespace

std::vector<std::string> optimizer_pages() { return page_names("optimizers", kOptimizerFamilies); }

std::string optimizer_page(std::string_view name) {
  if (name != "optimizers") {
    return family_page<OptimizerEntry>(
        name, "θ is the position, g the gradient ∇J(θ), t the epoch counted from 1. All optimizers",
        optimizers(), kOptimizerFamilies, optimizer_section);
  }
  return fmt::format(
             "# Optimizers\n\n{}\n"
             "Formulas write θ for the position, g for the gradient ∇J(θ), and t for the epoch, counted from "
             "1; products, roots and\nquotients of vectors are element by element. Where libraries differ, "
             "the rule is PyTorch's unless it says otherwise.\n`gradreel describe NAME` shows an optimizer "
             "in a terminal. What comparisons of\nthem can and cannot show: "
             "[fair-comparison.md](fair-comparison.md).\n\n",
             kGeneratedNotice) +
         overview<OptimizerEntry>(name, optimizers(), kOptimizerFamilies,
                                  {"Name", "Optimizer", "Default learning rate"}, optimizer_row);
}

std::vector<std::string> surface_pages() {
  std::vector<std::string> names = page_names("surfaces", kSurfaceFamilies);
  names.emplace_back(kManyObjectivesPage);
  return names;
}

std::string surface_page(std::string_view name) {
  if (name == kManyObjectivesPage) return many_objectives_page();
  if (name != "surfaces") {
    return family_page<SurfaceEntry>(
        name, "The domain is what is drawn unless a scene says otherwise. All surfaces", surfaces(),
        kSurfaceFamilies, surface_section);
  }
  return fmt::format(
             "# Surfaces\n\n{}\n"
             "A scene can also define its own surface: see [formulas](formulas.md).\n\n"
             "Domains are what is drawn unless a scene says otherwise, and the first suggested start is the "
             "default. Minima are those\nknown inside the domain, for the parameters' defaults. `gradreel "
             "describe NAME` shows a surface in a terminal.\n\n",
             kGeneratedNotice) +
         overview<SurfaceEntry>(name, surfaces(), kSurfaceFamilies, {"Name", "Surface", "Lowest known value"},
                                surface_row) +
         many_objectives_overview();
}

}  // namespace gradreel
