// Long formulas in several lines.
#include <fmt/format.h>

#include <string>
#include <utility>
#include <vector>

#include "core/utf8.hpp"
#include "expression/notation.hpp"
#include "expression/notation_part.hpp"

namespace gradreel {

namespace {

constexpr int kLineColumns = 46;  // of plain text, which is about as wide as the same in LaTeX

/// What stays together on a line: the first part, or a sign and what follows it.
struct Stretch {
  std::string latex;
  int columns = 0;
};

/// Splits sums and products that are not parts of something else.
class Splitter {
 public:
  explicit Splitter(const Expression& expression) : expression_(expression) {
    const int root = static_cast<int>(expression.nodes.size()) - 1;
    if (expression.root().kind == NodeKind::multiply) {
      split_product(root);
    } else {
      split_sum(root);
    }
  }

  std::vector<Stretch> take() && { return std::move(stretches_); }

 private:
  void split_sum(int index) {
    const ExpressionNode& n = expression_.node(index);
    if (n.kind != NodeKind::add && n.kind != NodeKind::subtract) return push("", index, kSum);
    split_sum(n.args[0]);
    const bool is_bare = n.kind == NodeKind::add && expression_.node(n.args[1]).kind != NodeKind::negate;
    push(n.kind == NodeKind::add ? "+ " : "- ", n.args[1], is_bare ? kSum : kProduct);
  }

  void split_product(int index) {
    const ExpressionNode& n = expression_.node(index);
    if (n.kind != NodeKind::multiply) return push("", index, kProduct);
    split_product(n.args[0]);
    push("\\cdot ", n.args[1], kProduct);
  }

  void push(const char* sign, int index, Binding least) {
    const std::string latex = at_least(part_of(expression_, index, true), least, true).text;
    const std::string plain = at_least(part_of(expression_, index, false), least, false).text;
    stretches_.push_back({sign + latex, static_cast<int>(count_code_points(plain)) + 3});
  }

  const Expression& expression_;
  std::vector<Stretch> stretches_;
};

}  // namespace

std::string latex_lines_of(const Expression& expression) {
  if (static_cast<int>(count_code_points(unicode_of(expression))) <= kLineColumns)
    return latex_of(expression);
  std::string lines;
  int columns = 0;
  for (const Stretch& stretch : Splitter(expression).take()) {
    if (!lines.empty()) {
      const bool fits = columns + stretch.columns <= kLineColumns;
      lines += fits ? ' ' : '\n';
      if (!fits) columns = 0;
    }
    lines += stretch.latex;
    columns += stretch.columns;
  }
  return lines;
}

}  // namespace gradreel
