#include "core/plain_text.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <vector>

#include "core/math_text.hpp"

namespace gradreel {

namespace {

using Letters = std::map<std::string_view, std::string_view>;

const Letters kSymbols = {{"alpha", "α"},
                          {"beta", "β"},
                          {"gamma", "γ"},
                          {"delta", "δ"},
                          {"epsilon", "ε"},
                          {"varepsilon", "ε"},
                          {"zeta", "ζ"},
                          {"eta", "η"},
                          {"theta", "θ"},
                          {"vartheta", "ϑ"},
                          {"iota", "ι"},
                          {"kappa", "κ"},
                          {"lambda", "λ"},
                          {"mu", "μ"},
                          {"nu", "ν"},
                          {"xi", "ξ"},
                          {"pi", "π"},
                          {"rho", "ρ"},
                          {"sigma", "σ"},
                          {"tau", "τ"},
                          {"upsilon", "υ"},
                          {"phi", "φ"},
                          {"varphi", "φ"},
                          {"chi", "χ"},
                          {"psi", "ψ"},
                          {"omega", "ω"},
                          {"Gamma", "Γ"},
                          {"Delta", "Δ"},
                          {"Theta", "Θ"},
                          {"Lambda", "Λ"},
                          {"Xi", "Ξ"},
                          {"Pi", "Π"},
                          {"Sigma", "Σ"},
                          {"Phi", "Φ"},
                          {"Psi", "Ψ"},
                          {"Omega", "Ω"},
                          {"nabla", "∇"},
                          {"partial", "∂"},
                          {"infty", "∞"},
                          {"sum", "∑"},
                          {"prod", "∏"},
                          {"int", "∫"},
                          {"pm", " ± "},
                          {"mp", " ∓ "},
                          {"times", " × "},
                          {"cdot", " · "},
                          {"odot", " ⊙ "},
                          {"circ", " ∘ "},
                          {"ast", " ∗ "},
                          {"leq", " ≤ "},
                          {"le", " ≤ "},
                          {"geq", " ≥ "},
                          {"ge", " ≥ "},
                          {"neq", " ≠ "},
                          {"ne", " ≠ "},
                          {"approx", " ≈ "},
                          {"sim", " ∼ "},
                          {"equiv", " ≡ "},
                          {"propto", " ∝ "},
                          {"ll", " ≪ "},
                          {"gg", " ≫ "},
                          {"to", " → "},
                          {"rightarrow", " → "},
                          {"leftarrow", " ← "},
                          {"gets", " ← "},
                          {"Rightarrow", " ⇒ "},
                          {"mapsto", " ↦ "},
                          {"in", " ∈ "},
                          {"forall", "∀"},
                          {"exists", "∃"},
                          {"ell", "ℓ"},
                          {"top", "⊤"},
                          {"star", "⋆"},
                          {"dots", "…"},
                          {"ldots", "…"},
                          {"cdots", "⋯"},
                          {"langle", "⟨"},
                          {"rangle", "⟩"},
                          {"|", "‖"},
                          {"Vert", "‖"},
                          {"lVert", "‖"},
                          {"rVert", "‖"},
                          {"vert", "|"},
                          {"lvert", "|"},
                          {"rvert", "|"},
                          {"quad", " "},
                          {"qquad", " "},
                          {",", " "},
                          {";", " "},
                          {":", " "},
                          {" ", " "},
                          {"!", ""},
                          {"\\", " "},
                          {"{", "{"},
                          {"}", "}"},
                          {"$", "$"},
                          {"%", "%"},
                          {"&", "&"},
                          {"#", "#"},
                          {"_", "_"}};

/// Commands that only say how something looks: their argument follows.
bool is_look(std::string_view command) {
  static const std::vector<std::string_view> all = {
      "mathbf", "mathrm", "mathit",   "mathsf", "mathcal",      "mathbb",       "boldsymbol",
      "text",   "textbf", "textit",   "textrm", "operatorname", "displaystyle", "textstyle",
      "left",   "right",  "big",      "Big",    "bigl",         "bigr",         "Bigl",
      "Bigr",   "limits", "nolimits", "mathord"};
  return std::find(all.begin(), all.end(), command) != all.end();
}

std::string_view accent(std::string_view command) {
  static const Letters all = {{"hat", "\u0302"}, {"widehat", "\u0302"},  {"tilde", "\u0303"},
                              {"bar", "\u0304"}, {"overline", "\u0304"}, {"vec", "\u20D7"},
                              {"dot", "\u0307"}, {"ddot", "\u0308"}};
  const auto found = all.find(command);
  return found == all.end() ? std::string_view() : found->second;
}

const Letters& lowered() {
  static const Letters all = {{"0", "₀"}, {"1", "₁"}, {"2", "₂"}, {"3", "₃"}, {"4", "₄"}, {"5", "₅"},
                              {"6", "₆"}, {"7", "₇"}, {"8", "₈"}, {"9", "₉"}, {"+", "₊"}, {"-", "₋"},
                              {"=", "₌"}, {"(", "₍"}, {")", "₎"}, {"a", "ₐ"}, {"e", "ₑ"}, {"h", "ₕ"},
                              {"i", "ᵢ"}, {"j", "ⱼ"}, {"k", "ₖ"}, {"l", "ₗ"}, {"m", "ₘ"}, {"n", "ₙ"},
                              {"o", "ₒ"}, {"p", "ₚ"}, {"r", "ᵣ"}, {"s", "ₛ"}, {"t", "ₜ"}, {"u", "ᵤ"},
                              {"v", "ᵥ"}, {"x", "ₓ"}, {"β", "ᵦ"}, {"γ", "ᵧ"}, {"ρ", "ᵨ"}, {"φ", "ᵩ"}};
  return all;
}

const Letters& raised() {
  static const Letters all = {{"0", "⁰"}, {"1", "¹"}, {"2", "²"}, {"3", "³"}, {"4", "⁴"}, {"5", "⁵"},
                              {"6", "⁶"}, {"7", "⁷"}, {"8", "⁸"}, {"9", "⁹"}, {"+", "⁺"}, {"-", "⁻"},
                              {"=", "⁼"}, {"(", "⁽"}, {")", "⁾"}, {"i", "ⁱ"}, {"j", "ʲ"}, {"k", "ᵏ"},
                              {"m", "ᵐ"}, {"n", "ⁿ"}, {"p", "ᵖ"}, {"t", "ᵗ"}, {"x", "ˣ"}, {"y", "ʸ"},
                              {"T", "ᵀ"}, {"⊤", "ᵀ"}, {"∗", "*"}, {"*", "*"}, {"⋆", "*"}, {"'", "′"}};
  return all;
}

std::size_t letter_length(std::string_view text, std::size_t at) {
  std::size_t length = 1;
  while (at + length < text.size() && (static_cast<unsigned char>(text[at + length]) & 0xC0) == 0x80)
    ++length;
  return length;
}

std::size_t letters_of(std::string_view text) {
  std::size_t count = 0;
  for (std::size_t at = 0; at < text.size(); at += letter_length(text, at)) ++count;
  return count;
}

/// Every letter of `text` in its other shape, if all of them have one.
std::optional<std::string> reshaped(std::string_view text, const Letters& shapes) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t length = letter_length(text, at);
    const auto found = shapes.find(text.substr(at, length));
    if (found == shapes.end()) return std::nullopt;
    out += found->second;
    at += length;
  }
  return out;
}

