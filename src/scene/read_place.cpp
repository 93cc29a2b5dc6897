#include "scene/read_place.hpp"

#include "scene/limits.hpp"

namespace gradreel {

std::vector<Form> place_forms() {
  return {form::tuple("[x, y]", {form::number(kCoordinate), form::number(kCoordinate)}),
          form::number(kCoordinate)};
}

std::optional<Point> as_place(const Value& value, std::string_view name, int dimension, Notes& notes) {
  static const std::vector<Form> forms = place_forms();
  const bool is_list = value.kind == ValueKind::sequence;
  if (dimension == 1 && is_list) {
    notes.add_unexpected(value, name, "a number (the function has one dimension)");
    return std::nullopt;
  }
  if (dimension == 2 || is_list) return as_point(value, name, forms[0], notes);
  const auto x = as_number(value, name, forms[1].range, notes);
  return x ? std::optional(Point{*x, 0}) : std::nullopt;
}

}  // namespace gradreel
