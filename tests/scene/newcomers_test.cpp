// What is said to people who write scenes as other programs would have them.
#include "catch.hpp"
#include "scene/broken.hpp"

using namespace gradreel;

namespace {

void check_all(std::span<const Broken> cases) {
  for (const Broken& c : cases) CHECK(said_about(c.text) == c.message);
}

}  // namespace

TEST_CASE("names of other programs are answered with ours") {
  static const Broken kCases[] = {
      {"surface: booth\n"
       "optimizers: [{name: adam, lr: 0.1}]\n",
       "s.yaml:2:27: error: unknown key 'lr' in optimizer adam\n"
       "  optimizers: [{name: adam, lr: 0.1}]\n"
       "                            ^\n"
       "  did you mean 'learning_rate'?"},
      {"surface: booth\n"
       "optimizers: [SGD, Adam, gd, NAG]\n",
       "s.yaml:2:14: error: unknown optimizer 'SGD'\n"
       "  optimizers: [SGD, Adam, gd, NAG]\n"
       "               ^\n"
       "  did you mean 'sgd'?\n"
       "s.yaml:2:19: error: unknown optimizer 'Adam'\n"
       "  optimizers: [SGD, Adam, gd, NAG]\n"
       "                    ^\n"
       "  did you mean 'adam'?\n"
       "s.yaml:2:25: error: unknown optimizer 'gd'\n"
       "  optimizers: [SGD, Adam, gd, NAG]\n"
       "                          ^\n"
       "  did you mean 'gradient_descent'?\n"
       "s.yaml:2:29: error: unknown optimizer 'NAG'\n"
       "  optimizers: [SGD, Adam, gd, NAG]\n"
       "                              ^\n"
       "  did you mean 'nesterov'?"},
      {"surface: booth\n"
       "schedule: StepLR\n",
       "s.yaml:2:11: error: unknown schedule 'StepLR'\n"
       "  schedule: StepLR\n"
       "            ^\n"
       "  did you mean 'step'?"},
      {"surface: booth\n"
       "schedule: CosineAnnealingLR\n",
       "s.yaml:2:11: error: unknown schedule 'CosineAnnealingLR'\n"
       "  schedule: CosineAnnealingLR\n"
       "            ^\n"
       "  did you mean 'cosine'?"},
      {"surface: booth\n"
       "optimizers: [{name: adam, betas: [0.9, 0.999]}]\n",
       "s.yaml:2:27: error: unknown key 'betas' in optimizer adam\n"
       "  optimizers: [{name: adam, betas: [0.9, 0.999]}]\n"
       "                            ^\n"
       "  write beta1: 0.9, beta2: 0.999"},
      {"surface: booth\n"
       "optimizers: [{name: adamw, wd: 0.1, eps: 1e-6}]\n",
       "s.yaml:2:28: error: unknown key 'wd' in optimizer adamw\n"
       "  optimizers: [{name: adamw, wd: 0.1, eps: 1e-6}]\n"
       "                             ^\n"
       "  did you mean 'weight_decay'?\n"
       "s.yaml:2:37: error: unknown key 'eps' in optimizer adamw\n"
       "  optimizers: [{name: adamw, wd: 0.1, eps: 1e-6}]\n"
       "                                      ^\n"
       "  did you mean 'epsilon'?"},
      {"surface: booth\n"
       "optimizers: [{name: rprop, etas: [0.5, 1.2]}]\n",
       "s.yaml:2:28: error: unknown key 'etas' in optimizer rprop\n"
       "  optimizers: [{name: rprop, etas: [0.5, 1.2]}]\n"
       "                             ^\n"
       "  write eta_minus: 0.5, eta_plus: 1.2"},
      {"surface: booth\n"
       "optimizers: [{name: rmsprop, alpha: 0.9}, {name: adam, alpha: 0.1}]\n",
       "s.yaml:2:30: error: unknown key 'alpha' in optimizer rmsprop\n"
       "  optimizers: [{name: rmsprop, alpha: 0.9}, {name: adam, alpha: 0.1}]\n"
       "                               ^\n"
       "  did you mean 'rho'?\n"
       "s.yaml:2:56: error: unknown key 'alpha' in optimizer adam\n"
       "  optimizers: [{name: rmsprop, alpha: 0.9}, {name: adam, alpha: 0.1}]\n"
       "                                                         ^\n"
       "  did you mean 'learning_rate'?"},
      {"surface: booth\n"
       "schedule: {name: step, step_size: 30}\n",
       "s.yaml:2:24: error: unknown key 'step_size' in schedule step\n"
       "  schedule: {name: step, step_size: 30}\n"
       "                         ^\n"
       "  did you mean 'size'?"},
      {"surface: booth\n"
       "max_iter: 30\n",
       "s.yaml:2:1: error: unknown key 'max_iter' in scene\n"
       "  max_iter: 30\n"
       "  ^\n"
       "  did you mean 'epochs'?"},
      {"surface: booth\n"
       "iterations: 30\n",
       "s.yaml:2:1: error: unknown key 'iterations' in scene\n"
       "  iterations: 30\n"
       "  ^\n"
       "  did you mean 'epochs'?"},
      {"surface: booth\n"
       "x0: [1, 2]\n",
       "s.yaml:2:1: error: unknown key 'x0' in scene\n"
       "  x0: [1, 2]\n"
       "  ^\n"
       "  did you mean 'start'?"},
      {"function: booth\n",
       "s.yaml:1:1: error: unknown key 'function' in scene\n"
       "  function: booth\n"
       "  ^\n"
       "  did you mean 'surface'?"},
      {"objective: booth\n",
       "s.yaml:1:1: error: unknown key 'objective' in scene\n"
       "  objective: booth\n"
       "  ^\n"
       "  did you mean 'surface'?"},
      {"surface: booth\n"
       "cmap: viridis\n",
       "s.yaml:2:1: error: unknown key 'cmap' in scene\n"
       "  cmap: viridis\n"
       "  ^\n"
       "  did you mean view.colormap or theme.colormap?"},
      {"surface: booth\n"
       "view: {cmap: jet}\n",
       "s.yaml:2:8: error: unknown key 'cmap' in view\n"
       "  view: {cmap: jet}\n"
       "         ^\n"
       "  did you mean 'colormap'?"},
      {"surface: booth\n"
       "view: {colormap: plasma}\n",
       "s.yaml:2:18: error: unknown view.colormap 'plasma'\n"
       "  view: {colormap: plasma}\n"
       "                   ^\n"
       "  did you mean 'magma'?"},
      {"surface: booth\n"
       "theme: dark\n",
       "s.yaml:2:8: error: unknown theme 'dark'\n"
       "  theme: dark\n"
       "         ^\n"
       "  did you mean 'slate'?"},
      {"surface: banana\n",
       "s.yaml:1:10: error: unknown surface 'banana'\n"
       "  surface: banana\n"
       "           ^\n"
       "  did you mean 'rosenbrock'?"},
      {"surface: Rosenbrock\n",
       "s.yaml:1:10: error: unknown surface 'Rosenbrock'\n"
       "  surface: Rosenbrock\n"
       "           ^\n"
       "  did you mean 'rosenbrock'?"},
      {"surface: booth\n"
       "outputs: [gif]\n",
       "s.yaml:2:11: error: unknown profile 'gif'\n"
       "  outputs: [gif]\n"
       "            ^\n"
       "  did you mean 'blog'?"},
      {"surface: booth\n"
       "outputs: [{profile: blog, frame_rate: 30}]\n",
       "s.yaml:2:27: error: unknown key 'frame_rate' in output\n"
       "  outputs: [{profile: blog, frame_rate: 30}]\n"
       "                            ^\n"
       "  did you mean 'fps'?"},
      {"surface: booth\n"
       "outputs: [{profile: blog, size: [300, 200]}]\n",
       "s.yaml:2:27: error: unknown key 'size' in output\n"
       "  outputs: [{profile: blog, size: [300, 200]}]\n"
       "                            ^\n"
       "  write width: 300, height: 200"},
      {"surface: booth\n"
       "learningRate: 0.1\n"
       "optimizers: [adam]\n",
       "s.yaml:2:1: error: unknown key 'learningRate' in scene\n"
       "  learningRate: 0.1\n"
       "  ^\n"
       "  did you mean 'learning_rate'?"},
      {"surface: booth\n"
       "scheduler: cosine\n",
       "s.yaml:2:1: error: unknown key 'scheduler' in scene\n"
       "  scheduler: cosine\n"
       "  ^\n"
       "  did you mean 'schedule'?"},
      {"surface: booth\n"
       "overlays: [quiver]\n",
       "s.yaml:2:12: error: unknown overlay 'quiver'\n"
       "  overlays: [quiver]\n"
       "             ^\n"
       "  did you mean 'vector_field'?"},
      {"surface: booth\n"
       "layout: {areas: [map]}\n",
       "s.yaml:2:18: error: unknown panel 'map'\n"
       "  layout: {areas: [map]}\n"
       "                   ^\n"
       "  did you mean 'contour'?"},
  };
  check_all(kCases);
}

