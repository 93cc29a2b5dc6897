#include "core/private_folder.hpp"

#include <dirent.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <charconv>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <memory>
#include <string_view>
#include <vector>

#include "core/error.hpp"

namespace gradreel {

namespace {

// Folders are named gradreel_PID_XXXXXX.
constexpr std::string_view kNameStart = "gradreel_";

void remove_all(const std::string& folder) {
  std::error_code error;
  for (int tries = 0; tries < 3; ++tries) {  // a program that is being killed may still write
    std::filesystem::remove_all(folder, error);
    if (!error) return;
  }
}

/// The pid in the name of a folder; 0 if it is not such a name.
pid_t folder_owner(std::string_view name) {
  if (!name.starts_with(kNameStart)) return 0;
  name.remove_prefix(kNameStart.size());
  pid_t pid = 0;
  const auto [end, error] = std::from_chars(name.data(), name.data() + name.size(), pid);
  return error == std::errc() && name.substr(static_cast<std::size_t>(end - name.data())).starts_with('_')
             ? pid
             : 0;
}

bool is_dead(pid_t pid) { return kill(pid, 0) != 0 && errno == ESRCH; }

/// Opens a folder of this user, without following links, and locks it. -1 and errno if it is another's, gone
/// (ENOENT) or locked (EWOULDBLOCK).
int open_locked(const std::string& folder) {
  const int fd = open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NOFOLLOW);
  if (fd < 0) return -1;
  struct stat about = {};
  const bool is_ours = fstat(fd, &about) == 0 && about.st_uid == geteuid();
  if (is_ours && flock(fd, LOCK_EX | LOCK_NB) == 0) {
    if (fstat(fd, &about) == 0 && about.st_nlink > 0) return fd;
    errno = ENOENT;  // removed before it was locked
  }
  const int reason = errno;
  close(fd);
  errno = reason;
  return -1;
}

void remove_dead(const std::string& place) {
  const std::unique_ptr<DIR, int (*)(DIR*)> all(opendir(place.c_str()), closedir);
  if (!all) return;
  std::vector<std::string> dead;
  while (const dirent* entry = readdir(all.get())) {
    const pid_t owner = folder_owner(entry->d_name);
    if (owner > 0 && is_dead(owner)) dead.push_back(place + '/' + entry->d_name);
  }
  for (const std::string& folder : dead) {
    const int lock = open_locked(folder);
    if (lock < 0) continue;
    remove_all(folder);
    close(lock);
  }
}

}  // namespace

PrivateFolder::PrivateFolder() {
  const char* variable = std::getenv("TMPDIR");
  const std::string place = variable && variable[0] == '/' ? variable : "/tmp";
  remove_dead(place);
  const std::string pattern = place + '/' + std::string(kNameStart) + std::to_string(getpid()) + "_XXXXXX";
  while (!make(pattern)) {
  }
}

// False if a process that cannot see our pid took it for a dead one's, before it was locked.
bool PrivateFolder::make(const std::string& pattern) {
  const WholeStep step;
  path_ = pattern;
  if (!mkdtemp(path_.data()))
    throw Error("cannot make a folder like " + pattern + ": " + std::strerror(errno));
  lock_ = open_locked(path_);
  if (lock_ < 0 && (errno == EWOULDBLOCK || errno == ENOENT)) return false;
  leftover_.emplace([path = path_] { remove_all(path); });
  return true;
}

void PrivateFolder::write(const std::string& name, std::string_view text) const {
  const std::string file = path_ + '/' + name;
  const int fd = open(file.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
  bool written = fd >= 0;
  while (written && !text.empty()) {
    const ssize_t count = ::write(fd, text.data(), text.size());
    if (count < 0 && errno == EINTR) continue;
    written = count > 0;
    if (written) text.remove_prefix(static_cast<std::size_t>(count));
  }
  const int reason = errno;
  const bool is_closed = fd < 0 || close(fd) == 0;
  if (written && is_closed) return;
  throw Error("cannot write to the temporary folder " + std::filesystem::path(path_).parent_path().string() +
              ": " + std::strerror(written ? errno : reason) + "; TMPDIR can name another");
}

void PrivateFolder::check_room() const {
  const std::string name = "room";
  write(name, std::string(64 << 10, 'x'));
  unlink((path_ + '/' + name).c_str());
}

PrivateFolder::~PrivateFolder() {
  remove_all(path_);
  if (lock_ >= 0) close(lock_);
}

}  // namespace gradreel
