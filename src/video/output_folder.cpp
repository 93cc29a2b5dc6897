#include "video/output_folder.hpp"

#include <dirent.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <memory>
#include <utility>
#include <vector>

#include "core/error.hpp"
#include "video/part_name.hpp"

namespace gradreel {

namespace {

/// Names in a folder but `.` and `..`; none if it cannot be read.
std::vector<std::string> names_in(const std::string& folder) {
  std::vector<std::string> names;
  const std::unique_ptr<DIR, int (*)(DIR*)> open(opendir(folder.c_str()), closedir);
  if (!open) return names;
  while (const dirent* entry = readdir(open.get())) {
    const std::string name = entry->d_name;
    if (name != "." && name != "..") names.push_back(name);
  }
  return names;
}

bool is_dead(pid_t pid) { return pid > 0 && kill(pid, 0) != 0 && errno == ESRCH; }

}  // namespace

OutputFolder::OutputFolder(std::string path, std::function<bool(std::string_view)> is_ours,
                           const FileOps& ops)
    : path_(std::move(path)), is_ours_(std::move(is_ours)), ops_(ops) {
  while (path_.size() > 1 && path_.ends_with('/')) path_.pop_back();
  folder_ = part_name::folder_of(path_);
  const std::string name = path_.substr(path_.rfind('/') + 1);
  if (name.empty() || name == "." || name == "..")
    throw Error("cannot write the folder " + path_ + ": it needs a name");
  prefix_ = part_name::prefix_of(path_);
  refuse_foreign();
  remove_stale();
  make_temporary();
}

OutputFolder::~OutputFolder() {
  if (!temporary_.empty()) remove(temporary_);
  if (lock_ >= 0) ::close(lock_);
}

void OutputFolder::fail(const std::string& doing) const {
  throw Error("cannot " + doing + ' ' + path_ + ": " + std::strerror(errno));
}

void OutputFolder::refuse_foreign() const {
  struct stat status = {};
  if (::lstat(path_.c_str(), &status) != 0) return;
  if (!S_ISDIR(status.st_mode))
    throw Error("cannot write the folder " + path_ + ": there is something else of that name");
  for (const std::string& name : names_in(path_)) {
    if (is_ours_(name)) continue;
    throw Error("cannot replace the folder " + path_ + ": it holds " + name +
                ", which is no frame of a film");
  }
}

std::string OutputFolder::new_name() const {
  static std::atomic<unsigned> counter{0};
  return folder_ + '/' + prefix_ + std::to_string(getpid()) + '-' + std::to_string(counter++) +
         std::string(part_name::kSuffix);
}

void OutputFolder::make_temporary() {
  const WholeStep step;
  for (int tries = 0; tries < 10000; ++tries) {
    const std::string name = new_name();
    if (ops_.mkdir(name, 0777) == 0) {
      temporary_ = name;
      break;
    }
    if (errno != EEXIST) break;
  }
  if (temporary_.empty()) fail("create");
  leftover_.emplace([this, name = temporary_] {
    const std::string moved = new_name();  // where other threads, which still run, cannot add files
    remove(ops_.rename(name, moved) == 0 ? moved : name);
  });
  // Tells other processes that it has an owner, even where they cannot see its pid.
  lock_ = ::open(temporary_.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (lock_ >= 0) flock(lock_, LOCK_EX | LOCK_NB);
}

void OutputFolder::remove(const std::string& folder) const {
  for (const std::string& name : names_in(folder)) {
    if (is_ours_(name)) ops_.unlink((std::filesystem::path(folder) / name).string());
  }
  ops_.rmdir(folder);
}

void OutputFolder::remove_stale() const {
  for (const std::string& name : names_in(folder_)) {
    const std::string stale = folder_ + '/' + name;
    if (is_dead(part_name::owner_of(name, prefix_, part_name::kAsideSuffix))) {
      if (ops_.rename(stale, path_) != 0) remove(stale);  // fails if there is a newer one, which has frames
    }
    if (!is_dead(part_name::owner_of(name, prefix_))) continue;
    const int fd = ::open(stale.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NOFOLLOW);
    if (fd < 0) continue;
    if (flock(fd, LOCK_EX | LOCK_NB) == 0) remove(stale);
    ::close(fd);
  }
}

void OutputFolder::write(const std::string& name, std::span<const std::uint8_t> bytes) {
  const int fd = ops_.open(temporary_ + '/' + name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
  if (fd < 0) fail("create a file of");
  const char* doing = nullptr;
  while (!doing && !bytes.empty()) {
    const ssize_t written = ops_.write(fd, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) doing = "write";
    if (!doing) bytes = bytes.subspan(static_cast<std::size_t>(written));
  }
  if (!doing && ops_.fsync(fd) != 0) doing = "flush";
  const int reason = errno;
  const bool is_closed = ops_.close(fd) == 0;
  if (doing) errno = reason;
  if (doing) fail(doing);
  if (!is_closed) fail("close");
}

void OutputFolder::flush(const std::string& folder, const std::string& doing) const {
  const int fd = ops_.open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0);
  if (fd < 0) fail("open the folder of");
  const bool flushed = ops_.fsync(fd) == 0 || errno == EINVAL;  // a file system that cannot flush folders
  const int reason = errno;
  ::close(fd);
  errno = reason;
  if (!flushed) fail(doing);
}

// A folder that holds files cannot be renamed over: the two swap names, so that there is one at any
// moment.
void OutputFolder::replace() {
  if (ops_.exchange(temporary_, path_) == 0) {
    remove(temporary_);
  } else {
    replace_in_two_steps();
  }
  temporary_.clear();
  leftover_.reset();
}

// Where there is none yet, or names cannot be swapped. After a kill between the steps, the next run puts the
// old one back.
void OutputFolder::replace_in_two_steps() {
  const std::string aside = temporary_.substr(0, temporary_.size() - part_name::kSuffix.size()) +
                            std::string(part_name::kAsideSuffix);
  const bool had_old = ops_.rename(path_, aside) == 0;
  if (!had_old && errno != ENOENT) fail("replace");
  if (ops_.rename(temporary_, path_) != 0) {
    const int reason = errno;
    if (had_old) ops_.rename(aside, path_);
    errno = reason;
    fail("replace");
  }
  if (had_old) remove(aside);
}

void OutputFolder::commit() {
  flush(temporary_, "flush");
  const WholeStep step;
  refuse_foreign();
  replace();
  flush(folder_, "flush the folder of");
}

}  // namespace gradreel
