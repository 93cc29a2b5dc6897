// What the writers of GIF, APNG and WebP have in common: pictures that are shown until the next one.
#pragma once

#include <functional>
#include <optional>
#include <string>

#include "video/format.hpp"

namespace gradreel {

/// Takes segments in order and gives pictures with the frames they are shown for.
class ShownPictures {
 public:
  /// `show(picture, end)`: the packet is shown from its frame until frame `end`.
  using Show = std::function<void(const Packet& picture, std::int64_t end)>;
  ShownPictures(std::string path, std::int64_t frame_count, Show show)
      : path_(std::move(path)), frame_count_(frame_count), show_(std::move(show)) {}

  void append(const EncodedSegment& segment);
  void finish();  ///< throws Error if frames are missing

 private:
  std::string path_;
  std::int64_t frame_count_ = 0, next_frame_ = 0;
  Show show_;
  std::optional<Packet> pending_;
};

}  // namespace gradreel
