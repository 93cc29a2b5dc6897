#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "expression/notation.hpp"
#include "expression/notation_part.hpp"

namespace gradreel {

namespace {

constexpr std::array<std::pair<std::string_view, std::string_view>, 32> kGreek = {{
    {"alpha", "α"}, {"beta", "β"},   {"gamma", "γ"}, {"delta", "δ"}, {"epsilon", "ε"}, {"zeta", "ζ"},
    {"eta", "η"},   {"theta", "θ"},  {"iota", "ι"},  {"kappa", "κ"}, {"lambda", "λ"},  {"mu", "μ"},
    {"nu", "ν"},    {"xi", "ξ"},     {"rho", "ρ"},   {"sigma", "σ"}, {"tau", "τ"},     {"upsilon", "υ"},
    {"phi", "φ"},   {"chi", "χ"},    {"psi", "ψ"},   {"omega", "ω"}, {"Gamma", "Γ"},   {"Delta", "Δ"},
    {"Theta", "Θ"}, {"Lambda", "Λ"}, {"Xi", "Ξ"},    {"Sigma", "Σ"}, {"Phi", "Φ"},     {"Psi", "Ψ"},
    {"Omega", "Ω"}, {"Pi", "Π"},
}};

/// "alpha" and "1" of "alpha1" and of "alpha_1"; nothing after the base of other names.
std::pair<std::string_view, std::string_view> base_and_index(std::string_view name) {
  const std::size_t digits = name.find_last_not_of("0123456789") + 1;
  if (const std::size_t line = name.find('_');
      line != std::string_view::npos && line > 0 && line + 1 < name.size())
    return {name.substr(0, line), name.substr(line + 1)};
  return {name.substr(0, digits), name.substr(digits)};
}

std::string_view greek(std::string_view name) {
  for (const auto& [word, letter] : kGreek) {
    if (word == name) return letter;
  }
  return {};
}

/// Underscores would be indices.
std::string escaped(std::string_view name) {
  std::string out;
  for (const char c : name) out += c == '_' ? std::string("\\_") : std::string(1, c);
  return out;
}

std::string latex_word(std::string_view word) {
  if (!greek(word).empty()) return fmt::format("\\{}", word);
  return word.size() == 1 ? std::string(word) : fmt::format("\\mathrm{{{}}}", escaped(word));
}

bool is_number(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace

std::string latex_of_name(std::string_view name) {
  const auto [base, index] = base_and_index(name);
  if (index.empty()) return latex_word(base);
  return fmt::format("{}_{{{}}}", latex_word(base),
                     is_number(index) ? std::string(index) : latex_word(index));
}

std::string latex_of_symbol(std::string_view symbol) {
  for (const auto& [word, letter] : kGreek) {
    if (letter == symbol) return latex_word(word);
  }
  return latex_of_name(symbol);
}

std::string latex_of_number(double number) { return part_of_number(fmt::format("{}", number), true).text; }

std::string unicode_of_name(std::string_view name) {
  const auto [base, index] = base_and_index(name);
  std::string out(greek(base).empty() ? base : greek(base));
  if (index.empty()) return out;
  if (!is_number(index)) return fmt::format("{}_{}", out, index);
  for (const char digit : index) out += fmt::format("\xE2\x82{}", static_cast<char>(0x80 + (digit - '0')));
  return out;
}

}  // namespace gradreel
