#include "outputs/join_films.hpp"

#include <algorithm>
#include <cstdlib>
#include <tuple>

#include "outputs/output_path.hpp"
#include "scene/output_theme.hpp"

namespace gradreel {

namespace {

using Films = std::vector<const Target*>;

Sha256Digest theme_digest(const Target& t) { return theme_file_of(*t.scene, *t.output).digest; }

bool is_in_dark(const Target& t) { return is_dark(theme_of(*t.scene, *t.output)); }

bool is_page_film(const Target& t) {
  return !t.snippets.empty() && t.clips.empty() && t.output->is_film() &&
         t.output->film->embedding != Embedding::none;
}

/// One is the other enlarged, but for a rounded pixel.
bool are_alike_in_shape(const OutputSpec& a, const OutputSpec& b) {
  const std::int64_t difference = std::int64_t{a.width} * b.height - std::int64_t{b.width} * a.height;
  return std::abs(difference) <= 2 * std::max({a.width, a.height, b.width, b.height});
}

bool have_video(const Films& films) {
  return std::any_of(films.begin(), films.end(),
                     [](const Target* t) { return t->output->film->embedding == Embedding::video; });
}

/// Those with the theme of `one`.
Films of_theme(const Target& one, const Films& films) {
  Films same;
  std::copy_if(films.begin(), films.end(), std::back_inserter(same),
               [&](const Target* t) { return theme_digest(*t) == theme_digest(one); });
  return same;
}

PageFilm page_film(const Target& t) {
  const OutputSpec& output = *t.output;
  return {file_name(t.path), file_name(t.poster), output.film, output.width, output.height, is_in_dark(t)};
}

bool are_of_one_kind(const PageFilm& a, const PageFilm& b) {
  return a.is_dark == b.is_dark && a.format == b.format;
}

/// What pages offer first comes first; of one kind the smallest.
bool comes_before(const PageFilm& a, const PageFilm& b) {
  const auto rank = [](const PageFilm& f) {
    return std::tuple(!f.is_dark, f.format->embedding != Embedding::video, f.format->page_rank,
                      std::int64_t{f.width} * f.height);
  };
  return rank(a) < rank(b);
}

}  // namespace

std::vector<PageFilm> films_to_join(const Target& target, std::span<const Target> targets) {
  if (!is_page_film(target)) return {};
  Films all;
  for (const Target& t : targets) {
    if (t.scene == target.scene && is_page_film(t) && are_alike_in_shape(*t.output, *target.output))
      all.push_back(&t);
  }
  Films chosen = of_theme(target, all);
  const auto other = std::find_if(all.begin(), all.end(),
                                  [&](const Target* t) { return is_in_dark(*t) != is_in_dark(target); });
  if (other != all.end()) {
    const Films others = of_theme(**other, all);
    if (have_video(others) == have_video(chosen)) chosen.insert(chosen.end(), others.begin(), others.end());
  }
  std::vector<PageFilm> films;
  for (const Target* t : chosen) films.push_back(page_film(*t));
  std::stable_sort(films.begin(), films.end(), comes_before);
  films.erase(std::unique(films.begin(), films.end(), are_of_one_kind), films.end());
  if (films.size() < 2) films.clear();
  return films;
}

}  // namespace gradreel
