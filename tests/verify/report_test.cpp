// Pages of a report: the worst first, and names are text.
#include "verify/report.hpp"

#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>

#include "catch.hpp"
#include "core/color_science.hpp"
#include "core/error.hpp"
#include "core/markup.hpp"
#include "core/sha256.hpp"
#include "core/utf8.hpp"
#include "temporary_folder.hpp"

using namespace gradreel;
using gradreel::testing::TemporaryFolder;

namespace {

const std::string kEvil = "output/<script>alert(1)</script>|`*_@x.gif";

std::vector<FilmResult> some_results() {
  FilmResult same, close, drifted, evil;
  same.film = "output/same.gif";
  same.verdict = Verdict::same_bytes;
  close.film = "output/close.gif";
  close.verdict = Verdict::close;
  close.worst = Likeness{0.9951, 3.25};
  close.worst_frame = 7;
  close.frames = 20;
  close.has_pictures = true;
  drifted = close;
  drifted.film = "output/drifted.gif";
  drifted.verdict = Verdict::drifted;
  drifted.worst = Likeness{0.71, 80};
  evil.film = kEvil;
  evil.scene = "<b>.yaml";
  evil.reason = "5 frames, not 7";
  std::vector<FilmResult> results = {same, close, drifted, evil};
  sort_by_drift(results);
  return results;
}

}  // namespace

TEST_CASE("results are sorted by how bad they are, and told in a line") {
  std::string said;
  for (const FilmResult& r : some_results()) said += r.film.substr(7, 4) + " " + result_text(r) + "\n";
  CHECK(said ==
        "<scr drifted: 5 frames, not 7\n"
        "drif drifted: SSIM 0.7100, largest difference 80.0, at frame 7\n"
        "clos close: SSIM 0.9951, largest difference 3.2, at frame 7\n"
        "same same bytes\n");
  CHECK(counts_text(some_results()) == "2 of 4 films drifted; close: 1; same bytes: 1");
}

TEST_CASE("summary.md is a table in which names are text") {
  const std::string text = summary_markdown(some_results(), {"g.lock", {}, std::nullopt});
  CHECK(text ==
        "### gradreel: 2 of 4 films drifted; close: 1; same bytes: 1\n\n"
        "Close: the worst frame's SSIM is at least 0.98, and the mean colour of no window of 8 x 8 pixels "
        "differs by "
        "more than 10 of 255.\n\n"
        "| Film | Verdict | SSIM | Largest difference | Frame | Before | After | Difference |\n"
        "|---|---|---|---|---|---|---|---|\n"
        "| "
        "<code>output/&#60;script&#62;alert&#40;1&#41;&#60;/script&#62;&#124;&#96;&#42;&#95;&#64;x.gif</"
        "code> | "
        "**drifted**: <code>5 frames, not 7</code> |  |  |  |  |  |  |\n"
        "| <code>output/drifted.gif</code> | **drifted** | 0.7100 | 80.0 | 7 | "
        "[before](images/baseline/output/drifted.gif.00007.png) | "
        "[after](images/current/output/drifted.gif.00007.png) | "
        "[difference](images/difference/output/drifted.gif.00007.png) |\n"
        "| <code>output/close.gif</code> | close | 0.9951 | 3.2 | 7 | "
        "[before](images/baseline/output/close.gif.00007.png) | "
        "[after](images/current/output/close.gif.00007.png) | "
        "[difference](images/difference/output/close.gif.00007.png) |\n"
        "| <code>output/same.gif</code> | same bytes |  |  |  |  |  |  |\n");
  const std::string pictures = summary_markdown(some_results(), {"g.lock", {}, "https://x.org/r/"});
  CHECK_THAT(pictures,
             Catch::Contains("| <img alt=\"before\" width=\"240\" "
                             "src=\"https://x.org/r/images/baseline/output/drifted.gif.00007.png\"> | "));
}

TEST_CASE("summary.md never has more than 60,000 characters") {
  std::vector<FilmResult> many(3000, some_results().front());
  const std::string text = summary_markdown(many, {"g.lock", {}, std::nullopt});
  CHECK(count_code_points(text) <= 60000);
  CHECK(count_code_points(text) > 59000);
  CHECK(text.ends_with(" more are in index.html.\n"));
}

