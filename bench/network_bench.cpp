// Training of a small network.
//
//   network_bench [ROUNDS]
//
// Processor seconds of 2,000 full-batch epochs of a network 2-16-16-1 over 500 points, for each of four
// optimizers and in all, on one core; medians.
#include <fmt/format.h>

#include <cstdlib>

#include "cpu_time.hpp"
#include "descent/descend.hpp"
#include "surfaces/many/network.hpp"
#include "surfaces/many/toy_data.hpp"

using namespace gradreel;

int main(int argc, char** argv) {
  const int rounds = argc > 1 ? std::atoi(argv[1]) : 3;
  const NetworkForm form;
  const auto network = make_network(form, make_points({.points = 500}));
  const Eigen::ArrayXd start = initial_weights(form, 0);
  DescentSettings settings;
  settings.epochs = 2000;
  double all = 0;
  for (const char* name : {"momentum", "adam", "soap", "muon"}) {
    const OptimizerEntry& entry = *find_optimizer(name);
    std::vector<double> seconds;
    double loss = 0;
    for (int i = 0; i < rounds; ++i) {
      const auto optimizer = entry.make(ParamValues(entry.params));
      const double begin = cpu_milliseconds();
      const Trajectory t = descend_from(*network, *optimizer, start, settings);
      seconds.push_back((cpu_milliseconds() - begin) / 1000);
      loss = t.losses.back();
    }
    const double middle = median(seconds);
    all += middle;
    fmt::print("{:10} {:6.2f} s, loss {:.3g}\n", name, middle, loss);
  }
  fmt::print("{:10} {:6.2f} s\n", "all", all);
}
