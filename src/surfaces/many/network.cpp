#include "surfaces/many/network.hpp"

#include <algorithm>
#include <stdexcept>
#include <utility>

#include "core/num_more.hpp"
#include "core/random.hpp"
#include "core/wide.hpp"

namespace gradreel {

namespace {

constexpr int kRows = 64;      // run through a layer together: what a layer holds of them stays in the cache
constexpr int kPartSums = 16;  // of a sum over rows, which is added up in this fixed order

struct Layer {
  int inputs = 0, units = 0;
  std::size_t weights = 0, biases = 0;  // where they begin
};

std::vector<Layer> layers_of(const NetworkForm& form) {
  std::vector<Layer> layers;
  int inputs = 2;
  std::size_t next = 0;
  const auto add = [&](int units) {
    const auto count = static_cast<std::size_t>(inputs) * static_cast<std::size_t>(units);
    layers.push_back({inputs, units, next, next + count});
    next += count + static_cast<std::size_t>(units);
    inputs = units;
  };
  for (const int units : form.hidden) add(units);
  add(1);
  return layers;
}

/// For every unit a row of kRows numbers.
using Block = std::vector<double>;

/// z = W a + b, for kRows rows of data side by side.
void run_layer(const Layer& layer, const double* w, const Block& a, Block& z) {
  run_wide([&] {
    for (int o = 0; o < layer.units; ++o) {
      double* __restrict to = z.data() + o * kRows;
      const double bias = w[layer.biases + static_cast<std::size_t>(o)];
      for (int r = 0; r < kRows; ++r) to[r] = bias;
      const double* row =
          w + layer.weights + static_cast<std::size_t>(o) * static_cast<std::size_t>(layer.inputs);
      for (int i = 0; i < layer.inputs; ++i) {
        const double* __restrict from = a.data() + i * kRows;
        const double factor = row[i];
        for (int r = 0; r < kRows; ++r) to[r] += factor * from[r];
      }
    }
  });
}

/// back = Wᵀ delta
void run_back(const Layer& layer, const double* w, const Block& delta, Block& back) {
  run_wide([&] {
    for (int i = 0; i < layer.inputs; ++i) {
      double* __restrict to = back.data() + i * kRows;
      for (int r = 0; r < kRows; ++r) to[r] = 0;
      for (int o = 0; o < layer.units; ++o) {
        const double* __restrict from = delta.data() + o * kRows;
        const double factor = w[layer.weights + static_cast<std::size_t>(o * layer.inputs + i)];
        for (int r = 0; r < kRows; ++r) to[r] += factor * from[r];
      }
    }
  });
}

double sum_of_parts(const double* parts) {
  double sum = 0;
  for (int k = 0; k < kPartSums; ++k) sum += parts[k];
  return sum;
}

/// Adds delta aᵀ and the sums of delta to the gradient.
void add_gradient(const Layer& layer, const Block& delta, const Block& a, double* g) {
  run_wide([&] {
    for (int o = 0; o < layer.units; ++o) {
      const double* __restrict d = delta.data() + o * kRows;
      for (int i = 0; i < layer.inputs; ++i) {
        const double* __restrict from = a.data() + i * kRows;
        double parts[kPartSums] = {};
        for (int r = 0; r < kRows; r += kPartSums) {
          for (int k = 0; k < kPartSums; ++k) parts[k] += d[r + k] * from[r + k];
        }
        g[layer.weights + static_cast<std::size_t>(o * layer.inputs + i)] += sum_of_parts(parts);
      }
      double parts[kPartSums] = {};
      for (int r = 0; r < kRows; r += kPartSums) {
        for (int k = 0; k < kPartSums; ++k) parts[k] += d[r + k];
      }
      g[layer.biases + static_cast<std::size_t>(o)] += sum_of_parts(parts);
    }
  });
}

Lanes load(const double* from) {
  Lanes x;
  std::copy_n(from, kLanes, x.lane);
  return x;
}

void store(const Lanes& x, double* to) { std::copy_n(x.lane, kLanes, to); }

/// z becomes the activation, and `slope` its derivative.
void activate(Activation kind, int units, Block& z, Block& slope) {
  static const double kRoot2 = num::sqrt(2.0), kDensity = 1 / num::sqrt(2 * kPi);
  for (int n = 0; n < units * kRows; n += kLanes) {
    const Lanes x = load(z.data() + n);
    Lanes a, d;
    if (kind == Activation::tanh) {
      a = num::tanh(x);
      d = 1.0 - a * a;
    } else if (kind == Activation::relu) {
      a = num::relu(x);
      d = select(x > 0.0, Lanes(1.0), Lanes(0.0));
    } else {
      const Lanes share = 0.5 * (1.0 + num::erf(x / kRoot2));  // Φ(x)
      a = x * share;
      d = share + x * kDensity * num::exp(-0.5 * x * x);
    }
    store(a, z.data() + n);
    store(d, slope.data() + n);
  }
}

/// What the layers hold while a block of rows runs through.
struct Workspace {
  explicit Workspace(const std::vector<Layer>& layers) {
    values.emplace_back(static_cast<std::size_t>(2 * kRows));
    for (const Layer& layer : layers) {
      values.emplace_back(static_cast<std::size_t>(layer.units * kRows));
      slopes.emplace_back(static_cast<std::size_t>(layer.units * kRows));
    }
    deltas = slopes;
  }
  std::vector<Block> values;  // the inputs, and of each layer its outputs
  std::vector<Block> slopes, deltas;
};

void run_forward(const std::vector<Layer>& layers, Activation activation, const double* w, Workspace& space) {
  for (std::size_t l = 0; l < layers.size(); ++l) {
    run_layer(layers[l], w, space.values[l], space.values[l + 1]);
    if (l + 1 < layers.size()) activate(activation, layers[l].units, space.values[l + 1], space.slopes[l]);
  }
}

class Network : public RowsObjective {
 public:
  Network(NetworkForm form, const LabelledPoints& data)
      : form_(std::move(form)), layers_(layers_of(form_)), rows_(data.at.size()) {
    for (std::size_t i = 0; i < rows_; ++i) add_row(data.at[i], data.label[i]);
  }

