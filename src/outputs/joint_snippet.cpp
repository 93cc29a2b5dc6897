#include "outputs/joint_snippet.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <string_view>
#include <vector>

#include "outputs/snippet_parts.hpp"

namespace gradreel {

namespace {

using PageFilms = std::vector<PageFilm>;

constexpr std::string_view kDark = "(prefers-color-scheme: dark)";
constexpr std::string_view kStill = "(prefers-reduced-motion: reduce)";
constexpr std::string_view kMoving = "(prefers-reduced-motion: no-preference)";
constexpr std::string_view kUnseen = " loading=\"lazy\"";  // within a video: loaded only where it is shown
constexpr std::string_view kSameCell = "grid-area: 1 / 1; ";

PageFilms of_embedding(std::span<const PageFilm> films, Embedding embedding) {
  PageFilms some;
  std::copy_if(films.begin(), films.end(), std::back_inserter(some),
               [&](const PageFilm& f) { return f.format->embedding == embedding; });
  return some;
}

/// The reader's colour scheme decides.
bool have_schemes(std::span<const PageFilm> films) { return films.front().is_dark && !films.back().is_dark; }

/// What a page has where nothing decides: the first of the light ones, which stand behind the dark ones.
const PageFilm& base_of(std::span<const PageFilm> films) {
  const auto light = std::find_if(films.begin(), films.end(), [](const PageFilm& f) { return !f.is_dark; });
  return light == films.end() ? films.front() : *light;
}

/// `query` and, for a dark one of two, the colour scheme; empty if there is nothing to ask.
std::string media_of(const PageFilm& film, std::span<const PageFilm> films, std::string_view query) {
  std::string all(query);
  if (film.is_dark && have_schemes(films)) all += fmt::format("{}{}", all.empty() ? "" : " and ", kDark);
  return all.empty() ? "" : fmt::format(" media=\"{}\"", all);
}

/// A picture's sources for the posters: of the dark ones, where there are two schemes, and the base's where
/// `query` decides, or else an <img>'s.
std::string poster_sources(std::span<const PageFilm> films, std::string_view query, std::string_view indent) {
  const PageFilm& base = base_of(films);
  std::string text;
  const auto add = [&](const PageFilm& f) {
    text += fmt::format("{}<source srcset=\"{}\"{}>\n", indent, url(f.poster), media_of(f, films, query));
  };
  if (have_schemes(films)) add(films.front());
  if (!query.empty()) add(base);
  return text;
}

/// `more`: attributes.
std::string image(const std::string& file, const PageFilm& film, const std::string& alt,
                  std::string_view indent, std::string_view more = {}) {
  return fmt::format("{}<img src=\"{}\"{} {}\n{}     alt=\"{}\">\n", indent, url(file), more,
                     size_attributes(film.width, film.height), indent, html(alt));
}

/// The first image that the browser knows; the poster where less motion is preferred. `style` is of the
/// picture, `more` of its image: attributes.
std::string moving_picture(std::span<const PageFilm> images, const std::string& alt, std::string_view indent,
                           std::string_view style = {}, std::string_view more = {}) {
  const std::string inner = std::string(indent) + "  ";
  std::string text = fmt::format("{}<picture{}>\n", indent, style) + poster_sources(images, kStill, inner);
  for (const PageFilm& f : images.first(images.size() - 1)) {
    text += fmt::format("{}<source srcset=\"{}\" type=\"{}\"{}>\n", inner, url(f.name), f.format->mime_type,
                        media_of(f, images, ""));
  }
  return text + image(images.back().name, images.back(), alt, inner, more) +
         fmt::format("{}</picture>\n", indent);
}

/// The sources of a video and, for what does not know videos, an image within it.
std::string video_content(std::span<const PageFilm> videos, std::span<const PageFilm> images,
                          const std::string& alt, std::string_view style, const std::string& indent) {
  std::string text;
  for (const PageFilm& f : videos) {
    text += fmt::format("{}<source src=\"{}\" type=\"{}\"{}>\n", indent, url(f.name), f.format->mime_type,
                        media_of(f, videos, kMoving));
  }
  return images.empty() ? text : text + moving_picture(images, alt, indent, style, kUnseen);
}

std::string one_video(std::span<const PageFilm> videos, std::span<const PageFilm> images,
                      const std::string& alt) {
  const PageFilm& base = base_of(videos);
  return fmt::format("<video autoplay loop muted playsinline {}\n       poster=\"{}\" aria-label=\"{}\">\n",
                     size_attributes(base.width, base.height), url(base.poster), html(alt)) +
         video_content(videos, images, alt, "", "  ") + "</video>";
}

/// A video has one poster, whatever the colour scheme is: here a picture under it is the poster.
std::string video_over_poster(std::span<const PageFilm> videos, std::span<const PageFilm> images,
                              const std::string& alt) {
  const PageFilm& base = base_of(videos);
  const std::string style = " style=\"grid-area: 1 / 1\"";
  return fmt::format("<div style=\"display: grid\">\n  <picture{}>\n", style) +
         poster_sources(videos, "", "    ") + image(base.poster, base, alt, "    ") + "  </picture>\n" +
         fmt::format("  <video autoplay loop muted playsinline aria-hidden=\"true\"\n         {}>\n",
                     size_attributes(base.width, base.height, kSameCell)) +
         video_content(videos, images, "", style, "    ") + "  </video>\n</div>";
}

/// "webm, mp4 and gif".
std::string format_names(std::span<const PageFilm> films) {
  std::vector<std::string_view> names;
  for (const PageFilm& f : films) {
    if (std::find(names.begin(), names.end(), f.format->name) == names.end()) names.push_back(f.format->name);
  }
  std::string text(names.front());
  for (std::size_t i = 1; i < names.size(); ++i) {
    text += fmt::format("{}{}", i + 1 == names.size() ? " and " : ", ", names[i]);
  }
  return text;
}

}  // namespace

std::string joint_snippet(std::span<const PageFilm> films, const std::string& alt) {
  const PageFilms videos = of_embedding(films, Embedding::video);
  const PageFilms images = of_embedding(films, Embedding::image);
  const bool is_picture = videos.empty();
  std::string code;
  if (is_picture) {
    code = moving_picture(images, alt, "");
    code.pop_back();
  } else {
    code = have_schemes(videos) ? video_over_poster(videos, images, alt) : one_video(videos, images, alt);
  }
  PageFilms shown = videos;
  shown.insert(shown.end(), images.begin(), images.end());
  const bool are_two = have_schemes(is_picture ? images : videos);
  return block(
      fmt::format("HTML, {} in one {}{}", format_names(shown), is_picture ? "picture" : "player",
                  are_two ? ", light and dark" : ""),
      fmt::format("The browser takes the first file that it knows{}. It plays in a loop, without sound. "
                  "Readers who prefer reduced motion see the poster.",
                  are_two ? ", of the theme that suits the reader's colour scheme" : ""),
      "html", code);
}

}  // namespace gradreel
