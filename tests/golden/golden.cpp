#include "golden/golden.hpp"

#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "catch.hpp"
#include "golden/likeness.hpp"
#include "golden/versions.hpp"
#include "skipped.hpp"
#include "video/decode.hpp"
#include "video/png.hpp"

namespace gradreel::testing {

namespace {

namespace fs = std::filesystem;

constexpr const char* kVersionsFile = GRADREEL_SOURCE_DIR "/tests/golden/versions.yaml";

/// Of when the golden pictures were made.
const Versions& recorded_versions() {
  static const Versions versions = read_versions(YAML::LoadFile(kVersionsFile));
  return versions;
}

/// What has other versions than then; empty if nothing has.
const std::string& changed_versions() {
  static const std::string changed = changes(recorded_versions(), picture_versions());
  return changed;
}

bool has_other_fonts() {
  return std::ranges::any_of(picture_versions(), [](const auto& version) {
    return version.first.starts_with("fonts-") && recorded_versions().at(version.first) != version.second;
  });
}

void write_versions() {
  std::ofstream(kVersionsFile) << "# With these, golden pictures are compared exactly: see golden.hpp.\n"
                               << yaml_of(picture_versions(), 0);
}

void update(const std::string& name, const Image& actual) {
  static const bool written = (write_versions(), true);
  static_cast<void>(written);
  const std::string path = golden_path(name);
  if (!fs::exists(path) || read_golden(name) != actual) write_png(actual, path);
}

/// The golden picture in pale grey, with the pixels that differ in red: paler where they are in no block that
/// does.
Image difference_image(const Image& golden, const Image& actual, const std::vector<Rect>& blocks) {
  Image image(golden.width(), golden.height());
  const auto shade = [&](int x, int y, std::uint32_t share) {
    const Rgb c = to_rgb(golden.at(x, y));
    const auto gray = static_cast<std::uint32_t>(128 + (c.r + c.g + c.b) / 6);
    image.row(y)[x] = 0xFF000000u | gray << 16 | gray / share << 8 | gray / share;
  };
  for (int y = 0; y < golden.height(); ++y) {
    for (int x = 0; x < golden.width(); ++x) shade(x, y, golden.at(x, y) == actual.at(x, y) ? 1 : 2);
  }
  for (const Rect& block : blocks) {
    for (int y = block.y; y < block.bottom(); ++y) {
      for (int x = block.x; x < block.right(); ++x) shade(x, y, 4);
    }
  }
  return image;
}

std::string failure_path(const std::string& name) {
  fs::create_directories(GRADREEL_GOLDEN_FAILURES);
  return std::string(GRADREEL_GOLDEN_FAILURES) + "/" + name;
}

/// "" if it is as it was.
std::string what_changed(const Image& golden, const Image& actual, const Likeness& likeness) {
  if (golden == actual) return "";
  if (!changed_versions().empty()) {
    report_skipped("the exact pixels of golden pictures, which were compared within bounds: " +
                   changed_versions());
    return objections(likeness, has_other_fonts() ? kOtherFonts : kSameFonts);
  }
  const std::string seen = objections(likeness);
  return seen.empty() ? "not the same pixels, though hardly to be seen\n" : seen;
}

}  // namespace

bool updates_golden() {
  const char* update = std::getenv("GRADREEL_UPDATE_GOLDEN");
  return update && std::string(update) == "1";
}

std::string golden_path(const std::string& name) {
  return GRADREEL_SOURCE_DIR "/tests/golden/images/" + name + ".png";
}

Image read_golden(const std::string& name) { return test::decode(golden_path(name)).front().image; }

void check_golden(const std::string& name, const Image& actual) {
  if (updates_golden()) return update(name, actual);
  const std::string actual_path = failure_path(name + ".actual.png");
  const std::string how_to_accept =
      "if it is right: GRADREEL_UPDATE_GOLDEN=1 scripts/test golden/golden_test";
  const auto fail = [&](const std::string& said, const std::string& files) {
    write_png(actual, actual_path);
    FAIL_CHECK(name << ": " << said << "see " << files << "\n" << how_to_accept);
  };
  if (!fs::exists(golden_path(name))) return fail("there is no golden picture\n", actual_path);
  const Image golden = read_golden(name);
  if (golden.width() != actual.width() || golden.height() != actual.height())
    return fail("the golden picture has another size\n", actual_path);
  const Likeness likeness = likeness_of(golden, actual);
  const std::string changed = what_changed(golden, actual, likeness);
  if (changed.empty()) {
    SUCCEED();
    return;
  }
  const std::string difference_path = failure_path(name + ".difference.png");
  write_png(difference_image(golden, actual, likeness.blocks), difference_path);
  fail(changed, actual_path + " and " + difference_path);
}

}  // namespace gradreel::testing
