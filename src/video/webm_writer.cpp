#include "video/webm_writer.hpp"

#include <algorithm>

#include "video/av_file.hpp"
#include "video/libav.hpp"
#include "video/picture_writer.hpp"

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
    } else if (segment.header != header_) {
      throw Error("the segment at frame " + std::to_string(segment.first_frame) + " of " + path_ +
                  " was encoded with other settings than the first");
    }
    for (const Packet& packet : segment.packets) write(packet);
    next_frame_ += segment.frame_count;
  }

  void finish() override {
    check_complete(path_, next_frame_, frame_count_);
    file_.check(av_write_trailer(muxer_.get()));
    muxer_.reset();
    file_.commit();
  }

 private:
  void begin(const std::vector<std::uint8_t>& header) {
    header_ = header;
    AVFormatContext* raw = nullptr;
    file_.check(avformat_alloc_output_context2(&raw, nullptr, "webm", nullptr));
    muxer_ = own(raw);
    file_.attach(*muxer_);
    muxer_->flags |= AVFMT_FLAG_BITEXACT;  // no version of libav, no random numbers
    if (!settings_.title.empty()) av_dict_set(&muxer_->metadata, "title", settings_.title.c_str(), 0);
    stream_ = avformat_new_stream(muxer_.get(), nullptr);
    if (!stream_) throw Error("out of memory in libav");
    describe_stream();
    AVDictionary* options = nullptr;
    av_dict_set(&options, "cues_to_front", "1", 0);
    const int code = avformat_write_header(muxer_.get(), &options);
    av_dict_free(&options);
    file_.check(code);
  }

  void describe_stream() {
    AVCodecParameters& par = *stream_->codecpar;
    par.codec_type = AVMEDIA_TYPE_VIDEO;
    par.codec_id = settings_.codec == "av1" ? AV_CODEC_ID_AV1 : AV_CODEC_ID_VP9;
    par.format = AV_PIX_FMT_YUV420P;
    par.width = geometry_.width;
    par.height = geometry_.height;
    par.sample_aspect_ratio = stream_->sample_aspect_ratio = {1, 1};
    par.color_range = AVCOL_RANGE_MPEG;
    par.color_primaries = AVCOL_PRI_BT709;
    par.color_trc = AVCOL_TRC_BT709;
    par.color_space = AVCOL_SPC_BT709;
    par.chroma_location = AVCHROMA_LOC_LEFT;
    if (!header_.empty()) {
      par.extradata = static_cast<std::uint8_t*>(av_mallocz(header_.size() + AV_INPUT_BUFFER_PADDING_SIZE));
      if (!par.extradata) throw Error("out of memory in libav");
      std::copy(header_.begin(), header_.end(), par.extradata);
      par.extradata_size = static_cast<int>(header_.size());
    }
    stream_->avg_frame_rate = libav::to_av(geometry_.frame_rate);
    stream_->time_base = av_inv_q(stream_->avg_frame_rate);
  }

  void write(const Packet& packet) {
    Owned<AVPacket> av = own(av_packet_alloc());
    libav::check(av_new_packet(av.get(), static_cast<int>(packet.bytes.size())), "take memory for a packet");
    std::copy(packet.bytes.begin(), packet.bytes.end(), av->data);
    av->pts = av->dts = packet.frame;
    av->duration = 1;
    if (packet.keyframe) av->flags |= AV_PKT_FLAG_KEY;
    av_packet_rescale_ts(av.get(), av_inv_q(stream_->avg_frame_rate), stream_->time_base);
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
