#include "video/mp4_writer.hpp"

#include <algorithm>
#include <utility>

#include "video/av_file.hpp"
#include "video/h264_encoder.hpp"
#include "video/libav.hpp"

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
  Mp4Writer(const std::string& path, const FrameGeometry& geometry, const std::string& title,
            std::int64_t frame_count, const FileOps& ops)
      : path_(path), geometry_(geometry), title_(title), frame_count_(frame_count), file_(path, ops) {}

  void append(const EncodedSegment& segment) override {
    if (segment.first_frame != next_frame_) {
      throw Error("segments out of order in " + path_ + ": expected frame " + std::to_string(next_frame_) +
                  ", got " + std::to_string(segment.first_frame));
    }
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
    if (next_frame_ != frame_count_ || next_frame_ == 0) {
      throw Error(path_ + " has " + std::to_string(next_frame_) + " frames of " +
                  std::to_string(frame_count_));
    }
    file_.check(av_write_trailer(muxer_.get()));
    muxer_.reset();
    file_.commit();
  }

 private:
  void begin(const std::vector<std::uint8_t>& header) {
    header_ = header;
    AVFormatContext* raw = nullptr;
    file_.check(avformat_alloc_output_context2(&raw, nullptr, "mp4", nullptr));
    muxer_ = own(raw);
    file_.attach(*muxer_);
    muxer_->flags |= AVFMT_FLAG_BITEXACT;  // no version of libav, no time of creation
    if (!title_.empty()) av_dict_set(&muxer_->metadata, "title", title_.c_str(), 0);
    stream_ = avformat_new_stream(muxer_.get(), nullptr);
    if (!stream_) throw Error("out of memory in libav");
    describe_stream();
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
  }

  void describe_stream() {
    AVCodecParameters& par = *stream_->codecpar;
    par.codec_type = AVMEDIA_TYPE_VIDEO;
    par.codec_id = AV_CODEC_ID_H264;
    par.format = AV_PIX_FMT_YUV420P;
    par.width = geometry_.width;
    par.height = geometry_.height;
    par.sample_aspect_ratio = stream_->sample_aspect_ratio = {1, 1};
    par.color_range = AVCOL_RANGE_MPEG;
    par.color_primaries = AVCOL_PRI_BT709;
    par.color_trc = AVCOL_TRC_BT709;
    par.color_space = AVCOL_SPC_BT709;
    par.extradata = static_cast<std::uint8_t*>(av_mallocz(header_.size() + AV_INPUT_BUFFER_PADDING_SIZE));
    if (!par.extradata) throw Error("out of memory in libav");
    std::copy(header_.begin(), header_.end(), par.extradata);
    par.extradata_size = static_cast<int>(header_.size());
    stream_->avg_frame_rate = libav::to_av(geometry_.frame_rate);
    stream_->time_base = av_inv_q(stream_->avg_frame_rate);
  }

  void write(const Packet& packet) {
    const std::int64_t dts = packet.decode_order - kReorderDelay;
    if (packet.frame < dts)
      throw Error("frame " + std::to_string(packet.frame) + " is decoded after it is shown");
    Owned<AVPacket> av = own(av_packet_alloc());
    libav::check(av_new_packet(av.get(), static_cast<int>(packet.bytes.size())), "take memory for a packet");
    std::copy(packet.bytes.begin(), packet.bytes.end(), av->data);
    av->pts = packet.frame;
    av->dts = dts;
    av->duration = 1;
    if (packet.keyframe) av->flags |= AV_PKT_FLAG_KEY;
    av_packet_rescale_ts(av.get(), av_inv_q(stream_->avg_frame_rate), stream_->time_base);
    file_.check(av_write_frame(muxer_.get(), av.get()));
  }

  std::string path_;
  FrameGeometry geometry_;
  std::string title_;
  std::int64_t frame_count_ = 0, next_frame_ = 0;
  std::vector<std::uint8_t> header_;
  AvFile file_;
  Owned<AVFormatContext> muxer_;
  AVStream* stream_ = nullptr;
};

}  // namespace

std::unique_ptr<FilmWriter> open_mp4(const std::string& path, const FrameGeometry& geometry,
                                     const std::string& title, std::int64_t frame_count, const FileOps& ops) {
  return std::make_unique<Mp4Writer>(path, geometry, title, frame_count, ops);
}

}  // namespace gradreel
