#include "expression/evaluate.hpp"

#include <algorithm>
#include <cstddef>
#include <initializer_list>
#include <new>

#include "core/wide.hpp"
#include "expression/kernels.hpp"

namespace gradreel {

namespace {

/// Room for numbers, on the boundary of a cache line, not initialised.
class Scratch {
 public:
  explicit Scratch(std::size_t count)
      : data_(static_cast<double*>(::operator new(count * sizeof(double), kBoundary))) {}
  ~Scratch() { ::operator delete(data_, kBoundary); }
  Scratch(const Scratch&) = delete;
  Scratch& operator=(const Scratch&) = delete;
  double* data() const { return data_; }

 private:
  static constexpr std::align_val_t kBoundary{64};
  double* data_;
};

/// So many columns at once that all registers stay in the first-level cache, if there are few. Few enough,
/// too, that the processor fetches and stores numbers of one chunk while it works on the next.
int chunk_of(const Program& program, int parts, Eigen::Index columns) {
  constexpr int kCache = 24 * 1024 / 8, kRegister = 192, kLeast = 32;  // doubles; columns
  const int fitting = std::min(kCache / program.registers, kRegister) / parts;
  const int chunk = std::max(fitting / kLanes * kLanes, kLeast);
  const auto needed = (columns + kLanes - 1) / kLanes * kLanes;
  return static_cast<int>(std::min<Eigen::Index>(chunk, needed));
}

/// The rows of an array of two rows, or of one where `second` is null.
void separate(const double* from, int count, double* __restrict first, double* __restrict second) {
  if (!second) {
    std::copy_n(from, count, first);
    return;
  }
  run_wide([=] {
    for (int i = 0; i < count; ++i) {
      first[i] = from[2 * i];
      second[i] = from[2 * i + 1];
    }
  });
}

/// The reverse.
void interleave_two(const double* first, const double* second, int count, double* __restrict to) {
  run_wide([=] {
    for (int i = 0; i < count; ++i) {
      to[2 * i] = first[i];
      to[2 * i + 1] = second[i];
    }
  });
}

/// Starts to bring what is soon read or written into the cache: a chunk is too short for the processor to see
/// it coming.
void fetch(const double* from, Eigen::Index count) {
  constexpr Eigen::Index kLine = 8;
  for (Eigen::Index i = 0; i < count; i += kLine) __builtin_prefetch(from + i);
}
void fetch_to_write(double* to, Eigen::Index count) {
  constexpr Eigen::Index kLine = 8;
  for (Eigen::Index i = 0; i < count; i += kLine) __builtin_prefetch(to + i, 1);
}

/// Where parts first .. first + rows - 1 of the results go, as the rows of an array.
struct Output {
  int first, rows;
  double* data;

  void put(Eigen::Index column, int count, const double* parts, std::ptrdiff_t stride) const {
    double* to = data + column * rows;
    const double* from = parts + first * stride;
    if (rows == 1) {
      std::copy_n(from, count, to);
    } else if (rows == 2) {
      interleave_two(from, from + stride, count, to);
    } else {
      for (int row = 0; row < rows; ++row) {
        for (int i = 0; i < count; ++i) to[i * rows + row] = from[row * stride + i];
      }
    }
  }
};

/// Runs a program over all columns, chunk by chunk.
template <class J>
class Run {
 public:
  Run(const Program& program, Eigen::Index columns)
      : program_(program),
        chunk_(chunk_of(program, kParts<J>, columns)),
        scratch_(static_cast<std::size_t>(chunk_) * kParts<J> * static_cast<std::size_t>(program.registers)),
        file_{scratch_.data(), chunk_, 0} {
    // The variables' derivatives, which never change.
    for (int v = 0; v < program.variables; ++v) {
      for (int part = 1; part < kParts<J>; ++part)
        std::fill_n(file_.at<J>(v) + static_cast<std::ptrdiff_t>(part) * chunk_, chunk_,
                    part == v + 1 ? 1.0 : 0.0);
    }
  }

  void operator()(const Positions& x, std::initializer_list<Output> outputs) {
    for (Eigen::Index first = 0; first < x.cols(); first += chunk_) {
      const int count = count_at(x, first);
      load(x, first, count);
      fetch(x.data() + (first + count) * x.rows(), count_at(x, first + count) * x.rows());
      for (const Output& output : outputs)
        fetch_to_write(output.data + first * output.rows, count * output.rows);
      for (const Instruction& instruction : program_.instructions) execute<J>(instruction, file_);
      for (const Output& output : outputs) output.put(first, count, file_.at<J>(program_.result), chunk_);
    }
  }

 private:
  int count_at(const Positions& x, Eigen::Index first) const {
    return static_cast<int>(std::min<Eigen::Index>(chunk_, x.cols() - first));
  }

  /// The last lanes repeat the last column.
  void load(const Positions& x, Eigen::Index first, int count) {
    file_.columns = (count + kLanes - 1) / kLanes * kLanes;
    separate(x.data() + first * x.rows(), count, file_.at<J>(0), x.rows() > 1 ? file_.at<J>(1) : nullptr);
    for (int v = 0; v < program_.variables; ++v) {
      double* to = file_.at<J>(v);
      for (int i = count; i < file_.columns; ++i) to[i] = to[count - 1];
    }
  }

  const Program& program_;
  int chunk_;
  Scratch scratch_;
  RegisterFile file_;
};

}  // namespace

void evaluate(const Program& program, const Positions& x, Values& f) {
  f.resize(x.cols());
  if (x.cols() == 0) return;
  Run<Lanes>(program, x.cols())(x, {{0, 1, f.data()}});
}

void evaluate(const Program& program, const Positions& x, Values& f, Positions& g) {
  f.resize(x.cols());
  g.resize(program.variables, x.cols());
  if (x.cols() == 0) return;
  Run<Jet1<Lanes>>(program, x.cols())(x, {{0, 1, f.data()}, {1, program.variables, g.data()}});
}

void evaluate(const Program& program, const Positions& x, Values& f, Positions& g, Hessians& h) {
  const int entries = program.variables * (program.variables + 1) / 2;
  f.resize(x.cols());
  g.resize(program.variables, x.cols());
  h.resize(entries, x.cols());
  if (x.cols() == 0) return;
  Run<Jet2<Lanes>>(program, x.cols())(
      x, {{0, 1, f.data()}, {1, program.variables, g.data()}, {3, entries, h.data()}});
}

double evaluate(const Instruction& instruction, double a, double b, double c) {
  double lanes[4 * kLanes];
  for (int i = 0; i < kLanes; ++i) {
    lanes[i] = a;
    lanes[kLanes + i] = b;
    lanes[2 * kLanes + i] = c;
  }
  Instruction on_lanes = instruction;
  on_lanes.to = 3;
  on_lanes.a = 0;
  on_lanes.b = 1;
  on_lanes.c = 2;
  execute<Lanes>(on_lanes, {lanes, kLanes, kLanes});
  return lanes[3 * kLanes];
}

}  // namespace gradreel
