#include "cli/rendered_preview.hpp"

#include <fmt/format.h>

#include <chrono>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <set>
#include <span>
#include <utility>
#include <vector>

#include "cli/report.hpp"
#include "cli/still_options.hpp"
#include "cli/terminal.hpp"
#include "core/naming.hpp"
#include "core/number_text.hpp"
#include "gallery/sidecar_reader.hpp"
#include "outputs/inspect.hpp"
#include "outputs/make_outputs.hpp"
#include "outputs/plan_outputs.hpp"
#include "outputs/still.hpp"
#include "video/format_entry.hpp"

namespace gradreel {

namespace {

namespace fs = std::filesystem;

/// Removed, with all in it, when nobody has it any more.
class FilmFolder {
 public:
  explicit FilmFolder(std::string path) : path_(std::move(path)) { fs::create_directories(path_); }
  ~FilmFolder() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
  }
  FilmFolder(const FilmFolder&) = delete;
  FilmFolder& operator=(const FilmFolder&) = delete;

  const std::string& path() const { return path_; }

 private:
  std::string path_;
};

std::string content_of(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

void tell_mistakes(const std::string& text, const PreviewRound& round, Preview& preview) {
  if (round.is_outdated) return;
  preview.tell(PreviewState::wrong, text);
  say(text);
}

/// Where the scene could not be read, whatever it would read may be what is wrong.
void watch_more(const std::string& scene, const Error& error, FileWatch& watch) {
  std::set<std::string> files;
  for (const Mistake& m : error.mistakes()) files.insert(m.where.file);
  watch.add(files, {fs::path(scene).parent_path().string()});
}

/// Of the scene's films; also those of a sweep.
class PreviewRendering : public BatchWatcher {
 public:
  PreviewRendering(const PreviewRequest& request, const Globals& globals, const PreviewRound& round,
                   Preview& preview)
      : request_(request), globals_(globals), round_(round), preview_(preview) {}

  /// Whether the films are shown. Throws Error and Cancelled.
  bool run() {
    const auto folder = std::make_shared<FilmFolder>(round_.folder);
    load();
    plan(folder->path());
    const Findings found = inspect(targets_, loaded_.scenes, hardware_jobs(), globals_.cache.get());
    if (!found.mistakes.empty()) throw Error(found.mistakes);
    require_wanted();
    std::string warnings;
    for (const Mistake& warning : found.warnings) warnings += to_string(warning, "warning") + "\n";
    if (request_.at) {
      draw_stills();
    } else {
      make_outputs(targets_, {.jobs = hardware_jobs(), .fail_fast = true, .cache = globals_.cache.get()},
                   *this);
    }
    require_wanted();
    if (!failures_.empty()) {
      tell_mistakes(failures_, round_, preview_);
      return false;
    }
    preview_.show(films_, warnings, folder);
    say(warnings);
    return true;
  }

  void begin_frames(const Target&, std::int64_t frames) override { frames_ += frames; }

  void computing(const Target&, std::string_view what, double) override {
    require_wanted();
    tell(fmt::format("computing {}", what));
  }

  void frames_done(const Target&, std::int64_t frames) override {
    require_wanted();
    const std::int64_t done = done_ += frames;
    tell_share(static_cast<double>(done) / static_cast<double>(std::max<std::int64_t>(1, frames_)));
  }

  void made(const Target& target, const Made& made) override {
    std::string alt;
    for (const Product& product : made.files) {
      if (product.kind != ProductKind::sidecar) continue;
      if (const auto sidecar = read_sidecar(content_of(product.path))) alt = sidecar->film.alt;
    }
    for (const Product& product : made.files) {
      if (product.kind != ProductKind::film && product.kind != ProductKind::clip) continue;
      add(target, product.path, std::string(target.output->film->mime_type), alt,
          static_cast<int>(std::lround(product.frame_rate.value())));
    }
  }

  void failed(const Target&, const Error& error) override {
    failures_ += failure_text(error, globals_, request_.load);
  }

 private:
  void require_wanted() const {
    if (round_.is_outdated) throw Cancelled();
  }

  /// From then on the files that it reads are watched; those that changed meanwhile count as changed.
  void load() {
    const auto before = fs::file_time_type::clock::now();
    loaded_ = load_files({{request_.scene, ""}}, globals_, request_.load);
    std::set<std::string> files = {request_.scene};
    for (const Scene& scene : loaded_.scenes) {
      for (const InputFile& input : scene.inputs) files.insert(input.path);
    }
    round_.files.watch(files);
    for (const std::string& file : files) {
      std::error_code error;
      if (fs::last_write_time(file, error) > before && !error) round_.files.wake();
    }
  }

  void plan(const std::string& folder) {
    targets_ = plan_outputs(loaded_.files, loaded_.scenes, {.output_dir = folder, .sidecar = !request_.at});
    std::erase_if(targets_, [](const Target& t) { return !t.output->is_film(); });
    for (const Target& target : targets_) {
      if (request_.at || target.output->film->embedding != Embedding::none) continue;
      throw Error::about("--profile", fmt::format("{} makes {}, which a page cannot show",
                                                  target.output->profile, target.output->format));
    }
  }

  void draw_stills() {
    const StillMoment moment = parse_moment(*request_.at);
    for (const Target& target : targets_) {
      require_wanted();
      const StillRequest still = {.path = target.path + ".png", .moment = moment};
      add(target, make_still(*target.scene, *target.output, still, hardware_jobs()).path, "image/png", "", 0);
    }
  }

  void add(const Target& target, const std::string& path, const std::string& type, const std::string& alt,
           int fps) {
    const Scene& scene = *target.scene;
    const std::string title = scene.film.empty() ? scene.title : scene.film;
    films_.push_back({path, type, title.empty() ? scene.stem : title, alt, fps});
  }

  void tell(const std::string& what) { preview_.tell(PreviewState::rendering, what); }

  /// In steps of five percent.
  void tell_share(double share) {
    const int percent = static_cast<int>(std::min(1.0, share) * 20) * 5;
    if (percent == told_.exchange(percent)) return;
    tell(fmt::format("rendering, {} %", percent));
  }

  const PreviewRequest& request_;
  const Globals& globals_;
  const PreviewRound& round_;
  Preview& preview_;
  Loaded loaded_;
  std::vector<Target> targets_;
  std::vector<PreviewFilm> films_;
  std::string failures_;
  std::atomic<std::int64_t> frames_ = 0, done_ = 0;
  std::atomic<int> told_ = -1;
};

}  // namespace

void render_preview(const PreviewRequest& request, const Globals& globals, const PreviewRound& round,
                    Preview& preview) {
  preview.tell(PreviewState::rendering, "rendering");
  const auto begin = std::chrono::steady_clock::now();
  try {
    PreviewRendering rendering(request, globals, round, preview);
    if (!rendering.run()) return;
    const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
    print_now(fmt::format("rendered in {:.1f} s\n", seconds));
  } catch (const Cancelled&) {
    // the next round tells
  } catch (const Error& e) {
    watch_more(request.scene, e, round.files);
    tell_mistakes(failure_text(e, globals, request.load), round, preview);
  } catch (const std::exception& e) {
    tell_mistakes("error: " + cause_of(e) + "\n", round, preview);
  }
}

}  // namespace gradreel
