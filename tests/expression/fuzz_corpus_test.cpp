// Replays the corpus of the fuzzer.
#include <filesystem>
#include <fstream>
#include <iterator>

#include "../../fuzz/check_formula.hpp"
#include "catch.hpp"

TEST_CASE("texts that the fuzzer begins with, and found, do no harm") {
  int texts = 0;
  for (const auto& entry : std::filesystem::directory_iterator(GRADREEL_SOURCE_DIR "/fuzz/formulas")) {
    std::ifstream file(entry.path(), std::ios::binary);
    const std::string text{std::istreambuf_iterator<char>(file), {}};
    INFO(entry.path().filename().string() << ": " << text);
    CHECK(gradreel::fuzz::complaint_about(text) == "");
    ++texts;
  }
  CHECK(texts >= 23);
}
