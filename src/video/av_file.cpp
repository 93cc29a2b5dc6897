#include "video/av_file.hpp"

#include <cstdio>

namespace gradreel {

namespace {

constexpr int kBufferSize = 1 << 16;

using Read = int (*)(void*, std::uint8_t*, int);
using Write = int (*)(void*, libav::WrittenByte*, int);
using Seek = std::int64_t (*)(void*, std::int64_t, int);

AVIOContext* make_io(void* self, Read read, Write write, Seek seek) {
  auto* buffer = static_cast<unsigned char*>(av_malloc(kBufferSize));
  AVIOContext* io =
      buffer ? avio_alloc_context(buffer, kBufferSize, write != nullptr, self, read, write, seek) : nullptr;
  if (!io) av_free(buffer);
  return io;
}

}  // namespace

AvFile::AvFile(const std::string& path, const FileOps& ops)
    : file_(path, ops), io_(libav::own(make_io(this, nullptr, write, seek))) {}

void AvFile::attach(AVFormatContext& muxer) {
  muxer.pb = io_.get();
  muxer.flags |= AVFMT_FLAG_CUSTOM_IO;
  muxer.opaque = this;
  muxer.io_open = open_reader;
  muxer.io_close2 = close_reader;
}

void AvFile::check(int code) const {
  if (failure_) std::rethrow_exception(failure_);
  if (code >= 0) code = io_->error;
  if (code < 0) throw Error("cannot write " + file_.path() + ": " + libav::reason(code));
}

void AvFile::flush() {
  avio_flush(io_.get());
  check(0);
  file_.flush();
}

int AvFile::write(void* self, libav::WrittenByte* data, int size) {
  auto& file = *static_cast<AvFile*>(self);
  // Nothing is written after a failure: a disk with room again must not hide it.
  if (file.failure_) return AVERROR_EXTERNAL;
  try {
    file.file_.write({data, static_cast<std::size_t>(size)});
    return size;
  } catch (...) {
    file.failure_ = std::current_exception();
    return AVERROR_EXTERNAL;
  }
}

std::int64_t AvFile::seek(void* self, std::int64_t offset, int whence) {
  auto& file = *static_cast<AvFile*>(self);
  if ((whence & ~AVSEEK_FORCE) == AVSEEK_SIZE) return AVERROR(ENOSYS);
  try {
    return file.file_.seek(offset, whence & ~AVSEEK_FORCE);
  } catch (...) {
    if (!file.failure_) file.failure_ = std::current_exception();
    return AVERROR_EXTERNAL;
  }
}

int AvFile::read(void* self, std::uint8_t* data, int size) {
  auto& file = *static_cast<AvFile*>(self);
  try {
    const std::size_t got = file.file_.read_at(file.read_offset_, {data, static_cast<std::size_t>(size)});
    file.read_offset_ += static_cast<std::int64_t>(got);
    return got > 0 ? static_cast<int>(got) : AVERROR_EOF;
  } catch (...) {
    if (!file.failure_) file.failure_ = std::current_exception();
    return AVERROR_EXTERNAL;
  }
}

std::int64_t AvFile::seek_reader(void* self, std::int64_t offset, int whence) {
  auto& file = *static_cast<AvFile*>(self);
  if ((whence & ~AVSEEK_FORCE) != SEEK_SET) return AVERROR(ENOSYS);
  return file.read_offset_ = offset;
}

// The muxer opens its output a second time only to move the data behind the index.
int AvFile::open_reader(AVFormatContext* muxer, AVIOContext** io, const char*, int flags, AVDictionary**) {
  if (flags != AVIO_FLAG_READ) return AVERROR(EPERM);
  auto& file = *static_cast<AvFile*>(muxer->opaque);
  file.read_offset_ = 0;
  *io = make_io(&file, read, nullptr, seek_reader);
  return *io ? 0 : AVERROR(ENOMEM);
}

int AvFile::close_reader(AVFormatContext*, AVIOContext* io) {
  libav::Free()(io);
  return 0;
}

}  // namespace gradreel
