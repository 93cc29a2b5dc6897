#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <utility>

#include "expression/expression.hpp"
#include "expression/name_advice.hpp"
#include "expression/tokens.hpp"

namespace gradreel {

namespace {

/// Recursive descent, from what binds least to what binds most. A slip is thrown.
class Parser {
 public:
  Parser(const std::string& text, const ExpressionNames& names)
      : text_(text), tokens_(tokens_of(text)), names_(names) {}

  Expression parse() && {
    if (next().kind == TokenKind::end) throw Slip{0, "the formula is empty", ""};
    value();
    if (next().is(")")) fail("this ')' closes nothing", "");
    if (next().is(",")) fail("unexpected ','", "decimal numbers have a point, as in 1.5");
    if (next().kind != TokenKind::end) fail(fmt::format("unexpected '{}'", next().text), "");
    return {text_, std::move(nodes_)};
  }

 private:
  const Token& next() const { return tokens_[at_]; }
  const Token& take() { return tokens_[at_++]; }
  std::string_view source(std::size_t begin, std::size_t end) const {
    return std::string_view(text_).substr(begin, end - begin);
  }

  [[noreturn]] void fail(std::string message, std::string hint) const {
    throw Slip{next().begin, std::move(message), std::move(hint)};
  }

  int add(ExpressionNode node) {
    nodes_.push_back(std::move(node));
    return static_cast<int>(nodes_.size()) - 1;
  }
  int join(NodeKind kind, int a, int b) {
    const ExpressionNode &left = nodes_[static_cast<std::size_t>(a)],
                         &right = nodes_[static_cast<std::size_t>(b)];
    return add({.kind = kind, .args = {a, b}, .begin = left.begin, .end = right.end});
  }
  bool is_comparison(int node) const {
    const NodeKind kind = nodes_[static_cast<std::size_t>(node)].kind;
    return kind >= NodeKind::less && kind <= NodeKind::unequal;
  }

  static std::optional<NodeKind> comparison_of(const Token& token) {
    constexpr std::pair<std::string_view, NodeKind> kSigns[] = {
        {"<", NodeKind::less},           {">", NodeKind::greater}, {"<=", NodeKind::less_equal},
        {">=", NodeKind::greater_equal}, {"==", NodeKind::equal},  {"!=", NodeKind::unequal}};
    for (const auto& [sign, kind] : kSigns) {
      if (token.is(sign)) return kind;
    }
    return std::nullopt;
  }

  int comparison() {
    const int left = additive();
    const auto kind = comparison_of(next());
    if (!kind) return left;
    take();
    const int both = join(*kind, left, additive());
    if (comparison_of(next()))
      fail("a comparison has two sides", "nest where: where(a < x, where(x < b, 1, 0), 0)");
    return both;
  }

  /// A number, not a comparison.
  int value() {
    const int node = comparison();
    if (is_comparison(node)) {
      const ExpressionNode& n = nodes_[static_cast<std::size_t>(node)];
      throw Slip{n.begin, "a comparison is not a number",
                 fmt::format("write where({}, 1, 0)", source(n.begin, n.end))};
    }
    return node;
  }

  int additive() {
    int left = term();
    while (next().is("+") || next().is("-")) {
      const NodeKind kind = take().is("+") ? NodeKind::add : NodeKind::subtract;
      left = join(kind, left, term());
    }
    return left;
  }

  int term() {
    int left = unary();
    while (true) {
      if (next().begins_operand()) fail_without_sign();
      if (!next().is("*") && !next().is("/")) return left;
      const NodeKind kind = take().is("*") ? NodeKind::multiply : NodeKind::divide;
      left = join(kind, left, unary());
    }
  }

  int unary() {
    if (++depth_ > kMaxExpressionDepth)
      fail(fmt::format("nested deeper than {} levels", kMaxExpressionDepth), "");
    const Token& sign = next();
    int node = 0;
    if (sign.is("-")) {
      take();
      const int inner = unary();
      const std::size_t end = nodes_[static_cast<std::size_t>(inner)].end;
      node = add({.kind = NodeKind::negate, .args = {inner}, .begin = sign.begin, .end = end});
    } else if (sign.is("+")) {
      take();
      node = unary();
    } else {
      node = power();
    }
    --depth_;
    return node;
  }

