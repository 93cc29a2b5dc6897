#include "expression/notation.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace gradreel {

namespace {

/// How tightly a written part holds together.
enum Binding { kSum, kProduct, kPower, kAtom };

struct Part {
  std::string text;
  Binding binding = kAtom;
  bool is_tall = false;    ///< of LaTeX: parentheses around it must grow
  bool is_number = false;  ///< begins with a digit
};

bool is_whole(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// "²"
std::string superscript(std::string_view digits) {
  constexpr std::string_view kDigits[] = {"⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"};
  std::string out;
  for (const char c : digits) out += c == '-' ? std::string_view("⁻") : kDigits[c - '0'];
  return out;
}

class Writer {
 public:
  Writer(const Expression& expression, bool latex) : expression_(expression), latex_(latex) {}

  std::string write() const { return part(static_cast<int>(expression_.nodes.size()) - 1).text; }

 private:
  Part part(int index) const {
    const ExpressionNode& n = expression_.node(index);
    switch (n.kind) {
      case NodeKind::number:
        return number(n.text);
      case NodeKind::pi:
        return {latex_ ? "\\pi" : "π"};
      case NodeKind::e:
        return {"e"};
      case NodeKind::variable:
      case NodeKind::parameter:
      case NodeKind::index:
        return {latex_ ? latex_of_name(n.text) : unicode_of_name(n.text)};
      case NodeKind::negate: {
        const Part a = at_least(part(n.args[0]), kProduct);
        return {minus() + a.text, kSum, a.is_tall};
      }
      case NodeKind::call:
        return call(n);
      default:
        return binary(n);
    }
  }

  std::string minus() const { return latex_ ? "-" : "−"; }

  /// As it was typed; "1e-3" as a power of ten.
  Part number(std::string_view text) const {
    const std::size_t e = text.find_first_of("eE");
    if (e == std::string_view::npos) return {std::string(text), kAtom, false, true};
    std::string_view exponent = text.substr(e + 1);
    if (exponent[0] == '+') exponent.remove_prefix(1);
    return {latex_ ? fmt::format("{} \\cdot 10^{{{}}}", text.substr(0, e), exponent)
                   : fmt::format("{}·10{}", text.substr(0, e), superscript(exponent)),
            kProduct, false, true};
  }

  std::string in_parentheses(const Part& a) const {
    return latex_ && a.is_tall ? fmt::format("\\left( {} \\right)", a.text) : fmt::format("({})", a.text);
  }

  Part at_least(Part a, Binding binding) const {
    if (a.binding >= binding) return a;
    return {in_parentheses(a), kAtom, a.is_tall};
  }

  Part binary(const ExpressionNode& n) const {
    const auto joined = [&](const Part& a, std::string_view sign, const Part& b, Binding binding) {
      return Part{fmt::format("{} {} {}", a.text, sign, b.text), binding, a.is_tall || b.is_tall,
                  a.is_number};
    };
    const auto compared = [&](std::string_view latex, std::string_view unicode) {
      return joined(part(n.args[0]), latex_ ? latex : unicode, part(n.args[1]), kSum);
    };
    const bool negative = n.kind == NodeKind::add && expression_.node(n.args[1]).kind == NodeKind::negate;
    switch (n.kind) {
      case NodeKind::add:
        return joined(part(n.args[0]), "+", at_least(part(n.args[1]), negative ? kProduct : kSum), kSum);
      case NodeKind::subtract:
        return joined(part(n.args[0]), minus(), at_least(part(n.args[1]), kProduct), kSum);
      case NodeKind::multiply:
        return product(n);
      case NodeKind::divide:
        return quotient(n);
      case NodeKind::power:
        return power(n.args[0], n.args[1]);
      case NodeKind::less:
        return compared("<", "<");
      case NodeKind::greater:
        return compared(">", ">");
      case NodeKind::less_equal:
        return compared("\\le", "≤");
      case NodeKind::greater_equal:
        return compared("\\ge", "≥");
      case NodeKind::equal:
        return compared("=", "=");
      default:
        return compared("\\ne", "≠");
    }
  }

  /// Without a sign, unless numbers or words would run together. A minus in front stays there.
  Part product(const ExpressionNode& n) const {
    const bool negative = expression_.node(n.args[0]).kind == NodeKind::negate;
    const Part a = negative ? part(n.args[0]) : at_least(part(n.args[0]), kProduct);
    const Part b = at_least(part(n.args[1]), kProduct);
    const bool plain = !b.is_number && b.text.front() != '-' && b.binding != kSum;
    std::string between = latex_ ? (plain ? " " : " \\cdot ") : (plain ? "" : "·");
    if (plain && !latex_ && runs_together(a.text, b.text)) between = " ";
    return {a.text + between + b.text, negative ? kSum : kProduct, a.is_tall || b.is_tall, a.is_number};
  }

  static bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

  /// Whether two texts would run into one word, or into the call of a function.
  static bool runs_together(const std::string& a, const std::string& b) {
    if (!is_letter(b[0])) return false;
    const bool word_before = a.size() > 1 && is_letter(a.back()) && is_letter(a[a.size() - 2]);
    const bool word_after = b.size() > 1 && is_letter(b[1]);
    return a.back() == ')' || word_before || (word_after && is_letter(a.back()));
  }

  /// A minus stands before the fraction.
  Part quotient(const ExpressionNode& n) const {
    const ExpressionNode& above = expression_.node(n.args[0]);
    const bool negative = above.kind == NodeKind::negate;
    const Part a = part(negative ? above.args[0] : n.args[0]), b = part(n.args[1]);
    const Part whole = quotient(a, b);
    return negative ? Part{minus() + whole.text, kSum, whole.is_tall} : whole;
  }

  Part quotient(const Part& above, const Part& below) const {
    if (latex_) return {fmt::format("\\frac{{{}}}{{{}}}", above.text, below.text), kPower, true};
    const Part a = at_least(above, kProduct), b = at_least(below, kPower);
    return {a.text + "/" + b.text, kProduct, false, a.is_number};
  }

  Part power(int base, int exponent) const {
    const ExpressionNode &of = expression_.node(base), &to = expression_.node(exponent);
    const bool whole = to.kind == NodeKind::number && is_whole(to.text);
    const std::string raised = latex_  ? fmt::format("^{{{}}}", part(exponent).text)
                               : whole ? superscript(to.text)
                                       : fmt::format("^{}", at_least(part(exponent), kAtom).text);
    const bool named = of.kind == NodeKind::call && of.function <= FunctionName::tanh;  // sin² x
    if (named && whole) return function(of, raised);
    const Part a = at_least(part(base), kAtom);
    return {a.text + raised, kPower, a.is_tall, a.is_number};
  }

  std::string arguments(const ExpressionNode& n) const {
    std::string list;
    bool is_tall = false;
    for (const int arg : n.args) {
      const Part a = part(arg);
      if (!list.empty()) list += ", ";
      list += a.text;
      is_tall = is_tall || a.is_tall;
    }
    return in_parentheses({list, kSum, is_tall});
  }

  Part function(const ExpressionNode& n, const std::string& raised) const {
    constexpr std::pair<FunctionName, std::string_view> kOwn[] = {
        {FunctionName::asin, "\\arcsin"},  {FunctionName::acos, "\\arccos"},
        {FunctionName::atan, "\\arctan"},  {FunctionName::log, "\\ln"},
        {FunctionName::log2, "\\log_{2}"}, {FunctionName::log10, "\\log_{10}"},
        {FunctionName::sin, "\\sin"},      {FunctionName::cos, "\\cos"},
        {FunctionName::tan, "\\tan"},      {FunctionName::sinh, "\\sinh"},
        {FunctionName::cosh, "\\cosh"},    {FunctionName::tanh, "\\tanh"},
        {FunctionName::min, "\\min"},      {FunctionName::max, "\\max"}};
    std::string name(function_of(n.function).name);
    if (latex_) {
      const auto own = std::find_if(std::begin(kOwn), std::end(kOwn),
                                    [&](const auto& o) { return o.first == n.function; });
      name = own == std::end(kOwn) ? fmt::format("\\operatorname{{{}}}", name) : std::string(own->second);
    } else if (n.function == FunctionName::log) {
      name = "ln";
    }
    const std::string list = arguments(n);
    return {name + raised + list, kPower, latex_ && list.starts_with("\\left")};
  }

  Part call(const ExpressionNode& n) const {
    const auto first = [&] { return part(n.args[0]); };
    switch (n.function) {
      case FunctionName::pow:
        return power(n.args[0], n.args[1]);
      case FunctionName::sqrt:
        return root(first(), "");
      case FunctionName::cbrt:
        return root(first(), "3");
      case FunctionName::hypot: {
        const Part a = at_least(first(), kAtom), b = at_least(part(n.args[1]), kAtom);
        const std::string two = latex_ ? "^{2}" : "²";
        return root({a.text + two + " + " + b.text + two, kSum, a.is_tall || b.is_tall}, "");
      }
      case FunctionName::abs:
        return {latex_ ? fmt::format("\\left| {} \\right|", first().text) : fmt::format("|{}|", first().text),
                kAtom, first().is_tall};
      case FunctionName::floor:
        return {latex_ ? fmt::format("\\left\\lfloor {} \\right\\rfloor", first().text)
                       : fmt::format("⌊{}⌋", first().text),
                kAtom, first().is_tall};
      case FunctionName::exp:
        if (latex_) return {fmt::format("e^{{{}}}", first().text), kPower};
        return function(n, "");
      case FunctionName::where:
        return cases(n);
      case FunctionName::sum:
        return sum(n);
      default:
        return function(n, "");
    }
  }

  Part root(const Part& a, std::string_view degree) const {
    if (latex_) return {fmt::format("\\sqrt{}{{{}}}", degree.empty() ? "" : "[3]", a.text), kAtom, a.is_tall};
    return {fmt::format("{}{}", degree.empty() ? "√" : "∛", at_least(a, kAtom).text), kPower};
  }

  Part cases(const ExpressionNode& n) const {
    const std::string condition = part(n.args[0]).text, yes = part(n.args[1]).text, no = part(n.args[2]).text;
    if (!latex_) return {fmt::format("({} if {}, else {})", yes, condition, no), kAtom};
    return {fmt::format("\\begin{{cases}} {} & \\text{{if }} {} \\\\ {} & \\text{{else}} \\end{{cases}}", yes,
                        condition, no),
            kProduct, true};
  }

  Part sum(const ExpressionNode& n) const {
    const Part term = at_least(part(n.args[2]), kProduct);
    const std::string from = part(n.args[0]).text, to = part(n.args[1]).text;
    if (latex_)
      return {fmt::format("\\sum_{{{} = {}}}^{{{}}} {}", latex_of_name(n.text), from, to, term.text), kSum,
              true};
    return {fmt::format("Σ({} = {} … {}) {}", unicode_of_name(n.text), from, to, term.text), kSum};
  }

  const Expression& expression_;
  bool latex_;
};

}  // namespace

std::string latex_of(const Expression& expression) { return Writer(expression, true).write(); }
std::string unicode_of(const Expression& expression) { return Writer(expression, false).write(); }

}  // namespace gradreel
