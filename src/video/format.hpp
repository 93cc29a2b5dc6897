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
#include <utility>
#include <vector>

#include "core/error.hpp"
#include "core/image.hpp"
#include "core/rational.hpp"
#include "video/file_ops.hpp"

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

/// Writes one file. Appears under its final name only in commit(); destroyed before that, it leaves nothing
/// behind and whatever was there stays. Errors are thrown as Error with the path and the system's reason.
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

/// Said in the frames [begin, end) of a film. Plain text.
struct FilmText {
  std::int64_t begin = 0, end = 0;
  std::string text;
};

/// The defaults have the quality of preset medium at CRF 20 on films like ours, in less than half its time
/// and memory.
struct Mp4Settings {
  std::string preset = "veryfast";      ///< an x264 preset
  double crf = 16;                      ///< 0..51, lower is better
  int lookahead = 10;                   ///< frames that rate control looks ahead, 0..250; costs memory
  std::string title = {};               ///< for the file's metadata; may be empty
  std::string comment = {};             ///< the same
  std::vector<FilmText> chapters = {};  ///< in order; each ends where the next begins, the last with the film
  std::vector<FilmText> subtitles = {};  ///< a track of its own unless empty; in order, no two at once
  std::string language = "und";          ///< of subtitles and narration: three letters of ISO 639-2
  std::string narration = {};            ///< path of a sound file (see narration.hpp); may be empty
};

/// H.264 High, yuv420p, BT.709 limited range, constant frame rate, closed-GOP segments, faststart. Throws
/// Error if the size is odd (stating the next even ones) or libav lacks libx264. `ops` (here and below)
/// outlives what it is given to.
std::unique_ptr<Format> make_mp4(const FrameGeometry& geometry, const Mp4Settings& settings,
                                 const FileOps& ops = real_file_ops());

constexpr int kMostGifColors = 255;  ///< one entry more is for "unchanged"

/// The one palette of a GIF. A function of what is added, in any order of the samples.
class GifPalette {
 public:
  /// Colours that are kept exactly, first come first kept; `most` (1..255) colours in all.
  explicit GifPalette(std::span<const Rgb> exact, int most = kMostGifColors);

  /// Counts the colours of a sample frame; the rest of the palette is chosen by them.
  void sample(const Image& frame);

  /// The palette, after all samples: the exact colours, then the others, in an order of no meaning.
  std::vector<Rgb> colors() const;

 private:
  struct Box {  // the pixels of 64 neighbouring colours
    std::uint64_t count = 0, r = 0, g = 0, b = 0;
  };
  std::size_t most_;
  std::vector<Rgb> exact_;
  std::vector<Box> boxes_;  // 6 bits a channel
};

/// A file grew beyond what it may have.
class TooLarge : public Error {
 public:
  using Error::Error;
};

struct GifSettings {
  int loop = 0;                ///< how often it plays; 0: forever
  std::int64_t max_bytes = 0;  ///< beyond this its writer throws TooLarge; 0: no bound
};

/// Palette colours without dithering, changed rectangles, repeated frames merged. Throws Error above 50
/// frames per second, and for a palette that is empty or longer than 255.
std::unique_ptr<Format> make_gif(const FrameGeometry& geometry, std::vector<Rgb> palette,
                                 const GifSettings& settings = {}, const FileOps& ops = real_file_ops());

/// Exact pixels, changed rectangles, repeated frames merged, endless loop.
std::unique_ptr<Format> make_apng(const FrameGeometry& geometry, bool has_alpha,
                                  const FileOps& ops = real_file_ops());

struct WebpSettings {
  bool lossless = true;
  double quality = 96;  ///< 0..100, of lossy ones; higher is better
};

/// Animated WebP: changed rectangles, repeated frames merged, endless loop, times in whole milliseconds.
std::unique_ptr<Format> make_webp(const FrameGeometry& geometry, const WebpSettings& settings, bool has_alpha,
                                  const FileOps& ops = real_file_ops());

struct WebmSettings {
  std::string codec = "vp9";  ///< or "av1"
  double crf = 24;            ///< 0..63, lower is better
  double speed = 4;           ///< vp9: 0..8, av1: 0..13; higher is faster and larger
  std::string title = {};     ///< for the file's metadata; may be empty
  bool has_alpha = false;     ///< frames are not opaque; of vp9 only
};

/// VP9 or AV1 in WebM, yuv420p, BT.709 limited range, its index in front. Alpha is a second stream of VP9, of
/// straight colours. Throws Error if the size is odd, libav lacks the encoder, or AV1 is to have alpha.
std::unique_ptr<Format> make_webm(const FrameGeometry& geometry, const WebmSettings& settings,
                                  const FileOps& ops = real_file_ops());

/// A folder of 00000.png, 00001.png ...: all of them or none. A folder that holds only such files is
/// replaced; throws Error at any other.
std::unique_ptr<Format> make_png_sequence(const FrameGeometry& geometry, bool has_alpha,
                                          const FileOps& ops = real_file_ops());

/// Uncompressed yuv420p, BT.709 limited range, chroma as in MPEG-2. The path "-" is standard output.
std::unique_ptr<Format> make_y4m(const FrameGeometry& geometry, const FileOps& ops = real_file_ops());

/// Writes an image as a PNG, RGB if it is opaque and else RGBA, atomically like a FilmWriter.
void write_png(const Image& image, const std::string& path, const FileOps& ops = real_file_ops());

/// Versions of the linked libav libraries and x264, e.g. {"libavcodec", "59.37.100"}.
std::vector<std::pair<std::string, std::string>> video_versions();

}  // namespace gradreel
