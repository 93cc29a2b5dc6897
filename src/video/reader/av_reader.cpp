#include <array>
#include <string_view>
#include <thread>

extern "C" {
#include <libavutil/imgutils.h>
#include <libavutil/pixdesc.h>
#include <libswscale/swscale.h>
}

#include "video/libav.hpp"
#include "video/reader/film_reader.hpp"
#include "video/straight_alpha.hpp"

namespace gradreel::film_readers {

namespace {

using libav::own;
using libav::Owned;

/// What reads the films of an ending: never what the bytes suggest, such as a list of other files.
struct Demuxer {
  std::string_view ending;
  const char* name;
};
constexpr std::array<Demuxer, 5> kDemuxers = {
    {{".mp4", "mov"}, {".gif", "gif"}, {".webm", "matroska"}, {".y4m", "yuv4mpegpipe"}, {".png", "apng"}}};

constexpr std::int64_t kLongestUs = std::int64_t{1000000} * 3600 * 24;

class AvReader : public FilmReader {
 public:
  AvReader(const std::string& path, const char* demuxer) : path_(path) {
    libav::be_quiet();
    open(demuxer);
    try {
      start();
    } catch (...) {
      avformat_close_input(&input_);
      throw;
    }
  }
  ~AvReader() override { avformat_close_input(&input_); }
  AvReader(const AvReader&) = delete;
  AvReader& operator=(const AvReader&) = delete;

  bool next() override {
    for (;;) {
      const int got = avcodec_receive_frame(codec_.get(), frame_.get());
      if (got == AVERROR_EOF) {
        time_us_ = end_us_;
        return false;
      }
      if (got != AVERROR(EAGAIN)) {
        check(got);
        keep_times();
        return true;
      }
      feed();
    }
  }

  std::int64_t time_us() const override { return time_us_; }

  void add_to(Sha256& sha) const override {
    const auto format = static_cast<AVPixelFormat>(frame_->format);
    const AVPixFmtDescriptor* about = av_pix_fmt_desc_get(format);
    sha.add(std::string_view(about->name)).add(frame_->width).add(frame_->height);
    const bool has_palette = (about->flags & AV_PIX_FMT_FLAG_PAL) != 0;
    for (int plane = 0; plane < (has_palette ? 1 : av_pix_fmt_count_planes(format)); ++plane) {
      const bool is_chroma = (plane == 1 || plane == 2) && about->nb_components > 2;
      const int rows = is_chroma ? AV_CEIL_RSHIFT(frame_->height, about->log2_chroma_h) : frame_->height;
      const int bytes = check(av_image_get_linesize(format, frame_->width, plane));
      for (int y = 0; y < rows; ++y) {
        const std::uint8_t* row =
            frame_->data[plane] + static_cast<std::ptrdiff_t>(y) * frame_->linesize[plane];
        sha.add_bytes({row, static_cast<std::size_t>(bytes)});
      }
    }
    if (has_palette) sha.add_bytes({frame_->data[1], AVPALETTE_SIZE});
  }

  Image image() const override {
    Image image(frame_->width, frame_->height);
    const auto format = static_cast<AVPixelFormat>(frame_->format);
    SwsContext* sws =
        sws_getContext(frame_->width, frame_->height, format, frame_->width, frame_->height, AV_PIX_FMT_BGRA,
                       SWS_BILINEAR | SWS_ACCURATE_RND | SWS_FULL_CHR_H_INT, nullptr, nullptr, nullptr);
    if (!sws) throw Error("cannot read " + path_ + ": its colours are of an unknown form");
    const int* bt709 = sws_getCoefficients(SWS_CS_ITU709);
    sws_setColorspaceDetails(sws, bt709, 0, bt709, 1, 0, 1 << 16, 1 << 16);
    std::uint8_t* data[1] = {reinterpret_cast<std::uint8_t*>(image.row(0))};
    const int strides[1] = {4 * frame_->width};
    sws_scale(sws, frame_->data, frame_->linesize, 0, frame_->height, data, strides);
    sws_freeContext(sws);
    premultiply(image);
    return image;
  }

 private:
  int check(int code) const {
    if (code == AVERROR(ENOMEM)) throw std::bad_alloc();
    if (code < 0) throw Error("cannot read " + path_ + ": " + libav::reason(code));
    return code;
  }

  [[noreturn]] void fail_times() const { throw Error("cannot read " + path_ + ": its times are damaged"); }

