// What overlays cost.
//
//   overlay_bench [SCENE]
//
// Paints every frame of a 1080p60 film with a still camera: without overlays, with each one, and with all of
// them. Prints processor time per frame.
#include <fmt/format.h>

#include <algorithm>

#include "cpu_time.hpp"
#include "overlays/registry.hpp"
#include "paint/painter.hpp"
#include "scene/compose.hpp"
#include "scene/resolve.hpp"

using namespace gradreel;

namespace {

void bench(std::string_view name, const Scene& scene) {
  const Film film = compose(scene, scene.outputs.front(), descend_all(scene));
  TextEngine text;
  const Image backdrop = paint_backdrop(film, text);
  Painter painter(film, backdrop, text);
  std::vector<double> ms;
  double sum = 0;
  for (std::int64_t k = 0; k < film.timeline().frames(); ++k) {
    const double begin = cpu_milliseconds();
    painter.paint(k);
    if (k == 0) continue;  // the first is new everywhere
    ms.push_back(cpu_milliseconds() - begin);
    sum += ms.back();
  }
  std::sort(ms.begin(), ms.end());
  fmt::print("{:<16} median {:6.3f} ms, mean {:6.3f} ms, slowest {:6.2f} ms\n", name, ms[ms.size() / 2],
             sum / static_cast<double>(ms.size()), ms.back());
  std::fflush(stdout);
}

}  // namespace

int main(int argc, char** argv) {
  const std::string path = argc > 1 ? argv[1] : GRADREEL_SOURCE_DIR "/scenes/himmelblau.yaml";
  const Configs configs(GRADREEL_SOURCE_DIR "/configs");
  Scene scene = load_scene(path, configs, {.profile = "lecture", .cache = nullptr});
  scene.overlays.clear();
  bench("none", scene);
  Scene all = scene;
  for (const OverlayEntry* entry : overlays()) {
    Scene one = scene;
    one.overlays.push_back({entry, ParamValues(entry->params)});
    all.overlays.push_back(one.overlays.back());
    bench(entry->name, one);
  }
  bench("all", all);
}
