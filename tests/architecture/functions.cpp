// Finds functions in C++ by its braces: enough for code that clang-format has laid out.
#include <cctype>

#include "architecture/rules.hpp"

namespace gradreel::test {

namespace {

/// The text with comments, literals and preprocessor lines blanked out: of the same length, with the same
/// lines.
class Blanked {
 public:
  explicit Blanked(std::string_view text) : text_(text), out_(text) {
    while (at_ < text_.size()) step();
  }
  const std::string& text() const { return out_; }

 private:
  bool sees(std::string_view what) const { return text_.substr(at_, what.size()) == what; }

  /// Up to and with `end`, or to the end of the text.
  void blank_to(std::string_view end, std::size_t from) {
    const std::size_t found = text_.find(end, from);
    const std::size_t stop = found == std::string_view::npos ? text_.size() : found + end.size();
    for (; at_ < stop; ++at_) {
      if (text_[at_] != '\n') out_[at_] = ' ';
    }
    is_line_start_ = is_line_start_ || text_[stop - 1] == '\n';
  }

  void blank_literal(char quote) {
    std::size_t end = at_ + 1;
    while (end < text_.size() && text_[end] != quote) end += text_[end] == '\\' ? 2 : 1;
    for (; at_ <= end && at_ < text_.size(); ++at_) out_[at_] = '0';
  }

  void blank_directive() {
    std::size_t end = text_.find('\n', at_);
    while (end != std::string_view::npos && text_[end - 1] == '\\') end = text_.find('\n', end + 1);
    blank_to("\n", end == std::string_view::npos ? text_.size() : end);
  }

  void step() {
    const char c = text_[at_];
    if (c == '#' && is_line_start_) return blank_directive();
    if (sees("//")) return blank_to("\n", at_);
    if (sees("/*")) return blank_to("*/", at_);
    if (sees("R\"")) {
      const std::size_t open = text_.find('(', at_);
      return blank_to(")" + std::string(text_.substr(at_ + 2, open - at_ - 2)) + "\"", open);
    }
    const bool is_separator =
        c == '\'' && at_ > 0 && std::isalnum(static_cast<unsigned char>(text_[at_ - 1]));
    if (c == '"' || (c == '\'' && !is_separator)) {
      is_line_start_ = false;
      return blank_literal(c);
    }
    if (c == '\n') is_line_start_ = true;
    if (!std::isspace(static_cast<unsigned char>(c))) is_line_start_ = false;
    ++at_;
  }

  std::string_view text_;
  std::string out_;
  std::size_t at_ = 0;
  bool is_line_start_ = true;
};

/// White space as one blank each, none at the ends.
std::string on_one_line(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (!std::isspace(static_cast<unsigned char>(c))) {
      out += c;
    } else if (!out.empty() && out.back() != ' ') {
      out += ' ';
    }
  }
  if (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

enum class Brace { scope, function, other };

/// What a brace opens that ends `head`, outside of functions.
Brace kind_of(const std::string& head) {
  static const std::regex scope(
      "^(inline )?namespace\\b|^extern 0+$|^(template <.*> )?(class|struct|union)\\b");
  static const std::regex operators("operator[^ (]+");
  if (std::regex_search(head, scope) && head.find('(') == std::string::npos) return Brace::scope;
  const std::string plain = std::regex_replace(head, operators, "operator");
  int depth = 0;
  bool has_list = false;
  for (const char c : plain) {
    if (c == '(') ++depth;
    if (c == ')' && --depth == 0) has_list = true;
    if (c == '=' && depth == 0) return Brace::other;  // data, or a lambda with a name
  }
  return has_list && depth == 0 ? Brace::function : Brace::other;
}

/// Whether the statement so far is a label of a class.
bool is_label(std::string_view statement) {
  return statement == "public" || statement == "private" || statement == "protected";
}

/// One pass over the braces and semicolons of a text.
class Scan {
 public:
  explicit Scan(std::string_view text) : code_(Blanked(text).text()) {
    for (at_ = 0; at_ < code_.size(); ++at_) step(code_[at_]);
  }
  const std::vector<FunctionSpan>& functions() const { return functions_; }

 private:
  void step(char c) {
    if (c == '\n') ++line_;
    if (start_ == at_ && std::isspace(static_cast<unsigned char>(c))) return begin_statement();
    if (c == '(') ++parentheses_;
    if (c == ')') --parentheses_;
    if (c == '{') open();
    if (c == '}' && !open_.empty()) close();
    if ((c == ';' && parentheses_ == 0) || (c == ':' && is_label(statement()))) begin_statement();
  }

  std::string_view statement() const { return std::string_view(code_).substr(start_, at_ - start_); }

  void begin_statement() {
    start_ = at_ + 1;
    start_line_ = line_;
  }

  void open() {
    // clang-format leaves no blank before the braces of an initialiser.
    const bool is_initialiser = at_ == 0 || !std::isspace(static_cast<unsigned char>(code_[at_ - 1]));
    const bool is_within = !open_.empty() && open_.back() != Brace::scope;
    const std::string head = on_one_line(statement());
    const Brace kind = is_within || is_initialiser || parentheses_ > 0 ? Brace::other : kind_of(head);
    if (kind == Brace::function) functions_.push_back({head, start_line_, 0});
    open_.push_back(kind);
    if (kind == Brace::scope) begin_statement();
  }

  void close() {
    const Brace kind = open_.back();
    open_.pop_back();
    if (kind == Brace::function) functions_.back().lines = line_ - functions_.back().first_line + 1;
    if (kind != Brace::other) begin_statement();
  }

  std::string code_;
  std::vector<FunctionSpan> functions_;
  std::vector<Brace> open_;
  std::size_t at_ = 0, start_ = 0;  // and where the statement begins
  int line_ = 1, start_line_ = 1, parentheses_ = 0;
};

}  // namespace

std::vector<FunctionSpan> functions_in(std::string_view text) { return Scan(text).functions(); }

}  // namespace gradreel::test
