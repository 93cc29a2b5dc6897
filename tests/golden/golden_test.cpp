// Every panel and overlay, every layout at four aspect ratios and every theme, as pictures.
#include "golden/golden.hpp"

#include <algorithm>
#include <filesystem>
#include <set>

#include "catch.hpp"
#include "golden/pictures.hpp"

using namespace gradreel;
using namespace gradreel::testing;

namespace {

void check(const std::vector<Picture>& pictures) {
  for (const Picture& picture : pictures) check_golden(picture.name, picture.painted());
}

}  // namespace

TEST_CASE("every panel looks as it did", "[golden]") { check(panel_pictures()); }

TEST_CASE("a caption that comes is fainter than one that is there", "[golden]") {
  const auto pictures = panel_pictures();
  const auto painted = [&](std::string_view name) {
    return std::find_if(pictures.begin(), pictures.end(), [&](const Picture& p) { return p.name == name; })
        ->painted();
  };
  CHECK(painted("panel_captions_fading") != painted("panel_captions"));
}

TEST_CASE("every overlay looks as it did", "[golden]") { check(overlay_pictures()); }

TEST_CASE("every layout looks as it did, at four aspect ratios", "[golden]") { check(layout_pictures()); }

TEST_CASE("every theme looks as it did", "[golden]") { check(theme_pictures()); }

TEST_CASE("no golden picture is left over, and together they are small", "[golden]") {
  std::set<std::string> expected;
  for (const Picture& picture : all_pictures()) expected.insert(picture.name);
  std::set<std::string> found;
  std::uintmax_t bytes = 0;
  for (const auto& file : std::filesystem::directory_iterator(GRADREEL_SOURCE_DIR "/tests/golden/images")) {
    bytes += file.file_size();
    found.insert(file.path().stem().string());
  }
  CHECK(found == expected);
  CHECK(bytes < 2'900'000);
}
