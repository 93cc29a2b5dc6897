#include "golden/drafts.hpp"

#include <fmt/format.h>
#include <yaml-cpp/yaml.h>

#include <array>
#include <fstream>
#include <sstream>
#include <thread>

#include "batch/render.hpp"
#include "outputs/film_format.hpp"
#include "scene/compose.hpp"
#include "sha256.hpp"
#include "temporary_folder.hpp"

extern "C" {
#include <libavutil/mem.h>
#include <libavutil/murmur3.h>
}

namespace gradreel::testing {

namespace {

using FrameDigest = std::array<std::uint8_t, 16>;

/// Ten times as fast as SHA-256, which films of gigabytes take too long for.
FrameDigest digest_of_frame(const Image& image) {
  AVMurMur3* hash = av_murmur3_alloc();
  av_murmur3_init(hash);
  av_murmur3_update(hash, reinterpret_cast<const std::uint8_t*>(image.row(0)),
                    sizeof(std::uint32_t) * static_cast<std::size_t>(image.width()) * image.height());
  FrameDigest digest{};
  av_murmur3_final(hash, digest.data());
  av_free(hash);
  return digest;
}

/// Another format, which also takes a digest of each frame on its way to the encoder.
class DigestingFormat : public Format {
 public:
  explicit DigestingFormat(std::unique_ptr<Format> format) : format_(std::move(format)) {}

  const std::vector<FrameDigest>& digests() const { return digests_; }

  bool wants_preceding_frame() const override { return format_->wants_preceding_frame(); }
  std::int64_t frames_of(std::int64_t film_frames) const override { return format_->frames_of(film_frames); }
  std::size_t encoder_memory() const override { return format_->encoder_memory(); }
  std::unique_ptr<FilmWriter> open(const std::string& path, std::int64_t frame_count) const override {
    digests_.resize(static_cast<std::size_t>(frame_count));
    return format_->open(path, frame_count);
  }
  std::unique_ptr<SegmentEncoder> segment_encoder(std::int64_t first_frame) const override {
    return std::make_unique<Encoder>(format_->segment_encoder(first_frame), digests_.data() + first_frame);
  }

 private:
  class Encoder : public SegmentEncoder {
   public:
    Encoder(std::unique_ptr<SegmentEncoder> encoder, FrameDigest* next)
        : encoder_(std::move(encoder)), next_(next) {}
    void preceding(const Image& frame) override { encoder_->preceding(frame); }
    void add(const Image& frame, std::span<const Rect> changed) override {
      *next_++ = digest_of_frame(frame);
      encoder_->add(frame, changed);
    }
    EncodedSegment finish() override { return encoder_->finish(); }

   private:
    std::unique_ptr<SegmentEncoder> encoder_;
    FrameDigest* next_;
  };

  std::unique_ptr<Format> format_;
  mutable std::vector<FrameDigest> digests_;  // each written by one worker
};

constexpr std::size_t kMarksPerLine = 20;

std::string table_entry(const Draft& draft) {
  std::string text = fmt::format("    file: {}\n    frames: {}\n    marks: >-", draft.file, draft.frames);
  for (std::size_t i = 0; i < draft.marks.size(); ++i)
    text += (i % kMarksPerLine == 0 ? "\n      " : " ") + draft.marks[i];
  return text + "\n";
}

}  // namespace

Draft make_draft(const Scene& scene) {
  const int jobs = static_cast<int>(std::max(1U, std::thread::hardware_concurrency()));
  const OutputSpec& output = scene.outputs.front();
  const Film film = compose(scene, output, descend_all(scene), {.jobs = jobs});
  const DigestingFormat format(make_format(film, scene, output));
  const TemporaryFolder folder;
  const std::string path = folder / "draft";
  render(film, format, path, {.jobs = jobs});
  Draft draft;
  draft.file = sha256_of_file(path);
  Sha256 all;
  for (const FrameDigest& digest : format.digests()) {
    all.add(digest);
    draft.marks.push_back(fmt::format("{:02x}{:02x}", digest[0], digest[1]));
  }
  draft.frames = all.hex();
  return draft;
}

namespace {

/// "scenes/a.yaml", or of a sweep "scenes/a.yaml --set mu=0.5".
std::string scene_of(const std::string& stem) {
  const std::size_t end = stem.find('-');
  std::string text = fmt::format("scenes/{}.yaml", stem.substr(0, end));
  for (std::size_t at = end; at != std::string::npos;) {
    const std::size_t next = stem.find('-', at + 1);
    text += " --set " + stem.substr(at + 1, next - at - 1);
    at = next;
  }
  return text;
}

}  // namespace

std::string change(const std::string& stem, const Draft& before, const Draft& now) {
  if (before == now) return "";
  const std::size_t frames = std::min(before.marks.size(), now.marks.size());
  std::size_t first = 0, different = 0;
  for (std::size_t k = frames; k-- > 0;) {
    if (before.marks[k] == now.marks[k]) continue;
    first = k;
    ++different;
  }
  std::string text = scene_of(stem) + ": ";
  if (before.marks.size() != now.marks.size())
    text += fmt::format("{} frames instead of {}; ", now.marks.size(), before.marks.size());
  if (different > 0) {
    text += fmt::format("{} of {} frames differ, the first is frame {}\n", different, frames, first);
    text += fmt::format("  to see it: gradreel frame {} {} --profile draft -o frame.png\n", scene_of(stem),
                        first);
  } else if (before.frames != now.frames && before.marks.size() == now.marks.size()) {
    text += "some frame differs, but no mark tells which\n";
  } else {
    text += "the frames are the same, the bytes of the file are not\n";
  }
  return text + "  if it is right: GRADREEL_UPDATE_GOLDEN=1 scripts/test golden/drafts_test\n";
}

Drafts read_drafts(const std::string& path) {
  const YAML::Node file = YAML::LoadFile(path);
  Drafts drafts = {read_versions(file["versions"]), {}};
  for (const auto& scene : file["scenes"]) {
    Draft draft = {scene.second["file"].as<std::string>(), scene.second["frames"].as<std::string>(), {}};
    std::istringstream marks(scene.second["marks"].as<std::string>());
    for (std::string mark; marks >> mark;) draft.marks.push_back(mark);
    drafts.scenes[scene.first.as<std::string>()] = std::move(draft);
  }
  return drafts;
}

void write_drafts(const Drafts& drafts, const std::string& path) {
  std::ofstream file(path);
  file << "# Digests of what scenes/ render with the profile draft: see drafts.hpp.\nversions:\n"
       << yaml_of(drafts.versions, 2) << "scenes:\n";
  for (const auto& [stem, draft] : drafts.scenes) file << "  " << stem << ":\n" << table_entry(draft);
}

}  // namespace gradreel::testing