TEST_CASE("summary.json has the numbers") {
  const auto json = nlohmann::json::parse(summary_json(some_results(), {"g.lock", {}, std::nullopt}));
  CHECK(json["lock"] == "g.lock");
  CHECK(json["tolerance"] == nlohmann::json({{"ssim", 0.98}, {"largest_difference", 10.0}}));
  CHECK(json["counts"] ==
        nlohmann::json({{"drifted", 2}, {"close", 1}, {"same frames", 0}, {"same bytes", 1}}));
  REQUIRE(json["films"].size() == 4);
  CHECK(json["films"][0]["film"] == kEvil);
  CHECK(json["films"][0]["reason"] == "5 frames, not 7");
  CHECK(json["films"][0]["images"].is_null());
  CHECK(json["films"][1]["worst_frame"] == 7);
  CHECK(json["films"][1]["images"]["difference"] == "images/difference/output/drifted.gif.00007.png");
  CHECK(json["films"][3]["ssim"].is_null());
}

TEST_CASE("index.html holds its pictures, and no tag of anybody else") {
  const TemporaryFolder folder;
  std::filesystem::create_directories(folder / "images/baseline/output");
  std::ofstream(folder / "images/baseline/output/drifted.gif.00007.png") << "PNG";
  const std::string html = index_html(folder.path(), some_results(), {"<i>.lock", {}, std::nullopt});
  CHECK_THAT(html, Catch::StartsWith("<!DOCTYPE html>") && Catch::EndsWith("</html>\n"));
  CHECK_THAT(html, Catch::Contains("src=\"data:image/png;base64,UE5H\""));
  CHECK_THAT(html, Catch::Contains("<h2>output/&#60;script&#62;alert"));
  CHECK_THAT(html,
             !Catch::Contains("<script>alert") && !Catch::Contains("<i>") && !Catch::Contains("<b>.yaml"));
  CHECK_THAT(html, !Catch::Contains("http:") && !Catch::Contains("https:"));
  CHECK_THAT(html, Catch::Contains("<li><code>output/same.gif</code>"));
}

TEST_CASE("text, addresses and bytes in pages") {
  CHECK(as_text("a<b>\n\x1b") == "a&#60;b&#62;&#92;n&#92;x1b");
  CHECK(as_address("a b/\"%.png") == "a%20b/%22%25.png");
  const auto encoded = [](std::string_view text) {
    return base64({reinterpret_cast<const std::uint8_t*>(text.data()), text.size()});
  };
  CHECK(encoded("") == "");
  CHECK(encoded("f") == "Zg==");
  CHECK(encoded("fo") == "Zm8=");
  CHECK(encoded("foobar") == "Zm9vYmFy");
}

TEST_CASE("a report replaces an earlier one and nothing else") {
  const TemporaryFolder folder;
  const std::string report = folder / "report";
  begin_report(report, std::nullopt);
  write_report(report, some_results(), {"g.lock", {}, std::nullopt});
  std::filesystem::create_directories(report + "/images/current");
  begin_report(report, folder / "films");
  CHECK_FALSE(std::filesystem::exists(report + "/images"));
  CHECK_THROWS_WITH(
      begin_report(report, report + "/images"),
      "--report: error: " + report +
          " is where the baseline lies, which the report would replace\n  name another folder with "
          "--report");
  std::filesystem::create_directories(folder / "mine");
  std::ofstream(folder / "mine/notes.txt") << "x";
  CHECK_THROWS_WITH(begin_report(folder / "mine", std::nullopt),
                    "--report: error: " + (folder / "mine") +
                        " is there, and no report of an earlier run\n  name another folder with --report");
}

TEST_CASE("text of the page has a contrast of at least 4.5 on both grounds, in light and dark") {
  const std::string page = index_html(".", some_results(), {"g.lock", {}, std::nullopt});
  const std::size_t dark = page.find("@media (prefers-color-scheme: dark)"), end = page.find("* {");
  REQUIRE(dark < end);
  for (const std::string& scheme : {page.substr(0, dark), page.substr(dark, end - dark)}) {
    const auto color = [&](const std::string& name) {
      const std::size_t at = scheme.find("--" + name + ": #");
      REQUIRE(at != std::string::npos);
      const unsigned long hex = std::stoul(scheme.substr(at + name.size() + 5, 6), nullptr, 16);
      const auto channel = [&](int shift) { return static_cast<double>(hex >> shift & 255) / 255; };
      return Color{channel(16), channel(8), channel(0)};
    };
    for (const char* ground : {"ground", "card"}) {
      for (const char* ink : {"ink", "muted", "same", "close", "drifted"}) {
        INFO(ink << " on " << ground);
        CHECK(contrast_ratio(color(ink), color(ground)) >= 4.5);
      }
    }
  }
}
