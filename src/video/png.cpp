#include "video/png.hpp"

#include <algorithm>
#include <string>

#include "core/error.hpp"
#include "video/output_file.hpp"
#include "video/png_encoder.hpp"

namespace gradreel {

namespace {

bool is_opaque(const Image& image) {
  for (int y = 0; y < image.height(); ++y) {
    const std::uint32_t* row = image.row(y);
    if (std::any_of(row, row + image.width(), [](std::uint32_t p) { return p >> 24 != 0xFF; })) return false;
  }
  return true;
}

}  // namespace

std::vector<std::uint8_t> png_bytes(const Image& image, const std::string& comment) {
  return commented_png(encode_png(image, image.bounds(), !is_opaque(image)), comment);
}

void write_png(const Image& image, const std::string& path, const FileOps& ops) {
  if (image.bounds().empty()) throw Error("cannot write " + path + ": the image is empty");
  const std::vector<std::uint8_t> bytes = png_bytes(image);
  OutputFile file(path, ops);
  file.write(bytes);
  file.commit();
}

}  // namespace gradreel
