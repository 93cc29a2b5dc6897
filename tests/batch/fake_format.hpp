// A format that keeps what it is given: for tests of scheduling without an encoder.
#pragma once

#include <atomic>
#include <map>
#include <mutex>
#include <new>

#include "core/error.hpp"
#include "core/hash.hpp"
#include "video/format.hpp"

namespace gradreel::testing {

inline std::uint64_t digest_of(const Image& image) {
  Hash hash;
  for (int y = 0; y < image.height(); ++y) {
    for (int x = 0; x < image.width(); ++x) hash.add(image.at(x, y));
  }
  return hash.value();
}

/// Its "file" is the digests of all frames in the order in which they were appended.
class FakeFormat : public Format {
 public:
  struct File {
    std::vector<std::uint64_t> frames;
    bool finished = false;
  };

  bool wants_preceding = false;
  std::int64_t fail_at = -1;                    ///< add() throws at this frame
  bool is_starved = false;                      ///< what it throws is bad_alloc
  mutable std::atomic<int> failures = 1 << 30;  ///< after so many it goes well

  bool wants_preceding_frame() const override { return wants_preceding; }
  std::size_t encoder_memory() const override { return 1; }

  std::unique_ptr<SegmentEncoder> segment_encoder(std::int64_t first) const override {
    return std::make_unique<Encoder>(*this, first);
  }
  std::unique_ptr<FilmWriter> open(const std::string&, std::int64_t) const override {
    file = {};
    return std::make_unique<Writer>(file);
  }

  mutable File file;
  mutable std::mutex mutex;
  mutable std::map<std::int64_t, std::uint64_t> preceding_frames;  ///< by the first frame of the segment

 private:
  class Encoder : public SegmentEncoder {
   public:
    Encoder(const FakeFormat& format, std::int64_t first) : format_(format) { segment_.first_frame = first; }
    void preceding(const Image& frame) override {
      const std::lock_guard lock(format_.mutex);
      format_.preceding_frames[segment_.first_frame] = digest_of(frame);
    }
    void add(const Image& frame, std::span<const Rect>) override {
      const std::int64_t k = segment_.first_frame + segment_.frame_count++;
      const bool fails = k == format_.fail_at && format_.failures-- > 0;
      if (fails && format_.is_starved) throw std::bad_alloc();
      if (fails) throw Error("the encoder broke");
      Packet packet;
      packet.frame = k;
      for (std::uint64_t d = digest_of(frame); packet.bytes.size() < 8; d >>= 8) {
        packet.bytes.push_back(static_cast<std::uint8_t>(d & 0xFF));
      }
      segment_.packets.push_back(packet);
    }
    EncodedSegment finish() override { return std::move(segment_); }

   private:
    const FakeFormat& format_;
    EncodedSegment segment_;
  };

  class Writer : public FilmWriter {
   public:
    explicit Writer(File& file) : file_(file) {}
    void append(const EncodedSegment& segment) override {
      for (const Packet& p : segment.packets) {
        std::uint64_t d = 0;
        for (std::size_t i = 8; i-- > 0;) d = d << 8 | p.bytes[i];
        file_.frames.push_back(d);
      }
    }
    void complete() override {}
    void commit() override { file_.finished = true; }

   private:
    File& file_;
  };
};

}  // namespace gradreel::testing
