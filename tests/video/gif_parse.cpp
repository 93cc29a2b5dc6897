#include "gif_parse.hpp"

#include <cstring>
#include <stdexcept>

namespace gradreel::test {

namespace {

class Parser {
 public:
  explicit Parser(const std::vector<std::uint8_t>& bytes) : bytes_(bytes) {}

  Gif parse() {
    read_screen();
    for (;;) {
      const int block = byte();
      if (block == 0x3B) break;
      if (block == 0x21) {
        read_extension();
      } else if (block == 0x2C) {
        read_image();
      } else {
        fail("unknown block");
      }
    }
    if (at_ != bytes_.size()) fail("bytes behind the end");
    return gif_;
  }

 private:
  [[noreturn]] static void fail(const char* what) { throw std::runtime_error(std::string("GIF: ") + what); }

  int byte() { return bytes_.at(at_++); }
  int word() {
    const int low = byte();
    return low | byte() << 8;
  }

  void read_screen() {
    if (bytes_.size() < 6 || std::memcmp(bytes_.data(), "GIF89a", 6) != 0) fail("signature");
    at_ = 6;
    gif_.width = word();
    gif_.height = word();
    if ((byte() & 0x87) != 0x87) fail("a global palette of 256 is expected");
    byte();
    byte();
    for (std::uint32_t& color : palette_) {
      color = 0xFF000000u;
      for (int shift = 16; shift >= 0; shift -= 8) color |= static_cast<std::uint32_t>(byte()) << shift;
    }
    screen_ = Image(gif_.width, gif_.height);
  }

  std::vector<std::uint8_t> sub_blocks() {
    std::vector<std::uint8_t> data;
    for (int size = byte(); size != 0; size = byte()) {
      for (int i = 0; i < size; ++i) data.push_back(static_cast<std::uint8_t>(byte()));
    }
    return data;
  }

  void read_extension() {
    const int label = byte();
    const std::vector<std::uint8_t> data = sub_blocks();
    if (label == 0xF9) {
      if (data.size() != 4 || (data[0] >> 2 & 7) != 1) fail("control extension");
      transparent_ = (data[0] & 1) != 0 ? data[3] : -1;
      delay_ = data[1] | data[2] << 8;
    } else if (label == 0xFF && data.size() == 14 && std::memcmp(data.data(), "NETSCAPE2.0\1", 12) == 0) {
      if (!gif_.images.empty()) fail("loop extension behind an image");
      gif_.loops = data[12] | data[13] << 8;
    } else {
      fail("unknown extension");
    }
  }

  void read_image() {
    Rect box;
    box.x = word();
    box.y = word();
    box.width = word();
    box.height = word();
    if (byte() != 0) fail("flags of an image");
    if (box.empty() || !(intersection(box, screen_.bounds()) == box)) fail("image outside the screen");
    const std::vector<int> indices = decompress(static_cast<std::size_t>(box.width) * box.height);
    for (std::size_t i = 0; i < indices.size(); ++i) {
      const int x = box.x + static_cast<int>(i) % box.width, y = box.y + static_cast<int>(i) / box.width;
      if (indices[i] != transparent_) screen_.row(y)[x] = palette_[indices[i]];
    }
    gif_.images.push_back({delay_, box, screen_});
  }

  std::vector<int> decompress(std::size_t count) {
    const int root_bits = byte(), clear = 1 << root_bits;
    const std::vector<std::uint8_t> data = sub_blocks();
    std::vector<std::vector<int>> table;
    std::vector<int> out, previous;
    int bits = root_bits + 1;
    std::size_t bit = 0;
    const auto reset = [&] {
      table.assign(static_cast<std::size_t>(clear) + 2, {});
      for (int i = 0; i < clear; ++i) table[static_cast<std::size_t>(i)] = {i};
      previous.clear();
      bits = root_bits + 1;
    };
    reset();
    for (;;) {
      std::size_t code = 0;
      for (int i = 0; i < bits; ++i, ++bit)
        code |= static_cast<std::size_t>(data.at(bit / 8) >> bit % 8 & 1) << i;
      if (code == static_cast<std::size_t>(clear) + 1) break;
      if (code == static_cast<std::size_t>(clear)) {
        reset();
        continue;
      }
      std::vector<int> entry = code < table.size() ? table[code] : previous;
      if (code > table.size() || entry.empty()) fail("LZW code");
      if (code == table.size()) entry.push_back(entry[0]);
      out.insert(out.end(), entry.begin(), entry.end());
      if (!previous.empty() && table.size() < 4096) {
        previous.push_back(entry[0]);
        table.push_back(previous);
        if (table.size() == std::size_t{1} << bits && bits < 12) ++bits;
      }
      previous = entry;
    }
    if (out.size() != count) fail("number of pixels");
    return out;
  }

  const std::vector<std::uint8_t>& bytes_;
  std::size_t at_ = 0;
  Gif gif_;
  Image screen_;
  std::uint32_t palette_[256] = {};
  int delay_ = 0, transparent_ = -1;
};

}  // namespace

Gif parse_gif(const std::vector<std::uint8_t>& bytes) { return Parser(bytes).parse(); }

}  // namespace gradreel::test
