#include "expression/kernels.hpp"
#include "expression/unary_functions.hpp"

namespace gradreel {

namespace {

/// Loops over an instruction's columns. Arithmetic is compiled for wide registers too; calls of functions are
/// not.
template <class J>
class Loops {
 public:
  Loops(const Instruction& i, const RegisterFile& file)
      : to_(file.at<J>(i.to)),
        a_(file.at<J>(i.a)),
        b_(file.at<J>(i.b)),
        c_(file.at<J>(i.c)),
        stride_(file.stride),
        columns_(file.columns) {}
  Loops(double* to, double* a, double* b, const RegisterFile& file)
      : to_(to), a_(a), b_(b), c_(a), stride_(file.stride), columns_(file.columns) {}

  template <class F>
  void none(F f) const {
#pragma GCC unroll 4
    for (std::ptrdiff_t i = 0; i < columns_; i += kLanes) store_jet(to_ + i, stride_, f());
  }
  template <class F>
  void one(F f) const {
#pragma GCC unroll 4
    for (std::ptrdiff_t i = 0; i < columns_; i += kLanes)
      store_jet(to_ + i, stride_, f(load_jet<J>(a_ + i, stride_)));
  }
  template <class F>
  void two(F f) const {
#pragma GCC unroll 4
    for (std::ptrdiff_t i = 0; i < columns_; i += kLanes)
      store_jet(to_ + i, stride_, f(load_jet<J>(a_ + i, stride_), load_jet<J>(b_ + i, stride_)));
  }
  template <class F>
  void three(F f) const {
#pragma GCC unroll 4
    for (std::ptrdiff_t i = 0; i < columns_; i += kLanes) {
      store_jet(to_ + i, stride_,
                f(load_jet<J>(a_ + i, stride_), load_jet<J>(b_ + i, stride_), load_jet<J>(c_ + i, stride_)));
    }
  }
  template <class F>
  void one_wide(F f) const {
    run_wide([this, f] { one(f); });
  }
  template <class F>
  void two_wide(F f) const {
    run_wide([this, f] { two(f); });
  }

  template <class F>
  void three_wide(F f) const {
    run_wide([this, f] { three(f); });
  }

  bool in_place() const { return to_ == a_; }
  bool of_itself() const { return a_ == b_; }

