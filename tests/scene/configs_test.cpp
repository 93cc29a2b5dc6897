#include "scene/configs.hpp"

#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "catch.hpp"
#include "scene/broken.hpp"
#include "temporary_folder.hpp"

using namespace gradreel;

namespace {

/// A config folder that is removed at the end.
class Folder {
 public:
  Folder() {
    for (const char* sub : {"profiles", "themes", "optimizers"})
      std::filesystem::create_directory(folder_ / sub);
  }

  std::string path() const { return folder_.path(); }
  void write(const std::string& file, const std::string& text) const {
    std::ofstream(folder_ / file) << text;
  }

  /// What is said about the folder, with DIR for its path.
  std::string said() const {
    try {
      const Configs configs(path());
    } catch (const Error& e) {
      std::string text = e.what();
      for (auto at = text.find(path()); at != std::string::npos; at = text.find(path())) {
        text.replace(at, path().size(), "DIR");
      }
      return text;
    }
    return {};
  }

 private:
  testing::TemporaryFolder folder_;
};

}  // namespace

TEST_CASE("shipped configs") {
  const Configs& c = shipped_configs();
  CHECK(names_of(c.profiles()) == std::vector<std::string_view>{"blog", "ci", "csv", "draft", "json",
                                                                "lecture", "readme", "square", "story",
                                                                "webm"});
  CHECK(names_of(c.themes()) == std::vector<std::string_view>{"chalk", "contrast", "paper", "slate"});
  CHECK(names_of(c.optimizer_sets()) == std::vector<std::string_view>{"classic", "gd_adam"});
  const OutputSpec& lecture = c.profiles().find("lecture")->second.output;
  CHECK(lecture.format == "mp4");
  CHECK(lecture.width == 1920);
  CHECK(lecture.height == 1080);
  CHECK(lecture.frame_rate == Rational{60, 1});
  CHECK(!lecture.is_draft);
  const OutputSpec& blog = c.profiles().find("blog")->second.output;
  CHECK(blog.format == "gif");
  CHECK(blog.width == 800);
  CHECK(blog.height == 450);
  CHECK(blog.frame_rate == Rational{25, 1});
  for (const auto& [name, profile] : c.profiles()) {
    CHECK(!profile.description.empty());
    CHECK(profile.output.is_film() == (profile.output.width > 0));
  }
  CHECK(c.profiles().find("draft")->second.output.is_draft);
}

TEST_CASE("a theme's keys, and what they are by default") {
  const Folder dir;
  const std::string colors =
      "description: x\nbackground: \"#000000\"\npanel: \"#000000\"\nink: \"#ffffff\"\nmuted: \"#ffffff\"\n"
      "grid: \"#808080\"\nhalo: \"#000000\"\ncontour_line: \"#00000080\"\n"
      "trails: [\"#ff0000\", \"#ff0001\", \"#ff0002\", \"#ff0003\", \"#ff0004\", \"#ff0005\", \"#ff0006\", "
      "\"#ff0007\"]\n";
  dir.write("themes/plain.yaml", colors);
  dir.write("themes/large.yaml",
            colors + "font: lato\nmarker_size: 0.02\nreverse_colormap: true\nsmall_size: 0.03\n");
  const Configs configs(dir.path());
  const Theme &plain = configs.themes().find("plain")->second.theme,
              &large = configs.themes().find("large")->second.theme;
  CHECK(plain.font == Font::inter);
  CHECK(plain.marker_size == 0.0115);
  CHECK(plain.trail_width == 0.0042);
  CHECK(plain.colormap == "viridis");
  CHECK(!plain.reverse_colormap);
  CHECK(plain.trails.size() == 8);
  CHECK(large.font == Font::lato);
  CHECK(large.marker_size == 0.02);
  CHECK(large.small_size == 0.03);
  CHECK(large.reverse_colormap);
  dir.write("themes/plain.yaml", colors + "font: intre\nmarker_size: 1\n");
  CHECK(dir.said() ==
        "DIR/themes/plain.yaml:10:7: error: unknown font 'intre'\n"
        "  font: intre\n"
        "        ^\n"
        "  did you mean 'inter'?\n"
        "DIR/themes/plain.yaml:11:14: error: marker_size must be a number in [0.002, 0.05], not 1\n"
        "  marker_size: 1\n"
        "               ^");
}