TEST_CASE("a key at the wrong place is told where it belongs") {
  static const Broken kCases[] = {
      {"surface: booth\n"
       "duration: 12\n",
       "s.yaml:2:1: error: unknown key 'duration' in scene\n"
       "  duration: 12\n"
       "  ^\n"
       "  did you mean timeline.duration, as in timeline: {duration: 12}?"},
      {"surface: booth\n"
       "fps: 30\n",
       "s.yaml:2:1: error: unknown key 'fps' in scene\n"
       "  fps: 30\n"
       "  ^\n"
       "  did you mean outputs.fps, as in outputs: [{profile: blog, fps: 30}]?"},
      {"surface: booth\n"
       "format: gif\n",
       "s.yaml:2:1: error: unknown key 'format' in scene\n"
       "  format: gif\n"
       "  ^\n"
       "  did you mean outputs.format, as in outputs: [{profile: blog, format: gif}]?"},
      {"surface: booth\n"
       "levels: [0.1, 1, 10]\n",
       "s.yaml:2:1: error: unknown key 'levels' in scene\n"
       "  levels: [0.1, 1, 10]\n"
       "  ^\n"
       "  did you mean view.levels, as in view: {levels: [0.1, 1, 10]}?"},
      {"surface: booth\n"
       "domain: [-5, 5]\n",
       "s.yaml:2:1: error: unknown key 'domain' in scene\n"
       "  domain: [-5, 5]\n"
       "  ^\n"
       "  did you mean view.domain, as in view: {domain: {x: [-5, 5], y: [-5, 5]}}?"},
      {"surface: booth\n"
       "xlim: [-5, 5]\n",
       "s.yaml:2:1: error: unknown key 'xlim' in scene\n"
       "  xlim: [-5, 5]\n"
       "  ^\n"
       "  did you mean view.domain.x, as in view: {domain: {x: [-5, 5]}}?"},
      {"surface: booth\n"
       "figsize: [3, 4]\n",
       "s.yaml:2:1: error: unknown key 'figsize' in scene\n"
       "  figsize: [3, 4]\n"
       "  ^\n"
       "  did you mean outputs.width and outputs.height?"},
      {"surface: booth\n"
       "azimuth: -30\n",
       "s.yaml:2:1: error: unknown key 'azimuth' in scene\n"
       "  azimuth: -30\n"
       "  ^\n"
       "  did you mean view.camera.azimuth, as in view: {camera: {azimuth: -30}}?"},
      {"surface: booth\n"
       "noise: 0.3\n",
       "s.yaml:2:1: error: unknown key 'noise' in scene\n"
       "  noise: 0.3\n"
       "  ^\n"
       "  did you mean gradient.noise, as in gradient: {noise: 0.3}?"},
      {"surface: booth\n"
       "timeline: {epochs: 12}\n",
       "s.yaml:2:12: error: unknown key 'epochs' in timeline\n"
       "  timeline: {epochs: 12}\n"
       "             ^\n"
       "  epochs belongs at the top of the scene"},
      {"surface: booth\n"
       "optimizers: [{name: adam, epochs: 100}]\n",
       "s.yaml:2:27: error: unknown key 'epochs' in optimizer adam\n"
       "  optimizers: [{name: adam, epochs: 100}]\n"
       "                            ^\n"
       "  epochs belongs at the top of the scene"},
      {"surface: booth\n"
       "optimizers: [{name: adam, weight_decay: 0.1}]\n",
       "s.yaml:2:27: error: unknown key 'weight_decay' in optimizer adam\n"
       "  optimizers: [{name: adam, weight_decay: 0.1}]\n"
       "                            ^\n"
       "  did you mean gradient.weight_decay, as in gradient: {weight_decay: 0.1}?"},
      {"surface: booth\n"
       "optimizers: [{name: adam, rho: 0.1}]\n",
       "s.yaml:2:27: error: unknown key 'rho' in optimizer adam\n"
       "  optimizers: [{name: adam, rho: 0.1}]\n"
       "                            ^\n"
       "  rho is a parameter of adadelta, rmsprop, sophia, sam"},
      {"surface: booth\n"
       "optimizers: [{name: gradient_descent, nesterov: true}]\n",
       "s.yaml:2:39: error: unknown key 'nesterov' in optimizer gradient_descent\n"
       "  optimizers: [{name: gradient_descent, nesterov: true}]\n"
       "                                        ^\n"
       "  nesterov is an optimizer of its own: name: nesterov"},
      {"surface: booth\n"
       "optimizers: [{name: adam, params: {lr: 0.1}}]\n",
       "s.yaml:2:27: error: unknown key 'params' in optimizer adam\n"
       "  optimizers: [{name: adam, params: {lr: 0.1}}]\n"
       "                            ^\n"
       "  write learning_rate: 0.1, without params"},
      {"surface: booth\n"
       "momentum: 0.9\n",
       "s.yaml:2:1: error: unknown key 'momentum' in scene\n"
       "  momentum: 0.9\n"
       "  ^\n"
       "  did you mean optimizers.momentum, as in optimizers: [{name: momentum, momentum: 0.9}]?"},
      {"surface: booth\n"
       "crf: 20\n",
       "s.yaml:2:1: error: unknown key 'crf' in scene\n"
       "  crf: 20\n"
       "  ^\n"
       "  did you mean outputs.crf, as in outputs: [{profile: blog, format: mp4, crf: 20}]?"},
      {"surface: booth\n"
       "timeline.duration: 12\n",
       "s.yaml:2:1: error: unknown key 'timeline.duration' in scene\n"
       "  timeline.duration: 12\n"
       "  ^\n"
       "  did you mean timeline.duration, as in timeline: {duration: 12}?"},
      {"surface: booth\n"
       "layout: {name: trio, tall: {areas: [contour]}}\n",
       "s.yaml:2:22: error: unknown key 'tall' in layout\n"
       "  layout: {name: trio, tall: {areas: [contour]}}\n"
       "                       ^\n"
       "  known: name, panels, title, legend"},
  };
  check_all(kCases);
}

