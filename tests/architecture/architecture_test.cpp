// The project keeps the rules of docs/design.md that a compiler does not check.
#include <algorithm>
#include <array>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "architecture/rules.hpp"
#include "catch.hpp"

using namespace gradreel::test;
namespace fs = std::filesystem;

namespace {

std::vector<SourceFile> read_sources() {
  const fs::path root = fs::path(GRADREEL_SOURCE_DIR) / "src";
  std::vector<SourceFile> files;
  for (const auto& entry : fs::recursive_directory_iterator(root)) {
    const std::string extension = entry.path().extension();
    if (extension != ".cpp" && extension != ".hpp" && extension != ".def") continue;
    std::ifstream file(entry.path());
    std::ostringstream text;
    text << file.rdbuf();
    files.push_back({fs::relative(entry.path(), root).generic_string(), text.str()});
  }
  std::sort(files.begin(), files.end(), [](const auto& a, const auto& b) { return a.path < b.path; });
  return files;
}

const std::vector<SourceFile>& sources() {
  static const std::vector<SourceFile> files = read_sources();
  return files;
}

std::vector<SourceFile> sources_without(const std::set<std::string>& left_out) {
  std::vector<SourceFile> files = sources();
  std::erase_if(files, [&](const SourceFile& file) {
    return left_out.count(file.path) == 1 || left_out.count(room_of(file.path)) == 1;
  });
  return files;
}

const Rooms kMayInclude = {
    {"core", {}},
    {"draw", {"core"}},
    {"cache", {"core"}},
    {"tex", {"core", "cache"}},
    {"expression", {"core"}},
    {"readers", {"core"}},
    {"surfaces", {"core"}},
    {"optimizers", {"core"}},
    {"schedules", {"core"}},
    {"descent", {"core", "optimizers", "schedules"}},
    {"film", {"core", "draw", "descent"}},
    {"panels", {"core", "draw", "descent", "film"}},
    {"overlays", {"core", "draw", "descent", "film", "panels"}},
    {"paint", {"core", "draw", "film"}},
    {"video", {"core"}},
    {"batch", {"core", "cache", "draw", "film", "paint", "video"}},
    // Names of panels and overlays become their entries here, as those of surfaces and optimizers do.
    {"scene",
     {"core", "cache", "draw", "expression", "surfaces", "optimizers", "schedules", "descent", "film",
      "panels", "overlays", "readers", "tex", "video"}},
    {"outputs", {"core", "cache", "draw", "descent", "film", "paint", "video", "batch", "scene"}},
    {"lock", {"core", "draw", "tex", "video", "scene", "outputs"}},
    {"gallery", {"core", "video", "outputs"}},
    {"preview", {"core"}},
    {"verify", {"core", "video", "scene", "outputs", "lock"}},
    {"cluster", {"core", "cache", "film", "video", "batch", "scene", "outputs", "lock", "descent", "paint"}},
    {"reference",
     {"core", "cache", "draw", "surfaces", "optimizers", "schedules", "film", "panels", "overlays", "video",
      "scene"}},
    {"cli", {"core",      "cache",  "draw",     "surfaces", "optimizers", "schedules", "descent",
             "film",      "panels", "overlays", "tex",      "video",      "scene",     "outputs",
             "reference", "lock",   "verify",   "gallery",  "preview",    "cluster"}},
    {"main.cpp", {"cli"}},
};

const Complaints kNone;

std::string output_of_nm() {
  const std::string command =
      std::string("'" GRADREEL_NM "' --format=posix --print-file-name '@") + GRADREEL_OBJECTS "'";
  const auto close = [](std::FILE* pipe) { return ::pclose(pipe); };
  const std::unique_ptr<std::FILE, decltype(close)> pipe(::popen(command.c_str(), "r"), close);
  REQUIRE(pipe);
  std::string output;
  std::array<char, 65536> buffer;
  while (const std::size_t n = std::fread(buffer.data(), 1, buffer.size(), pipe.get()))
    output.append(buffer.data(), n);
  return output;
}

}  // namespace

