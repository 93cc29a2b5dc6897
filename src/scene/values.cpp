#include <fmt/format.h>

#include <algorithm>

#include "core/suggest.hpp"
#include "scene/reader.hpp"
#include "scene/scalars.hpp"
#include "scene/text_file.hpp"

namespace gradreel {

namespace {

constexpr std::size_t kLongestShownText = 40;  // bytes

std::string shown(const std::string& text) {
  if (text.size() <= kLongestShownText) return text;
  std::size_t end = 0;
  while (end < kLongestShownText) end += std::max<std::size_t>(1, code_point_length(text, end));
  return text.substr(0, end) + "…";
}

std::string found(const Value& value) {
  switch (value.kind) {
    case ValueKind::sequence:
      return "a list";
    case ValueKind::mapping:
      return "a mapping";
    case ValueKind::scalar:
      return value.quoted ? "quoted text" : fmt::format("'{}'", shown(value.text));
    case ValueKind::null:
      break;
  }
  return "nothing";
}

/// `key: #fff` is a key without a value.
bool lost_to_a_comment(const Value& value, const Source& source) {
  return value.kind == ValueKind::null && source.line(value.where.line).find(" #") != std::string::npos;
}

/// "x" and "y" of a tuple that is written [x, y].
std::vector<std::string> part_names(const Form& form) {
  std::vector<std::string> names;
  std::string_view rest = form.of.substr(1, form.of.size() - 2);
  for (std::size_t end = 0; end != std::string_view::npos; rest.remove_prefix(end + 2)) {
    end = rest.find(", ");
    names.emplace_back(rest.substr(0, end));
    if (end == std::string_view::npos) break;
  }
  return names;
}

/// Exact numbers share their checks.
std::optional<Rational> checked(const Value& value, std::string_view name, const Range& range, Notes& notes,
                                Parsed<Rational> (*parse)(std::string_view)) {
  if (value.kind != ValueKind::scalar || value.quoted) {
    notes.add_unexpected(value, name, range.describe());
    return std::nullopt;
  }
  const Parsed<Rational> parsed = parse(value.text);
  if (!parsed.value) {
    if (parsed.problem == "is not a number") {
      notes.add_unexpected(value, name, range.describe());
    } else {
      notes.add(value, fmt::format("{} {}: {}", name, parsed.problem, shown(value.text)), parsed.hint);
    }
    return std::nullopt;
  }
  if (!range.contains(parsed.value->value())) {
    notes.add(value, fmt::format("{} must be {}, not {}", name, range.describe(), shown(value.text)));
    return std::nullopt;
  }
  return parsed.value;
}

}  // namespace

void Notes::add_unexpected(const Value& value, std::string_view name, std::string_view expected) {
  std::string hint;
  if (lost_to_a_comment(value, source_))
    hint = "a '#' after a space begins a comment: put the value in quotes";
  if (value.quoted && parse_number(value.text).value) hint = "remove the quotes";
  add(value, fmt::format("{}: expected {}, found {}", name, expected, found(value)), hint);
}

std::optional<double> as_number(const Value& value, std::string_view name, const Range& range, Notes& notes) {
  const Parsed<double> parsed =
      value.kind == ValueKind::scalar && !value.quoted ? parse_number(value.text) : Parsed<double>{};
  if (parsed.value) {
    if (range.contains(*parsed.value)) return parsed.value;
    notes.add(value, fmt::format("{} must be {}, not {}", name, range.describe(), shown(value.text)));
  } else if (parsed.problem.empty() || parsed.problem == "is not a number") {
    notes.add_unexpected(value, name, range.describe());
  } else {
    notes.add(value, fmt::format("{} {}: {}", name, parsed.problem, shown(value.text)), parsed.hint);
  }
  return std::nullopt;
}

std::optional<double> as_size(const Value& value, std::string_view name, const Range& range, Notes& notes) {
  const Parsed<double> parsed =
      value.kind == ValueKind::scalar && !value.quoted ? parse_size(value.text) : Parsed<double>{};
  if (!parsed.value) {
    notes.add_unexpected(value, name, "a size like 800kB or 10MB");
  } else if (!range.contains(*parsed.value)) {
    notes.add(value,
              fmt::format("{} must be {} (of bytes), not {}", name, range.describe(), shown(value.text)));
  } else {
    return parsed.value;
  }
  return std::nullopt;
}

std::optional<bool> as_flag(const Value& value, std::string_view name, bool on_off, Notes& notes) {
  if (value.kind == ValueKind::scalar && !value.quoted) {
    if (const auto flag = parse_flag(value.text, on_off).value) return flag;
  }
  notes.add_unexpected(value, name, on_off ? "on or off" : "true or false");
  return std::nullopt;
}

std::optional<std::vector<double>> as_tuple(const Value& value, std::string_view name, const Form& form,
                                            Notes& notes) {
  if (value.kind != ValueKind::sequence) {
    notes.add_unexpected(value, name, form.of);
    return std::nullopt;
  }
  if (value.items.size() != form.items.size()) {
    notes.add(value, fmt::format("{}: expected {}, found a list of {}", name, form.of, value.items.size()));
    return std::nullopt;
  }
  const std::vector<std::string> parts = part_names(form);
  std::vector<double> numbers;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const std::string part = fmt::format("{} of {}", parts[i], name);
    if (const auto n = as_number(value.items[i], part, form.items[i].range, notes)) numbers.push_back(*n);
  }
  return numbers.size() == parts.size() ? std::optional(std::move(numbers)) : std::nullopt;
}

