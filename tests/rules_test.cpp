// What no test may do, since runs side by side, or on a busy machine, would then fail.
#include <filesystem>
#include <fstream>
#include <regex>
#include <set>

#include "catch.hpp"

namespace {

namespace fs = std::filesystem;

const std::set<std::string> kMayDoIt = {"temporary_folder.hpp", "wait.hpp", "rules_test.cpp"};

/// "FILE:LINE: the line" for all lines of tests/ that match.
std::string lines_with(const std::string& pattern) {
  const std::regex regex(pattern);
  std::string found;
  for (const auto& entry : fs::recursive_directory_iterator(GRADREEL_SOURCE_DIR "/tests")) {
    const fs::path path = entry.path();
    if ((path.extension() != ".cpp" && path.extension() != ".hpp") || kMayDoIt.count(path.filename()))
      continue;
    std::ifstream file(path);
    int number = 0;
    for (std::string line; std::getline(file, line);) {
      ++number;
      if (std::regex_search(line, regex))
        found += path.filename().string() + ":" + std::to_string(number) + ": " + line + "\n";
    }
  }
  return found;
}

}  // namespace

TEST_CASE("tests write to TemporaryFolder alone, never to a folder of a fixed name") {
  CHECK(lines_with("temp_directory_path|mkdtemp|mkstemp|tmpnam|tmpfile|\"/tmp|\"/var/tmp") == "");
}

TEST_CASE("tests wait with comes_true(), never for a fixed time, and measure none") {
  CHECK(lines_with("sleep_for|sleep_until|usleep|\\bsleep\\(|_clock::|wait_for\\(|clock_gettime") == "");
}
