#include "video/output_file.hpp"

#include <fcntl.h>
#include <signal.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <cstring>
#include <utility>

#include "core/error.hpp"
#include "video/part_name.hpp"
#include "video/unfinished.hpp"

namespace gradreel {

using part_name::folder_of;
using part_name::kSuffix;
using part_name::owner_of;

OutputFile::OutputFile(std::string path, const FileOps& ops)
    : path_(std::move(path)), folder_(folder_of(path_)), ops_(ops) {
  const std::size_t slash = path_.rfind('/');
  const std::string name = slash == std::string::npos ? path_ : path_.substr(slash + 1);
  if (name.empty()) throw Error("cannot write " + path_ + ": it names a folder");
  refuse_special();
  prefix_ = part_name::prefix_of(path_);
  remove_stale();
  open_temporary();
}

OutputFile::~OutputFile() {
  if (fd_ >= 0) ops_.close(fd_);
  if (!temporary_.empty()) ops_.unlink(temporary_);
}

// A rename would put a plain file in the place of a device or a pipe: /dev/null, for root.
void OutputFile::refuse_special() const {
  struct stat status = {};
  if (::stat(path_.c_str(), &status) != 0 || S_ISREG(status.st_mode) || S_ISDIR(status.st_mode)) return;
  throw Error("cannot write " + path_ + ": it is a device or a pipe, not a file");
}

void OutputFile::fail(const std::string& doing) const {
  throw Error("cannot " + doing + ' ' + path_ + ": " + std::strerror(errno));
}

void OutputFile::open_temporary() {
  static std::atomic<unsigned> counter{0};
  const WholeStep step;
  for (int tries = 0; fd_ < 0 && tries < 10000; ++tries) {
    const std::string name = folder_ + '/' + prefix_ + std::to_string(getpid()) + '-' +
                             std::to_string(counter++) + std::string(kSuffix);
    fd_ = ops_.open(name, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    if (fd_ >= 0) temporary_ = name;
    if (fd_ < 0 && errno != EEXIST) break;
  }
  if (fd_ < 0) fail("create");
  leftover_.emplace([&ops = ops_, name = temporary_] { ops.unlink(name); });
  // Tells other processes that the file has an owner, even where they cannot see its pid (containers). Where
  // locks do not work, the pid has to do.
  flock(fd_, LOCK_EX | LOCK_NB);
}

void OutputFile::remove_stale() const {
  for (const std::string& name : unfinished_in(folder_, prefix_)) {
    const pid_t owner = owner_of(name, prefix_);
    if (owner <= 0 || kill(owner, 0) == 0 || errno != ESRCH) continue;
    const std::string stale = folder_ + '/' + name;
    const int fd = ::open(stale.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
    if (fd < 0) continue;
    if (flock(fd, LOCK_EX | LOCK_NB) == 0) ops_.unlink(stale);
    ::close(fd);
  }
}

void OutputFile::write(std::span<const std::uint8_t> bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ops_.write(fd_, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) fail("write");
    bytes = bytes.subspan(static_cast<std::size_t>(written));
  }
}

std::size_t OutputFile::read_at(std::int64_t offset, std::span<std::uint8_t> bytes) {
  const off_t place = ops_.seek(fd_, 0, SEEK_CUR);
  if (place < 0 || ops_.seek(fd_, offset, SEEK_SET) < 0) fail("read back");
  std::size_t done = 0;
  while (done < bytes.size()) {
    const ssize_t got = ops_.read(fd_, bytes.data() + done, bytes.size() - done);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) fail("read back");
    if (got == 0) break;
    done += static_cast<std::size_t>(got);
  }
  if (ops_.seek(fd_, place, SEEK_SET) < 0) fail("read back");
  return done;
}

std::int64_t OutputFile::seek(std::int64_t offset, int whence) {
  const off_t place = ops_.seek(fd_, offset, whence);
  if (place < 0) fail("seek in");
  return place;
}

void OutputFile::flush() {
  if (ops_.fsync(fd_) != 0) fail("flush");
}

void OutputFile::commit() {
  flush();
  const WholeStep step;
  if (ops_.close(std::exchange(fd_, -1)) != 0) fail("close");
  const int folder = ops_.open(folder_, O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0);
  if (folder < 0) fail("open the folder of");
  if (ops_.rename(temporary_, path_) != 0) {
    const int reason = errno;
    ops_.close(folder);
    errno = reason;
    fail("replace");
  }
  temporary_.clear();
  leftover_.reset();
  // EINVAL: a file system that cannot flush folders.
  const bool flushed = ops_.fsync(folder) == 0 || errno == EINVAL;
  const int reason = errno;
  ops_.close(folder);
  errno = reason;
  if (!flushed) fail("flush the folder of");
}

}  // namespace gradreel
