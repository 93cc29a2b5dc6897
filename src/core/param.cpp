#include "core/param.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <stdexcept>

#include "core/number_text.hpp"

namespace gradreel {

namespace {

// 1000000, not 1e+06.
std::string shortest(double v) {
  char text[32];
  const bool plain = v == std::floor(v) && std::fabs(v) < 1e15;
  const auto format = plain ? std::chars_format::fixed : std::chars_format::general;
  return {text, std::to_chars(text, text + sizeof text, v, format).ptr};
}

}  // namespace

std::string human_text(const ParamValue& value) {
  if (const double* number = std::get_if<double>(&value)) return plain_number_text(*number);
  if (const bool* flag = std::get_if<bool>(&value)) return *flag ? "true" : "false";
  if (const std::string* text = std::get_if<std::string>(&value)) return *text;
  if (const Names* names = std::get_if<Names>(&value)) return fmt::format("[{}]", fmt::join(*names, ", "));
  std::vector<std::string> numbers;
  for (const double v : std::get<Numbers>(value)) numbers.push_back(plain_number_text(v));
  return fmt::format("[{}]", fmt::join(numbers, ", "));
}

bool Range::contains(double v) const {
  if (!std::isfinite(v)) return false;
  if (whole && v != std::floor(v)) return false;
  return (low_open ? v > low : v >= low) && (high_open ? v < high : v <= high);
}

std::string Range::describe() const {
  std::string kind = whole ? "a whole number" : "a number";
  const bool has_low = std::isfinite(low), has_high = std::isfinite(high);
  if (has_low && has_high) {
    return kind + " in " + (low_open ? '(' : '[') + shortest(low) + ", " + shortest(high) +
           (high_open ? ')' : ']');
  }
  if (has_low) return kind + (low_open ? " above " : " of at least ") + shortest(low);
  if (has_high) return kind + (high_open ? " below " : " of at most ") + shortest(high);
  return kind;
}

const Param& param_named(std::span<const Param> params, std::string_view name) {
  const auto at = std::find_if(params.begin(), params.end(), [&](const Param& p) { return p.name == name; });
  if (at == params.end()) throw std::logic_error("no parameter is called " + std::string(name));
  return *at;
}

ParamValues::ParamValues(std::span<const Param> declared) {
  for (const Param& p : declared) entries_.push_back({p.name, p.fallback});
}

bool ParamValues::has(std::string_view name) const {
  for (const Entry& e : entries_) {
    if (e.name == name) return true;
  }
  return false;
}

const ParamValue& ParamValues::value(std::string_view name) const {
  for (const Entry& e : entries_) {
    if (e.name == name) return e.value;
  }
  throw std::logic_error("undeclared parameter " + std::string(name));
}

Parameters ParamValues::parameters() const {
  Parameters all;
  for (const Entry& e : entries_) all.emplace_back(e.name, e.value);
  return all;
}

bool ParamValues::is_stated(std::string_view name) const {
  return std::any_of(entries_.begin(), entries_.end(),
                     [&](const Entry& e) { return e.name == name && e.is_stated; });
}

void ParamValues::set(std::string_view name, ParamValue value) {
  for (Entry& e : entries_) {
    if (e.name != name) continue;
    if (e.value.index() != value.index()) break;
    if (value != e.value) e.is_default = false;
    e.is_stated = true;
    e.value = std::move(value);
    return;
  }
  throw std::logic_error("undeclared parameter " + std::string(name) + ", or of another type");
}

template <class T>
const T& ParamValues::get(std::string_view name) const {
  if (const T* v = std::get_if<T>(&value(name))) return *v;
  throw std::logic_error("parameter " + std::string(name) + " is of another type");
}

template const double& ParamValues::get<double>(std::string_view) const;
template const bool& ParamValues::get<bool>(std::string_view) const;
template const std::string& ParamValues::get<std::string>(std::string_view) const;
template const Numbers& ParamValues::get<Numbers>(std::string_view) const;
template const Names& ParamValues::get<Names>(std::string_view) const;

}  // namespace gradreel
