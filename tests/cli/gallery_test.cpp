// Galleries of real films.
#include "catch.hpp"
#include "cli/process.hpp"
#include "gallery/page.hpp"

using namespace gradreel::testing;
using Names = std::vector<std::string>;

namespace {

constexpr const char* kTwoFilms =
    "title: Two\nsurface: himmelblau\noptimizers: [adam, momentum]\nepochs: 3\nlayout: solo\n"
    "timeline: {duration: 0.4, hold_start: 0, hold_end: 0}\noutputs:\n"
    "  - {profile: blog, width: 160, height: 90, fps: 10, sidecar: true}\n"
    "  - {profile: ci, width: 160, height: 90, fps: 10, poster: true}\n";

}  // namespace

TEST_CASE("a gallery of a folder, and again over itself") {
  const TemporaryFolder folder;
  fs::create_directory(folder / "scenes");
  write_file(folder / "scenes/s.yaml", kTwoFilms);
  CHECK(run_binary(folder.path(), {"render", "scenes", "-q"}).exit_code == 0);
  for (int i = 0; i < 2; ++i) {
    const Result r = run_binary(folder.path(), {"gallery", "output", "-o", "site", "--title", "Our films"});
    CHECK(r.exit_code == 0);
    CHECK(r.err ==
          "warning: output/s.mp4: no sidecar tells what it shows; gradreel render --sidecar writes one\n");
    CHECK_THAT(r.out, Catch::StartsWith("wrote site/index.html (2 films, 0."));
  }
  CHECK(TemporaryFolder::listing_of(folder / "site") ==
        Names{"index.html", "media", "media/s.gif", "media/s.gif.poster.png", "media/s.mp4"});
  CHECK(read_file(folder / "site/media/s.gif") == read_file(folder / "output/s.gif"));
  const std::string page = read_file(folder / "site/index.html");
  CHECK(page.find("<h1>Our films</h1>") != std::string::npos);
  CHECK(page.find("<summary>Scene: s.yaml</summary>") != std::string::npos);
  CHECK(page.find("surface: himmelblau\n") != std::string::npos);
}

TEST_CASE("a film that cannot be read is left out; a gallery that was not finished can be made again") {
  const TemporaryFolder folder;
  for (const char* name : {"output", "site"}) fs::create_directory(folder / name);
  write_file(folder / "output/good.mp4", "copied as it is");
  write_file(folder / "output/bad.gif", "GIF89a");
  const Result full = Process(folder.path(), {"gallery", "output", "-o", "site"}, file_limit(0)).wait();
  CHECK(full.exit_code == 1);
  write_file(folder / "site/index.html", gradreel::unfinished_gallery_html());
  const Result r = run_binary(folder.path(), {"gallery", "output", "-o", "site", "-q"});
  CHECK(r.exit_code == 0);
  CHECK_THAT(r.err, Catch::EndsWith("warning: cannot read output/bad.gif: Invalid data found when processing "
                                    "input; the film is left out\n"));
  CHECK(TemporaryFolder::listing_of(folder / "site") == Names{"index.html", "media", "media/good.mp4"});
}

TEST_CASE("a gallery replaces nothing but a gallery") {
  const TemporaryFolder folder;
  for (const char* name : {"output", "mine", "empty"}) fs::create_directory(folder / name);
  write_file(folder / "output/s.mp4", "film");
  write_file(folder / "mine/index.html", "<p>mine</p>");
  const auto said = [&](const std::vector<std::string>& arguments) {
    const Result r = run_binary(folder.path(), arguments);
    CHECK(r.exit_code == 2);
    return r.err;
  };
  CHECK(
      said({"gallery", "output", "-o", "mine"}) ==
      "--output: error: mine is there, and no gallery of an earlier run\n  name another folder\n1 mistake\n");
  CHECK(said({"gallery", "output", "-o", "."}) ==
        "--output: error: output lies in ., which the gallery would replace\n  name another folder\n1 "
        "mistake\n");
  CHECK(said({"gallery", "empty", "-o", "site"}) == "empty: error: there are no films in it\n1 mistake\n");
  CHECK(said({"gallery", "none", "-o", "site"}) == "none: error: no such folder\n1 mistake\n");
  CHECK(read_file(folder / "mine/index.html") == "<p>mine</p>");
  CHECK_FALSE(fs::exists(folder / "site"));
}
