#include <fmt/format.h>

#include <array>
#include <bit>
#include <cmath>
#include <cstddef>
#include <map>
#include <string>
#include <utility>

#include "core/num.hpp"
#include "expression/evaluate.hpp"
#include "expression/program.hpp"
#include "expression/registers.hpp"
#include "expression/unary_functions.hpp"

namespace gradreel {

namespace {

/// A constant, or what an instruction makes.
struct Operand {
  bool is_constant = true;
  double value = 0;
  int id = 0;
};

Operand constant_operand(double value) { return {true, value, 0}; }

class Compiler {
 public:
  Compiler(const Expression& expression, int variables, std::span<const double> parameters)
      : expression_(expression), parameters_(parameters) {
    drafts_.variables = variables;
  }

  Draft compile() {
    drafts_.result = id_of(visit(static_cast<int>(expression_.nodes.size()) - 1));
    return std::move(drafts_);
  }

 private:
  Operand visit(int index) {
    const ExpressionNode& n = expression_.node(index);
    count();
    switch (n.kind) {
      case NodeKind::number:
        return constant_operand(n.number);
      case NodeKind::pi:
        return constant_operand(kPi);
      case NodeKind::e:
        return constant_operand(num::exp(1.0));
      case NodeKind::variable:
        return {false, 0, n.symbol};
      case NodeKind::parameter:
        return constant_operand(parameters_[static_cast<std::size_t>(n.symbol)]);
      case NodeKind::index:
        return constant_operand(indices_[static_cast<std::size_t>(n.symbol)]);
      case NodeKind::negate:
        return apply(Operation::negate, visit(n.args[0]));
      case NodeKind::call:
        return call(n);
      default:
        return binary(n);
    }
  }

  Operand binary(const ExpressionNode& n) {
    if (n.kind == NodeKind::power) return power(n.args[0], n.args[1]);
    const Operand a = visit(n.args[0]), b = visit(n.args[1]);
    switch (n.kind) {
      case NodeKind::add:
        return add(a, b);
      case NodeKind::subtract:
        if (b.is_constant && !a.is_constant) return apply(Operation::add_constant, a, -b.value);
        if (a.is_constant && !b.is_constant) return apply(Operation::subtract_from, b, a.value);
        return apply(Operation::subtract, a, b);
      case NodeKind::multiply:
        return multiply(a, b);
      case NodeKind::divide:
        if (b.is_constant && !a.is_constant) return apply(Operation::divide_constant, a, b.value);
        return divide(a, b);
      case NodeKind::less:
        return apply(Operation::less, a, b);
      case NodeKind::greater:
        return apply(Operation::less, b, a);
      case NodeKind::less_equal:
        return apply(Operation::less_equal, a, b);
      case NodeKind::greater_equal:
        return apply(Operation::less_equal, b, a);
      default:
        return apply(Operation::equal, a, b);
    }
  }

  Operand add(const Operand& a, const Operand& b) {
    if (a.is_constant && !b.is_constant) return apply(Operation::add_constant, b, a.value);
    if (b.is_constant && !a.is_constant) return apply(Operation::add_constant, a, b.value);
    return apply(Operation::add, a, b);
  }

  Operand multiply(const Operand& a, const Operand& b) {
    if (a.is_constant && !b.is_constant) return apply(Operation::multiply_constant, b, a.value);
    if (b.is_constant && !a.is_constant) return apply(Operation::multiply_constant, a, b.value);
    return apply(Operation::multiply, a, b);
  }

  Operand divide(const Operand& a, const Operand& b) {
    if (a.is_constant && !b.is_constant) return apply(Operation::divide_into, b, a.value);
    return apply(Operation::divide, a, b);
  }

  /// Whole powers are products, as in the formulas of surfaces/.
  Operand power(int base, int exponent) {
    constexpr double kLargestWhole = 64;
    const Operand p = visit(exponent);
    if (!p.is_constant && expression_.node(base).kind == NodeKind::e) return apply(Operation::exp, p);
    const Operand a = visit(base);
    if (!p.is_constant) {
      return a.is_constant ? apply(Operation::exponential, p, a.value) : apply(Operation::power, a, p);
    }
    if (std::floor(p.value) == p.value && std::fabs(p.value) <= kLargestWhole) {
      const Operand whole = whole_power(a, static_cast<int>(std::fabs(p.value)));
      return p.value < 0 ? divide(constant_operand(1), whole) : whole;
    }
    if (p.value == 0.5) return apply(Operation::sqrt, a);
    return a.is_constant ? apply(Operation::power, a, p) : apply(Operation::power_constant, a, p.value);
  }

  /// num::integer_power, step by step.
  Operand whole_power(Operand x, int n) {
    if (n == 0) return constant_operand(1);
    for (; n % 2 == 0; n /= 2) x = multiply(x, x);
    Operand result = x;
    while ((n /= 2) > 0) {
      x = multiply(x, x);
      if (n % 2 == 1) result = multiply(result, x);
    }
    return result;
  }

