#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "core/number_text.hpp"
#include "core/suggest.hpp"
#include "scene/odd_text.hpp"
#include "scene/reader.hpp"
#include "scene/references.hpp"
#include "scene/reshape.hpp"
#include "scene/scalars.hpp"
#include "scene/text_file.hpp"
#include "scene/text_place.hpp"

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
  return value.kind == ValueKind::null && source.line_at(value.where).find(" #") != std::string::npos;
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

bool is_off_word(const Value& value) {
  constexpr std::string_view kWords[] = {"off", "none", "no", "null", "false", "None", "False"};
  return value.kind == ValueKind::scalar &&
         std::find(std::begin(kWords), std::end(kWords), value.text) != std::end(kWords);
}

/// What is off where `off` is not among the forms.
std::string off_hint(const std::vector<Form>& forms, std::string_view otherwise, std::string_view name) {
  const std::string_view key = name.substr(name.rfind('.') + 1);
  const auto offers_off = [](const Form& form) {
    return form.shape == Shape::on_off ||
           std::find(form.choices.begin(), form.choices.end(), "off") != form.choices.end();
  };
  if (std::any_of(forms.begin(), forms.end(), offers_off)) return fmt::format("write {}: off", key);
  for (const Form& form : forms) {
    if (form.shape == Shape::flag) return fmt::format("write {}: false", key);
    if (form.shape == Shape::list && form.low == 0) return fmt::format("write {}: []", key);
    if (form.shape == Shape::number && form.range.contains(0)) return fmt::format("write {}: 0", key);
  }
  return otherwise == "off" || otherwise == "none" ? fmt::format("leave {} out", key) : "";
}

/// Where one word is enough, messages say which.
bool takes_scalar(const std::vector<Form>& forms) {
  return std::any_of(forms.begin(), forms.end(), [](const Form& form) {
    return form.shape != Shape::tuple && form.shape != Shape::list && form.shape != Shape::mapping;
  });
}

bool takes_number(const std::vector<Form>& forms) {
  return std::any_of(forms.begin(), forms.end(), [](const Form& form) {
    return form.shape == Shape::number || form.shape == Shape::decimal || form.shape == Shape::rate;
  });
}

/// "1000" of "1,000" and "1_000"; empty if it is nothing of the kind.
std::string without_separators(std::string_view text) {
  std::string digits;
  for (std::size_t at = 0, group = 0; at <= text.size(); ++at) {
    const bool is_end = at == text.size() || text[at] == ',' || text[at] == '_';
    if (is_end && (group == 0 || group > 3 || (digits.size() > group && group != 3))) return {};
    if (!is_end && (text[at] < '0' || text[at] > '9')) return {};
    group = is_end ? 0 : group + 1;
    if (!is_end) digits += text[at];
  }
  return digits.size() == text.size() ? "" : digits;
}

/// What counts in whole numbers, and the unit of what counts in seconds.
bool counts(const std::vector<Form>& forms) {
  return std::any_of(forms.begin(), forms.end(),
                     [](const Form& f) { return f.shape == Shape::number && f.range.whole; });
}
bool is_time(const std::vector<Form>& forms) {
  return std::any_of(forms.begin(), forms.end(), [](const Form& form) { return form.unit == "s"; });
}

/// "12" of "12s", and of a time "60" of "1 min"; empty if it is no number with letters behind.
std::string without_unit(std::string_view text, bool is_time) {
  constexpr std::pair<std::string_view, double> kSeconds[] = {
      {"ms", 0.001}, {"m", 60}, {"min", 60}, {"mins", 60}, {"minute", 60}, {"minutes", 60}, {"h", 3600}};
  const std::size_t end = text.find_last_of("0123456789.") + 1;
  const std::string_view number = text.substr(0, end),
                         behind = text.substr(std::min(text.find_first_not_of(' ', end), text.size()));
  const bool has_unit = !behind.empty() && behind.find_first_of(" /") == std::string_view::npos;
  const Parsed<double> parsed = parse_number(number);
  if (!has_unit || !parsed.value) return {};
  for (const auto& [unit, seconds] : kSeconds) {
    if (is_time && behind == unit) return number_text(*parsed.value * seconds);
  }
  return std::string(number);
}

/// "0.01" of "1/100"; empty if it is nothing of the kind.
std::string as_decimal_fraction(std::string_view text) {
  const std::size_t slash = text.find('/');
  if (slash == std::string_view::npos) return {};
  const Parsed<double> over = parse_number(text.substr(0, slash)),
                       under = parse_number(text.substr(slash + 1));
  const bool is_number = over.value && under.value && *under.value != 0;
  return is_number ? number_text(*over.value / *under.value) : "";
}

/// What to write for the text of a value that should be a number.
std::string number_hint(std::string_view text, const std::vector<Form>& forms) {
  if (const std::string whole = without_separators(text); counts(forms) && !whole.empty())
    return "write " + whole;
  for (const std::string_view call : {"logspace(", "linspace(", "geomspace(", "arange(", "range("}) {
    if (text.find(call) != std::string_view::npos) return "write the numbers out, like [0.1, 0.01, 0.001]";
  }
  if (text.find(';') != std::string_view::npos) return "separate numbers by commas";
  if (const std::string number = as_decimal_fraction(text); !number.empty()) return "write " + number;
  if (const std::string number = without_unit(text, is_time(forms)); !number.empty())
    return fmt::format("write {}, {}", number, is_time(forms) ? "in seconds" : "without a unit");
  return {};
}