TEST_CASE("a value of another form is written out in the right one") {
  static const Broken kCases[] = {
      {"surface: booth\n"
       "optimizers:\n"
       "  - adam: {beta1: 0.8}\n",
       "s.yaml:3:5: error: name is missing in optimizer\n"
       "    - adam: {beta1: 0.8}\n"
       "      ^\n"
       "  write {name: adam, beta1: 0.8}"},
      {"surface: booth\n"
       "optimizers:\n"
       "  - adam:\n"
       "    beta1: 0.8\n",
       "s.yaml:3:5: error: name is missing in optimizer\n"
       "    - adam:\n"
       "      ^\n"
       "  write {name: adam, beta1: 0.8}"},
      {"surface: booth\n"
       "optimizers: [adam: 0.1]\n",
       "s.yaml:2:14: error: name is missing in optimizer\n"
       "  optimizers: [adam: 0.1]\n"
       "               ^\n"
       "  write {name: adam, learning_rate: 0.1}"},
      {"surface: booth\n"
       "optimizers: {adam: {learning_rate: 0.1}, momentum: {}}\n",
       "s.yaml:2:13: error: optimizers: expected a list of optimizers, or the name of a set, found a "
       "mapping\n"
       "  optimizers: {adam: {learning_rate: 0.1}, momentum: {}}\n"
       "              ^\n"
       "  write optimizers: [{adam: {learning_rate: 0.1}, momentum: {}}]"},
      {"surface: booth\n"
       "optimizers: {name: adam, beta1: 0.8}\n",
       "s.yaml:2:13: error: optimizers: expected a list of optimizers, or the name of a set, found a "
       "mapping\n"
       "  optimizers: {name: adam, beta1: 0.8}\n"
       "              ^\n"
       "  write optimizers: [{name: adam, beta1: 0.8}]"},
      {"surface: booth\n"
       "optimizers: Adam, momentum\n",
       "s.yaml:2:13: error: unknown optimizer set 'Adam, momentum'\n"
       "  optimizers: Adam, momentum\n"
       "              ^\n"
       "  write optimizers: [adam, momentum]"},
      {"surface: booth\n"
       "optimizers: [{beta1: 0.8}]\n",
       "s.yaml:2:14: error: name is missing in optimizer\n"
       "  optimizers: [{beta1: 0.8}]\n"
       "               ^\n"
       "  write {name: adam, beta1: 0.8}"},
      {"surface: booth\n"
       "overlays: [ticks: {every: 3}]\n",
       "s.yaml:2:12: error: name is missing in overlay\n"
       "  overlays: [ticks: {every: 3}]\n"
       "             ^\n"
       "  write {name: ticks, every: 3}"},
      {"surface: booth\n"
       "overlays: gradient\n",
       "s.yaml:2:11: error: overlays: expected a list of overlays, found 'gradient'\n"
       "  overlays: gradient\n"
       "            ^\n"
       "  write overlays: [gradient]"},
      {"surface: booth\n"
       "outputs: [blog: {fps: 30}]\n",
       "s.yaml:2:11: error: profile is missing in output\n"
       "  outputs: [blog: {fps: 30}]\n"
       "            ^\n"
       "  write {profile: blog, fps: 30}"},
      {"surface: booth\n"
       "outputs: lecture\n",
       "s.yaml:2:10: error: outputs: expected a list of profiles, found 'lecture'\n"
       "  outputs: lecture\n"
       "           ^\n"
       "  write outputs: [lecture]"},
      {"surface: booth\n"
       "outputs: gif\n",
       "s.yaml:2:10: error: outputs: expected a list of profiles, found 'gif'\n"
       "  outputs: gif\n"
       "           ^\n"
       "  write outputs: [blog]"},
      {"surface: booth\n"
       "outputs: {profile: lecture, fps: 30}\n",
       "s.yaml:2:10: error: outputs: expected a list of profiles, found a mapping\n"
       "  outputs: {profile: lecture, fps: 30}\n"
       "           ^\n"
       "  write outputs: [{profile: lecture, fps: 30}]"},
      {"surface: {rosenbrock: {b: 10}}\n",
       "s.yaml:1:10: error: name is missing in surface\n"
       "  surface: {rosenbrock: {b: 10}}\n"
       "           ^\n"
       "  write {name: rosenbrock, b: 10}"},
      {"surface: x^2 + y^2\n",
       "s.yaml:1:10: error: surface: a formula needs its key and a domain\n"
       "  surface: x^2 + y^2\n"
       "           ^\n"
       "  write surface: {formula: x^2 + y^2, domain: {x: [-5, 5], y: [-5, 5]}}"},
      {"surface: booth\n"
       "schedule: {cosine: {minimum: 0.1}}\n",
       "s.yaml:2:11: error: name is missing in schedule\n"
       "  schedule: {cosine: {minimum: 0.1}}\n"
       "            ^\n"
       "  write {name: cosine, minimum: 0.1}"},
      {"surface: booth\n"
       "layout: [contour, loss]\n",
       "s.yaml:2:9: error: layout: expected a name or a mapping, found a list\n"
       "  layout: [contour, loss]\n"
       "          ^\n"
       "  write layout: {areas: [contour loss]}"},
      {"surface: booth\n"
       "layout: [[contour, surface], [loss, loss]]\n",
       "s.yaml:2:9: error: layout: expected a name or a mapping, found a list\n"
       "  layout: [[contour, surface], [loss, loss]]\n"
       "          ^\n"
       "  write layout: {areas: [contour surface3d, loss loss]}"},
      {"surface: booth\n"
       "layout: contour\n",
       "s.yaml:2:9: error: layout: 'contour' is a panel, not a layout\n"
       "  layout: contour\n"
       "          ^\n"
       "  write layout: {areas: [contour]}"},
      {"surface: booth\n"
       "view: {domain: [-5, 5]}\n",
       "s.yaml:2:16: error: view.domain: expected a mapping of keys, found a list\n"
       "  view: {domain: [-5, 5]}\n"
       "                 ^\n"
       "  write domain: {x: [-5, 5], y: [-5, 5]}"},
      {"surface: booth\n"
       "view: {domain: [[-5, 5], [-4, 4]]}\n",
       "s.yaml:2:16: error: view.domain: expected a mapping of keys, found a list\n"
       "  view: {domain: [[-5, 5], [-4, 4]]}\n"
       "                 ^\n"
       "  write domain: {x: [-5, 5], y: [-4, 4]}"},
      {"surface: booth\n"
       "view: {domain: [-5, 5, -4, 4]}\n",
       "s.yaml:2:16: error: view.domain: expected a mapping of keys, found a list\n"
       "  view: {domain: [-5, 5, -4, 4]}\n"
       "                 ^\n"
       "  write domain: {x: [-5, 5], y: [-4, 4]}"},
      {"surface: booth\n"
       "starts: [1, 2]\n",
       "s.yaml:2:9: error: starts: expected a list of points [x, y], found a list\n"
       "  starts: [1, 2]\n"
       "          ^\n"
       "  write starts: [[1, 2]]"},
      {"surface: booth\n"
       "start: [[1, 2], [3, 4]]\n",
       "s.yaml:2:8: error: start: expected [x, y], found a list of points\n"
       "  start: [[1, 2], [3, 4]]\n"
       "         ^\n"
       "  write starts: [[1, 2], [3, 4]]"},
      {"surface: booth\n"
       "start: {x: 1, y: 2}\n",
       "s.yaml:2:8: error: start: expected [x, y], found a mapping\n"
       "  start: {x: 1, y: 2}\n"
       "         ^\n"
       "  write start: [1, 2]"},
      {"surface: booth\n"
       "start: 1, 2\n",
       "s.yaml:2:8: error: start: expected [x, y], found '1, 2'\n"
       "  start: 1, 2\n"
       "         ^\n"
       "  write start: [1, 2]"},
      {"surface: booth\n"
       "timeline: {pauses: 20}\n",
       "s.yaml:2:20: error: timeline.pauses: expected a list of pauses, found '20'\n"
       "  timeline: {pauses: 20}\n"
       "                     ^\n"
       "  write pauses: [20]"},
      {"surface: booth\n"
       "timeline: 12\n",
       "s.yaml:2:11: error: timeline: expected a mapping of keys, found '12'\n"
       "  timeline: 12\n"
       "            ^\n"
       "  like timeline: {duration: 12, hold_end: 2}"},
      {"surface: booth\n"
       "timeline: {duration: 12s}\n",
       "s.yaml:2:22: error: timeline.duration: expected a number in [0.1, 3600], found '12s'\n"
       "  timeline: {duration: 12s}\n"
       "                       ^\n"
       "  write 12, in seconds"},
      {"surface: booth\n"
       "captions: Hello\n",
       "s.yaml:2:11: error: captions: expected a list of captions, found 'Hello'\n"
       "  captions: Hello\n"
       "            ^\n"
       "  like captions: [{at: 2.5, text: Momentum overshoots.}]"},
      {"surface: booth\n"
       "stop: {non_finite: yes}\n",
       "s.yaml:2:20: error: stop.non_finite: expected on or off, found 'yes'\n"
       "  stop: {non_finite: yes}\n"
       "                     ^\n"
       "  write on"},
      {"surface: booth\n"
       "outputs: [{profile: blog, sidecar: on}]\n",
       "s.yaml:2:36: error: sidecar: expected true or false, found 'on'\n"
       "  outputs: [{profile: blog, sidecar: on}]\n"
       "                                     ^\n"
       "  write true"},
      {"surface: booth\n"
       "warmup: off\n"
       "tune: off\n"
       "overlays: none\n",
       "s.yaml:2:9: error: warmup: expected a whole number in [0, 1000000], found 'off'\n"
       "  warmup: off\n"
       "          ^\n"
       "  write warmup: 0\n"
       "s.yaml:3:7: error: tune: expected a mapping of keys, found 'off'\n"
       "  tune: off\n"
       "        ^\n"
       "  leave tune out\n"
       "s.yaml:4:11: error: overlays: expected a list of overlays, found 'none'\n"
       "  overlays: none\n"
       "            ^\n"
       "  write overlays: []"},
  };
  check_all(kCases);
}

