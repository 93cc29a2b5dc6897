// What is said about schedules, warm-ups, gradient settings and seeds.
#include "catch.hpp"
#include "scene/broken.hpp"

using namespace gradreel;

TEST_CASE("mistakes in schedules, to the letter") {
  static const Broken kCases[] = {
      {"surface: himmelblau\n"
       "schedule: cosin\n",
       "s.yaml:2:11: error: unknown schedule 'cosin'\n"
       "  schedule: cosin\n"
       "            ^\n"
       "  did you mean 'cosine'?"},
      {"surface: himmelblau\n"
       "schedule: {name: step, step_size: 30}\n",
       "s.yaml:2:24: error: unknown key 'step_size' in schedule step\n"
       "  schedule: {name: step, step_size: 30}\n"
       "                         ^\n"
       "  did you mean 'size'?"},
      {"surface: himmelblau\n"
       "schedule: {gamma: 0.5}\n",
       "s.yaml:2:11: error: name is missing in schedule\n"
       "  schedule: {gamma: 0.5}\n"
       "            ^\n"
       "  write {name: step, gamma: 0.5}"},
      {"surface: himmelblau\n"
       "schedule: {name: step, size: 0, warmup: 10}\n",
       "s.yaml:2:30: error: schedule.size must be a whole number in [1, 100000000], not 0\n"
       "  schedule: {name: step, size: 0, warmup: 10}\n"
       "                               ^\n"
       "s.yaml:2:33: error: warmup does not belong in a schedule\n"
       "  schedule: {name: step, size: 0, warmup: 10}\n"
       "                                  ^\n"
       "  it stands beside: warmup: 10"},
      {"surface: himmelblau\n"
       "schedule: [cosine]\n",
       "s.yaml:2:11: error: schedule: expected a name, found a list\n"
       "  schedule: [cosine]\n"
       "            ^\n"
       "  write schedule: cosine"},
      {"surface: himmelblau\n"
       "schedule: {name: multi_step, milestones: \"30, 80\"}\n",
       "s.yaml:2:42: error: schedule.milestones: expected a list of numbers, found quoted text\n"
       "  schedule: {name: multi_step, milestones: \"30, 80\"}\n"
       "                                           ^"},
      {"surface: himmelblau\n"
       "schedule: {name: multi_step, milestones: [30, 80, 80]}\n",
       "s.yaml:2:51: error: schedule.milestones must rise from one to the next, not 80 after 80\n"
       "  schedule: {name: multi_step, milestones: [30, 80, 80]}\n"
       "                                                    ^"},
      {"surface: himmelblau\n"
       "schedule: {name: multi_step, milestones: [0, 1.5]}\n",
       "s.yaml:2:43: error: schedule.milestones must be a whole number in [1, 100000000], not 0\n"
       "  schedule: {name: multi_step, milestones: [0, 1.5]}\n"
       "                                            ^"},
      {"surface: himmelblau\n"
       "schedule: {name: multi_step, milestones: []}\n",
       "s.yaml:2:42: error: schedule.milestones must have 1 to 64 items, not 0\n"
       "  schedule: {name: multi_step, milestones: []}\n"
       "                                           ^"},
      {"surface: himmelblau\n"
       "optimizers: [{name: rprop, schedule: cosine}, {name: conjugate_gradient, schedule: constant}]\n",
       "s.yaml:2:28: error: rprop takes no schedule: its learning rate matters in the first step only\n"
       "  optimizers: [{name: rprop, schedule: cosine}, {name: conjugate_gradient, schedule: constant}]\n"
       "                             ^"},
      {"surface: himmelblau\n"
       "schedule: cosine\n"
       "optimizers: [adam, rprop, {name: nelder_mead}]\n",
       "s.yaml:2:1: error: rprop takes no schedule: its learning rate matters in the first step only\n"
       "  schedule: cosine\n"
       "  ^\n"
       "  write schedule: constant for rprop\n"
       "s.yaml:2:1: error: nelder_mead takes no schedule: its learning rate matters in the first step only\n"
       "  schedule: cosine\n"
       "  ^\n"
       "  write schedule: constant for nelder_mead"},
      {"surface: himmelblau\n"
       "optimizers: [{name: gradient_descent, schedule: one_cycle}]\n",
       "s.yaml:2:39: error: one_cycle cycles the momentum, which gradient_descent does not have\n"
       "  optimizers: [{name: gradient_descent, schedule: one_cycle}]\n"
       "                                        ^\n"
       "  write schedule: {name: one_cycle, cycle_momentum: false}"},
      {"surface: himmelblau\n"
       "optimizers: classic\n"
       "schedule: one_cycle\n",
       "s.yaml:3:1: error: one_cycle cycles the momentum, which gradient_descent does not have\n"
       "  schedule: one_cycle\n"
       "  ^\n"
       "  write schedule: {name: one_cycle, cycle_momentum: false}"},
      {"surface: himmelblau\n"
       "optimizers: [{name: momentum, momentum: 0.9, schedule: one_cycle}]\n",
       "s.yaml:2:46: error: one_cycle cycles the momentum of momentum, which is stated as well\n"
       "  optimizers: [{name: momentum, momentum: 0.9, schedule: one_cycle}]\n"
       "                                               ^\n"
       "  leave out momentum, or write schedule: {name: one_cycle, cycle_momentum: false}"},
      {"surface: himmelblau\n"
       "schedule: cosine\n"
       "optimizers: [{name: adam, schedule: step}]\n",
       "s.yaml:2:1: error: schedule is of no use here: every optimizer has its own\n"
       "  schedule: cosine\n"
       "  ^"},
  };
  for (const Broken& c : kCases) CHECK(said_about(c.text) == c.message);
}