TEST_CASE("includes go one way") { CHECK(wrong_includes(sources(), kMayInclude) == kNone); }

TEST_CASE("what a room defines is used only by rooms that may include it") {
  // A declaration in a lower room of what an upper room defines passes the test of includes; this one sees
  // it. So a registry is declared in the room that defines it, and rooms below are given its entries.
  const std::map<std::string, RoomSymbols> symbols = room_symbols(output_of_nm());
  for (const auto& [room, others] : kMayInclude) {
    INFO(room);
    if (room != "main.cpp") CHECK((symbols.count(room) == 1 && !symbols.at(room).defined.empty()));
  }
  CHECK(wrong_uses(symbols, kMayInclude) == kNone);
}

TEST_CASE("each library is included by its own rooms alone") {
  const std::vector<Library> libraries = {
      {"<(?:cairo|pango|fontconfig|librsvg|hb\\.|ft2build)", {"draw"}},
      {"<yaml-cpp", {"scene"}},
      {"<lib(?:av|sw)", {"video"}},
      {"<(?:zlib|webp)", {"video"}},
      {"<CLI/", {"cli"}},
      {"<nlohmann", {"outputs", "readers", "reference", "lock", "verify", "gallery", "preview", "cluster"}},
      {"<httplib", {"preview"}},
      {"<zip.h", {"readers"}},
      {"<sleef", {"core"}}};
  CHECK(foreign_libraries(sources(), libraries) == kNone);
}

TEST_CASE("transcendental functions come from core/num.hpp alone") {
  // libm's differ between CPUs, and Eigen's between the body and the tail of an array.
  const std::regex call(
      "(std::|[^:a-z_]::)(sin|cos|tan|asin|acos|atan|atan2|exp|exp2|expm1|log|log2|log10|log1p|pow|cbrt|"
      "hypot|sinh|cosh|"
      "tanh|erf|tgamma|lgamma)\\(|\\.(exp|log|log1p|log10|pow|sin|cos|tan|tanh)\\(");
  CHECK(lines_with(sources_without({"core/num.cpp", "core/num.hpp"}), call) == kNone);
}

TEST_CASE("only cli/ exits, and one file prints") {
  const std::regex output(
      "std::(cout|cerr|clog)|\\b(printf|fprintf|vprintf|puts|fputs|putchar|putc|fputc|perror|fwrite|fmt::"
      "print)\\(|"
      "[( ](stdout|stderr)[,);]");
  CHECK(lines_with(sources_without({"cli/terminal.cpp"}), output) == kNone);
  const std::regex exit("std::(exit|abort|quick_exit|_Exit)|\\b_exit\\(");
  CHECK(lines_with(sources_without({"cli", "main.cpp"}), exit) == kNone);
}

TEST_CASE("a component is a file and a line") {
  const auto entry = [](const std::string& type) { return "const " + type + "& (\\w+)\\(\\) \\{"; };
  const std::vector<Registry> registries = {
      {"surfaces/surfaces.def", "SURFACE", "surfaces", entry("SurfaceEntry")},
      {"optimizers/optimizers.def", "OPTIMIZER", "optimizers", entry("OptimizerEntry")},
      {"schedules/schedules.def", "SCHEDULE", "schedules", entry("ScheduleEntry")},
      {"panels/panels.def", "PANEL", "panels", entry("PanelEntry")},
      {"overlays/overlays.def", "OVERLAY", "overlays", entry("OverlayEntry")},
      {"video/formats.def", "FORMAT", "video", entry("FormatEntry")},
      {"draw/colormaps.def", "COLORMAP", "draw/colormaps", "const Colormap colormap_(\\w+) = "}};
  std::size_t tables = 0;
  for (const SourceFile& file : sources())
    tables += file.path.ends_with(".def") && file.path != "core/words.def";  // has texts, no components
  CHECK(tables == registries.size());
  for (const Registry& registry : registries) CHECK(unregistered(sources(), registry) == kNone);
}

TEST_CASE("files have at most 350 lines, and functions 60") {
  CHECK(long_files(sources(), 350) == kNone);
  CHECK(long_functions(sources(), 60) == kNone);
}