  int power() {
    const std::size_t begin = next().begin;
    int base = primary();
    operand_begin_ = begin;
    if (next().is("^")) {
      take();
      base = join(NodeKind::power, base, unary());
      operand_begin_ = begin;
    }
    return base;
  }

  int primary() {
    const Token& token = next();
    if (token.kind == TokenKind::number) {
      take();
      return add({.kind = NodeKind::number,
                  .number = token.number,
                  .text = std::string(token.text),
                  .begin = token.begin,
                  .end = token.end});
    }
    if (token.kind == TokenKind::name) return tokens_[at_ + 1].is("(") ? call() : name();
    if (!token.is("(")) fail_for_operand();
    take();
    const int inner = value();
    close(token);
    return inner;
  }

  void close(const Token& open) {
    if (next().is(")")) {
      take();
    } else if (next().kind == TokenKind::end) {
      throw Slip{open.begin, "this '(' is never closed", ""};
    } else if (next().is(",")) {
      fail("unexpected ','", "decimal numbers have a point, as in 1.5");
    } else {
      fail(fmt::format("expected ')', found '{}'", next().text), "");
    }
  }

  [[noreturn]] void fail_for_operand() const {
    if (next().kind == TokenKind::end) fail("the formula ends where a value should follow", "");
    const bool power = next().is("*") || next().is("/") || next().is("^");
    fail(fmt::format("expected a number, a name or '(', found '{}'", next().text),
         power && at_ > 0 ? "one sign stands between two values" : "");
  }

  /// "3x", "2(x + 1)", "x y".
  [[noreturn]] void fail_without_sign() const {
    if (const std::string advice = advice_for_word(next().text); !advice.empty())
      fail(fmt::format("unexpected '{}'", next().text), advice);
    const std::size_t left_end = tokens_[at_ - 1].end;
    std::size_t right = at_;
    if (next().kind == TokenKind::name && tokens_[at_ + 1].is("(")) ++right;
    if (tokens_[right].is("(")) right = closing(right);
    constexpr std::size_t kLongest = 60;
    std::string hint = "write * between them";
    if (tokens_[right].end - operand_begin_ <= kLongest) {
      hint = fmt::format("write {}*{}", source(operand_begin_, left_end),
                         source(next().begin, tokens_[right].end));
    }
    fail("a product needs its sign *", hint);
  }

  /// The token that closes a parenthesis; the last one if none does.
  std::size_t closing(std::size_t open) const {
    int depth = 0;
    std::size_t i = open;
    for (; tokens_[i].kind != TokenKind::end; ++i) {
      depth += tokens_[i].is("(") ? 1 : tokens_[i].is(")") ? -1 : 0;
      if (depth == 0) break;
    }
    return i;
  }

  KnownNames known() const {
    KnownNames all(names_.variables.begin(), names_.variables.end());
    all.insert(all.end(), names_.parameters.begin(), names_.parameters.end());
    all.insert(all.end(), indices_.begin(), indices_.end());
    all.insert(all.end(), {"pi", "e"});
    return all;
  }

  template <class List>
  static std::optional<int> index_in(const List& list, std::string_view name) {
    const auto at = std::find(list.begin(), list.end(), name);
    if (at == list.end()) return std::nullopt;
    return static_cast<int>(at - list.begin());
  }

  int name() {
    const Token& token = take();
    ExpressionNode node{.text = std::string(token.text), .begin = token.begin, .end = token.end};
    if (const auto variable = index_in(names_.variables, token.text)) {
      node.kind = NodeKind::variable;
      node.symbol = *variable;
    } else if (const auto parameter = index_in(names_.parameters, token.text)) {
      node.kind = NodeKind::parameter;
      node.symbol = *parameter;
    } else if (const auto index = index_in(indices_, token.text)) {
      node.kind = NodeKind::index;
      node.symbol = *index;
    } else if (token.text == "pi" || token.text == "e") {
      node.kind = token.text == "e" ? NodeKind::e : NodeKind::pi;
    } else if (const FunctionEntry* f = find_function(token.text)) {
      const bool one = f->most == 1 && (next().kind == TokenKind::name || next().kind == TokenKind::number);
      const bool raised = f->most == 1 && next().is("^") && tokens_[at_ + 1].kind == TokenKind::number;
      const std::string use = one      ? fmt::format("{}({})", f->name, next().text)
                              : raised ? fmt::format("{}^{}", f->use, tokens_[at_ + 1].text)
                                       : std::string(f->use);
      throw Slip{token.begin, fmt::format("'{}' is a function: its arguments stand in parentheses", f->name),
                 fmt::format("write {}", use)};
    } else {
      throw Slip{token.begin, fmt::format("unknown name '{}'", token.text),
                 advice_for_name(token.text, known())};
    }
    return add(std::move(node));
  }

