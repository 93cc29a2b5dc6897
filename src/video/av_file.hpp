// An OutputFile as a muxer's target.
#pragma once

#include <exception>
#include <string>

#include "video/libav.hpp"
#include "video/output_file.hpp"

namespace gradreel {

/// Lets libav write to an OutputFile, and read it again for faststart. What the file throws is kept while C
/// code runs and thrown again by check(), so that the cause is reported and not libav's view of it.
class AvFile {
 public:
  AvFile(const std::string& path, const FileOps& ops);

  /// Makes `muxer` use the file. The muxer must not outlive this.
  void attach(AVFormatContext& muxer);

  /// Throws what the file threw; else, if `code` marks a failure, Error "cannot write PATH: REASON".
  void check(int code) const;

  /// Writes all that is buffered down to the disk.
  void flush();

  /// After flush(): gives the file its name.
  void commit() { file_.commit(); }

 private:
  static int write(void* self, libav::WrittenByte* data, int size);
  static std::int64_t seek(void* self, std::int64_t offset, int whence);
  static int read(void* self, std::uint8_t* data, int size);
  static std::int64_t seek_reader(void* self, std::int64_t offset, int whence);
  static int open_reader(AVFormatContext* muxer, AVIOContext** io, const char* url, int flags,
                         AVDictionary** options);
  static int close_reader(AVFormatContext* muxer, AVIOContext* io);

  OutputFile file_;
  libav::Owned<AVIOContext> io_;
  std::int64_t read_offset_ = 0;
  std::exception_ptr failure_;
};

}  // namespace gradreel