TEST_CASE("mistakes in warm-ups, to the letter") {
  static const Broken kCases[] = {
      {"surface: himmelblau\n"
       "warmup: 1.5\n",
       "s.yaml:2:9: error: warmup must be a whole number in [0, 1000000], not 1.5\n"
       "  warmup: 1.5\n"
       "          ^"},
      {"surface: himmelblau\n"
       "warmup: {start_factor: 1}\n",
       "s.yaml:2:9: error: epochs is missing in warmup\n"
       "  warmup: {start_factor: 1}\n"
       "          ^\n"
       "s.yaml:2:24: error: warmup.start_factor must be a number in [0, 1), not 1\n"
       "  warmup: {start_factor: 1}\n"
       "                         ^"},
      {"surface: himmelblau\n"
       "warmup: 100\n",
       "s.yaml:2:1: error: a warm-up of 100 epochs leaves nothing of 100 epochs\n"
       "  warmup: 100\n"
       "  ^\n"
       "  at most 99"},
      {"surface: himmelblau\n"
       "epochs: 50\n"
       "optimizers: [adam, {name: sgd, warmup: {epochs: 50}, learning_rate: [0.1, 0.2]}]\n",
       "s.yaml:3:32: error: a warm-up of 50 epochs leaves nothing of 50 epochs\n"
       "  optimizers: [adam, {name: sgd, warmup: {epochs: 50}, learning_rate: [0.1, 0.2]}]\n"
       "                                 ^\n"
       "  at most 49"},
      {"surface: himmelblau\n"
       "optimizers: [{name: rprop, warmup: 5}, {name: rprop, warmup: 0}]\n",
       "s.yaml:2:28: error: rprop takes no warm-up: its learning rate matters in the first step only\n"
       "  optimizers: [{name: rprop, warmup: 5}, {name: rprop, warmup: 0}]\n"
       "                             ^"},
      {"surface: himmelblau\n"
       "warmup: 5\n"
       "optimizers: [rprop]\n",
       "s.yaml:2:1: error: rprop takes no warm-up: its learning rate matters in the first step only\n"
       "  warmup: 5\n"
       "  ^\n"
       "  write warmup: 0 for rprop"},
      {"surface: himmelblau\n"
       "warmup: 5\n"
       "optimizers: [{name: adam, warmup: 3}]\n",
       "s.yaml:2:1: error: warmup is of no use here: every optimizer has its own\n"
       "  warmup: 5\n"
       "  ^"},
  };
  for (const Broken& c : kCases) CHECK(said_about(c.text) == c.message);
}

