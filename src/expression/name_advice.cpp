#include "expression/name_advice.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "core/suggest.hpp"
#include "expression/expression.hpp"
#include "expression/functions.hpp"

namespace gradreel {

namespace {

bool is_known_number(std::string_view name, const KnownNames& known) {
  return std::find(known.begin(), known.end(), name) != known.end();
}

/// "x*y" of "xy"; empty if the name is no run of known ones.
std::string as_product(std::string_view name, const KnownNames& known) {
  if (is_known_number(name, known)) return std::string(name);
  for (std::size_t n = name.size() - 1; n > 0; --n) {
    if (!is_known_number(name.substr(0, n), known)) continue;
    const std::string rest = as_product(name.substr(n), known);
    if (!rest.empty()) return fmt::format("{}*{}", name.substr(0, n), rest);
  }
  return {};
}

/// "sin(x)" of "sinx".
std::string as_call(std::string_view name, const KnownNames& known) {
  for (const FunctionEntry& f : expression_functions()) {
    if (f.most == 1 && name.starts_with(f.name) && is_known_number(name.substr(f.name.size()), known))
      return fmt::format("{}({})", f.name, name.substr(f.name.size()));
  }
  return {};
}

/// "x^2" of "x2", for a name with digits at its end.
std::string as_digits(std::string_view name, const KnownNames& known) {
  const std::size_t digits = name.find_last_not_of("0123456789") + 1;
  if (digits == name.size() || !is_known_number(name.substr(0, digits), known)) return {};
  const std::string_view base = name.substr(0, digits), number = name.substr(digits);
  if (name == "x1" || name == "x2")
    return fmt::format("the variables are {}: write {}; a power is x^2, a product {}*x",
                       is_known_number("y", known) ? "x and y" : "x",
                       name == "x2" && is_known_number("y", known) ? "y" : "x", number);
  return fmt::format("write {}^{} for a power, {}*{} for a product", base, number, number, base);
}

/// Of "np.sin" what stands after the point.
std::string_view after_point(std::string_view name) { return name.substr(name.rfind('.') + 1); }

std::string list_of(const KnownNames& known) { return fmt::format("known: {}", fmt::join(known, ", ")); }

std::string advice(std::string_view name, const KnownNames& numbers, bool functions_too) {
  const std::string_view last = after_point(name);
  const std::string_view elsewhere = name_elsewhere(last);
  if (!elsewhere.empty()) return fmt::format("write {}", elsewhere);
  if (last != name && (find_function(last) || is_known_number(last, numbers)))
    return fmt::format("write {}", last);
  std::vector<std::string_view> known;
  if (!functions_too) known = numbers;
  for (const FunctionEntry& f : expression_functions()) known.push_back(f.name);
  const std::string_view near = nearest(last, known);
  // Any two letters are one slip apart: then only a capital says what was meant.
  if (last.size() == 1 && edit_distance(last, near) > 0) return list_of(functions_too ? known : numbers);
  if (!near.empty()) return fmt::format("did you mean '{}'?", near);
  return list_of(functions_too ? known : numbers);
}

}  // namespace

std::string advice_for_name(std::string_view name, const KnownNames& numbers) {
  constexpr std::size_t kLongestProduct = 12;  // longer ones could be split in too many ways
  const std::string product = name.size() <= kLongestProduct ? as_product(name, numbers) : "";
  if (!product.empty()) return fmt::format("write {} for a product", product);
  if (const std::string call = as_call(name, numbers); !call.empty()) return fmt::format("write {}", call);
  if (std::string digits = as_digits(name, numbers); !digits.empty()) return digits;
  return advice(name, numbers, false);
}

std::string advice_for_function(std::string_view name, const KnownNames& numbers) {
  return advice(name, numbers, true);
}

std::string advice_for_word(std::string_view word) {
  if (word == "and") return "nest where: where(x > 0, where(y > 0, a, b), b)";
  if (word == "or") return "nest where: where(x > 0, a, where(y > 0, a, b))";
  if (word == "if" || word == "else") return "write where(condition, a, b)";
  if (word == "for") return "write sum(i, 1, 5, i*x)";
  if (word == "mod") return "write a - b*floor(a/b) for the remainder";
  return {};
}

std::string why_no_parameter(std::string_view name, const std::vector<std::string>& variables) {
  const auto is_letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
  const bool word = !name.empty() && is_letter(name[0]) && std::all_of(name.begin(), name.end(), [&](char c) {
    return is_letter(c) || (c >= '0' && c <= '9') || c == '_';
  });
  if (!word) return "a name has letters, digits and '_', and begins with a letter";
  if (std::find(variables.begin(), variables.end(), name) != variables.end())
    return "it is the name of a variable";
  if (name == "pi" || name == "e") return "it is the name of a constant";
  if (find_function(name)) return "it is the name of a function";
  return {};
}

}  // namespace gradreel
