// The page of a gallery: what films say stays text, and what it asks for lies beside it.
#include "gallery/page.hpp"

#include "catch.hpp"

using namespace gradreel;

namespace {

GalleryFilm hostile() {
  GalleryFilm film;
  film.files = {"a b/\"><script>.mp4"};
  film.poster = "a b/p'.png";
  film.format = "mp4";
  film.width = 640;
  film.height = 360;
  film.seconds = 10;
  film.title = "<b>\"One\" & 'two'\n</script>";
  film.alt = "<img src=x onerror=alert(1)>";
  film.surface = "himmelblau";
  film.surface_title = "Himmelblau's function";
  film.descents = {{"<i>", "adam", "learning_rate = 0.1", "7.76e-06", "reaches (3, 2) after 41 epochs"},
                   {"Recorded", "", "", "0.1", "ends at (1, 2)"}};
  film.scene = "s.yaml";
  film.yaml = "title: \"</pre>\"\r\nsurface: bowl\n";
  return film;
}

/// From the article's beginning to its end.
std::string article_of(const GalleryFilm& film) {
  const std::string html = gallery_html({&film, 1}, "Films");
  const std::size_t first = html.find("<article"), last = html.find("</article>");
  REQUIRE(last != std::string::npos);
  return html.substr(first, last - first);
}

bool contains(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("texts of a film stay text on a page, and names of files stay names") {
  const std::string html = article_of(hostile());
  for (const char* markup : {"<b>", "<i>", "</script>", "<img src=x", "</pre>\"", "\n</s", "\r"}) {
    INFO(markup);
    CHECK_FALSE(contains(html, markup));
  }
  CHECK(contains(html, "<h2>&#60;b&#62;&#34;One&#34; &#38; &#39;two&#39;&#92;n&#60;/script&#62;</h2>"));
  CHECK(contains(html, "<p id=\"alt-1\">&#60;img src=x onerror=alert&#40;1&#41;&#62;</p>"));
  CHECK(contains(html,
                 "<video muted playsinline preload=\"none\" poster=\"media/a%20b/p%27.png\" width=\"640\" "
                 "height=\"360\" src=\"media/a%20b/%22%3E%3Cscript%3E.mp4\" tabindex=\"-1\"></video>"));
  CHECK(contains(html, "<code>title: &#34;&#60;/pre&#62;&#34;\nsurface: bowl\n</code></pre>"));
  CHECK(contains(html,
                 "<p class=\"facts\">Himmelblau&#39;s function &#183; MP4 &#183; 640 &#215; 360 &#183; 10 s "
                 "&#183; <a href=\"media/a%20b/%22%3E%3Cscript%3E.mp4\">the film alone</a></p>"));
  CHECK(contains(html,
                 "<tr><th scope=\"row\">&#60;i&#62;</th><td>learning&#95;rate = 0.1</td><td>7.76e-06</td>"
                 "<td>reaches &#40;3, 2&#41; after 41 epochs</td></tr>"));
  CHECK(contains(html, "<article data-surface=\"himmelblau\" data-optimizers=\"adam\">"));
}

TEST_CASE("moving images wait as their posters, and films without a sidecar have but their names") {
  GalleryFilm film;
  film.files = {"x.gif"};
  film.poster = "x.gif.poster.png";
  film.format = "gif";
  film.title = "x";
  CHECK(article_of(film) ==
        "<article data-surface=\"\" data-optimizers=\"\">\n"
        "<button type=\"button\" class=\"film\" aria-label=\"Play: x\" data-films=\"media/x.gif\"><img "
        "alt=\"\" "
        "src=\"media/x.gif.poster.png\" loading=\"lazy\"><span aria-hidden=\"true\"></span></button>\n"
        "<h2>x</h2>\n"
        "<p class=\"facts\">GIF &#183; <a href=\"media/x.gif\">the film alone</a></p>\n");
}

TEST_CASE("the filters of a gallery have each surface and optimizer once, and no page asks another host") {
  std::vector<GalleryFilm> films(3, hostile());
  films[1].surface = "bowl";
  films[1].surface_title = "";
  films[2].descents[0].optimizer = "momentum";
  const std::string html = gallery_html(films, "A <title>");
  CHECK(contains(html,
                 "<label>Surface <select id=\"surface\" autocomplete=\"off\"><option value=\"\">all</option>"
                 "<option value=\"himmelblau\">Himmelblau&#39;s function</option>"
                 "<option value=\"bowl\">bowl</option></select></label>"));
  CHECK(contains(html,
                 "<option value=\"\">all</option><option value=\"adam\">adam</option>"
                 "<option value=\"momentum\">momentum</option></select></label>"));
  CHECK(contains(html, "<output id=\"count\">3 films</output>"));
  CHECK(contains(html, "<title>A &#60;title&#62;</title>"));
  CHECK_FALSE(contains(html, "http:"));
  CHECK_FALSE(contains(html, "https:"));
}
