#include "gallery/page.hpp"

#include <fmt/format.h>

#include <fstream>
#include <map>
#include <set>

#include "core/ascii.hpp"
#include "core/markup.hpp"
#include "core/number_text.hpp"
#include "gallery/page_parts.hpp"

namespace gradreel {

namespace {

std::string upper_case(std::string text) {
  for (char& c : text) c = static_cast<char>(c >= 'a' && c <= 'z' ? c - 'a' + 'A' : c);
  return text;
}

std::string address(const std::string& file) { return as_address(fmt::format("{}/{}", kMediaFolder, file)); }

/// The addresses of a film's files as the value of an attribute: none holds a space.
std::string addresses(const GalleryFilm& film) {
  std::vector<std::string> all;
  for (const std::string& file : film.files) all.push_back(address(file));
  return fmt::format("{}", fmt::join(all, " "));
}

/// Words of an attribute that filters look for.
std::string optimizers_of(const GalleryFilm& film) {
  std::set<std::string> names;
  for (const GalleryFilm::Descent& d : film.descents) {
    if (!d.optimizer.empty()) names.insert(d.optimizer);
  }
  return fmt::format("{}", fmt::join(names, " "));
}

std::string size_of(const GalleryFilm& film) {
  return film.width > 0 && film.height > 0
             ? fmt::format(" width=\"{}\" height=\"{}\"", film.width, film.height)
             : "";
}

/// A button: pointing at it, the keyboard's focus, and a click play the film.
std::string player(const GalleryFilm& film, std::size_t number) {
  const std::string poster = film.poster.empty() ? "" : address(film.poster);
  const std::string media =
      is_moving_image(film)
          ? fmt::format("<img alt=\"\" src=\"{}\"{} loading=\"lazy\">", poster, size_of(film))
          : fmt::format("<video muted playsinline preload=\"{}\"{}{} src=\"{}\" tabindex=\"-1\"></video>",
                        poster.empty() ? "metadata" : "none",
                        poster.empty() ? "" : fmt::format(" poster=\"{}\"", poster), size_of(film),
                        address(film.files.front()));
  return fmt::format(
      "<button type=\"button\" class=\"film\" aria-label=\"Play: {}\"{} data-films=\"{}\">{}"
      "<span aria-hidden=\"true\"></span></button>\n",
      as_text(film.title), film.alt.empty() ? "" : fmt::format(" aria-describedby=\"alt-{}\"", number),
      addresses(film), media);
}

/// "Himmelblau's function · MP4 · 640 × 360 · 10 s".
std::string facts(const GalleryFilm& film) {
  std::string all;
  const auto add = [&](const std::string& fact) {
    if (!fact.empty()) all += (all.empty() ? "" : " &#183; ") + fact;
  };
  add(as_text(film.surface_title));
  add(as_text(film.surface_settings));
  add(as_text(upper_case(film.format)));
  if (film.width > 0 && film.height > 0) add(fmt::format("{} &#215; {}", film.width, film.height));
  if (film.seconds > 0) add(fmt::format("{:.3g} s", film.seconds));
  for (std::size_t i = 0; i < film.files.size(); ++i) {
    add(fmt::format("<a href=\"{}\">{}</a>", address(film.files[i]),
                    film.files.size() == 1 ? "the film alone" : fmt::format("part {}", i + 1)));
  }
  return fmt::format("<p class=\"facts\">{}</p>\n", all);
}

std::string results(const GalleryFilm& film) {
  if (film.descents.empty()) return {};
  std::string rows;
  for (const GalleryFilm::Descent& d : film.descents) {
    rows += fmt::format("<tr><th scope=\"row\">{}</th><td>{}</td><td>{}</td><td>{}</td></tr>\n",
                        as_text(d.label), as_text(d.settings), as_text(d.final_loss), as_text(d.result));
  }
  return fmt::format(
      "<details><summary>Parameters and results</summary><div class=\"wide\" tabindex=\"0\" role=\"region\" "
      "aria-label=\"Parameters and results\"><table>\n<thead><tr><th scope=\"col\">Descent</th><th "
      "scope=\"col\">Parameters</th><th scope=\"col\">Final loss</th><th "
      "scope=\"col\">Result</th></tr></thead>\n"
      "<tbody>\n{}</tbody>\n</table></div></details>\n",
      rows);
}

std::string scene_of(const GalleryFilm& film) {
  if (film.yaml.empty()) return {};
  return fmt::format(
      "<details><summary>Scene: {0}</summary><pre tabindex=\"0\" role=\"region\" aria-label=\"Scene "
      "{0}\"><code>"
      "{1}</code></pre></details>\n",
      as_text(film.scene), as_lines(film.yaml));
}

std::string article(const GalleryFilm& film, std::size_t number) {
  std::string html = fmt::format("<article data-surface=\"{}\" data-optimizers=\"{}\">\n",
                                 as_text(film.surface), as_text(optimizers_of(film)));
  html += player(film, number);
  html += fmt::format("<h2>{}</h2>\n", as_text(film.title));
  if (!film.alt.empty()) html += fmt::format("<p id=\"alt-{}\">{}</p>\n", number, as_text(film.alt));
  return html + facts(film) + results(film) + scene_of(film) + "</article>\n";
}

/// Names in the order of what people read.
using Choices = std::map<std::string, std::string>;

std::string filter(const char* key, const char* label, const Choices& choices) {
  std::string options;
  for (const auto& [text, name] : choices)
    options += fmt::format("<option value=\"{}\">{}</option>", as_text(name), as_text(text));
  return fmt::format(
      "<label>{0} <select id=\"{1}\" autocomplete=\"off\"><option "
      "value=\"\">all</option>{2}</select></label>\n",
      label, key, options);
}

std::string filters(std::span<const GalleryFilm> films) {
  Choices surfaces, optimizers;
  for (const GalleryFilm& film : films) {
    if (!film.surface.empty())
      surfaces.emplace(film.surface_title.empty() ? film.surface : film.surface_title, film.surface);
    for (const GalleryFilm::Descent& d : film.descents) {
      if (!d.optimizer.empty()) optimizers.emplace(d.optimizer, d.optimizer);
    }
  }
  return fmt::format("<form>\n{}{}<output id=\"count\">{}</output>\n</form>\n",
                     filter("surface", "Surface", surfaces), filter("optimizer", "Optimizer", optimizers),
                     counted(std::ssize(films), "film"));
}

}  // namespace

bool is_gallery(const std::filesystem::path& folder) {
  constexpr std::streamsize kHead = 1000;  // bytes, within which the mark stands
  std::ifstream page(folder / "index.html", std::ios::binary);
  std::string head(kHead, '\0');
  page.read(head.data(), kHead);
  return head.find(kGalleryMark) != std::string::npos;
}

std::string unfinished_gallery_html() {
  return gallery_head("Films") + "<p>This gallery was not finished: make it again.</p>\n</body>\n</html>\n";
}

std::string gallery_html(std::span<const GalleryFilm> films, const std::string& title) {
  std::string html = gallery_head(as_text(title));
  html += fmt::format("<h1>{}</h1>\n{}<main>\n", as_text(title), filters(films));
  for (std::size_t i = 0; i < films.size(); ++i) html += article(films[i], i + 1);
  return html + "</main>\n" + gallery_end();
}

}  // namespace gradreel