 private:
  double *to_, *a_, *b_, *c_;
  std::ptrdiff_t stride_, columns_;
};

/// Only the values change; the derivatives are there already.
void add_in_place(const Instruction& instruction, double* values, int columns) {
  const double k = instruction.k;
  run_wide([=] {
    for (int i = 0; i < columns; ++i) values[i] += k;
  });
}

/// Not a number where one of them is none.
template <class J>
J lesser_of(const J& a, const J& b) {
  return select(value_of(b) <= value_of(a), b, select(value_of(b) <= value_of(b), a, b));
}
template <class J>
J greater_of(const J& a, const J& b) {
  return select(value_of(b) >= value_of(a), b, select(value_of(b) <= value_of(b), a, b));
}

Lanes as_number(const Mask& mask) { return select(mask, Lanes(1.0), Lanes(0.0)); }

/// Comparisons look at values alone, and only `choose` reads what they make.
void compare(const Instruction& instruction, const Loops<Lanes>& loops) {
  switch (instruction.operation) {
    case Operation::less:
      return loops.two([](const Lanes& a, const Lanes& b) { return as_number(a < b); });
    case Operation::less_equal:
      return loops.two([](const Lanes& a, const Lanes& b) { return as_number(a <= b); });
    default:
      return loops.two([](const Lanes& a, const Lanes& b) { return as_number(a <= b) * as_number(b <= a); });
  }
}

template <class J>
void call_function(const Instruction& instruction, const Loops<J>& loops) {
  const double k = instruction.k;
  switch (instruction.operation) {
#define UNARY(name, implementation) \
  case Operation::name:             \
    return loops.one([](const J& a) { return num::implementation(a); });
    GRADREEL_UNARY_FUNCTIONS(UNARY)
#undef UNARY
    case Operation::power:
      return loops.two([](const J& a, const J& b) { return num::power(a, b); });
    case Operation::power_constant:
      return loops.one([k](const J& a) { return num::power(a, k); });
    case Operation::exponential:
      return loops.one([k](const J& a) { return num::exponential(k, a); });
    case Operation::atan2:
      return loops.two([](const J& a, const J& b) { return num::atan2(a, b); });
    case Operation::min:
      return loops.two([](const J& a, const J& b) { return lesser_of(a, b); });
    case Operation::max:
      return loops.two([](const J& a, const J& b) { return greater_of(a, b); });
    default:  // Operation::choose
      return loops.three([](const J& a, const J& b, const J& c) { return select(value_of(a) > 0.5, b, c); });
  }
}

template <class J>
void multiply_and_sum(const Instruction& instruction, const Loops<J>& loops) {
  const double k = instruction.k;
  switch (instruction.operation) {
    case Operation::multiply_add:
      return loops.three_wide([](const J& a, const J& b, const J& c) { return a * b + c; });
    case Operation::multiply_subtract:
      return loops.three_wide([](const J& a, const J& b, const J& c) { return a * b - c; });
    case Operation::subtract_product:
      return loops.three_wide([](const J& a, const J& b, const J& c) { return c - a * b; });
    case Operation::scale_add:
      return loops.two_wide([k](const J& a, const J& b) { return a * k + b; });
    case Operation::scale_subtract:
      return loops.two_wide([k](const J& a, const J& b) { return a * k - b; });
    default:  // Operation::subtract_scaled
      return loops.two_wide([k](const J& a, const J& b) { return b - a * k; });
  }
}

template <class J>
void multiply(const Loops<J>& loops) {
  if (loops.of_itself()) return loops.one_wide([](const J& a) { return a * a; });
  loops.two_wide([](const J& a, const J& b) { return a * b; });
}

}  // namespace

template <class J>
void execute(const Instruction& instruction, const RegisterFile& file) {
  const Loops<J> loops(instruction, file);
  const double k = instruction.k;
  switch (instruction.operation) {
    case Operation::constant:
      return loops.none([k] { return J(k); });
    case Operation::add:
      return loops.two_wide([](const J& a, const J& b) { return a + b; });
    case Operation::add_constant:
      if (loops.in_place()) return add_in_place(instruction, file.at<J>(instruction.to), file.columns);
      return loops.one_wide([k](const J& a) { return a + k; });
    case Operation::subtract:
      return loops.two_wide([](const J& a, const J& b) { return a - b; });
    case Operation::subtract_from:
      return loops.one_wide([k](const J& a) { return k - a; });
    case Operation::multiply:
      return multiply(loops);
    case Operation::multiply_constant:
      return loops.one_wide([k](const J& a) { return a * k; });
    case Operation::multiply_add:
    case Operation::multiply_subtract:
    case Operation::subtract_product:
    case Operation::scale_add:
    case Operation::scale_subtract:
    case Operation::subtract_scaled:
      return multiply_and_sum(instruction, loops);
    case Operation::divide:
      return loops.two_wide([](const J& a, const J& b) { return a / b; });
    case Operation::divide_constant:
      return loops.one_wide([k](const J& a) { return a / k; });
    case Operation::divide_into:
      return loops.one_wide([k](const J& a) { return k / a; });
    case Operation::negate:
      return loops.one_wide([](const J& a) { return -a; });
    case Operation::less:
    case Operation::less_equal:
    case Operation::equal:
      return compare(instruction, Loops<Lanes>(file.at<J>(instruction.to), file.at<J>(instruction.a),
                                               file.at<J>(instruction.b), file));
    default:
      return call_function(instruction, loops);
  }
}

template void execute<Lanes>(const Instruction&, const RegisterFile&);
template void execute<Jet1<Lanes>>(const Instruction&, const RegisterFile&);
template void execute<Jet2<Lanes>>(const Instruction&, const RegisterFile&);

}  // namespace gradreel