  int call() {
    const Token& token = take();
    const FunctionEntry* entry = find_function(token.text);
    if (!entry) {
      const KnownNames numbers = known();
      if (index_in(numbers, token.text)) {
        throw Slip{token.begin, fmt::format("'{}' is not a function", token.text),
                   fmt::format("write {}*(...) for a product", token.text)};
      }
      throw Slip{token.begin, fmt::format("unknown function '{}'", token.text),
                 advice_for_function(token.text, numbers)};
    }
    const Token& open = take();
    ExpressionNode node{.kind = NodeKind::call, .function = entry->id, .begin = token.begin};
    entry->id == FunctionName::sum ? sum_arguments(node) : arguments(*entry, node);
    if (node.args.size() + (entry->id == FunctionName::sum ? 1 : 0) < entry->least || next().is(","))
      fail_for_count(*entry, token);
    close(open);
    node.end = tokens_[at_ - 1].end;
    return add(std::move(node));
  }

  void arguments(const FunctionEntry& entry, ExpressionNode& node) {
    if (next().is(")")) return;
    const bool where = entry.id == FunctionName::where;
    node.args.push_back(where ? comparison() : value());
    if (where && !is_comparison(node.args[0])) {
      throw Slip{nodes_[static_cast<std::size_t>(node.args[0])].begin,
                 "where begins with a comparison, such as x < 0", fmt::format("write {}", entry.use)};
    }
    while (next().is(",") && node.args.size() < entry.most) {
      take();
      node.args.push_back(value());
    }
  }

  void sum_arguments(ExpressionNode& node) {
    const Token& index = next();
    if (index.kind != TokenKind::name || !tokens_[at_ + 1].is(","))
      fail("sum begins with the name of its index", "write sum(i, 1, 5, i*x)");
    const std::string problem = why_no_parameter(index.text, names_.variables);
    if (!problem.empty() || index_in(names_.parameters, index.text) || index_in(indices_, index.text)) {
      fail(fmt::format("the index of a sum needs a name of its own, not '{}'", index.text),
           "write, for example, sum(i, 1, 5, i*x)");
    }
    take();
    for (int bound = 0; bound < 2 && next().is(","); ++bound) {
      take();
      node.args.push_back(value());
    }
    if (!next().is(",")) return;
    take();
    node.symbol = static_cast<int>(indices_.size());
    node.text = index.text;
    indices_.push_back(index.text);
    node.args.push_back(value());
    indices_.pop_back();
  }

  [[noreturn]] void fail_for_count(const FunctionEntry& entry, const Token& at) const {
    const std::string takes =
        entry.least == entry.most ? fmt::format("{}", entry.least) : fmt::format("at least {}", entry.least);
    std::string hint = fmt::format("write {}", entry.use);
    if (entry.id == FunctionName::log && next().is(",")) hint = "log is the natural one; see log2 and log10";
    throw Slip{at.begin,
               fmt::format("{} takes {} argument{}, {}", entry.name, takes, entry.least == 1 ? "" : "s",
                           next().is(",") ? "not more" : "not fewer"),
               hint};
  }

  const std::string& text_;
  std::vector<Token> tokens_;
  const ExpressionNames& names_;
  std::size_t at_ = 0;
  std::vector<ExpressionNode> nodes_;
  std::vector<std::string_view> indices_;  // of the sums around here
  std::size_t operand_begin_ = 0;          // of the operand that was last read
  int depth_ = 0;
};

}  // namespace

std::variant<Expression, Slip> parse_expression(const std::string& text, const ExpressionNames& names) {
  if (text.size() > kMaxExpressionLength) {
    return Slip{
        0, fmt::format("a formula may have at most {} characters, not {}", kMaxExpressionLength, text.size()),
        ""};
  }
  try {
    return Parser(text, names).parse();
  } catch (const Slip& slip) {
    return slip;
  }
}

}  // namespace gradreel
