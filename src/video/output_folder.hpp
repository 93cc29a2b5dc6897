// A folder of pictures that appears whole under its name, or not at all.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "core/leftover.hpp"
#include "video/file_ops.hpp"

namespace gradreel {

/// Files are written to a hidden folder beside `path`, `.NAME.PID-N.part`; commit() gives it its name, in the
/// place of an earlier one. Destroyed without that, it removes what it made and leaves alone what was at
/// `path`. Opening removes what killed processes left for the same path. Every function throws Error with the
/// path and the system's reason.
class OutputFolder {
 public:
  /// `is_ours` knows the names of files that commit() may remove. Throws Error where there is a file at
  /// `path`, or a folder with anything else in it.
  OutputFolder(std::string path, std::function<bool(std::string_view name)> is_ours,
               const FileOps& ops = real_file_ops());
  ~OutputFolder();
  OutputFolder(const OutputFolder&) = delete;
  OutputFolder& operator=(const OutputFolder&) = delete;

  /// A file of a name that is ours.
  void write(const std::string& name, std::span<const std::uint8_t> bytes);

  void commit();

  const std::string& path() const { return path_; }

 private:
  [[noreturn]] void fail(const std::string& doing) const;
  void refuse_foreign() const;
  std::string new_name() const;
  void make_temporary();
  void remove_stale() const;
  void remove(const std::string& folder) const;
  void replace();
  void replace_in_two_steps();
  void flush(const std::string& folder, const std::string& doing) const;

  std::string path_, folder_, prefix_, temporary_;
  std::function<bool(std::string_view)> is_ours_;
  const FileOps& ops_;
  int lock_ = -1;
  std::optional<Leftover> leftover_;
};

}  // namespace gradreel
