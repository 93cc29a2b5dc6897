// A deck as a page.
#include "outputs/deck_page.hpp"

#include "catch.hpp"

using namespace gradreel;

namespace {

DeckPage small_page() {
  DeckPage p;
  p.title = "<b>A</b> & \"B\"";
  p.comment = "gradreel scene 12ab";
  p.mime_type = "video/mp4";
  p.width = 320;
  p.height = 180;
  p.ground = {1, 0.5, 0};
  p.stops = {{"At epoch 0.", {1, 2, 3}}, {"\"><script>alert(1)</script>", {4}}, {"End", {5}}};
  p.steps = {{{'a', 'b', 'c'}, 30, {"<i>say</i>\nthis", "and that"}}, {{}, 1, {}}};
  return p;
}

}  // namespace

TEST_CASE("a deck has a picture of each stop, the clips between them, and notes") {
  const std::string html = deck_html(small_page());
  CHECK_THAT(html, Catch::Contains("<main id=\"stage\">\n"
                                   "<img class=\"stop\" width=\"320\" height=\"180\" alt=\"At epoch 0.\" "
                                   "src=\"data:image/png;base64,AQID\">\n"));
  CHECK_THAT(html, Catch::Contains(
                       "<script type=\"text/plain\" class=\"clip\" "
                       "data-type=\"video/mp4\">YWJj</script>\n"
                       "<script type=\"text/plain\" class=\"clip\" data-type=\"video/mp4\"></script>\n"));
  CHECK_THAT(html,
             Catch::Contains("<div class=\"note\" hidden>\n<p>&#60;i&#62;say&#60;/i&#62;\nthis</p>\n<p>and "
                             "that</p>\n</div>\n<div class=\"note\" hidden>\n</div>\n</aside>\n"));
  CHECK_THAT(html,
             Catch::Contains("<span style=\"flex-grow:30\"><i></i></span><span style=\"flex-grow:1\">"));
  CHECK_THAT(html, Catch::Contains("style=\"--ground:#ff8000\""));
  CHECK_THAT(html, Catch::Contains("<meta name=\"generator\" content=\"gradreel scene 12ab\">"));
}

TEST_CASE("texts of a deck stay texts, and nothing is asked of other hosts") {
  const std::string html = deck_html(small_page());
  for (const char* markup : {"<b>", "<i>say", "alert(1)<", "\"><script>alert"}) {
    CHECK_THAT(html, !Catch::Contains(markup));
  }
  CHECK_THAT(html, Catch::Contains("<title>&#60;b&#62;A&#60;/b&#62; &#38; &#34;B&#34;</title>"));
  CHECK_THAT(html, Catch::Contains("alt=\"&#34;&#62;&#60;script&#62;alert&#40;1&#41;&#60;/script&#62;\""));
  CHECK_THAT(html, Catch::Contains("default-src 'none'; img-src data:; media-src blob:"));
  for (const char* address : {"http:", "https:", " src=\"/", "@import", "url("}) {
    CHECK_THAT(html, !Catch::Contains(address));
  }
}
