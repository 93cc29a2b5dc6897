// docs/design.dot shows the rooms as they are, and docs/design.svg is made from it.
#include <filesystem>
#include <fstream>
#include <regex>
#include <set>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include "catch.hpp"

namespace {

using Edges = std::set<std::pair<std::string, std::string>>;

const std::filesystem::path kProject = GRADREEL_SOURCE_DIR;

std::string content_of(const std::filesystem::path& path) {
  std::ifstream file(path);
  REQUIRE(file);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

/// Edges of "a -> b -> c" in the language of Graphviz.
Edges drawn_edges(const std::string& dot) {
  Edges edges;
  const std::regex chain("(\\w+)((?: -> \\w+)+)"), step(" -> (\\w+)");
  for (std::sregex_iterator it(dot.begin(), dot.end(), chain), end; it != end; ++it) {
    std::string from = (*it)[1];
    const std::string rest = (*it)[2];
    for (std::sregex_iterator to(rest.begin(), rest.end(), step), last; to != last; ++to) {
      edges.emplace(from, (*to)[1]);
      from = (*to)[1];
    }
  }
  return edges;
}

std::set<std::string> all_rooms() {
  std::set<std::string> rooms = {"main"};
  for (const auto& entry : std::filesystem::directory_iterator(kProject / "src")) {
    if (entry.is_directory()) rooms.insert(entry.path().filename().string());
  }
  return rooms;
}

/// Which room includes which other one.
Edges room_includes() {
  Edges edges;
  const std::regex include("#include \"([a-z0-9_]+)/[^\"]+\"");
  for (const auto& entry : std::filesystem::recursive_directory_iterator(kProject / "src")) {
    if (!entry.is_regular_file()) continue;
    const std::filesystem::path relative = std::filesystem::relative(entry.path(), kProject / "src");
    const std::string room = relative.begin()->stem().string(), text = content_of(entry.path());
    for (std::sregex_iterator it(text.begin(), text.end(), include), end; it != end; ++it) {
      if ((*it)[1] != room) edges.emplace(room, (*it)[1]);
    }
  }
  return edges;
}

std::set<std::string> reached(const Edges& edges, const std::string& from) {
  std::set<std::string> found;
  std::vector<std::string> open = {from};
  while (!open.empty()) {
    const std::string room = open.back();
    open.pop_back();
    for (const auto& [a, b] : edges) {
      if (a == room && found.insert(b).second) open.push_back(b);
    }
  }
  return found;
}

}  // namespace

TEST_CASE("the picture of the design shows which rooms include which") {
  const std::set<std::string> rooms = all_rooms();
  Edges drawn;
  for (const auto& edge : drawn_edges(content_of(kProject / "docs/design.dot"))) {
    if (rooms.count(edge.first) == 1) drawn.insert(edge);
  }
  const Edges included = room_includes();
  for (const auto& [room, other] : included) {
    INFO(room << " includes " << other << ", so docs/design.dot needs a way from one to the other");
    CHECK(reached(drawn, room).count(other) == 1);
  }
  for (const auto& [room, other] : drawn) {
    INFO("docs/design.dot shows that " << room << " includes " << other << ", which it does not");
    CHECK(included.count({room, other}) == 1);
  }
}

TEST_CASE("the picture of the design is made from its source") {
  const std::string svg = content_of(kProject / "docs/design.svg");
  Edges painted;
  const std::regex title("<title>(\\w+)&#45;&gt;(\\w+)</title>");
  for (std::sregex_iterator it(svg.begin(), svg.end(), title), end; it != end; ++it) {
    painted.emplace((*it)[1], (*it)[2]);
  }
  INFO("scripts/update-docs makes docs/design.svg from docs/design.dot");
  CHECK(painted == drawn_edges(content_of(kProject / "docs/design.dot")));
}
