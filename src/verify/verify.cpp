#include "verify/verify.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

#include "core/error.hpp"
#include "lock/paths.hpp"
#include "lock/record.hpp"
#include "outputs/output_path.hpp"
#include "scene/digest.hpp"
#include "verify/compare_films.hpp"
#include "video/png.hpp"

namespace gradreel {

namespace fs = std::filesystem;

namespace {

std::string moved(const std::string& folder, const std::string& path) {
  return (fs::path(folder) / fs::path(path).filename()).string();
}

class FilmVerifier {
 public:
  FilmVerifier(const Target& target, const Product& product, const LockEntry* entry,
               const VerifyOptions& options)
      : target_(target), product_(product), entry_(entry), options_(options) {
    const std::string path =
        (fs::path(target.path).parent_path() / fs::path(product.path).filename()).string();
    result_.film = name_in_lock(options.folder, path);
    result_.scene = name_in_lock(options.folder, target.scene->file);
    old_path_ = path;
  }

  FilmResult result() {
    judge_digests();
    if (is_film() && options_.report && options_.baseline) write_key_frames();
    if (is_film() && result_.verdict == Verdict::drifted) compare();
    if (entry_ && entry_->inputs != scene_digest(*target_.scene, *target_.output))
      add_note("its scene or a config changed since the lock was written");
    return std::move(result_);
  }

 private:
  bool is_film() const { return product_.kind == ProductKind::film || product_.kind == ProductKind::clip; }

  void add_note(const std::string& note) { result_.note += (result_.note.empty() ? "" : "; ") + note; }

  void judge_digests() {
    const auto file = entry_ ? entry_->files.find(result_.film) : decltype(entry_->files.end())();
    if (!entry_ || file == entry_->files.end()) {
      result_.reason = "the lock does not know it";
      return;
    }
    locked_ = &file->second;
    if (digest_of_output(product_.path) == locked_->bytes) {
      result_.verdict = Verdict::same_bytes;
    } else if (is_film() && locked_->frames &&
               digest_of_film(product_.path).frames == locked_->frames->frames) {
      result_.verdict = Verdict::same_frames;
    } else if (!is_film()) {
      result_.reason = "its bytes differ";
    }
  }

  /// A folder of pictures counts frames, not seconds.
  Rational rate_of(const std::string& path) const {
    std::error_code error;
    return fs::is_directory(path, error) ? Rational{1, 1} : product_.frame_rate;
  }

  std::vector<std::string> names_in_baseline() const {
    const std::string in_output = fs::path(old_path_).filename().string();
    const std::string inner = fs::path(result_.film).lexically_relative(output_dir()).generic_string();
    return {result_.film, inner, in_output};
  }

  std::string output_dir() const {
    const auto dir = entry_ ? entry_->options.find("output-dir") : OptionValues::const_iterator();
    return entry_ && dir != entry_->options.end() ? dir->second.front() : ".";
  }

  /// An earlier version of the film: of the baseline, or the file itself if it is still what was locked.
  std::optional<std::string> earlier_film() const {
    if (options_.baseline) return options_.baseline->film(names_in_baseline());
    std::error_code error;
    const bool is_there = fs::exists(old_path_, error);
    return is_there && locked_ && digest_of_output(old_path_) == locked_->bytes ? std::optional(old_path_)
                                                                                : std::nullopt;
  }

  void compare() {
    std::optional<Comparison> comparison;
    try {
      if (const auto film = earlier_film()) {
        note_baseline(*film);
        FilmWalk before(*film, rate_of(*film)), now(product_.path, rate_of(product_.path));
        comparison = compare_films(before, now);
        if (comparison->frames == 0)
          result_.reason = fmt::format("the baseline is of no use: {} has no frames", *film);
      } else if (options_.baseline) {
        comparison = compare_key_frames();
      }
    } catch (const Error& e) {
      result_.reason = fmt::format("the baseline is of no use: {}", e.what());
      return;
    }
    if (comparison && comparison->frames > 0) {
      judge(*comparison);
    } else if (result_.reason.empty()) {
      result_.reason = options_.baseline ? "its frames changed; the baseline does not have it"
                                         : "its frames changed; --baseline would show how";
    }
  }