TEST_CASE("mistakes in configs, to the letter") {
  const Folder dir;
  dir.write("optimizers/classic.yaml", "description: x\noptimizers: [adam]\n");
  dir.write("profiles/Big.yaml", "");
  dir.write("profiles/empty.yaml", "");
  dir.write("profiles/odd.yaml", "description: x\nformat: mp4\nwidth: 101\nheight: 100\nfsp: 25\n");
  dir.write("profiles/.hidden.yaml", "[");
  dir.write("profiles/notes.txt", "[");
  dir.write("themes/pale.yaml",
            "description: x\nbackground: #ffffff\npanel: \"#fff\"\nink: red\nmuted: \"#000000\"\ngrid: "
            "\"#000000\"\n"
            "halo: \"#000000\"\ncontour_line: \"#00000080\"\ntrails: [\"#000000\"]\n");
  CHECK(dir.said() ==
        "DIR/optimizers/classic.yaml:2:14: error: optimizers of a set must state their learning_rate\n"
        "  optimizers: [adam]\n"
        "               ^\n"
        "DIR/profiles/Big.yaml: error: names of configs are lower-case letters, digits and _\n"
        "DIR/profiles/empty.yaml: error: the file is empty\n"
        "DIR/profiles/odd.yaml:5:1: error: unknown key 'fsp' in profile\n"
        "  fsp: 25\n"
        "  ^\n"
        "  did you mean 'fps'?\n"
        "DIR/themes/pale.yaml:2:1: error: background: expected a colour like \"#1a2b3c\", found nothing\n"
        "  background: #ffffff\n"
        "  ^\n"
        "  a '#' after a space begins a comment: put the value in quotes\n"
        "DIR/themes/pale.yaml:3:8: error: panel is not a colour: #fff\n"
        "  panel: \"#fff\"\n"
        "         ^\n"
        "  like \"#1a2b3c\", or with opacity \"#1a2b3c80\"\n"
        "DIR/themes/pale.yaml:4:6: error: ink is not a colour: red\n"
        "  ink: red\n"
        "       ^\n"
        "  like \"#1a2b3c\", or with opacity \"#1a2b3c80\"\n"
        "DIR/themes/pale.yaml:9:9: error: trails must have 8 to 64 items, not 1\n"
        "  trails: [\"#000000\"]\n"
        "          ^");
}

TEST_CASE("an odd size of an mp4 profile") {
  const Folder dir;
  dir.write("profiles/odd.yaml", "description: x\nformat: mp4\nwidth: 101\nheight: 100\nfps: 25\n");
  CHECK(dir.said() ==
        "DIR/profiles/odd.yaml:3:1: error: width must be even for mp4, not 101\n  width: 101\n  ^\n  use 100 "
        "or 102");
}

TEST_CASE("profiles of trajectories need no size, and take none") {
  const Folder dir;
  dir.write("profiles/numbers.yaml", "description: x\nformat: csv\ndraft: true\n");
  CHECK(dir.said().empty());
  dir.write("profiles/numbers.yaml", "description: x\nformat: csv\nwidth: 100\ncrf: 3\n");
  CHECK(dir.said() ==
        "DIR/profiles/numbers.yaml:3:1: error: width is for films; a csv holds trajectories\n  width: 100\n  "
        "^\n"
        "DIR/profiles/numbers.yaml:4:1: error: crf is for films; a csv holds trajectories\n  crf: 3\n  ^");
  dir.write("profiles/numbers.yaml", "description: x\nformat: gif\n");
  CHECK_THAT(dir.said(), Catch::Contains("width is missing") && Catch::Contains("fps is missing"));
  dir.write("profiles/numbers.yaml", "description: x\nformat: xml\n");
  std::string known;
  for (const FormatEntry* format : formats()) known += std::string(format->name) + ", ";
  CHECK(dir.said() ==
        "DIR/profiles/numbers.yaml:2:9: error: unknown format 'xml'\n  format: xml\n          ^\n"
        "  known: " +
            known + "csv, json");
}

