#include "expression/registers.hpp"

#include <algorithm>
#include <array>

namespace gradreel {

namespace {

std::array<int, 3> operands(const DraftStep& step) { return {step.a, step.b, step.c}; }

/// For every result the last step that reads it; -1 if none does.
std::vector<int> last_uses(const Draft& draft) {
  const int steps = static_cast<int>(draft.steps.size());
  std::vector<int> last(static_cast<std::size_t>(draft.variables + steps), -1);
  last[static_cast<std::size_t>(draft.result)] = steps;
  for (int i = steps - 1; i >= 0; --i) {
    const DraftStep& step = draft.steps[static_cast<std::size_t>(i)];
    if (last[static_cast<std::size_t>(step.to)] < 0) continue;
    for (int k = 0; k < operands_of(step.operation); ++k) {
      int& use = last[static_cast<std::size_t>(operands(step)[static_cast<std::size_t>(k)])];
      use = std::max(use, i);
    }
  }
  return last;
}

/// Registers that are free now; the one that became free last is warm in the cache and goes first.
class Registers {
 public:
  explicit Registers(int taken) : count_(taken) {}
  int count() const { return count_; }
  void release(int one) { free_.push_back(one); }
  int take() {
    if (free_.empty()) return count_++;
    const int one = free_.back();
    free_.pop_back();
    return one;
  }

 private:
  int count_;
  std::vector<int> free_;
};

}  // namespace

int operands_of(Operation operation) {
  switch (operation) {
    case Operation::constant:
      return 0;
    case Operation::choose:
    case Operation::multiply_add:
    case Operation::multiply_subtract:
    case Operation::subtract_product:
      return 3;
    case Operation::scale_add:
    case Operation::scale_subtract:
    case Operation::subtract_scaled:
    case Operation::add:
    case Operation::subtract:
    case Operation::multiply:
    case Operation::divide:
    case Operation::power:
    case Operation::atan2:
    case Operation::min:
    case Operation::max:
    case Operation::less:
    case Operation::less_equal:
    case Operation::equal:
      return 2;
    default:
      return 1;
  }
}

Program assign_registers(const Draft& draft) {
  Program program;
  program.variables = draft.variables;
  const std::vector<int> last = last_uses(draft);
  Registers registers(draft.variables);
  std::vector<int> place(last.size(), 0);
  for (int v = 0; v < draft.variables; ++v) place[static_cast<std::size_t>(v)] = v;
  for (std::size_t i = 0; i < draft.steps.size(); ++i) {
    const DraftStep& step = draft.steps[i];
    if (last[static_cast<std::size_t>(step.to)] < 0) continue;
    const int count = operands_of(step.operation);
    const std::array<int, 3> operand_of = operands(step);
    std::array<std::uint16_t, 3> from{};
    for (int k = count - 1; k >= 0; --k) {  // the first operand's is then taken first
      const int operand = operand_of[static_cast<std::size_t>(k)];
      const auto at = static_cast<std::size_t>(operand);
      from[static_cast<std::size_t>(k)] = static_cast<std::uint16_t>(place[at]);
      const bool again = std::count(operand_of.begin(), operand_of.begin() + k, operand) > 0;
      if (operand >= draft.variables && last[at] == static_cast<int>(i) && !again)
        registers.release(place[at]);
    }
    const int to = registers.take();
    place[static_cast<std::size_t>(step.to)] = to;
    program.instructions.push_back(
        {step.operation, static_cast<std::uint16_t>(to), from[0], from[1], from[2], step.k});
  }
  program.registers = registers.count();
  program.result = place[static_cast<std::size_t>(draft.result)];
  return program;
}

}  // namespace gradreel
