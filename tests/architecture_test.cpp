// The rules of docs/design.md that a compiler does not check.
#include <filesystem>
#include <fstream>
#include <map>
#include <regex>
#include <set>
#include <sstream>
#include <string>

#include "catch.hpp"

namespace fs = std::filesystem;

namespace {

const fs::path kSource = fs::path(GRADREEL_SOURCE_DIR) / "src";

std::string read(const fs::path& path) {
  std::ifstream file(path);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

std::vector<fs::path> sources() {
  std::vector<fs::path> all;
  for (const auto& entry : fs::recursive_directory_iterator(kSource)) {
    const std::string extension = entry.path().extension();
    if (extension == ".cpp" || extension == ".hpp" || extension == ".def") all.push_back(entry.path());
  }
  return all;
}

std::string room_of(const fs::path& path) { return fs::relative(path, kSource).begin()->string(); }

// What each room may include, besides itself.
const std::map<std::string, std::set<std::string>> kMayInclude = {
    {"core", {}},
    {"draw", {"core"}},
    {"tex", {"core"}},
    {"surfaces", {"core"}},
    {"optimizers", {"core"}},
    {"schedules", {"core"}},
    {"descent", {"core", "optimizers", "schedules"}},
    {"film", {"core", "draw", "descent"}},
    {"panels", {"core", "draw", "descent", "film"}},
    {"overlays", {"core", "draw", "descent", "film", "panels"}},
    {"paint", {"core", "draw", "film"}},
    {"video", {"core"}},
    {"batch", {"core", "draw", "film", "paint", "video"}},
    {"scene", {"core", "draw", "surfaces", "optimizers", "schedules", "descent", "film", "tex", "video"}},
    {"outputs", {"core", "draw", "descent", "film", "paint", "video", "batch", "scene"}},
    {"cli",
     {"core", "draw", "surfaces", "optimizers", "schedules", "descent", "film", "tex", "video", "scene",
      "outputs"}},
    {"main.cpp", {"cli"}},
};

}  // namespace

TEST_CASE("includes go one way") {
  const std::regex include("#include \"([a-z0-9_]+)/[^\"]+\"");
  for (const fs::path& path : sources()) {
    const std::string room = room_of(path), text = read(path);
    INFO(path);
    REQUIRE(kMayInclude.count(room) == 1);
    for (std::sregex_iterator it(text.begin(), text.end(), include), end; it != end; ++it) {
      const std::string other = (*it)[1];
      INFO("includes " << other);
      CHECK((other == room || kMayInclude.at(room).count(other) == 1));
    }
  }
}

TEST_CASE("each library is included by its own room alone") {
  const std::map<std::string, std::string> owner = {{"<(cairo|pango|fontconfig|librsvg)", "draw"},
                                                    {"<yaml-cpp", "scene"},
                                                    {"<lib(av|sw)", "video"},
                                                    {"<CLI/", "cli"},
                                                    {"<nlohmann", "outputs"},
                                                    {"<sleef", "core"}};
  for (const fs::path& path : sources()) {
    const std::string text = read(path);
    for (const auto& [header, room] : owner) {
      INFO(path << " includes " << header);
      if (room_of(path) != room) CHECK_FALSE(std::regex_search(text, std::regex("#include " + header)));
    }
  }
}

TEST_CASE("transcendental functions come from core/num.hpp alone") {
  // libm's differ between CPUs, and Eigen's between the body and the tail of an array.
  const std::regex call(
      "(std::|[^:a-z_]::)(sin|cos|tan|asin|acos|atan|atan2|exp|exp2|expm1|log|log2|log10|log1p|pow|cbrt|"
      "hypot|sinh|cosh|"
      "tanh|erf|tgamma|lgamma)\\(|\\.(exp|log|log1p|log10|pow|sin|cos|tan|tanh)\\(");
  for (const fs::path& path : sources()) {
    if (path.filename() == "num.cpp" || path.filename() == "num.hpp") continue;
    std::istringstream lines(read(path));
    std::string line;
    for (int number = 1; std::getline(lines, line); ++number) {
      INFO(path << ":" << number << ": " << line);
      CHECK_FALSE(std::regex_search(line, call));
    }
  }
}

TEST_CASE("only cli/ prints or exits") {
  const std::regex output("std::(cout|cerr|exit|abort)|\\b(printf|fprintf|fmt::print|_exit)\\(");
  for (const fs::path& path : sources()) {
    const std::string room = room_of(path);
    if (room == "cli" || room == "main.cpp") continue;
    INFO(path);
    CHECK_FALSE(std::regex_search(read(path), output));
  }
}