TEST_CASE("where configs are looked for") {
  const Folder dir;
  const char* before = std::getenv("GRADREEL_CONFIG_DIR");
  const std::string saved = before ? before : "";
  ::unsetenv("GRADREEL_CONFIG_DIR");
  const std::string shipped = GRADREEL_SOURCE_DIR "/configs";
  dir.write("themes/mine.yaml", "");
  CHECK(find_config_dirs(std::nullopt) == ConfigLayers{shipped});
  CHECK(find_config_dirs(dir.path()) == ConfigLayers{shipped, dir.path()});
  ::setenv("GRADREEL_CONFIG_DIR", dir.path().c_str(), 1);
  CHECK(find_config_dirs(std::nullopt) == ConfigLayers{shipped, dir.path()});
  ::setenv("GRADREEL_CONFIG_DIR", "/nowhere", 1);
  CHECK_THROWS_WITH(find_config_dirs(std::nullopt),
                    "error: no config folder '/nowhere' (from GRADREEL_CONFIG_DIR)");
  CHECK_THROWS_WITH(find_config_dirs("/elsewhere"),
                    "error: no config folder '/elsewhere' (from --config-dir)");
  CHECK_THROWS_WITH(find_config_dirs(dir.path() + "/themes"),
                    "error: '" + dir.path() + "/themes" +
                        "' (from --config-dir) is not a config folder\n"
                        "  it needs at least one of the folders languages, optimizers, profiles and themes");
  saved.empty() ? ::unsetenv("GRADREEL_CONFIG_DIR") : ::setenv("GRADREEL_CONFIG_DIR", saved.c_str(), 1);
}

TEST_CASE("a folder of configs lies over the shipped one: its files win, the rest is there") {
  const Folder dir;
  dir.write("profiles/blog.yaml", "description: mine\nformat: gif\nwidth: 400\nheight: 224\nfps: 10\n");
  dir.write("profiles/new.yaml", "description: new\nformat: csv\n");
  const Configs shipped(GRADREEL_SOURCE_DIR "/configs"), both({GRADREEL_SOURCE_DIR "/configs", dir.path()});
  CHECK(both.profiles().size() == shipped.profiles().size() + 1);
  CHECK(both.profiles().at("blog").description == "mine");
  CHECK(both.profiles().at("blog").output.width == 400);
  CHECK(both.profiles().at("lecture").description == shipped.profiles().at("lecture").description);
  CHECK(names_of(both.themes()) == names_of(shipped.themes()));
}

TEST_CASE("a theme that extends another states only what differs") {
  const Folder dir;
  std::filesystem::copy(GRADREEL_SOURCE_DIR "/configs/themes/slate.yaml", dir.path() + "/themes");
  dir.write("themes/a.yaml", "description: a\nextends: b\nink: \"#ffffff\"\n");
  dir.write("themes/b.yaml",
            "description: b\nextends: slate\ntrails: [\"#112233\", \"#445566\"]\nfont: lato\n");
  const Configs configs(dir.path());
  const Theme &a = configs.themes().find("a")->second.theme,
              &slate = configs.themes().find("slate")->second.theme;
  CHECK(a.name == "a");
  CHECK(a.ink == Color{1, 1, 1, 1});
  CHECK(a.background == slate.background);
  CHECK(a.trails.size() == slate.trails.size());
  CHECK(a.trails[1] == Color{0x44 / 255.0, 0x55 / 255.0, 0x66 / 255.0, 1});
  CHECK(a.trails[2] == slate.trails[2]);
  CHECK(a.font != slate.font);
  CHECK(configs.themes().find("a")->second.description == "a");
}

TEST_CASE("themes that extend what is not there, or themselves") {
  const Folder dir;
  dir.write("themes/a.yaml", "description: a\nextends: other\n");
  CHECK(dir.said() ==
        "DIR/themes/a.yaml:2:10: error: unknown theme 'other'\n"
        "  extends: other\n"
        "           ^\n"
        "  known: a");
  dir.write("themes/a.yaml", "description: a\nextends: b\n");
  dir.write("themes/b.yaml", "description: b\nextends: c\n");
  dir.write("themes/c.yaml", "description: c\nextends: b\nmarker_size: 1\n");
  CHECK(dir.said() ==
        "DIR/themes/c.yaml:2:10: error: the theme extends itself: b > c > b\n"
        "  extends: b\n"
        "           ^\n"
        "DIR/themes/c.yaml:3:14: error: marker_size must be a number in [0.002, 0.05], not 1\n"
        "  marker_size: 1\n"
        "               ^");
}