  Operand call(const ExpressionNode& n) {
    switch (n.function) {
#define UNARY(name, implementation) \
  case FunctionName::name:          \
    return apply(Operation::name, visit(n.args[0]));
      GRADREEL_UNARY_FUNCTIONS(UNARY)
#undef UNARY
      case FunctionName::atan2:
        return apply(Operation::atan2, visit(n.args[0]), visit(n.args[1]));
      case FunctionName::min:
        return extreme(Operation::min, n);
      case FunctionName::max:
        return extreme(Operation::max, n);
      case FunctionName::pow:
        return power(n.args[0], n.args[1]);
      case FunctionName::hypot: {
        const Operand a = visit(n.args[0]), b = visit(n.args[1]);
        return apply(Operation::sqrt, add(multiply(a, a), multiply(b, b)));
      }
      case FunctionName::where:
        return where(n);
      case FunctionName::sum:
        break;
    }
    return sum(n);
  }

  Operand extreme(Operation operation, const ExpressionNode& n) {
    Operand best = visit(n.args[0]);
    for (std::size_t i = 1; i < n.args.size(); ++i) best = apply(operation, best, visit(n.args[i]));
    return best;
  }

  Operand where(const ExpressionNode& n) {
    const Operand condition = visit(n.args[0]);
    Operand yes = visit(n.args[1]), no = visit(n.args[2]);
    if (expression_.node(n.args[0]).kind == NodeKind::unequal) std::swap(yes, no);
    if (condition.is_constant) return condition.value != 0 ? yes : no;
    return make({Operation::choose, 0, condition.id, id_of(yes), id_of(no), 0});
  }

  static std::string text_of(double value) {
    return std::isfinite(value) ? fmt::format("{}", value) : "a number that is not finite";
  }

  double bound(int index) {
    const ExpressionNode& n = expression_.node(index);
    const Operand value = visit(index);
    if (!value.is_constant) throw Slip{n.begin, "the bounds of a sum must not depend on the variables", ""};
    constexpr double kLargest = 1e9;
    if (!(std::fabs(value.value) <= kLargest) || std::floor(value.value) != value.value)
      throw Slip{n.begin,
                 fmt::format("the bounds of a sum must be whole numbers, not {}", text_of(value.value)), ""};
    return value.value;
  }

  Operand sum(const ExpressionNode& n) {
    const double first = bound(n.args[0]), last = bound(n.args[1]);
    if (last < first - 1) {
      throw Slip{n.begin, fmt::format("this sum runs from {} down to {}", first, last),
                 "write the smaller bound first"};
    }
    if (last - first >= kMaxSumTerms) {
      throw Slip{n.begin,
                 fmt::format("a sum may have at most {} terms, not {}", kMaxSumTerms, last - first + 1), ""};
    }
    const auto slot = static_cast<std::size_t>(n.symbol);
    if (indices_.size() <= slot) indices_.resize(slot + 1);
    outermost_sum_ = slot == 0 ? n.begin : outermost_sum_;
    Operand total = constant_operand(0);
    for (double i = first; i <= last; ++i) {
      indices_[slot] = i;
      const Operand term = visit(n.args[2]);
      total = i == first ? term : add(total, term);
    }
    return total;
  }

  void count() {
    if (++operations_ > kMaxOperations) {
      throw Slip{
          outermost_sum_,
          fmt::format("the formula has more than {} operations with its sums written out", kMaxOperations),
          ""};
    }
  }

  int id_of(const Operand& operand) {
    if (!operand.is_constant) return operand.id;
    return make({Operation::constant, 0, 0, 0, 0, operand.value}).id;
  }

  Operand apply(Operation operation, const Operand& a) {
    if (a.is_constant) return constant_operand(evaluate({.operation = operation}, a.value, 0, 0));
    return make({operation, 0, a.id, 0, 0, 0});
  }

  Operand apply(Operation operation, const Operand& a, double k) {
    if (k == 1 && (operation == Operation::multiply_constant || operation == Operation::divide_constant))
      return a;
    return make({operation, 0, a.id, 0, 0, k});
  }

  Operand apply(Operation operation, const Operand& a, const Operand& b) {
    if (a.is_constant && b.is_constant)
      return constant_operand(evaluate({.operation = operation}, a.value, b.value, 0));
    return make({operation, 0, id_of(a), id_of(b), 0, 0});
  }

  /// The same operation of the same operands is done once.
  Operand make(const DraftStep& step) {
    count();
    const std::array<std::uint64_t, 5> key = {
        static_cast<std::uint64_t>(step.operation), static_cast<std::uint64_t>(step.a),
        static_cast<std::uint64_t>(step.b), static_cast<std::uint64_t>(step.c),
        std::bit_cast<std::uint64_t>(step.k)};
    const auto [at, is_new] =
        known_.try_emplace(key, drafts_.variables + static_cast<int>(drafts_.steps.size()));
    if (is_new) {
      drafts_.steps.push_back(step);
      drafts_.steps.back().to = at->second;
    }
    return {false, 0, at->second};
  }

  const Expression& expression_;
  std::span<const double> parameters_;
  Draft drafts_;
  std::map<std::array<std::uint64_t, 5>, int> known_;
  std::vector<double> indices_;  // of the sums around here
  std::size_t outermost_sum_ = 0;
  int operations_ = 0;
};

}  // namespace

std::variant<Program, Slip> compile(const Expression& expression, int variables,
                                    std::span<const double> parameters) {
  try {
    return assign_registers(fused(Compiler(expression, variables, parameters).compile()));
  } catch (const Slip& slip) {
    return slip;
  }
}

}  // namespace gradreel
