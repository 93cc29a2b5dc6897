// Replays the corpora of the readers' fuzzers.
#include <filesystem>

#include "../../fuzz/check_readers.hpp"
#include "catch.hpp"
#include "readers/data_file.hpp"

namespace {

/// How many inputs there are, of which none may be complained about.
int replay(const std::string& target, std::string (*complaint_about)(const std::string&)) {
  int inputs = 0;
  for (const auto& entry : std::filesystem::directory_iterator(GRADREEL_SOURCE_DIR "/fuzz/" + target)) {
    INFO(entry.path().string());
    CHECK(complaint_about(gradreel::read_data_file(entry.path().string())) == "");
    ++inputs;
  }
  return inputs;
}

}  // namespace

TEST_CASE("files that the readers' fuzzers begin with, and found, do no harm") {
  CHECK(replay("csv", gradreel::fuzz::complaint_about_csv) >= 12);
  CHECK(replay("npy", gradreel::fuzz::complaint_about_npy) >= 11);
  CHECK(replay("npz", gradreel::fuzz::complaint_about_npz) >= 4);
  CHECK(replay("json", gradreel::fuzz::complaint_about_json) >= 7);
  CHECK(replay("grid", gradreel::fuzz::complaint_about_grid) >= 6);
}