TEST_CASE("slips that are hard to see are named") {
  static const Broken kCases[] = {
      {"surface: booth\n"
       "title: \"$\\theta$\"\n",
       "s.yaml:2:8: error: title must be one line without control characters\n"
       "  title: \"$\\theta$\"\n"
       "         ^\n"
       "  use single quotes, in which a backslash is no escape: '$\\theta$'"},
      {"surface: booth\n"
       "title: \"$\\sigma$ falls\"\n",
       "s.yaml:2:12: error: a backslash that is no escape of YAML\n"
       "  title: \"$\\sigma$ falls\"\n"
       "             ^\n"
       "  use single quotes, in which a backslash is no escape: '$\\sigma$ falls'"},
      {"surface: booth\n"
       "view:\n"
       "\tlevels: 3\n",
       "s.yaml:3:8: error: a ':' does not belong here\n"
       "  \tlevels: 3\n"
       "  \t      ^\n"
       "  indent with spaces, not tabs"},
      {"surface: booth\n"
       "view:\n"
       "  \tlevels: 3\n",
       "s.yaml:3:10: error: a ':' does not belong here\n"
       "    \tlevels: 3\n"
       "    \t      ^\n"
       "  indent with spaces, not tabs"},
      {"surface:\u00A0booth\n"
       "epochs: 3\n",
       "s.yaml:2:7: error: a ':' does not belong here\n"
       "  epochs: 3\n"
       "        ^\n"
       "  line 1: there is a no-break space (U+00A0) in it: write a plain space"},
      {"surface: booth\n"
       "theme: slate\u00A0\n",
       "s.yaml:2:8: error: unknown theme 'slate\u00A0'\n"
       "  theme: slate\u00A0\n"
       "         ^\n"
       "  there is a no-break space (U+00A0) in it: write a plain space"},
      {"surface: booth\n"
       "theme: ‘slate’\n",
       "s.yaml:2:8: error: unknown theme '‘slate’'\n"
       "  theme: ‘slate’\n"
       "         ^\n"
       "  write straight quotes, not ‘ and ’"},
      {"surface: booth\n"
       "view: {domain: {x: [−5, 5]}}\n",
       "s.yaml:2:21: error: min of view.domain.x: expected a number in [-1e+15, 1e+15], found '−5'\n"
       "  view: {domain: {x: [−5, 5]}}\n"
       "                      ^\n"
       "  write a plain hyphen, not the minus sign − (U+2212)"},
      {"surface:booth\n",
       "s.yaml:1:1: error: scene: expected a mapping of keys, found 'surface:booth'\n"
       "  surface:booth\n"
       "  ^\n"
       "  put a space after the colon: surface: booth"},
      {"surface:booth\n"
       "epochs: 3\n",
       "s.yaml:2:7: error: a ':' does not belong here\n"
       "  epochs: 3\n"
       "        ^\n"
       "  line 1: put a space after the colon: surface: booth"},
      {"surface: booth\n"
       "epochs:3\n",
       "s.yaml:2:1: error: unknown key 'epochs:3' in scene\n"
       "  epochs:3\n"
       "  ^\n"
       "  put a space after the colon: epochs: 3"},
      {"surface: booth\n"
       "optimizers: [{name:adam}]\n",
       "s.yaml:2:15: error: unknown key 'name:adam' in optimizer\n"
       "  optimizers: [{name:adam}]\n"
       "                ^\n"
       "  put a space after the colon: name: adam"},
      {"surface: booth\n"
       "learning_rate: 0,1\n",
       "s.yaml:2:16: error: learning_rate: expected a number above 0, found '0,1'\n"
       "  learning_rate: 0,1\n"
       "                 ^\n"
       "  write a decimal point: 0.1"},
      {"surface: booth\n"
       "optimizers: [{name: adam, learning_rate: 0,1}]\n",
       "s.yaml:2:42: error: learning_rate must be a number above 0, not 0\n"
       "  optimizers: [{name: adam, learning_rate: 0,1}]\n"
       "                                           ^\n"
       "s.yaml:2:44: error: unknown key '1' in optimizer adam\n"
       "  optimizers: [{name: adam, learning_rate: 0,1}]\n"
       "                                             ^\n"
       "  write a decimal point: 0.1"},
      {"surface: booth\n"
       "start: [0,5, 1,5]\n",
       "s.yaml:2:8: error: start: expected [x, y], found a list of 4\n"
       "  start: [0,5, 1,5]\n"
       "         ^\n"
       "  write decimal points: [0.5, 1.5]"},
      {"surface = booth\n",
       "s.yaml:1:1: error: scene: expected a mapping of keys, found 'surface = booth'\n"
       "  surface = booth\n"
       "  ^\n"
       "  write surface: booth"},
      {"surface: booth\n"
       "optimizers:\n"
       "-adam\n",
       "s.yaml:2:1: error: optimizers: expected a list of optimizers, or the name of a set, found nothing\n"
       "  optimizers:\n"
       "  ^\n"
       "s.yaml:3:1: error: unknown key '-adam' in scene\n"
       "  -adam\n"
       "  ^\n"
       "  put a space after the dash: - adam"},
      {"surface: booth\n"
       "optimizers:\n"
       "- adam\n"
       "-sgd: {}\n",
       "s.yaml:4:1: error: unknown key '-sgd' in scene\n"
       "  -sgd: {}\n"
       "  ^\n"
       "  put a space after the dash: - sgd"},
  };
  check_all(kCases);
}

