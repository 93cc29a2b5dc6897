#include "expression/functions.hpp"
#include "expression/unary_functions.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace gradreel {

namespace {

constexpr std::size_t kMany = 64;

constexpr std::array kFunctions = {
#define UNARY(name, implementation) FunctionEntry{FunctionName::name, #name, #name "(x)"},
    GRADREEL_UNARY_FUNCTIONS(UNARY)
#undef UNARY
        FunctionEntry{FunctionName::atan2, "atan2", "atan2(y, x)", 2, 2},
    FunctionEntry{FunctionName::min, "min", "min(a, b)", 2, kMany},
    FunctionEntry{FunctionName::max, "max", "max(a, b)", 2, kMany},
    FunctionEntry{FunctionName::pow, "pow", "pow(x, 2)", 2, 2},
    FunctionEntry{FunctionName::hypot, "hypot", "hypot(x, y)", 2, 2},
    FunctionEntry{FunctionName::where, "where", "where(x < 0, a, b)", 3, 3},
    FunctionEntry{FunctionName::sum, "sum", "sum(i, 1, 5, i*x)", 4, 4},
};

constexpr std::pair<std::string_view, std::string_view> kElsewhere[] = {
    {"ln", "log"},
    {"lg", "log10"},
    {"ld", "log2"},
    {"arcsin", "asin"},
    {"arccos", "acos"},
    {"arctan", "atan"},
    {"arctan2", "atan2"},
    {"fabs", "abs"},
    {"absolute", "abs"},
    {"power", "pow"},
    {"maximum", "max"},
    {"fmax", "max"},
    {"minimum", "min"},
    {"fmin", "min"},
    {"sgn", "sign"},
    {"logistic", "sigmoid"},
    {"expit", "sigmoid"},
    {"if", "where"},
    {"iif", "where"},
    {"ifelse", "where"},
    {"PI", "pi"},
    {"Pi", "pi"},
    {"M_PI", "pi"},
    {"E", "e"},
    {"square", "x^2"},
    {"sqr", "x^2"},
    {"ceil", "-floor(-x)"},
    {"log1p", "log(1 + x)"},
    {"expm1", "exp(x) - 1"},
    {"exp2", "2^x"},
    {"rsqrt", "1/sqrt(x)"},
    {"cot", "1/tan(x)"},
    {"sec", "1/cos(x)"},
    {"csc", "1/sin(x)"},
    {"heaviside", "where(x < 0, 0, 1)"},
    {"mod", "x - floor(x)"},
    {"fmod", "x - floor(x)"},
    {"norm", "hypot"},
    {"ReLU", "relu"},
};

}  // namespace

std::span<const FunctionEntry> expression_functions() { return kFunctions; }

const FunctionEntry* find_function(std::string_view name) {
  const auto at = std::find_if(kFunctions.begin(), kFunctions.end(),
                               [&](const FunctionEntry& entry) { return entry.name == name; });
  return at == kFunctions.end() ? nullptr : &*at;
}

const FunctionEntry& function_of(FunctionName id) {
  return *std::find_if(kFunctions.begin(), kFunctions.end(),
                       [&](const FunctionEntry& entry) { return entry.id == id; });
}

std::string_view name_elsewhere(std::string_view name) {
  for (const auto& [elsewhere, here] : kElsewhere) {
    if (elsewhere == name) return here;
  }
  return {};
}

}  // namespace gradreel
