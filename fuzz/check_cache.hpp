// What must hold for any bytes that are taken for a file of the cache or for a segment: shared by the fuzzer
// and by the tests.
#pragma once

#include <sys/mman.h>

#include <algorithm>
#include <string>

#include "cache/entry.hpp"
#include "video/segment_bytes.hpp"

namespace gradreel::fuzz {

/// A segment is read and written as the same bytes, or refused.
inline std::string complaint_about_segment(std::span<const std::uint8_t> bytes) {
  const auto segment = parse_segment(bytes);
  if (!segment) return "";
  return std::ranges::equal(segment_bytes(*segment), bytes) ? "" : "it is not read as it was written";
}

/// The same of a file of the cache, whose action is the one that it states, and of what it holds.
inline std::string complaint_about_cache(const std::string& text) {
  constexpr std::size_t kMagic = 16;
  Sha256Digest action;
  const std::string stated = text.substr(std::min(kMagic, text.size()), action.bytes.size());
  std::copy(stated.begin(), stated.end(), action.bytes.begin());
  const OpenFile file(memfd_create("entry", 0)), again(memfd_create("entry", 0));
  if (write(file.fd(), text.data(), text.size()) != static_cast<ssize_t>(text.size())) return "no memory";
  lseek(file.fd(), 0, SEEK_SET);
  const auto output = read_entry(file, kCacheEntry, action, std::uint64_t{1} << 20);
  if (!output) return complaint_about_segment(bytes_of(text));
  std::string written(text.size(), 0);
  if (!write_entry(again, kCacheEntry, action, *output) ||
      pread(again.fd(), written.data(), written.size(), 0) < 0 || written != text)
    return "an entry is not written as it was read";
  return complaint_about_segment(*output);
}

}  // namespace gradreel::fuzz
