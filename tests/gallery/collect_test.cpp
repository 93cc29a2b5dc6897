// Films of a folder with their sidecars, which may say anything.
#include "gallery/collect.hpp"

#include <filesystem>
#include <fstream>

#include "catch.hpp"
#include "gallery/page.hpp"
#include "gallery/sidecar_reader.hpp"
#include "temporary_folder.hpp"

using namespace gradreel;
using namespace gradreel::testing;
namespace fs = std::filesystem;

namespace {

constexpr const char* kSidecar = R"({
  "scene": "s.yaml", "source": "../s.yaml", "title": "T", "alt": "An alt text.",
  "surface": {"name": "rosenbrock", "title": "Rosenbrock's function", "parameters": {"a": 1.0, "b": 100.0}},
  "file": {"name": "s.mp4", "format": "mp4", "width": 640, "height": 360, "duration_s": 2.5, "poster": "p.png"},
  "descents": [
    {"label": "Adam", "optimizer": "adam", "parameters": {"learning_rate": 1e-05, "betas": [0.9, 0.99]},
     "end": [1.23456, 2], "outcome": "finished", "epochs": 20, "final_loss": 7.760861580394404e-06,
     "nearest_minimum": {"at": [3.0, 2.0]}, "epochs_to_tolerance": 1},
    {"label": "SGD", "optimizer": "sgd", "parameters": {}, "end": [1, 2], "outcome": "diverged", "epochs": 7,
     "final_loss": "Infinity", "nearest_minimum": null, "epochs_to_tolerance": null},
    {"label": "R", "end": -1.23456, "outcome": "finished", "epochs": 20, "final_loss": 0.5}]})";

void write(const std::string& path, const std::string& text) {
  fs::create_directories(fs::path(path).parent_path());
  std::ofstream(path) << text;
}

std::string with(std::string text, const std::string& was, const std::string& is) {
  return text.replace(text.find(was), was.size(), is);
}

/// The warnings about a folder `out` that holds the sidecar, a film and a poster, without the folder's name.
std::vector<std::string> warnings_about(const std::string& sidecar) {
  const TemporaryFolder folder;
  for (const char* name : {"out/s.mp4", "out/p.png", "secret.mp4", "secret.txt"}) write(folder / name, "x");
  write(folder / "out/s.json", sidecar);
  std::vector<std::string> warnings = collect_films(folder / "out", folder / "site").warnings;
  for (std::string& w : warnings) w = w.substr((folder / "out/").size());
  return warnings;
}

}  // namespace

TEST_CASE("what a sidecar says of a film") {
  const GalleryFilm film = read_sidecar(kSidecar)->film;
  CHECK(film.files == std::vector<std::string>{"s.mp4"});
  CHECK(film.surface_settings == "a = 1, b = 100");
  CHECK(film.seconds == 2.5);
  REQUIRE(film.descents.size() == 3);
  CHECK(film.descents[0].settings == "learning_rate = 1e-5, betas = [0.9, 0.99]");
  CHECK(film.descents[0].final_loss == "7.76e-06");
  CHECK(film.descents[0].result == "reaches (3, 2) after 1 epoch");
  CHECK(film.descents[1].final_loss == "Infinity");
  CHECK(film.descents[1].result == "diverges after 7 epochs");
  CHECK(film.descents[2].result == "ends at −1.23");
  CHECK(read_sidecar(kSidecar)->source == "../s.yaml");
}

TEST_CASE("JSON that is no sidecar, or a strange one, is no failure") {
  for (const char* text : {"", "{", "[]", "null", "{\"descents\": []}", "{\"file\": {}}", "\xff\xfe"}) {
    INFO(text);
    CHECK_FALSE(read_sidecar(text));
  }
  const auto strange = read_sidecar(
      R"({"file": {"name": 3, "width": -1, "height": 1e300}, "title": [], "surface": 1, "clips": {"a": 1},
          "descents": [1, null, {"label": {}, "parameters": 3, "final_loss": [], "end": {}, "epochs": "x"}]})");
  REQUIRE(strange);
  CHECK(strange->film.files.empty());
  CHECK(strange->film.width == 0);
  CHECK(strange->film.height == 0);
  CHECK(strange->film.descents.size() == 3);
}

TEST_CASE("films are found with and without sidecars, and what the gallery wrote before is not") {
  const TemporaryFolder folder;
  for (const char* name : {"out/s.mp4", "out/p.png", "out/b/x.GIF", "out/site/media/s.mp4", "out/notes.txt"})
    write(folder / name, "x");
  write(folder / "out/s.json", with(kSidecar, "../s.yaml", ""));
  const Collection all = collect_films(folder / "out", folder / "out/site");
  REQUIRE(all.films.size() == 2);
  CHECK(all.films[0].files.front() == "b/x.GIF");
  CHECK(all.films[0].title == "x");
  CHECK(all.films[0].format == "gif");
  CHECK(all.films[1].title == "T");
  CHECK(all.films[1].poster == "p.png");
  CHECK(all.warnings == std::vector<std::string>{(folder / "out/b/x.GIF") +
                                                 ": no sidecar tells what it shows; gradreel render "
                                                 "--sidecar writes one"});
  CHECK_THROWS_WITH(collect_films(folder / "none", "site"), Catch::Contains("no such folder"));
}

TEST_CASE("links out of the folder and other galleries are left out") {
  const TemporaryFolder folder;
  for (const char* name : {"out/s.mp4", "out/other/media/s.mp4", "secret.mp4"}) write(folder / name, "x");
  write(folder / "out/other/index.html", unfinished_gallery_html());
  fs::create_symlink(folder / "secret.mp4", folder / "out/linked.mp4");
  fs::create_symlink("s.mp4", folder / "out/same.mp4");
  fs::create_directory_symlink("..", folder / "out/up");
  const Collection all = collect_films(folder / "out", folder / "site");
  REQUIRE(all.films.size() == 2);
  CHECK(all.films[0].files.front() == "s.mp4");
  CHECK(all.films[1].files.front() == "same.mp4");
  CHECK(all.warnings.front() ==
        (folder / "out/linked.mp4") + ": it is a link out of the folder, and is left out");
}

TEST_CASE("a sidecar cannot name what does not lie beside it") {
  using Lines = std::vector<std::string>;
  const std::string alone = "s.mp4: no sidecar tells what it shows; gradreel render --sidecar writes one";
  const std::string hidden = " is no YAML file within the working folder, and is not shown";
  CHECK(warnings_about(with(kSidecar, "s.mp4", "../secret.mp4")) ==
        Lines{"s.json: ../secret.mp4 does not lie beside it, and the film is left out", alone});
  CHECK(warnings_about(with(kSidecar, "s.mp4", "")) == Lines{"s.json: it names no film", alone});
  CHECK(warnings_about(with(kSidecar, "p.png", "/etc/passwd")) ==
        Lines{"s.json: /etc/passwd does not lie beside it", "s.json: ../s.yaml" + hidden});
  CHECK(warnings_about(with(kSidecar, "../s.yaml", "../secret.txt")) ==
        Lines{"s.json: ../secret.txt" + hidden});
}
