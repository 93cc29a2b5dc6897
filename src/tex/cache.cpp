#include "tex/cache.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <charconv>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string_view>

#include "core/hash.hpp"
#include "core/leftover.hpp"

namespace gradreel {

namespace {

constexpr std::string_view kMagic = "gradreel formulas 1\n";
constexpr std::uint64_t kLargest = 64 << 20;  // bytes of an entry

// An entry is the magic line, the key and each formula's numbers and picture, all as texts preceded by their
// length, and the digest of that.

std::string framed(std::string_view text) { return fmt::format("{}\n{}\n", text.size(), text); }

std::string body(const std::string& key, const std::vector<Formula>& formulas) {
  std::string text = std::string(kMagic) + framed(key);
  for (const Formula& f : formulas) {
    text += framed(fmt::format("{} {} {} {} {} {} {} {}", f.width, f.ascent, f.descent, f.ink.x, f.ink.y,
                               f.ink.width, f.ink.height, f.units_per_em));
    text += framed(f.picture);
  }
  return text;
}

std::string digest(std::string_view text) { return fmt::format("{:016x}\n", Hash().add(text).value()); }

/// Takes a framed text off `rest`.
std::optional<std::string_view> unframed(std::string_view& rest) {
  std::size_t length = 0;
  const auto [end, error] = std::from_chars(rest.data(), rest.data() + rest.size(), length);
  const auto head = static_cast<std::size_t>(end - rest.data()) + 1;  // with its line end
  if (error != std::errc() || head > rest.size() || length >= rest.size() - head) return std::nullopt;
  const std::string_view text = rest.substr(head, length);
  rest.remove_prefix(head + length + 1);
  return text;
}

std::optional<Formula> formula(std::string_view numbers, std::string_view picture) {
  Formula f;
  for (double* number :
       {&f.width, &f.ascent, &f.descent, &f.ink.x, &f.ink.y, &f.ink.width, &f.ink.height, &f.units_per_em}) {
    while (numbers.starts_with(' ')) numbers.remove_prefix(1);
    const auto [end, error] = std::from_chars(numbers.data(), numbers.data() + numbers.size(), *number);
    if (error != std::errc()) return std::nullopt;
    numbers.remove_prefix(static_cast<std::size_t>(end - numbers.data()));
  }
  f.picture = picture;
  return f;
}

std::string read_file(const std::string& path) {
  std::error_code error;
  const std::uintmax_t size = std::filesystem::file_size(path, error);
  if (error || size > kLargest) return {};
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

/// Whether no other process writes this entry, or has just renamed it. One that was killed does not count:
/// its file is written over.
bool is_ours_alone(int file, const std::string& path) {
  struct stat opened = {}, named = {};
  return flock(file, LOCK_EX | LOCK_NB) == 0 && fstat(file, &opened) == 0 &&
         stat(path.c_str(), &named) == 0 && opened.st_ino == named.st_ino && opened.st_dev == named.st_dev;
}

}  // namespace

FormulaCache::FormulaCache(std::optional<std::string> dir, std::string key) : key_(std::move(key)) {
  if (dir) path_ = fmt::format("{}/{:016x}", *dir, Hash().add(key_).value());
}

std::optional<std::vector<Formula>> FormulaCache::load() const {
  if (path_.empty()) return std::nullopt;
  const std::string file = read_file(path_);
  const std::size_t digest_size = digest("").size();
  if (file.size() < kMagic.size() + digest_size || !file.starts_with(kMagic)) return std::nullopt;
  std::string_view rest(file.data(), file.size() - digest_size);
  if (digest(rest) != std::string_view(file).substr(rest.size())) return std::nullopt;
  rest.remove_prefix(kMagic.size());
  if (unframed(rest) != std::optional<std::string_view>(key_)) return std::nullopt;
  std::vector<Formula> formulas;
  while (!rest.empty()) {
    const auto numbers = unframed(rest), picture = unframed(rest);
    const auto f = numbers && picture ? formula(*numbers, *picture) : std::nullopt;
    if (!f) return std::nullopt;
    formulas.push_back(*f);
  }
  return formulas;
}

void FormulaCache::store(const std::vector<Formula>& formulas) const {
  if (path_.empty()) return;
  std::error_code error;
  std::filesystem::create_directories(std::filesystem::path(path_).parent_path(), error);
  const std::string temporary = path_ + ".part", text = body(key_, formulas), all = text + digest(text);
  const WholeStep step;
  const int file = open(temporary.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
  if (file < 0) return;
  if (is_ours_alone(file, temporary)) {
    const bool written =
        ftruncate(file, 0) == 0 && write(file, all.data(), all.size()) == static_cast<ssize_t>(all.size());
    if (!written || rename(temporary.c_str(), path_.c_str()) != 0) unlink(temporary.c_str());
  }
  close(file);
}

}  // namespace gradreel
