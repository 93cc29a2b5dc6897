#include <algorithm>
#include <filesystem>
#include <vector>

#include "core/error.hpp"
#include "video/reader/film_reader.hpp"

namespace gradreel::film_readers {

namespace {

/// Pictures in the order of their names. A folder does not say how long they last: each counts as a second.
class FolderReader : public FilmReader {
 public:
  explicit FolderReader(const std::string& path) {
    std::error_code error;
    std::filesystem::directory_iterator entry(path, error);
    for (; !error && entry != std::filesystem::directory_iterator(); entry.increment(error)) {
      if (entry->path().extension() == ".png") files_.push_back(entry->path().string());
    }
    if (error) throw Error("cannot read " + path + ": " + error.message());
    std::sort(files_.begin(), files_.end());
  }

  bool next() override {
    time_us_ = 1000000 * static_cast<std::int64_t>(next_);
    if (next_ == files_.size()) return false;
    const std::string& file = files_[next_++];
    picture_ = open_with_libav(file, ".png");
    if (!picture_->next()) throw Error("cannot read " + file + ": it has no picture");
    return true;
  }
  std::int64_t time_us() const override { return time_us_; }
  void add_to(Sha256& sha) const override { picture_->add_to(sha); }
  Image image() const override { return picture_->image(); }

 private:
  std::vector<std::string> files_;
  std::size_t next_ = 0;
  std::int64_t time_us_ = 0;
  std::unique_ptr<FilmReader> picture_;
};

}  // namespace

std::unique_ptr<FilmReader> open_folder(const std::string& path) {
  return std::make_unique<FolderReader>(path);
}

}  // namespace gradreel::film_readers
