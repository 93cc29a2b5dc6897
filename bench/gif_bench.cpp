// A scene's GIF, and the frames that it is made of; see gif_comparison.
//
//   gif_bench SCENE FOLDER [ROUNDS]
//
// Writes FOLDER/00000.png ... (the painted frames, lossless) and FOLDER/gradreel.gif in the profile blog, and
// prints what painting alone and the whole render take on one thread, and what the GIF adds to painting.
#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>

#include "batch/palette.hpp"
#include "batch/render.hpp"
#include "cpu_time.hpp"
#include "paint/painter.hpp"
#include "scene/compose.hpp"
#include "scene/resolve.hpp"
#include "video/format_entry.hpp"
#include "video/png.hpp"

using namespace gradreel;

namespace {

template <class Visit>
void paint_all(const Film& film, const Visit& visit) {
  TextEngine text(film.content().formulas);
  const Image backdrop = paint_backdrop(film, text);
  Painter painter(film, backdrop, text);
  for (std::int64_t k = 0; k < film.timeline().frames(); ++k) visit(k, painter.paint(k));
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) {
    fmt::print(stderr, "usage: gif_bench SCENE FOLDER [ROUNDS]\n");
    return 2;
  }
  const std::filesystem::path folder = argv[2];
  const int rounds = argc > 3 ? std::atoi(argv[3]) : 5;
  const Configs configs(GRADREEL_SOURCE_DIR "/configs");
  const Scene scene = load_scene(argv[1], configs, {.profile = "blog", .cache = nullptr});
  const OutputSpec& output = scene.outputs.front();
  const Film film = compose(scene, output, descend_all(scene));
  std::filesystem::create_directories(folder);
  paint_all(film, [&](std::int64_t k, const Image& frame) {
    write_png(frame, (folder / fmt::format("{:05}.png", k)).string());
  });

  std::vector<double> painting, rendering;
  for (int i = 0; i < rounds; ++i) {
    double start = cpu_milliseconds();
    paint_all(film, [](std::int64_t, const Image&) {});
    painting.push_back(cpu_milliseconds() - start);
    start = cpu_milliseconds();
    const FrameGeometry geometry = {film.width(), film.height(), film.timeline().frame_rate()};
    FilmFacts facts;
    facts.geometry = geometry;
    facts.title = scene.title;
    facts.palette = film_palette(film, static_cast<int>(output.settings.number("colors")));
    const auto format = output.film->make(facts, output.settings);
    render(film, *format, (folder / "gradreel.gif").string(), {.jobs = 1});
    rendering.push_back(cpu_milliseconds() - start);
  }
  fmt::print("{} frames, painting {:.2f} s, whole render {:.2f} s, the GIF adds {:.2f} s\n",
             film.timeline().frames(), median(painting) / 1e3, median(rendering) / 1e3,
             (median(rendering) - median(painting)) / 1e3);
}
