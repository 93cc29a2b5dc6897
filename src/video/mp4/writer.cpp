#include "video/mp4/writer.hpp"

#include <utility>

#include "video/av_file.hpp"
#include "video/av_video.hpp"
#include "video/mp4/h264_encoder.hpp"
#include "video/segment_checks.hpp"
#include "video/tracks/narration_track.hpp"
#include "video/tracks/subtitle_track.hpp"

namespace gradreel {

namespace {

using libav::own;
using libav::Owned;

// Ticks per second in which a frame is a whole number; above 10000, as players expect.
int timescale_of(const Rational& frame_rate) {
  std::int64_t scale = frame_rate.num;
  while (scale < 10000) scale *= 2;
  return static_cast<int>(scale);
}

class Mp4Writer : public FilmWriter {
 public:
  Mp4Writer(const std::string& path, const FrameGeometry& geometry, const Mp4Settings& settings,
            std::int64_t frame_count, const FileOps& ops)
      : path_(path), geometry_(geometry), settings_(settings), frame_count_(frame_count), file_(path, ops) {}

  void append(const EncodedSegment& segment) override {
    check_order(path_, next_frame_, segment);
    if (next_frame_ == 0) {
      begin(segment.header);
    } else {
      check_header(path_, header_, segment, "other settings");
    }
    for (const Packet& packet : segment.packets) write(packet);
    next_frame_ += segment.frame_count;
  }

  void complete() override {
    check_complete(path_, next_frame_, frame_count_);
    for (Side& side : sides_) write_until(side, nullptr);
    file_.check(av_write_trailer(muxer_.get()));
    muxer_.reset();
    file_.flush();
  }

  void commit() override { file_.commit(); }

 private:
  void begin(const std::vector<std::uint8_t>& header) {
    header_ = header;
    AVFormatContext* raw = nullptr;
    file_.check(avformat_alloc_output_context2(&raw, nullptr, "mp4", nullptr));
    muxer_ = own(raw);
    file_.attach(*muxer_);
    muxer_->flags |= AVFMT_FLAG_BITEXACT;  // no version of libav, no time of creation
    set_text(muxer_->metadata, "title", settings_.title);
    set_text(muxer_->metadata, "comment", settings_.comment);
    stream_ = new_stream();
    libav::describe_video(*stream_, AV_CODEC_ID_H264, geometry_, header_);
    add_sides();
    for (const FilmText& chapter : settings_.chapters) add_chapter(chapter);
    // The track and the movie count in the same ticks: else the duration would be rounded.
    const std::string ticks = std::to_string(timescale_of(geometry_.frame_rate));
    AVDictionary* options = nullptr;
    av_dict_set(&options, "movflags", "faststart", 0);
    av_dict_set(&options, "use_editlist", "1", 0);
    av_dict_set(&options, "movie_timescale", ticks.c_str(), 0);
    av_dict_set(&options, "video_track_timescale", ticks.c_str(), 0);
    const int code = avformat_write_header(muxer_.get(), &options);
    av_dict_free(&options);
    file_.check(code);
    for (Side& side : sides_) read(side);
  }

  AVStream* new_stream() {
    AVStream* stream = avformat_new_stream(muxer_.get(), nullptr);
    if (!stream) throw Error("out of memory in libav");
    return stream;
  }

  static void set_text(AVDictionary*& metadata, const char* key, const std::string& text) {
    if (!text.empty()) libav::check(av_dict_set(&metadata, key, text.c_str(), 0), "take memory for a text");
  }

  void add_sides() {
    if (!settings_.subtitles.empty()) {
      sides_.push_back({subtitle_track(settings_.subtitles, geometry_, frame_count_)});
    }
    if (!settings_.narration.empty()) sides_.push_back({narration_track(settings_.narration)});
    for (Side& side : sides_) {
      side.stream = new_stream();
      side.packet = own(av_packet_alloc());
      side.track->describe(*side.stream);
      set_text(side.stream->metadata, "language", settings_.language);
    }
  }

  void add_chapter(const FilmText& text) {
    AVFormatContext& muxer = *muxer_;
    auto* chapter = static_cast<AVChapter*>(av_mallocz(sizeof(AVChapter)));
    if (!chapter) throw Error("out of memory in libav");
    chapter->id = muxer.nb_chapters;
    chapter->time_base = stream_->time_base;
    chapter->start = text.begin;
    chapter->end = &text == &settings_.chapters.back() ? frame_count_ : text.end;
    int count = static_cast<int>(muxer.nb_chapters);
    libav::check(av_dynarray_add_nofree(&muxer.chapters, &count, chapter), "take memory for a chapter");
    muxer.nb_chapters = static_cast<unsigned>(count);
    set_text(chapter->metadata, "title", text.text);
  }

  /// Beside the pictures.
  struct Side {
    std::unique_ptr<SideTrack> track;
    AVStream* stream = nullptr;
    Owned<AVPacket> packet = nullptr;  ///< the next one; none at the end
  };

  static void read(Side& side) {
    if (!side.track->next(*side.packet)) side.packet.reset();
  }

  /// Everything that begins before a packet of the pictures, so that players find side by side what belongs
  /// together; null: all that is left.
  void write_until(Side& side, const AVPacket* picture) {
    const AVRational tick = side.track->tick();
    while (side.packet &&
           (!picture || av_compare_ts(side.packet->dts, tick, picture->dts, stream_->time_base) <= 0)) {
      side.packet->stream_index = side.stream->index;
      av_packet_rescale_ts(side.packet.get(), tick, side.stream->time_base);
      file_.check(av_write_frame(muxer_.get(), side.packet.get()));
      av_packet_unref(side.packet.get());
      read(side);
    }
  }

  void write(const Packet& packet) {
    const std::int64_t dts = packet.decode_order - kReorderDelay;
    if (packet.frame < dts)
      throw Error("frame " + std::to_string(packet.frame) + " is decoded after it is shown");
    const Owned<AVPacket> av = libav::muxable(packet, dts, *stream_);
    for (Side& side : sides_) write_until(side, av.get());
    file_.check(av_write_frame(muxer_.get(), av.get()));
  }

  std::string path_;
  FrameGeometry geometry_;
  Mp4Settings settings_;
  std::int64_t frame_count_ = 0, next_frame_ = 0;
  std::vector<std::uint8_t> header_;
  AvFile file_;
  Owned<AVFormatContext> muxer_;
  AVStream* stream_ = nullptr;
  std::vector<Side> sides_;
};

}  // namespace

std::unique_ptr<FilmWriter> open_mp4(const std::string& path, const FrameGeometry& geometry,
                                     const Mp4Settings& settings, std::int64_t frame_count,
                                     const FileOps& ops) {
  return std::make_unique<Mp4Writer>(path, geometry, settings, frame_count, ops);
}

}  // namespace gradreel
