// A file that appears whole under its name, or not at all.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "core/leftover.hpp"
#include "video/file_ops.hpp"

namespace gradreel {

/// Writes to a hidden temporary file beside `path`, `.NAME.PID-N.part`; commit() gives it its name. Destroyed
/// without that, or if the process is told to end, it removes the temporary and leaves alone what was at
/// `path`. Opening removes the temporaries that killed processes left for the same path. Every function
/// throws Error with the path and the system's reason.
class OutputFile {
 public:
  explicit OutputFile(std::string path, const FileOps& ops = real_file_ops());
  ~OutputFile();
  OutputFile(const OutputFile&) = delete;
  OutputFile& operator=(const OutputFile&) = delete;

  void write(std::span<const std::uint8_t> bytes);
  void write(std::string_view text) {
    write(std::span(reinterpret_cast<const std::uint8_t*>(text.data()), text.size()));
  }

  /// Reads bytes already written, from `offset` on; fewer than asked for only at the end. Keeps the place of
  /// writing.
  std::size_t read_at(std::int64_t offset, std::span<std::uint8_t> bytes);

  /// Moves the place of writing; returns the new offset. `whence` as of lseek.
  std::int64_t seek(std::int64_t offset, int whence);

  /// Writes all down to the disk.
  void flush();

  /// Flushes and renames over `path`. If only the flush of the folder fails, the new file is
  /// there already and stays.
  void commit();

  const std::string& path() const { return path_; }

 private:
  [[noreturn]] void fail(const std::string& doing) const;
  void refuse_special() const;
  void open_temporary();
  void remove_stale() const;

  std::string path_, folder_, prefix_, temporary_;
  const FileOps& ops_;
  int fd_ = -1;
  std::optional<Leftover> leftover_;
};

}  // namespace gradreel
