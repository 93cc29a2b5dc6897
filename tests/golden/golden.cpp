#include "golden/golden.hpp"

#include <array>
#include <cstdlib>
#include <filesystem>

#include "catch.hpp"
#include "video/decode.hpp"
#include "video/format.hpp"

namespace gradreel::testing {

namespace {

namespace fs = std::filesystem;

constexpr int kBlock = 8;         // pixels
constexpr double kTolerance = 8;  // levels of a channel's mean

std::array<double, 3> mean_color(const Image& image, const Rect& block) {
  std::array<double, 3> sum{};
  for (int y = block.y; y < block.bottom(); ++y) {
    for (int x = block.x; x < block.right(); ++x) {
      const Rgb c = to_rgb(image.at(x, y));
      sum[0] += c.r;
      sum[1] += c.g;
      sum[2] += c.b;
    }
  }
  for (double& channel : sum) channel /= block.width * block.height;
  return sum;
}

std::vector<Rect> differing_blocks(const Image& a, const Image& b) {
  std::vector<Rect> blocks;
  for (int y = 0; y < a.height(); y += kBlock) {
    for (int x = 0; x < a.width(); x += kBlock) {
      const Rect block = intersection({x, y, kBlock, kBlock}, a.bounds());
      const auto p = mean_color(a, block), q = mean_color(b, block);
      for (std::size_t c = 0; c < 3; ++c) {
        if (std::abs(p[c] - q[c]) <= kTolerance) continue;
        blocks.push_back(block);
        break;
      }
    }
  }
  return blocks;
}

/// The golden picture in pale grey, with the blocks that differ in red.
Image difference_image(const Image& golden, const std::vector<Rect>& blocks) {
  Image image(golden.width(), golden.height());
  const auto shade = [&](const Rect& area, bool differs) {
    for (int y = area.y; y < area.bottom(); ++y) {
      for (int x = area.x; x < area.right(); ++x) {
        const Rgb c = to_rgb(golden.at(x, y));
        const auto gray = static_cast<std::uint32_t>(128 + (c.r + c.g + c.b) / 6);
        const std::uint32_t others = differs ? gray / 3 : gray;
        image.row(y)[x] = 0xFF000000u | gray << 16 | others << 8 | others;
      }
    }
  };
  shade(golden.bounds(), false);
  for (const Rect& block : blocks) shade(block, true);
  return image;
}

std::string failure_path(const std::string& name) {
  fs::create_directories(GRADREEL_GOLDEN_FAILURES);
  return std::string(GRADREEL_GOLDEN_FAILURES) + "/" + name;
}

Image read_png(const std::string& path) { return test::decode(path).front().image; }

}  // namespace

bool updates_golden() {
  const char* update = std::getenv("GRADREEL_UPDATE_GOLDEN");
  return update && std::string(update) == "1";
}

std::string golden_path(const std::string& name) {
  return GRADREEL_SOURCE_DIR "/tests/golden/images/" + name + ".png";
}

void check_golden(const std::string& name, const Image& actual) {
  const std::string path = golden_path(name);
  const bool exists = fs::exists(path);
  const Image golden = exists ? read_png(path) : Image();
  if (updates_golden()) {
    if (golden != actual) write_png(actual, path);
    return;
  }
  const bool same_size = golden.width() == actual.width() && golden.height() == actual.height();
  const std::vector<Rect> blocks = same_size ? differing_blocks(golden, actual) : std::vector<Rect>{};
  if (same_size && blocks.empty()) return;
  write_png(actual, failure_path(name + ".actual.png"));
  std::string said = name +
                     (!exists      ? ": there is no golden picture"
                      : !same_size ? ": the golden picture has another size"
                                   : ": " + std::to_string(blocks.size()) + " blocks differ") +
                     "; see " + failure_path(name + ".actual.png");
  if (same_size) {
    write_png(difference_image(golden, blocks), failure_path(name + ".difference.png"));
    said += " and " + failure_path(name + ".difference.png");
  }
  FAIL_CHECK(said << "\nif it is right: GRADREEL_UPDATE_GOLDEN=1 gradreel_tests '[golden]'");
}

}  // namespace gradreel::testing