  int dimension() const override { return static_cast<int>(layers_.back().biases) + 1; }
  ParameterShapes shapes() const override { return shapes_of(form_); }
  std::size_t rows() const override { return rows_; }

  std::unique_ptr<const Objective> over(std::span<const std::uint32_t> rows) const override {
    LabelledPoints some;
    for (const std::uint32_t row : rows) {
      some.at.push_back({x_[row], y_[row]});
      some.label.push_back(label_[row]);
    }
    return std::make_unique<Network>(form_, some);
  }

  void value(const Positions& x, Values& f) const override {
    f.resize(x.cols());
    Workspace space(layers_);
    for (Eigen::Index c = 0; c < x.cols(); ++c) f(c) = loss(x.col(c).data(), nullptr, space);
  }

  void gradient(const Positions& x, Values& f, Positions& g) const override {
    f.resize(x.cols());
    g.setZero(x.rows(), x.cols());
    Workspace space(layers_);
    for (Eigen::Index c = 0; c < x.cols(); ++c) f(c) = loss(x.col(c).data(), g.col(c).data(), space);
  }

  void hessian(const Positions&, Values&, Positions&, Hessians&) const override {
    throw std::logic_error("a network has no Hessian");
  }

 private:
  void add_row(Point at, double label) {
    x_.push_back(at.x);
    y_.push_back(at.y);
    label_.push_back(label);
  }

  /// Adds the gradient to g, unless that is null.
  double loss(const double* w, double* g, Workspace& space) const {
    double sum = 0;
    for (std::size_t first = 0; first < rows_; first += kRows) {
      const auto count = static_cast<int>(std::min<std::size_t>(kRows, rows_ - first));
      for (int r = 0; r < kRows; ++r) {  // rows that are not there are as the first
        const std::size_t row = first + static_cast<std::size_t>(r < count ? r : 0);
        space.values[0][static_cast<std::size_t>(r)] = x_[row];
        space.values[0][static_cast<std::size_t>(kRows + r)] = y_[row];
      }
      run_forward(layers_, form_.activation, w, space);
      sum += loss_of_block(first, count, space);
      if (g) run_backward(w, g, space);
    }
    return sum / static_cast<double>(rows_) + penalty(w, g);
  }