TEST_CASE("mistakes in gradient settings and seeds, to the letter") {
  static const Broken kCases[] = {
      {"surface: himmelblau\n"
       "gradient: 1\n",
       "s.yaml:2:11: error: gradient: expected a mapping of keys, found '1'\n"
       "  gradient: 1\n"
       "            ^\n"
       "  like gradient: {clip_norm: 1, noise: 0.3}"},
      {"surface: himmelblau\n"
       "gradient: {noise: -1, clipnorm: 2}\n",
       "s.yaml:2:19: error: gradient.noise must be a number of at least 0, not -1\n"
       "  gradient: {noise: -1, clipnorm: 2}\n"
       "                    ^\n"
       "s.yaml:2:23: error: unknown key 'clipnorm' in gradient\n"
       "  gradient: {noise: -1, clipnorm: 2}\n"
       "                        ^\n"
       "  did you mean 'clip_norm'?"},
      {"surface: himmelblau\n"
       "optimizers: [{name: nelder_mead, gradient: {noise: 1}}, {name: nelder_mead, gradient: {noise: 0}}]\n",
       "s.yaml:2:34: error: nelder_mead takes no gradient settings: it uses no gradients\n"
       "  optimizers: [{name: nelder_mead, gradient: {noise: 1}}, {name: nelder_mead, gradient: {noise: "
       "0}}]\n"
       "                                   ^"},
      {"surface: himmelblau\n"
       "gradient: {clip_norm: 1}\n"
       "optimizers: [nelder_mead, adam]\n",
       "s.yaml:2:1: error: nelder_mead takes no gradient settings: it uses no gradients\n"
       "  gradient: {clip_norm: 1}\n"
       "  ^\n"
       "  write gradient: {} for nelder_mead"},
      {"surface: himmelblau\n"
       "optimizers: [{name: adamw, gradient: {weight_decay: 0.1}}]\n",
       "s.yaml:2:28: error: adamw has a weight_decay of its own, 0.01: not gradient.weight_decay as well\n"
       "  optimizers: [{name: adamw, gradient: {weight_decay: 0.1}}]\n"
       "                             ^\n"
       "  leave out gradient.weight_decay, or write weight_decay: 0 for adamw"},
      {"surface: himmelblau\n"
       "gradient: {weight_decay: 0.1}\n"
       "optimizers: [{name: adamw, weight_decay: 0}, sgd, {name: lion, weight_decay: 0.5}]\n",
       "s.yaml:2:1: error: lion has a weight_decay of its own, 0.5: not gradient.weight_decay as well\n"
       "  gradient: {weight_decay: 0.1}\n"
       "  ^\n"
       "  leave out gradient.weight_decay, or write weight_decay: 0 for lion"},
      {"surface: himmelblau\n"
       "gradient: {clip_norm: 1}\n"
       "optimizers: [{name: adam, gradient: {}}]\n",
       "s.yaml:2:1: error: gradient is of no use here: every optimizer has its own\n"
       "  gradient: {clip_norm: 1}\n"
       "  ^"},
      {"surface: himmelblau\n"
       "seed: 3\n",
       "s.yaml:2:1: error: seed is of no use here: no optimizer has gradient.noise\n"
       "  seed: 3\n"
       "  ^"},
      {"surface: himmelblau\n"
       "seed: -1\n"
       "gradient: {noise: 1}\n",
       "s.yaml:2:7: error: seed must be a whole number in [0, 2147483647], not -1\n"
       "  seed: -1\n"
       "        ^"},
      {"surface: himmelblau\n"
       "gradient: {clip_norm: 1, seeds: 5}\n",
       "s.yaml:2:26: error: gradient.seeds are those of the noise, and there is none\n"
       "  gradient: {clip_norm: 1, seeds: 5}\n"
       "                           ^\n"
       "  add noise: 0.1"},
      {"surface: himmelblau\n"
       "gradient: {noise: 1, seeds: 65}\n",
       "s.yaml:2:29: error: gradient.seeds must be a whole number in [1, 64], not 65\n"
       "  gradient: {noise: 1, seeds: 65}\n"
       "                              ^"},
      {"surface: himmelblau\n"
       "epochs: 20000\n"
       "gradient: {noise: 1, seeds: 64}\n",
       "s.yaml:2:1: error: every seed counted, 256 descents of 20000 epochs make 5120000 in all; at most "
       "4000000\n"
       "  epochs: 20000\n"
       "  ^"},
      {"surface: himmelblau\n"
       "gradient: {noise: 1, seeds: 64}\n"
       "starts: [[0, 0], [1, 1], [2, 2]]\n",
       "s.yaml:3:1: error: every seed counted, there are 768 descents; at most 512\n"
       "  starts: [[0, 0], [1, 1], [2, 2]]\n"
       "  ^"},
  };
  for (const Broken& c : kCases) CHECK(said_about(c.text) == c.message);
}