/// More than one letter or number in brackets: what is beside a fraction's line or under a root.
std::string enclosed(const std::string& text) {
  const bool is_word = std::all_of(text.begin(), text.end(), [](char c) {
    return (c >= '0' && c <= '9') || c == '.' || static_cast<unsigned char>(c) >= 0x80;
  });
  return is_word || letters_of(text) <= 1 ? text : '(' + text + ')';
}

std::string with_single_spaces(const std::string& text) {
  std::string out;
  for (const char c : text) {
    const bool is_space = c == ' ' || c == '\t' || c == '\n' || c == '\r';
    if (!is_space) {
      out += c;
    } else if (!out.empty() && out.back() != ' ') {
      out += ' ';
    }
  }
  if (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

/// Reads LaTeX of one formula.
class FormulaReader {
 public:
  explicit FormulaReader(std::string_view latex) : latex_(latex) {}

  std::string read() {
    std::string out;
    while (at_ < latex_.size() && latex_[at_] != '}') out += piece();
    return out;
  }

 private:
  /// A group, a command with its arguments, or a letter.
  std::string piece() {
    const char c = latex_[at_];
    if (c == '{') return group();
    if (c == '\\') return command();
    if (c == '_' || c == '^') {
      ++at_;
      const std::string what = with_single_spaces(argument());
      const auto shaped = reshaped(what, c == '_' ? lowered() : raised());
      return shaped ? *shaped : c + enclosed_word(what);
    }
    if (c == '~') return ++at_, " ";
    if (c == '&') return ++at_, "";
    const std::size_t length = letter_length(latex_, at_);
    at_ += length;
    return std::string(latex_.substr(at_ - length, length));
  }

  static std::string enclosed_word(const std::string& what) {
    const bool is_word = std::all_of(what.begin(), what.end(), [](char c) {
      return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
             static_cast<unsigned char>(c) >= 0x80;
    });
    return is_word ? what : '(' + what + ')';
  }

  std::string group() {
    ++at_;
    std::string out = read();
    if (at_ < latex_.size()) ++at_;  // the brace that closes
    return out;
  }

  std::string argument() {
    while (at_ < latex_.size() && latex_[at_] == ' ') ++at_;
    return at_ < latex_.size() && latex_[at_] != '}' ? piece() : std::string();
  }

  std::string_view command_name() {
    const std::size_t begin = ++at_;
    const auto is_letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
    while (at_ < latex_.size() && is_letter(latex_[at_])) ++at_;
    if (at_ == begin && at_ < latex_.size()) at_ += letter_length(latex_, at_);
    const std::string_view name = latex_.substr(begin, at_ - begin);
    if (!name.empty() && is_letter(name.front())) {
      while (at_ < latex_.size() && latex_[at_] == ' ') ++at_;
    }
    return name;
  }

  std::string command() {
    const std::string_view name = command_name();
    if (name == "frac" || name == "tfrac" || name == "dfrac") {
      const std::string above = enclosed(argument());
      return above + '/' + enclosed(argument());
    }
    if (name == "sqrt") return "√" + enclosed(argument());
    if (const std::string_view mark = accent(name); !mark.empty()) return argument() + std::string(mark);
    if (is_look(name)) return {};  // what follows is read as any other
    const auto symbol = kSymbols.find(name);
    return std::string(symbol == kSymbols.end() ? name : symbol->second);
  }

  std::string_view latex_;
  std::size_t at_ = 0;
};

}  // namespace

std::string plain_text(std::string_view text) {
  std::string out;
  for (const TextPart& part : split_math(text)) {
    out += part.is_formula ? FormulaReader(part.text).read() : part.text;
  }
  return with_single_spaces(out);
}

std::string shortened(std::string_view text, std::size_t length) {
  if (letters_of(text) <= length) return std::string(text);
  std::size_t end = 0;
  for (std::size_t i = 0; i + 1 < length; ++i) end += letter_length(text, end);
  const std::size_t space = text.rfind(' ', end);
  if (space != std::string_view::npos && space >= end / 2) end = space;
  while (end > 0 && text[end - 1] == ' ') --end;
  return std::string(text.substr(0, end)) + "…";
}

}  // namespace gradreel