  /// The sum of log(1 + e^z) − y z; the last deltas become the derivatives of the mean.
  double loss_of_block(std::size_t first, int count, Workspace& space) const {
    const Block& z = space.values.back();
    Block& delta = space.deltas.back();
    double losses[kRows];
    for (int r = 0; r < kRows; r += kLanes) {
      const Lanes x = load(z.data() + r), e = num::exp(-num::abs(x));
      store(num::relu(x) + num::log(1.0 + e), losses + r);
      store(select(x >= 0.0, 1.0 / (1.0 + e), e / (1.0 + e)), delta.data() + r);
    }
    double sum = 0;
    for (int r = 0; r < kRows; ++r) {
      const auto at = static_cast<std::size_t>(r);
      if (r >= count) {
        delta[at] = 0;
        continue;
      }
      const double y = label_[first + at];
      sum += losses[r] - y * z[at];
      delta[at] = (delta[at] - y) / static_cast<double>(rows_);
    }
    return sum;
  }

  void run_backward(const double* w, double* g, Workspace& space) const {
    for (std::size_t l = layers_.size(); l-- > 0;) {
      add_gradient(layers_[l], space.deltas[l], space.values[l], g);
      if (l == 0) return;
      Block& back = space.deltas[l - 1];
      run_back(layers_[l], w, space.deltas[l], back);
      const Block& slope = space.slopes[l - 1];
      for (std::size_t n = 0; n < back.size(); ++n) back[n] *= slope[n];
    }
  }

  double penalty(const double* w, double* g) const {
    if (form_.l2 == 0) return 0;
    double square = 0;
    for (const Layer& layer : layers_) {
      for (std::size_t i = layer.weights; i < layer.biases; ++i) {
        square += w[i] * w[i];
        if (g) g[i] += form_.l2 * w[i];
      }
    }
    return form_.l2 / 2 * square;
  }

  NetworkForm form_;
  std::vector<Layer> layers_;
  std::size_t rows_;
  std::vector<double> x_, y_, label_;
};

class NetworkClassifier : public Classifier {
 public:
  explicit NetworkClassifier(NetworkForm form) : form_(std::move(form)), layers_(layers_of(form_)) {}

  void outputs(const Eigen::ArrayXd& weights, const Positions& places, Values& out) const override {
    out.resize(places.cols());
    Workspace space(layers_);
    for (Eigen::Index first = 0; first < places.cols(); first += kRows) {
      const Eigen::Index last = std::min<Eigen::Index>(kRows, places.cols() - first) - 1;
      for (Eigen::Index r = 0; r < kRows; ++r) {
        const Eigen::Index column = first + std::min(r, last);
        space.values[0][static_cast<std::size_t>(r)] = places(0, column);
        space.values[0][static_cast<std::size_t>(kRows + r)] = places(1, column);
      }
      run_forward(layers_, form_.activation, weights.data(), space);
      for (Eigen::Index r = 0; r <= last; ++r)
        out(first + r) = space.values.back()[static_cast<std::size_t>(r)];
    }
  }

 private:
  NetworkForm form_;
  std::vector<Layer> layers_;
};

}  // namespace

std::unique_ptr<RowsObjective> make_network(const NetworkForm& form, const LabelledPoints& data) {
  return std::make_unique<Network>(form, data);
}

ParameterShapes shapes_of(const NetworkForm& form) {
  ParameterShapes shapes;
  for (const Layer& layer : layers_of(form)) {
    shapes.push_back({layer.units, layer.inputs});
    shapes.push_back({layer.units, 1});
  }
  return shapes;
}

Eigen::ArrayXd initial_weights(const NetworkForm& form, std::uint64_t seed) {
  const std::vector<Layer> layers = layers_of(form);
  Eigen::ArrayXd w = Eigen::ArrayXd::Zero(static_cast<Eigen::Index>(layers.back().biases) + 1);
  const double gain = form.activation == Activation::tanh ? 1 : 2;
  for (const Layer& layer : layers) {
    const double size = num::sqrt(gain / layer.inputs);
    for (std::size_t i = layer.weights; i < layer.biases; ++i) {
      w(static_cast<Eigen::Index>(i)) = size * gaussian(seed, 0, i);
    }
  }
  return w;
}

std::unique_ptr<Classifier> make_classifier(const NetworkForm& form) {
  return std::make_unique<NetworkClassifier>(form);
}

double work_per_row(const NetworkForm& form) {
  double sum = 0;
  for (const Layer& layer : layers_of(form)) sum += 3.0 * layer.inputs * layer.units;
  return sum;
}

}  // namespace gradreel
