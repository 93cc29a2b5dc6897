// Whole renders against encoding alone.
//
//   render_bench [SCENE] [ROUNDS]
//
// Renders a 1080p60 film, with a still and with an orbiting camera, and encodes the same frames, with the
// same changed rectangles, from memory: same encoder, same scheduler, in turn.
#include <fmt/format.h>
#include <sys/resource.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstring>
#include <thread>

#include "batch/render.hpp"
#include "core/private_folder.hpp"
#include "cpu_time.hpp"
#include "paint/painter.hpp"
#include "scene/compose.hpp"
#include "scene/resolve.hpp"
#include "video/mp4/mp4.hpp"

using namespace gradreel;

namespace {

using Clock = std::chrono::steady_clock;

double milliseconds_since(Clock::time_point start) {
  return std::chrono::duration<double, std::milli>(Clock::now() - start).count();
}

/// User and system time of all threads so far.
double process_cpu_milliseconds() {
  rusage usage = {};
  getrusage(RUSAGE_SELF, &usage);
  const auto ms = [](const timeval& t) {
    return static_cast<double>(t.tv_sec) * 1e3 + static_cast<double>(t.tv_usec) / 1e3;
  };
  return ms(usage.ru_utime) + ms(usage.ru_stime);
}

/// Frames and changed rectangles of a film, kept.
struct Recording {
  std::vector<Image> frames;
  std::vector<std::vector<Rect>> changed;
};

Recording record(const Film& film) {
  TextEngine text;
  const Image backdrop = paint_backdrop(film, text);
  Painter painter(film, backdrop, text);
  Recording r;
  for (std::int64_t k = 0; k < film.timeline().frames(); ++k) {
    r.frames.push_back(painter.paint(k));
    r.changed.push_back(painter.changed());
  }
  return r;
}

class RecordedFrames : public FrameSource {
 public:
  explicit RecordedFrames(const Recording& recording) : recording_(recording) {}
  const Image& frame(std::int64_t k) override {
    k_ = static_cast<std::size_t>(k);
    return recording_.frames[k_];
  }
  std::span<const Rect> changed() const override { return recording_.changed[k_]; }

 private:
  const Recording& recording_;
  std::size_t k_ = 0;
};

struct Cost {
  double wall_ms = 0, cpu_ms = 0;
};

template <class Run>
Cost cost_of(const Run& run) {
  const auto start = Clock::now();
  const double cpu = process_cpu_milliseconds();
  run();
  return {milliseconds_since(start), process_cpu_milliseconds() - cpu};
}

void report(const char* what, double Cost::*part, const std::vector<Cost>& renders,
            const std::vector<Cost>& encodes) {
  std::vector<double> render, encode, ratio;
  for (std::size_t i = 0; i < renders.size(); ++i) {
    render.push_back(renders[i].*part);
    encode.push_back(encodes[i].*part);
    ratio.push_back(render.back() / encode.back());
  }
  fmt::print("  {:<12} render {:.2f} s, encoding alone {:.2f} s, ratio {:.2f}\n", what, median(render) / 1e3,
             median(encode) / 1e3, median(ratio));
}

void bench_render(const char* name, const Film& film, const OutputSpec& output, int rounds) {
  const auto format = make_mp4({film.width(), film.height(), film.timeline().frame_rate()},
                               {output.settings.text("preset"), output.settings.number("crf")});
  const PrivateFolder folder;
  const std::string path = folder.path() + "/film.mp4";
  RenderOptions options;
  options.jobs = 2;
  const Recording recording = record(film);
  std::vector<Cost> renders, encodes;
  for (int i = 0; i < rounds; ++i) {
    renders.push_back(cost_of([&] { render(film, *format, path, options); }));
    encodes.push_back(cost_of([&] {
      encode_segments(film.timeline().frames(),
                      segment_length(film.timeline().frame_rate(), film.timeline().frames()), 2,
                      {[&] { return std::make_unique<RecordedFrames>(recording); }}, *format, path, options);
    }));
  }
  fmt::print("{:<18} {} frames, medians of {}:\n", name, film.timeline().frames(), rounds);
  report("wall clock", &Cost::wall_ms, renders, encodes);
  report("CPU", &Cost::cpu_ms, renders, encodes);
  std::fflush(stdout);
}

}  // namespace

int main(int argc, char** argv) {
  const std::string scene_path = argc > 1 ? argv[1] : GRADREEL_SOURCE_DIR "/scenes/himmelblau.yaml";
  const Configs configs(GRADREEL_SOURCE_DIR "/configs");
  Scene scene = load_scene(scene_path, configs, {.profile = "lecture", .cache = nullptr});
  const Trajectories trajectories = descend_all(scene);
  const OutputSpec output = scene.outputs.front();
  const int rounds = argc > 2 ? std::atoi(argv[2]) : 3;
  bench_render("still camera", compose(scene, output, trajectories), output, rounds);
  scene.view.orbit_deg_per_s = 12;
  bench_render("orbiting camera", compose(scene, output, trajectories), output, rounds);
}
