#include "video/webm/writer.hpp"

#include "video/av_file.hpp"
#include "video/av_video.hpp"
#include "video/segment_checks.hpp"

namespace gradreel {

namespace {

using libav::own;
using libav::Owned;

class WebmWriter : public FilmWriter {
 public:
  WebmWriter(const std::string& path, const FrameGeometry& geometry, const WebmSettings& settings,
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
    file_.check(av_write_trailer(muxer_.get()));
    muxer_.reset();
    file_.flush();
  }

  void commit() override { file_.commit(); }

 private:
  void begin(const std::vector<std::uint8_t>& header) {
    header_ = header;
    AVFormatContext* raw = nullptr;
    file_.check(avformat_alloc_output_context2(&raw, nullptr, "webm", nullptr));
    muxer_ = own(raw);
    file_.attach(*muxer_);
    muxer_->flags |= AVFMT_FLAG_BITEXACT;  // no version of libav, no random numbers
    if (!settings_.title.empty()) av_dict_set(&muxer_->metadata, "title", settings_.title.c_str(), 0);
    if (!settings_.comment.empty()) av_dict_set(&muxer_->metadata, "comment", settings_.comment.c_str(), 0);
    stream_ = avformat_new_stream(muxer_.get(), nullptr);
    if (!stream_) throw Error("out of memory in libav");
    libav::describe_video(*stream_, settings_.codec == "av1" ? AV_CODEC_ID_AV1 : AV_CODEC_ID_VP9, geometry_,
                          header_);
    if (settings_.has_alpha) stream_->codecpar->format = AV_PIX_FMT_YUVA420P;  // said as AlphaMode
    AVDictionary* options = nullptr;
    av_dict_set(&options, "cues_to_front", "1", 0);
    const int code = avformat_write_header(muxer_.get(), &options);
    av_dict_free(&options);
    file_.check(code);
  }

  void write(const Packet& packet) {
    const Owned<AVPacket> av = libav::muxable(packet, packet.frame, *stream_);
    file_.check(av_write_frame(muxer_.get(), av.get()));
  }

  std::string path_;
  FrameGeometry geometry_;
  WebmSettings settings_;
  std::int64_t frame_count_ = 0, next_frame_ = 0;
  std::vector<std::uint8_t> header_;
  AvFile file_;
  Owned<AVFormatContext> muxer_;
  AVStream* stream_ = nullptr;
};

}  // namespace

std::unique_ptr<FilmWriter> open_webm(const std::string& path, const FrameGeometry& geometry,
                                      const WebmSettings& settings, std::int64_t frame_count,
                                      const FileOps& ops) {
  return std::make_unique<WebmWriter>(path, geometry, settings, frame_count, ops);
}

}  // namespace gradreel
