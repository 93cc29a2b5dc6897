// Ownership and errors for libav's C objects. Only video/ includes this.
#pragma once

extern "C" {
#include <libavcodec/avcodec.h>
#include <libavcodec/bsf.h>
#include <libavformat/avformat.h>
#include <libavutil/dict.h>
#include <libavutil/opt.h>
}

#include <algorithm>
#include <cstdint>
#include <memory>
#include <new>
#include <span>
#include <string>

#include "core/error.hpp"
#include "core/rational.hpp"

namespace gradreel::libav {

/// What avio gives its write callback: const since FFmpeg 7.
#if LIBAVFORMAT_VERSION_MAJOR >= 61
using WrittenByte = const std::uint8_t;
#else
using WrittenByte = std::uint8_t;
#endif

/// How long a decoded frame is shown, in ticks of its stream.
inline std::int64_t duration_of(const AVFrame& frame) {
#if LIBAVUTIL_VERSION_MAJOR >= 58
  return frame.duration;
#else
  return frame.pkt_duration;
#endif
}

struct Free {
  void operator()(AVFrame* p) const { av_frame_free(&p); }
  void operator()(AVPacket* p) const { av_packet_free(&p); }
  void operator()(AVCodecContext* p) const { avcodec_free_context(&p); }
  void operator()(AVBSFContext* p) const { av_bsf_free(&p); }
  void operator()(AVFormatContext* p) const { avformat_free_context(p); }
  void operator()(AVIOContext* p) const {
    av_freep(&p->buffer);
    avio_context_free(&p);
  }
};
template <class T>
using Owned = std::unique_ptr<T, Free>;

inline std::string reason(int code) {
  char text[AV_ERROR_MAX_STRING_SIZE] = {};
  av_strerror(code, text, sizeof text);
  return text;
}

/// Returns `code` unless it is libav's mark of failure; then throws Error "cannot DOING: REASON".
inline int check(int code, const std::string& doing) {
  if (code == AVERROR(ENOMEM)) throw std::bad_alloc();
  if (code < 0) throw Error("cannot " + doing + ": " + reason(code));
  return code;
}

/// Opens an encoder whose settings are known to be right. Throws bad_alloc also where the encoder's library
/// does not say what it lacks.
inline void open_codec(AVCodecContext& codec, const AVCodec& encoder, const std::string& name) {
  const int code = avcodec_open2(&codec, &encoder, nullptr);
  if (code == AVERROR_EXTERNAL) throw std::bad_alloc();
  check(code, "open " + name);
}

template <class T>
Owned<T> own(T* object) {
  if (!object) throw std::bad_alloc();
  return Owned<T>(object);
}

inline void set_extradata(AVCodecParameters& par, std::span<const std::uint8_t> bytes) {
  par.extradata = static_cast<std::uint8_t*>(av_mallocz(bytes.size() + AV_INPUT_BUFFER_PADDING_SIZE));
  if (!par.extradata) throw std::bad_alloc();
  std::copy(bytes.begin(), bytes.end(), par.extradata);
  par.extradata_size = static_cast<int>(bytes.size());
}

inline AVRational to_av(const Rational& r) { return {static_cast<int>(r.num), static_cast<int>(r.den)}; }

/// Nothing below cli/ prints; what fails comes as a return code.
inline void be_quiet() { av_log_set_level(AV_LOG_QUIET); }

}  // namespace gradreel::libav