/// "true" of "yes", "on" or "True", where those are not read.
std::string flag_hint(const Value& value, std::string_view on, std::string_view off) {
  if (is_off_word(value) || value.text == "Off") return fmt::format("write {}", off);
  for (const std::string_view word : {"on", "yes", "On", "Yes", "True", "true"}) {
    if (value.text == word) return fmt::format("write {}", on);
  }
  return {};
}

}  // namespace

std::string Notes::hint_about(const Value& value, std::string_view name) const {
  if (lost_to_a_comment(value, source_))
    return "a '#' after a space begins a comment: put the value in quotes";
  if (value.quoted && parse_number(value.text).value) return "remove the quotes";
  const auto forms = expected_.find(&value);
  if (forms != expected_.end() && is_off_word(value)) {
    std::string hint = off_hint(forms->second.forms, forms->second.otherwise, name);
    if (!hint.empty()) return hint;
  }
  const auto other = forms == expected_.end() ? std::nullopt : reshaped(value, forms->second.forms);
  if (other && name.find(' ') != std::string_view::npos) return fmt::format("write {}", *other);
  if (other) return fmt::format("write {}: {}", name.substr(name.rfind('.') + 1), *other);
  if (value.kind == ValueKind::scalar) {
    const bool is_numeric = forms != expected_.end() && takes_number(forms->second.forms);
    std::string number = is_numeric ? number_hint(value.text, forms->second.forms) : "";
    if (!number.empty()) return number;
    if (std::string odd = odd_text_hint(value.text); !odd.empty()) return odd;
  }
  const bool has_example = forms != expected_.end() && !forms->second.example.empty();
  if (!has_example || takes_scalar(forms->second.forms)) return {};
  return fmt::format("like {}: {}", name.substr(name.rfind('.') + 1), forms->second.example);
}

bool Notes::refuse_reference(const Value& value, std::string_view name) {
  const auto reference = value.kind == ValueKind::scalar ? next_reference(value.text) : std::nullopt;
  if (!reference) return false;
  const std::vector<std::string_view> known(variables_.begin(), variables_.end());
  const Mistake m = source_.mistake(
      value, fmt::format("{}: there is no variable '{}'", name, reference->name),
      known.empty() ? fmt::format("declare it: variables: {{{}: 0.1}}",
                                  is_variable_name(reference->name) ? reference->name : "alpha")
                    : suggestion(reference->name, known));
  add(place_within(source_, value, reference->begin), m.message, m.hint);
  return true;
}

void Notes::add_unexpected(const Value& value, std::string_view name, std::string_view expected) {
  if (refuse_reference(value, name)) return;
  add(value, fmt::format("{}: expected {}, found {}", name, expected, found(value)), hint_about(value, name));
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
  if (value.kind == ValueKind::scalar) {  // programs write 'off' in quotes, as YAML 1.1 wants it
    if (const auto flag = parse_flag(value.text, on_off).value) return flag;
  }
  if (notes.refuse_reference(value, name)) return std::nullopt;
  const std::string expected = on_off ? "on or off" : "true or false";
  std::string hint = on_off ? flag_hint(value, "on", "off") : flag_hint(value, "true", "false");
  notes.add(value, fmt::format("{}: expected {}, found {}", name, expected, found(value)), std::move(hint));
  return std::nullopt;
}

std::optional<std::vector<double>> as_tuple(const Value& value, std::string_view name, const Form& form,
                                            Notes& notes) {
  if (value.kind != ValueKind::sequence) {
    notes.add_unexpected(value, name, form.of);
    return std::nullopt;
  }
  if (value.items.size() != form.items.size()) {
    notes.add(value, fmt::format("{}: expected {}, found a list of {}", name, form.of, value.items.size()),
              decimal_commas_hint(notes.source(), value.where, form.items.size()));
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
  notes.add(
      value, fmt::format("{} of {} must be below {}", parts[0], name, parts[1]),
      (*ends)[0] > (*ends)[1] ? fmt::format("write [{}, {}]", value.items[1].text, value.items[0].text) : "");
  return std::nullopt;
}

std::optional<std::string> as_text(const Value& value, std::string_view name, const TextRule& rule,
                                   Notes& notes) {
  if (value.kind != ValueKind::scalar) {
    notes.add_unexpected(value, name, "text");
    return std::nullopt;
  }
  if (!rule.is_drawn && notes.refuse_reference(value, name)) return std::nullopt;
  const std::size_t end = value.text.find_last_not_of('\n');  // a block of one line ends with one
  const std::string text = value.text.substr(0, end == std::string::npos ? 0 : end + 1);
  const char* unwanted = rule.several_lines ? "\t" : "\n\t";
  if (const auto bad = find_bad_character("", text);
      bad || text.find_first_of(unwanted) != std::string::npos) {
    notes.add(value,
              fmt::format("{} must be {} without control characters", name,
                          rule.several_lines ? "text" : "one line"),
              value.quoted ? escape_hint(notes.source(), value.where) : "");
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
  const auto is_known = [&](std::string_view word) {
    return std::find(known.begin(), known.end(), word) != known.end();
  };
  if (is_known(value.text)) return value.text;
  for (const std::string_view off : {"off", "none"}) {
    if (value.text == "false" && is_known(off)) return std::string(off);
  }
  if (notes.refuse_reference(value, name)) return std::nullopt;
  const std::string odd = odd_text_hint(value.text);
  notes.add(value, fmt::format("unknown {} '{}'", name, shown(value.text)),
            odd.empty() ? suggestion(value.text, known) : odd);
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
