#include "expression/notation.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <utility>

#include "expression/notation_part.hpp"

namespace gradreel {

namespace {

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

  Part part(int index) const {
    const ExpressionNode& n = expression_.node(index);
    switch (n.kind) {
      case NodeKind::number:
        return part_of_number(n.text, latex_);
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

 private:
  std::string minus() const { return latex_ ? "-" : "−"; }

  std::string in_parentheses(const Part& a) const {
    return gradreel::at_least({a.text, kSum, a.is_tall}, kAtom, latex_).text;
  }
  Part at_least(Part a, Binding binding) const { return gradreel::at_least(std::move(a), binding, latex_); }

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

  /// A minus in front stays there.
  Part product(const ExpressionNode& n) const {
    const bool negative = expression_.node(n.args[0]).kind == NodeKind::negate;
    const Part a = negative ? part(n.args[0]) : at_least(part(n.args[0]), kProduct);
    const Part b = at_least(part(n.args[1]), kProduct);
    return {a.text + std::string(between(a, b)) + b.text, negative ? kSum : kProduct, a.is_tall || b.is_tall,
            a.is_number, b.is_slashed};
  }

  /// No sign, unless numbers or words would run together.
  std::string_view between(const Part& a, const Part& b) const {
    const bool sign = b.is_number || a.is_slashed;
    if (latex_)
      return sign ? " \\cdot " : ends_in_word(a.text) || b.text.starts_with("\\mathrm") ? " \\, " : " ";
    return sign ? "·" : runs_together(a.text, b.text) ? " " : "";
  }

  /// LaTeX of a name with several letters, or an index of them.
  static bool ends_in_word(const std::string& latex) {
    const std::size_t word = latex.rfind("\\mathrm{");
    return word != std::string::npos && latex.find_first_of(" (", word) == std::string::npos;
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
    return {a.text + "/" + b.text, kProduct, false, a.is_number, true};
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
        return between_bars(first(), "\\left| {} \\right|", "|{}|");
      case FunctionName::floor:
        return between_bars(first(), "\\left\\lfloor {} \\right\\rfloor", "⌊{}⌋");
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

  Part between_bars(const Part& a, const char* latex, const char* plain) const {
    return {fmt::format(fmt::runtime(latex_ ? latex : plain), a.text), kAtom, a.is_tall};
  }

  Part root(const Part& a, std::string_view degree) const {
    if (latex_)
      return {fmt::format("\\sqrt{}{{{}}}", degree.empty() ? "" : "[3]", a.text), kPower, a.is_tall};
    return {fmt::format("{}{}", degree.empty() ? "√" : "∛", at_least(a, kAtom).text), kPower};
  }

  /// Those of a condition within the last one are cases of the same list.
  Part cases(const ExpressionNode& n) const {
    std::string list;
    const ExpressionNode* at = &n;
    while (true) {
      const std::string condition = part(at->args[0]).text, yes = part(at->args[1]).text;
      list += latex_ ? fmt::format("{} & \\text{{if }} {} \\\\ ", yes, condition)
                     : fmt::format("{} if {}, else ", yes, condition);
      const ExpressionNode& no = expression_.node(at->args[2]);
      if (no.kind != NodeKind::call || no.function != FunctionName::where) break;
      at = &no;
    }
    const std::string last = part(at->args[2]).text;
    if (!latex_) return {fmt::format("({}{})", list, last)};
    return {fmt::format("\\begin{{cases}} {}{} & \\text{{else}} \\end{{cases}}", list, last), kProduct, true};
  }

  Part sum(const ExpressionNode& n) const {
    const ExpressionNode& of = expression_.node(n.args[2]);
    const bool nested = of.kind == NodeKind::call && of.function == FunctionName::sum;
    const Part term = at_least(part(n.args[2]), nested ? kSum : kProduct);
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

Part at_least(Part part, Binding binding, bool latex) {
  if (part.binding >= binding) return part;
  const char* form = latex && part.is_tall ? "\\left( {} \\right)" : "({})";
  return {fmt::format(fmt::runtime(form), part.text), kAtom, part.is_tall};
}

Part part_of_number(std::string_view text, bool latex) {
  const std::size_t e = text.find_first_of("eE");
  if (e == std::string_view::npos) return {std::string(text), kAtom, false, true};
  const std::string exponent =
      std::to_string(std::strtol(std::string(text.substr(e + 1)).c_str(), nullptr, 10));
  const std::string power = latex ? fmt::format("10^{{{}}}", exponent) : "10" + superscript(exponent);
  const std::string_view factor = text.substr(0, e);
  if (factor == "1") return {power, kPower, false, true};
  return {fmt::format("{}{}{}", factor, latex ? " \\cdot " : "·", power), kProduct, false, true};
}

Part part_of(const Expression& expression, int node, bool latex) {
  return Writer(expression, latex).part(node);
}

std::string latex_of(const Expression& expression) {
  return part_of(expression, static_cast<int>(expression.nodes.size()) - 1, true).text;
}
std::string unicode_of(const Expression& expression) {
  return part_of(expression, static_cast<int>(expression.nodes.size()) - 1, false).text;
}

}  // namespace gradreel