TEST_CASE("a wrong name does not hide what is wrong beside it") {
  static const Broken kCases[] = {
      {"surface: booth\n"
       "optimizers: [{name: Adma, lr: 0.1, beta2: 3}]\n",
       "s.yaml:2:21: error: unknown optimizer 'Adma'\n"
       "  optimizers: [{name: Adma, lr: 0.1, beta2: 3}]\n"
       "                      ^\n"
       "  did you mean 'adam'?\n"
       "s.yaml:2:27: error: unknown key 'lr' in optimizer adam\n"
       "  optimizers: [{name: Adma, lr: 0.1, beta2: 3}]\n"
       "                            ^\n"
       "  did you mean 'learning_rate'?\n"
       "s.yaml:2:43: error: beta2 must be a number in [0, 1), not 3\n"
       "  optimizers: [{name: Adma, lr: 0.1, beta2: 3}]\n"
       "                                            ^"},
      {"surface: booth\n"
       "optimizers: [{type: adam, lr: 0.1}]\n",
       "s.yaml:2:15: error: unknown key 'type' in optimizer\n"
       "  optimizers: [{type: adam, lr: 0.1}]\n"
       "                ^\n"
       "  did you mean 'name'?\n"
       "s.yaml:2:27: error: unknown key 'lr' in optimizer adam\n"
       "  optimizers: [{type: adam, lr: 0.1}]\n"
       "                            ^\n"
       "  did you mean 'learning_rate'?"},
      {"surface: booth\n"
       "optimizers: [{name: quux, lr: 3}]\n",
       "s.yaml:2:21: error: unknown optimizer 'quux'\n"
       "  optimizers: [{name: quux, lr: 3}]\n"
       "                      ^\n"
       "  known: gradient_descent, momentum, nesterov, sgd, adagrad, adadelta, rmsprop, adam, amsgrad, "
       "adamw, adamax, nadam, radam, adabelief, yogi, lion, rprop, qhm, newton, conjugate_gradient, "
       "lbfgs, gradient_descent_backtracking, nelder_mead, aggmo, padam, novograd, qhadam, adabound, "
       "lamb, adafactor, adan, signum, tiger, ademamix, mars, cautious_adamw, sophia, bfgs, dfp, "
       "trust_region, d_adapt_sgd, d_adapt_adam, prodigy, asgd, lookahead, ranger, sam, "
       "schedule_free_sgd, schedule_free_adamw, muon, shampoo, soap\n"
       "s.yaml:2:27: error: unknown key 'lr' in optimizer\n"
       "  optimizers: [{name: quux, lr: 3}]\n"
       "                            ^\n"
       "  did you mean 'learning_rate'?"},
      {"surface: booth\n"
       "overlays: [{name: tick, evry: 3}]\n",
       "s.yaml:2:19: error: unknown overlay 'tick'\n"
       "  overlays: [{name: tick, evry: 3}]\n"
       "                    ^\n"
       "  did you mean 'ticks'?\n"
       "s.yaml:2:25: error: unknown key 'evry' in overlay ticks\n"
       "  overlays: [{name: tick, evry: 3}]\n"
       "                          ^\n"
       "  did you mean 'every'?"},
      {"surface: booth\n"
       "schedule: {name: CosineAnnealingLR, T_max: 30, eta_min: -1}\n",
       "s.yaml:2:18: error: unknown schedule 'CosineAnnealingLR'\n"
       "  schedule: {name: CosineAnnealingLR, T_max: 30, eta_min: -1}\n"
       "                   ^\n"
       "  did you mean 'cosine'?\n"
       "s.yaml:2:37: error: unknown key 'T_max' in schedule cosine\n"
       "  schedule: {name: CosineAnnealingLR, T_max: 30, eta_min: -1}\n"
       "                                      ^\n"
       "  did you mean 'length'?\n"
       "s.yaml:2:48: error: unknown key 'eta_min' in schedule cosine\n"
       "  schedule: {name: CosineAnnealingLR, T_max: 30, eta_min: -1}\n"
       "                                                 ^\n"
       "  did you mean 'minimum'?"},
      {"surface: {name: Rosenbrok, c: 3}\n",
       "s.yaml:1:17: error: unknown surface 'Rosenbrok'\n"
       "  surface: {name: Rosenbrok, c: 3}\n"
       "                  ^\n"
       "  did you mean 'rosenbrock'?\n"
       "s.yaml:1:28: error: unknown key 'c' in surface\n"
       "  surface: {name: Rosenbrok, c: 3}\n"
       "                             ^\n"
       "  did you mean 'a'?"},
  };
  check_all(kCases);
}
