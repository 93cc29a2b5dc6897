// Snippets that join the films of a scene.
#include "outputs/joint_snippet.hpp"

#include "catch.hpp"
#include "outputs/join_films.hpp"
#include "outputs/plan_outputs.hpp"
#include "scene/broken.hpp"

using namespace gradreel;

namespace {

/// What the snippets of output `number`, from 1, join.
std::vector<PageFilm> joined(const std::string& outputs, std::size_t number = 1) {
  std::vector<Scene> scenes;
  scenes.push_back(parse_scene("a b.yaml", "surface: bowl\noutputs: " + outputs + "\n", shipped_configs()));
  const std::vector<Target> targets =
      plan_outputs({{"a b.yaml", ""}}, scenes, {.output_dir = "out", .snippets = true});
  return targets.at(number - 1).page;
}

std::string names(const std::vector<PageFilm>& films) {
  std::string all;
  for (const PageFilm& f : films) all += f.name + " ";
  return all;
}

std::string snippet(const std::string& outputs) { return joint_snippet(joined(outputs), "x < \"y\""); }

}  // namespace

TEST_CASE("films of one scene and shape are joined, the smallest of each format, as pages offer them") {
  const std::string all =
      "[{profile: blog, width: 640, height: 360}, {profile: lecture, format: webm}, lecture, "
      "{profile: blog, format: webp, width: 320, height: 180}, json, "
      "{profile: blog, format: apng, width: 320, height: 320}, {profile: ci, width: 320, height: 180}]";
  CHECK(names(joined(all, 1)) == "a b.webm a b.ci.mp4 a b.webp a b.gif ");
  CHECK(names(joined(all, 3)) == names(joined(all, 1)));
  CHECK(joined(all, 5).empty());
  CHECK(joined(all, 6).empty());
}

TEST_CASE("a film that is alone is joined with nothing") {
  CHECK(joined("[blog]").empty());
  CHECK(joined("[blog, {profile: lecture, width: 400, height: 400}]").empty());
  CHECK(joined("[blog, json]").empty());
  CHECK(joined("[blog, json]", 2).empty());
}

TEST_CASE("a light and a dark film are joined, a third theme and a still counterpart are not") {
  const std::string themes =
      "[{profile: blog, theme: paper}, {profile: blog, theme: slate}, {profile: blog, theme: chalk}]";
  CHECK(names(joined(themes, 1)) == "a b.blog.slate.gif a b.blog.paper.gif ");
  CHECK(names(joined(themes, 2)) == "a b.blog.slate.gif a b.blog.paper.gif ");
  CHECK(joined("[lecture, {profile: blog, theme: slate}]").empty());
}

TEST_CASE("one player for videos and, within it, a moving image") {
  CHECK(snippet("[lecture, {profile: lecture, format: webm}, blog]") ==
        R"text(## HTML, webm, mp4 and gif in one player

The browser takes the first file that it knows. It plays in a loop, without sound. Readers who prefer reduced motion see the poster.

```html
<video autoplay loop muted playsinline width="1920" height="1080" style="max-width: 100%; height: auto"
       poster="a%20b.lecture.webm.poster.png" aria-label="x &lt; &quot;y&quot;">
  <source src="a%20b.webm" type="video/webm" media="(prefers-reduced-motion: no-preference)">
  <source src="a%20b.mp4" type="video/mp4" media="(prefers-reduced-motion: no-preference)">
  <picture>
    <source srcset="a%20b.blog.poster.png" media="(prefers-reduced-motion: reduce)">
    <img src="a%20b.gif" loading="lazy" width="800" height="450" style="max-width: 100%; height: auto"
         alt="x &lt; &quot;y&quot;">
  </picture>
</video>
```

)text");
}

TEST_CASE("the reader's colour scheme chooses among images") {
  const std::string text = snippet("[blog, {profile: blog, format: webp}, {profile: blog, theme: slate}]");
  CHECK_THAT(text, Catch::StartsWith("## HTML, gif and webp in one picture, light and dark\n"));
  CHECK_THAT(text, Catch::Contains(R"text(
<picture>
  <source srcset="a%20b.blog.slate.poster.png" media="(prefers-reduced-motion: reduce) and (prefers-color-scheme: dark)">
  <source srcset="a%20b.poster.png" media="(prefers-reduced-motion: reduce)">
  <source srcset="a%20b.blog.slate.gif" type="image/gif" media="(prefers-color-scheme: dark)">
  <source srcset="a%20b.webp" type="image/webp">
  <img src="a%20b.blog.gif" width="800" height="450" style="max-width: 100%; height: auto"
       alt="x &lt; &quot;y&quot;">
</picture>
```)text"));
}

TEST_CASE("the reader's colour scheme chooses among videos, and the poster under them") {
  const std::string text = snippet(
      "[{profile: blog, format: webm}, {profile: blog, format: mp4}, {profile: blog, format: webm, theme: "
      "slate}]");
  CHECK_THAT(text, Catch::StartsWith("## HTML, webm and mp4 in one player, light and dark\n"));
  CHECK_THAT(text, Catch::Contains(R"text(
<div style="display: grid">
  <picture style="grid-area: 1 / 1">
    <source srcset="a%20b.blog.slate.poster.png" media="(prefers-color-scheme: dark)">
    <img src="a%20b.blog.poster.png" width="800" height="450" style="max-width: 100%; height: auto"
         alt="x &lt; &quot;y&quot;">
  </picture>
  <video autoplay loop muted playsinline aria-hidden="true"
         width="800" height="450" style="grid-area: 1 / 1; max-width: 100%; height: auto">
    <source src="a%20b.blog.slate.webm" type="video/webm" media="(prefers-reduced-motion: no-preference) and (prefers-color-scheme: dark)">
    <source src="a%20b.blog.webm" type="video/webm" media="(prefers-reduced-motion: no-preference)">
    <source src="a%20b.mp4" type="video/mp4" media="(prefers-reduced-motion: no-preference)">
  </video>
</div>
```)text"));
}
