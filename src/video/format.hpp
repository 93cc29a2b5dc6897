// What batch/ knows of an output format: segments are encoded on their own, on any worker, and joined in
// order.
//
//   format->open(path) once; per segment, on any thread: encoder = format->segment_encoder(first);
//   [encoder->preceding(frame first - 1)]; encoder->add(frame, changed) for each frame; segment =
//   encoder->finish(); then, in order, on one thread: writer->append(segment); at the end writer->finish().
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "core/error.hpp"
#include "core/image.hpp"
#include "core/rational.hpp"

namespace gradreel {

/// One access unit of a segment, with film-wide times.
struct Packet {
  std::int64_t frame = 0;         ///< presentation: index of the frame in the film
  std::int64_t decode_order = 0;  ///< index in the film's order of decoding
  bool keyframe = false;
  std::vector<std::uint8_t> bytes;
  std::vector<std::uint8_t> alpha = {};  ///< where it is coded as a second stream
};

/// The packets of the frames [first_frame, first_frame + frame_count), in decoding order. A format that codes
/// only changes may have fewer packets than frames.
struct EncodedSegment {
  std::int64_t first_frame = 0;
  std::int64_t frame_count = 0;
  std::vector<std::uint8_t>
      header;  ///< equal for all segments of a film: H.264 parameter sets, a GIF's palette
  std::vector<Packet> packets;
};

/// Encodes the frames of one segment. Not thread-safe; one per segment.
class SegmentEncoder {
 public:
  virtual ~SegmentEncoder() = default;

  /// The frame before the segment, given before the first add() where Format::wants_preceding_frame() and
  /// there is one.
  virtual void preceding(const Image& frame) = 0;

  /// Adds the next frame. Outside `changed` it equals the frame given before (by add() or preceding()); the
  /// first frame given to an encoder is taken whole.
  virtual void add(const Image& frame, std::span<const Rect> changed) = 0;

  virtual EncodedSegment finish() = 0;
};

/// A file grew beyond what it may have.
class TooLarge : public Error {
 public:
  using Error::Error;
};

/// Writes one file. Appears under its final name only in commit(); destroyed before that, it leaves nothing
/// behind and whatever was there stays. Errors are thrown as Error with the path and the system's reason;
/// TooLarge where the file would have more bytes than its settings allow.
class FilmWriter {
 public:
  virtual ~FilmWriter() = default;
  virtual void append(const EncodedSegment& segment) = 0;

  /// After the last segment: writes what is left, down to the disk. Where several files belong together, all
  /// are complete before the first is committed: a full disk leaves none of them.
  virtual void complete() = 0;

  /// After complete(): gives the file its name.
  virtual void commit() = 0;

  void finish() {
    complete();
    commit();
  }
};

/// One output format with its settings, immutable and shared by workers. Made once per output.
class Format {
 public:
  virtual ~Format() = default;
  virtual bool wants_preceding_frame() const = 0;

  /// How many frames the file has of a film of so many: more where something lasts longer than the pictures.
  /// The last frame is repeated.
  virtual std::int64_t frames_of(std::int64_t film_frames) const { return film_frames; }

  /// Rough peak of one segment encoder, in bytes; caps the number of workers.
  virtual std::size_t encoder_memory() const = 0;

  virtual std::unique_ptr<SegmentEncoder> segment_encoder(std::int64_t first_frame) const = 0;
  virtual std::unique_ptr<FilmWriter> open(const std::string& path, std::int64_t frame_count) const = 0;
};

/// Size in pixels, and frames per second.
struct FrameGeometry {
  int width = 0, height = 0;
  Rational frame_rate;
};

}  // namespace gradreel
