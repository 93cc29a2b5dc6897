// Painting and converting frames, one after the other on one thread: medians per 1080p60 frame.
//
//   painting_bench [SCENE] [FRAMES]
//
// The first FRAMES frames (default: all) with a still and with an orbiting camera. Times are CPU times of the
// thread, which other programs on the machine disturb less than the wall clock.
#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <iterator>

#include "cpu_time.hpp"
#include "paint/painter.hpp"
#include "scene/compose.hpp"
#include "scene/resolve.hpp"
#include "video/yuv.hpp"

using namespace gradreel;

namespace {

double mean(const std::vector<double>& values) {
  double sum = 0;
  for (const double v : values) sum += v;
  return sum / static_cast<double>(values.size());
}

struct Yuv {
  Yuv(int width, int height)
      : bytes(static_cast<std::size_t>(width) * height * 3 / 2), planes{bytes.data(),
                                                                        bytes.data() + width * height,
                                                                        bytes.data() + width * height * 5 / 4,
                                                                        width,
                                                                        width / 2,
                                                                        width / 2} {}
  std::vector<std::uint8_t> bytes;
  YuvPlanes planes;
};

void bench_painting(const char* name, const Film& film, std::int64_t most) {
  TextEngine text;
  using Clock = std::chrono::steady_clock;
  const auto begin = Clock::now();
  const Image backdrop = paint_backdrop(film, text);
  const double backdrop_ms = std::chrono::duration<double, std::milli>(Clock::now() - begin).count();
  Painter painter(film, backdrop, text);
  Yuv yuv(film.width(), film.height());
  std::vector<double> paint, convert, both;
  for (std::int64_t k = 0; k < std::min(most, film.timeline().frames()); ++k) {
    const double t0 = cpu_milliseconds();
    const Image& image = painter.paint(k);
    const double t1 = cpu_milliseconds();
    for (const Rect& r : painter.changed()) convert_to_yuv(image, r, yuv.planes);
    const double t2 = cpu_milliseconds();
    if (k == 0) continue;  // the first is new everywhere
    paint.push_back(t1 - t0);
    convert.push_back(t2 - t1);
    both.push_back(t2 - t0);
  }
  const auto tenth = std::max<std::ptrdiff_t>(1, std::ssize(both) / 10);
  fmt::print(
      "{:<16} backdrop {:6.1f} ms once; per frame: paint {:6.3f}, convert {:6.3f}, both {:6.3f} ms (median), "
      "{:6.3f} ms (mean); in the first tenth {:6.3f}, in the last {:6.3f} ms (median)\n",
      name, backdrop_ms, median(paint), median(convert), median(both), mean(both),
      median({both.begin(), both.begin() + tenth}), median({both.end() - tenth, both.end()}));
}

}  // namespace

int main(int argc, char** argv) {
  const std::string scene_path = argc > 1 ? argv[1] : GRADREEL_SOURCE_DIR "/scenes/himmelblau.yaml";
  const std::int64_t most = argc > 2 ? std::max(2, std::atoi(argv[2])) : 1000000;
  const Configs configs(GRADREEL_SOURCE_DIR "/configs");
  Scene scene = load_scene(scene_path, configs, {.profile = "lecture", .cache = nullptr});
  const Trajectories trajectories = descend_all(scene);
  const OutputSpec output = scene.outputs.front();
  bench_painting("still camera", compose(scene, output, trajectories), most);
  scene.view.orbit_deg_per_s = 12;
  bench_painting("orbiting camera", compose(scene, output, trajectories), most);
}
