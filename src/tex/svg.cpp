#include "tex/svg.hpp"

#include <array>
#include <charconv>
#include <optional>
#include <string_view>

namespace gradreel {

namespace {

// dvisvgm's unit is 1/72 inch, TeX's point 1/72.27 inch; an em has 10 points.
constexpr double kUnitsPerEm = 10 * 72 / 72.27;

/// "-1 .5 20 10.25": dvisvgm leaves zeros in front of the point out.
std::optional<std::array<double, 4>> four_numbers(std::string_view text) {
  std::array<double, 4> all = {};
  for (double& number : all) {
    while (text.starts_with(' ')) text.remove_prefix(1);
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc()) return std::nullopt;
    text.remove_prefix(static_cast<std::size_t>(end - text.data()));
  }
  return all;
}

}  // namespace

bool read_svg(const std::string& svg, Formula& formula) {
  constexpr std::string_view kBox = "viewBox='", kEnd = "</svg>";
  const std::size_t root = svg.find("<svg"), box = svg.find(kBox, root), end = svg.rfind(kEnd);
  const std::size_t begin = svg.find('>', root);
  if (root == std::string::npos || end == std::string::npos || box > begin || begin > end) return false;
  const std::size_t numbers = box + kBox.size();
  const auto view = four_numbers(std::string_view(svg).substr(numbers, svg.find('\'', numbers) - numbers));
  if (!view) return false;
  const auto [x, y, width, height] = *view;
  formula.units_per_em = kUnitsPerEm;
  formula.ink = {x / kUnitsPerEm, y / kUnitsPerEm, width / kUnitsPerEm, height / kUnitsPerEm};
  formula.picture = svg.substr(begin + 1, end - begin - 1);
  return true;
}

}  // namespace gradreel
