#include <optional>
#include <utility>

#include "expression/registers.hpp"

namespace gradreel {

namespace {

/// How often each result is read.
std::vector<int> count_uses(const Draft& draft) {
  std::vector<int> uses(static_cast<std::size_t>(draft.variables) + draft.steps.size(), 0);
  ++uses[static_cast<std::size_t>(draft.result)];
  for (const DraftStep& step : draft.steps) {
    const int operands[] = {step.a, step.b, step.c};
    for (int k = 0; k < operands_of(step.operation); ++k) ++uses[static_cast<std::size_t>(operands[k])];
  }
  return uses;
}

/// A sum or difference and the product among its operands as one step; nothing if they make none. The bits
/// are those of two.
std::optional<DraftStep> fused_pair(const DraftStep& product, const DraftStep& sum) {
  const bool scaled = product.operation == Operation::multiply_constant;
  if (!scaled && product.operation != Operation::multiply) return std::nullopt;
  const bool first = sum.a == product.to;
  const int other = first ? sum.b : sum.a;
  DraftStep step = product;
  step.to = sum.to;
  (scaled ? step.b : step.c) = other;
  if (sum.operation == Operation::add) {
    step.operation = scaled ? Operation::scale_add : Operation::multiply_add;
  } else if (first) {
    step.operation = scaled ? Operation::scale_subtract : Operation::multiply_subtract;
  } else {
    step.operation = scaled ? Operation::subtract_scaled : Operation::subtract_product;
  }
  return step;
}

}  // namespace

Draft fused(Draft draft) {
  std::vector<int> uses = count_uses(draft);
  const auto maker_of = [&](int id) -> const DraftStep* {
    if (id < draft.variables || uses[static_cast<std::size_t>(id)] != 1) return nullptr;
    return &draft.steps[static_cast<std::size_t>(id - draft.variables)];
  };
  for (DraftStep& step : draft.steps) {
    if (step.operation != Operation::add && step.operation != Operation::subtract) continue;
    for (const int operand : {step.b, step.a}) {
      const DraftStep* product = maker_of(operand);
      const auto both = product ? fused_pair(*product, step) : std::nullopt;
      if (!both) continue;
      uses[static_cast<std::size_t>(operand)] = 0;
      step = *both;
      break;
    }
  }
  return draft;
}

}  // namespace gradreel
