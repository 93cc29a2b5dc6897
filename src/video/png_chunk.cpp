#include "video/png_chunk.hpp"

#include <zlib.h>

#include <algorithm>
#include <iterator>

namespace gradreel::png_chunk {

void put(Bytes& out, std::int64_t value, int size) {
  for (int shift = 8 * (size - 1); shift >= 0; shift -= 8)
    out.push_back(static_cast<std::uint8_t>(value >> shift));
}

std::uint32_t get32(std::span<const std::uint8_t> b) {
  return static_cast<std::uint32_t>(b[0]) << 24 | static_cast<std::uint32_t>(b[1]) << 16 |
         static_cast<std::uint32_t>(b[2]) << 8 | b[3];
}

Bytes chunk(std::string_view type, std::span<const std::uint8_t> data) {
  Bytes out;
  put(out, static_cast<std::int64_t>(data.size()), 4);
  std::copy(type.begin(), type.end(), std::back_inserter(out));
  std::copy(data.begin(), data.end(), std::back_inserter(out));
  put(out, static_cast<std::int64_t>(crc32(0, out.data() + 4, static_cast<uInt>(out.size() - 4))), 4);
  return out;
}

Bytes comment(const std::string& text) {
  const std::string data = std::string("Comment") + '\0' + text;
  return chunk("tEXt", {reinterpret_cast<const std::uint8_t*>(data.data()), data.size()});
}

}  // namespace gradreel::png_chunk