  void note_baseline(const std::string& film) {
    if (locked_ && locked_->frames && options_.baseline &&
        digest_of_film(film).frames != locked_->frames->frames)
      add_note("the baseline's film is not the one that the lock records");
  }

  std::optional<Comparison> compare_key_frames() {
    const std::map<std::int64_t, std::string> pictures = options_.baseline->key_frames(names_in_baseline());
    if (pictures.empty()) return std::nullopt;
    FilmWalk now(product_.path, rate_of(product_.path));
    Comparison comparison;
    for (const auto& [frame, path] : pictures) {
      const std::unique_ptr<FilmReader> before = open_film(path);
      if (!before->next()) continue;
      if (!now.go_to(frame)) {
        comparison.mismatch = fmt::format("{} frames, and the baseline has frame {}", product_.frames, frame);
        break;
      }
      compare_frames(frame, before->image(), now.image(), comparison);
      if (!comparison.mismatch.empty()) break;
    }
    add_note(fmt::format("compared at {} frames that the baseline has", comparison.frames));
    return comparison;
  }

  void judge(const Comparison& comparison) {
    result_.worst = comparison.worst;
    result_.worst_frame = comparison.worst_frame;
    result_.frames = comparison.frames;
    if (!comparison.mismatch.empty()) result_.reason = comparison.mismatch;
    const bool is_close = locked_ && comparison.mismatch.empty() &&
                          comparison.worst.ssim >= options_.tolerance.ssim &&
                          comparison.worst.largest_difference <= options_.tolerance.largest_difference;
    if (is_close) result_.verdict = Verdict::close;
    if (!options_.report) return;
    write_picture("baseline", comparison.worst_frame, comparison.before);
    write_picture("current", comparison.worst_frame, comparison.now);
    if (comparison.before.bounds() == comparison.now.bounds())
      write_picture("difference", comparison.worst_frame,
                    difference_picture(comparison.before, comparison.now));
    result_.has_pictures = true;
  }

  /// The first, the middle and the last.
  void write_key_frames() const {
    FilmWalk film(product_.path, rate_of(product_.path));
    std::int64_t written = -1;
    for (const std::int64_t frame : {std::int64_t{0}, product_.frames / 2, product_.frames - 1}) {
      if (frame > written && film.go_to(frame)) write_picture("current", written = frame, film.image());
    }
  }

  void write_picture(const char* kind, std::int64_t frame, const Image& image) const {
    const std::optional<std::string> path =
        path_in_lock(*options_.report + "/images/" + kind, picture_name(result_.film, frame));
    if (!path) throw Error("cannot write a picture of " + result_.film + " into the report");
    make_folder_of(*path);
    write_png(image, *path);
  }

  const Target& target_;
  const Product& product_;
  const LockEntry* entry_;
  const VerifyOptions& options_;
  const LockedFile* locked_ = nullptr;
  std::string old_path_;
  FilmResult result_;
};

}  // namespace

Target rendered_to(const std::string& folder, const Target& target) {
  Target copy = target;
  copy.path = moved(folder, target.path);
  for (std::string& clip : copy.clips) clip = moved(folder, clip);
  for (std::string& still : copy.stills) still = moved(folder, still);
  copy.poster = copy.sidecar = copy.snippets = "";
  return copy;
}

std::vector<FilmResult> verify(const Target& target, const Made& made, const Lock& lock,
                               const VerifyOptions& options) {
  const auto found = lock.outputs.find(name_of_output(options.folder, target));
  const LockEntry* entry = found == lock.outputs.end() ? nullptr : &found->second;
  std::vector<FilmResult> results;
  for (const Product& product : made.files) {
    if (product.kind != ProductKind::pause)
      results.push_back(FilmVerifier(target, product, entry, options).result());
  }
  return results;
}

}  // namespace gradreel