std::optional<Point> as_point(const Value& value, std::string_view name, const Form& form, Notes& notes) {
  const auto numbers = as_tuple(value, name, form, notes);
  return numbers ? std::optional(Point{(*numbers)[0], (*numbers)[1]}) : std::nullopt;
}

std::optional<std::array<double, 2>> as_interval(const Value& value, std::string_view name, const Form& form,
                                                 Notes& notes) {
  const auto ends = as_tuple(value, name, form, notes);
  if (!ends) return std::nullopt;
  if ((*ends)[0] < (*ends)[1]) return std::array{(*ends)[0], (*ends)[1]};
  const std::vector<std::string> parts = part_names(form);
  notes.add(value, fmt::format("{} of {} must be below {}", parts[0], name, parts[1]));
  return std::nullopt;
}

std::optional<std::string> as_text(const Value& value, std::string_view name, const TextRule& rule,
                                   Notes& notes) {
  if (value.kind != ValueKind::scalar) {
    notes.add_unexpected(value, name, "text");
    return std::nullopt;
  }
  const std::size_t end = value.text.find_last_not_of('\n');  // a block of one line ends with one
  const std::string text = value.text.substr(0, end == std::string::npos ? 0 : end + 1);
  const char* unwanted = rule.several_lines ? "\t" : "\n\t";
  if (const auto bad = find_bad_character("", text);
      bad || text.find_first_of(unwanted) != std::string::npos) {
    notes.add(value, fmt::format("{} must be {} without control characters", name,
                                 rule.several_lines ? "text" : "one line"));
  } else if (const std::size_t length = count_code_points(text); length > rule.max_length) {
    notes.add(value,
              fmt::format("{} must have at most {} characters, not {}", name, rule.max_length, length));
  } else if (!rule.is_drawn || notes.add_drawn(value, name, text)) {
    return text;
  }
  return std::nullopt;
}

std::optional<std::string> as_name(const Value& value, std::string_view name,
                                   std::span<const std::string_view> known, Notes& notes) {
  if (value.kind != ValueKind::scalar) {
    notes.add_unexpected(value, name, "a name");
    return std::nullopt;
  }
  if (std::find(known.begin(), known.end(), value.text) != known.end()) return value.text;
  notes.add(value, fmt::format("unknown {} '{}'", name, shown(value.text)), suggestion(value.text, known));
  return std::nullopt;
}

std::optional<Rational> as_decimal(const Value& value, std::string_view name, const Range& range,
                                   Notes& notes) {
  return checked(value, name, range, notes, parse_decimal);
}

std::optional<Rational> as_rate(const Value& value, std::string_view name, const Range& range, Notes& notes) {
  return checked(value, name, range, notes, parse_rate);
}

}  // namespace gradreel