  void open(const char* demuxer) {
    const AVInputFormat* format = av_find_input_format(demuxer);
    if (!format) throw Error("cannot read " + path_ + ": this libavformat does not know it");
    AVDictionary* options = nullptr;
    av_dict_set(&options, "protocol_whitelist", "file", 0);
    const int code = avformat_open_input(&input_, ("file:" + path_).c_str(), format, &options);
    av_dict_free(&options);
    check(code);
  }

  void start() {
    check(avformat_find_stream_info(input_, nullptr));
    const int index = check(av_find_best_stream(input_, AVMEDIA_TYPE_VIDEO, -1, -1, nullptr, 0));
    stream_ = input_->streams[index];
    codec_ = own(avcodec_alloc_context3(nullptr));
    check(avcodec_parameters_to_context(codec_.get(), stream_->codecpar));
    codec_->pkt_timebase = stream_->time_base;
    codec_->err_recognition = AV_EF_EXPLODE | AV_EF_CRCCHECK | AV_EF_BITSTREAM | AV_EF_BUFFER;
    codec_->max_pixels = kMostPixels;
    codec_->thread_count = static_cast<int>(std::max(1U, std::thread::hardware_concurrency()));
    // Libav's own decoder of VP9 knows nothing of alpha.
    const bool has_alpha = av_dict_get(stream_->metadata, "alpha_mode", nullptr, 0) != nullptr;
    const AVCodec* decoder = has_alpha ? avcodec_find_decoder_by_name("libvpx-vp9")
                                       : avcodec_find_decoder(stream_->codecpar->codec_id);
    if (!decoder) throw Error("cannot read " + path_ + ": this libavcodec has no decoder for it");
    check(avcodec_open2(codec_.get(), decoder, nullptr));
    packet_ = own(av_packet_alloc());
    frame_ = own(av_frame_alloc());
  }

  void keep_times() {
    const AVRational microsecond = {1, 1000000};
    const std::int64_t first = stream_->start_time, ticks = frame_->best_effort_timestamp;
    if (ticks == AV_NOPTS_VALUE) fail_times();
    time_us_ = av_rescale_q(ticks, stream_->time_base, microsecond);
    if (first != AV_NOPTS_VALUE) time_us_ -= av_rescale_q(first, stream_->time_base, microsecond);
    const std::int64_t shown_us = av_rescale_q(libav::duration_of(*frame_), stream_->time_base, microsecond);
    if (time_us_ < 0 || time_us_ > kLongestUs || shown_us < 0 || shown_us > kLongestUs) fail_times();
    end_us_ = time_us_ + shown_us;
  }

  /// Gives the decoder the next packet of pictures, or the end.
  void feed() {
    for (;;) {
      const int got = av_read_frame(input_, packet_.get());
      if (got == AVERROR_EOF) break;
      check(got);
      const bool is_picture = packet_->stream_index == stream_->index;
      const int sent = is_picture ? avcodec_send_packet(codec_.get(), packet_.get()) : 0;
      av_packet_unref(packet_.get());
      check(sent);
      if (is_picture) return;
    }
    const int ended = avcodec_send_packet(codec_.get(), nullptr);
    if (ended != AVERROR_EOF) check(ended);
  }

  static void premultiply(Image& image) {
    for (int y = 0; y < image.height(); ++y) {
      std::uint32_t* pixels = image.row(y);
      for (int x = 0; x < image.width(); ++x) pixels[x] = premultiplied_pixel(pixels[x]);
    }
  }

  std::string path_;
  AVFormatContext* input_ = nullptr;
  AVStream* stream_ = nullptr;
  Owned<AVCodecContext> codec_;
  Owned<AVPacket> packet_;
  Owned<AVFrame> frame_;
  std::int64_t time_us_ = 0, end_us_ = 0;
};

}  // namespace

std::unique_ptr<FilmReader> open_with_libav(const std::string& path, const std::string& ending) {
  for (const Demuxer& demuxer : kDemuxers) {
    if (demuxer.ending != ending) continue;
    if (ending != ".png") return std::make_unique<AvReader>(path, demuxer.name);
    try {
      return std::make_unique<AvReader>(path, demuxer.name);
    } catch (const Error&) {  // not animated
      return std::make_unique<AvReader>(path, "png_pipe");
    }
  }
  throw Error("cannot read " + path + ": its ending is that of no film");
}

}  // namespace gradreel::film_readers
