#include "outputs/trajectory_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <nlohmann/json.hpp>
#include <stdexcept>

#include "core/number_text.hpp"

namespace gradreel {

namespace {

constexpr std::array<std::string_view, 2> kFormats = {"csv", "json"};
constexpr std::size_t kFlushBytes = 1 << 16;

/// Text on its way to a sink.
class Blocks {
 public:
  explicit Blocks(const TextSink& sink) : sink_(sink) { text.reserve(kFlushBytes + 4096); }

  std::string text;

  /// Hands a full block on. False if the sink wants no more.
  bool go_on() { return text.size() < kFlushBytes || flush(); }

  bool flush() {
    const bool wanted = text.empty() || sink_(text);
    text.clear();
    return wanted;
  }

 private:
  const TextSink& sink_;
};

void append_csv_field(std::string& out, std::string_view field) {
  if (field.find_first_of(",\"\r\n") == std::string_view::npos) {
    out += field;
    return;
  }
  out += '"';
  for (const char c : field) out.append(c == '"' ? 2 : 1, c);
  out += '"';
}

/// How many epochs are written: of a recording, those that were recorded.
std::size_t rows_of(const Trajectory& t) {
  return t.recorded_epochs.empty() ? t.points.size() : t.recorded_epochs.size();
}

std::size_t epoch_of(const Trajectory& t, std::size_t row) {
  return t.recorded_epochs.empty() ? row : static_cast<std::size_t>(t.recorded_epochs[row]);
}

/// The columns of what only some descents have, in the order in which they first have them.
struct MoreColumns {
  std::vector<std::string> points, lengths;
  bool has_points = false;
  bool has_y = true;          // false: in one dimension
  std::size_t positions = 0;  // coordinates of more than two parameters: x0, x1 ...
};

void add_once(const std::string& name, std::vector<std::string>& names) {
  if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
}

MoreColumns more_columns(std::span<const DescentRecord> descents) {
  MoreColumns more;
  more.has_y = descents.empty() || descents[0].dimension != 1;
  for (const DescentRecord& d : descents) {
    more.has_points = more.has_points || d.trajectory->has_points();
    more.positions = std::max(more.positions, d.trajectory->position(0).size());
    if (!d.trajectory->gradient_points.empty()) add_once("gradient", more.points);
    for (const Companion& c : d.trajectory->companions) add_once(c.name, more.points);
    for (const StepLengths& l : d.trajectory->lengths) add_once(l.name, more.lengths);
  }
  return more;
}

const std::vector<double>* lengths_of(const Trajectory& t, std::string_view name) {
  for (const StepLengths& l : t.lengths) {
    if (l.name == name) return &l.values;
  }
  return nullptr;
}

void append_more(std::string& out, const Trajectory& t, std::size_t k, const MoreColumns& more) {
  for (const std::string& name : more.points) {
    const std::vector<Point>* points = t.points_of(name);
    const bool known = points && k < points->size();
    out += ',';
    if (known) append_number(out, (*points)[k].x);
    if (more.has_y) out += ',';
    if (known && more.has_y) append_number(out, (*points)[k].y);
  }
  for (const std::string& name : more.lengths) {
    const std::vector<double>* lengths = lengths_of(t, name);
    out += ',';
    if (lengths && k < lengths->size()) append_number(out, (*lengths)[k]);
  }
}

bool write_csv_rows(std::size_t index, const DescentRecord& descent, const MoreColumns& more, Blocks& out) {
  const Trajectory& t = *descent.trajectory;
  std::string label, optimizer;
  append_csv_field(label, descent.label);
  append_csv_field(optimizer, descent.optimizer);
  const std::string start = descent.start ? std::to_string(*descent.start) : "";
  const std::string head = std::to_string(index) + ',' + label + ',' + optimizer + ',' + start + ',';
  for (std::size_t row = 0; row < rows_of(t); ++row) {
    const std::size_t k = epoch_of(t, row);
    out.text += head;
    out.text += std::to_string(k);
    const auto add = [&](double v) {
      out.text += ',';
      append_number(out.text, v);
    };
    if (more.positions > 0) {
      for (const double v : t.position(k)) add(v);
      if (!t.positions) out.text.append(more.positions, ',');
    } else if (more.has_points) {
      add(t.points[k].x);
      if (more.has_y) add(t.points[k].y);
    }
    add(t.losses[k]);
    out.text += ',';
    if (t.has_gradient_norms()) append_number(out.text, t.gradient_norms[k]);
    out.text += ',';
    if (k < t.learning_rates.size()) append_number(out.text, t.learning_rates[k]);
    append_more(out.text, t, k, more);
    out.text += '\n';
    if (!out.go_on()) return false;
  }
  return true;
}

bool write_csv(std::span<const DescentRecord> descents, Blocks& out) {
  const MoreColumns more = more_columns(descents);
  out.text = "descent,label,optimizer,start,epoch";
  for (std::size_t i = 0; i < more.positions; ++i) out.text += fmt::format(",x{}", i);
  if (more.positions == 0 && more.has_points) out.text += more.has_y ? ",x,y" : ",x";
  out.text += ",loss,gradient_norm,learning_rate";
  for (const std::string& name : more.points)
    out.text += "," + name + (more.has_y ? "_x," + name + "_y" : "_x");
  for (const std::string& name : more.lengths) out.text += "," + name;
  out.text += '\n';
  for (std::size_t i = 0; i < descents.size(); ++i) {
    if (!write_csv_rows(i, descents[i], more, out)) return false;
  }
  return out.flush();
}

/// In quotes, with escapes; bytes that are no UTF-8 (a file's name may hold any) become U+FFFD.
std::string json_text(std::string_view text) {
  return nlohmann::json(text).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

void append_json_number(std::string& out, double v) {
  const bool quote = !std::isfinite(v);
  if (quote) out += '"';
  append_number(out, v);
  if (quote) out += '"';
}

void append_json_point(std::string& out, Point p, int dimension) {
  if (dimension == 1) return append_json_number(out, p.x);
  out += '[';
  append_json_number(out, p.x);
  out += ", ";
  append_json_number(out, p.y);
  out += ']';
}

void append_json_position(std::string& out, std::span<const double> x) {
  for (std::size_t i = 0; i < x.size(); ++i) {
    out += i == 0 ? "[" : ", ";
    append_json_number(out, x[i]);
  }
  out += ']';
}

/// All coordinates of more than two parameters, epoch by epoch.
bool write_json_positions(const Trajectory& t, Blocks& out) {
  out.text += "\"points\": [";
  for (std::size_t i = 0; i < t.points.size(); ++i) {
    if (i > 0) out.text += ", ";
    append_json_position(out.text, t.position(i));
    if (!out.go_on()) return false;
  }
  out.text += ']';
  return true;
}

void append_json_value(std::string& out, const ParamValue& value) {
  if (const double* number = std::get_if<double>(&value)) {
    append_json_number(out, *number);
  } else if (const bool* flag = std::get_if<bool>(&value)) {
    out += *flag ? "true" : "false";
  } else if (const Numbers* numbers = std::get_if<Numbers>(&value)) {
    out += '[';
    for (std::size_t i = 0; i < numbers->size(); ++i) {
      if (i > 0) out += ", ";
      append_json_number(out, (*numbers)[i]);
    }
    out += ']';
  } else if (const Names* names = std::get_if<Names>(&value)) {
    out += '[';
    for (const std::string& name : *names) out += (out.back() == '[' ? "" : ", ") + json_text(name);
    out += ']';
  } else {
    out += json_text(std::get<std::string>(value));
  }
}

/// `"name": [...]`, each value by append(text, value); of values per epoch those of `epochs` alone, if there
/// are any.
template <class T, class Append>
bool write_json_list(std::string_view name, const std::vector<T>& values, const Append& append, Blocks& out,
                     const std::vector<int>& epochs = {}) {
  out.text += json_text(name) + ": [";
  const std::size_t count = epochs.empty() ? values.size() : epochs.size();
  for (std::size_t i = 0; i < count; ++i) {
    if (i > 0) out.text += ", ";
    append(out.text, values[epochs.empty() ? i : static_cast<std::size_t>(epochs[i])]);
    if (!out.go_on()) return false;
  }
  out.text += ']';
  return true;
}

void append_json_head(std::string& out, const DescentRecord& descent) {
  out += "{\"label\": " + json_text(descent.label) + ", \"optimizer\": " + json_text(descent.optimizer) +
         ", \"parameters\": {";
  bool first = true;
  for (const auto& [name, value] : descent.parameters) {
    if (!std::exchange(first, false)) out += ", ";
    out += json_text(name) + ": ";
    append_json_value(out, value);
  }
  out += "}, \"start\": ";
  if (descent.trajectory->positions) {
    append_json_position(out, descent.trajectory->position(0));
  } else if (descent.trajectory->has_points()) {
    append_json_point(out, descent.trajectory->points.front(), descent.dimension);
  } else {
    out += "null";
  }
  out += ", \"outcome\": " + json_text(to_string(descent.trajectory->outcome)) +
         ", \"epoch\": " + std::to_string(descent.trajectory->epochs()) + ", ";
}

/// What only some rules have.
bool write_json_landmarks(const DescentRecord& descent, Blocks& out) {
  const Trajectory& t = *descent.trajectory;
  const auto append_point = [&](std::string& text, Point p) {
    append_json_point(text, p, descent.dimension);
  };
  if (!t.gradient_points.empty()) {
    out.text += ", ";
    if (!write_json_list("gradient_points", t.gradient_points, append_point, out)) return false;
  }
  for (const Companion& c : t.companions) {
    out.text += ", ";
    if (!write_json_list(c.name + "_points", c.points, append_point, out)) return false;
  }
  for (const StepLengths& l : t.lengths) {
    out.text += ", ";
    if (!write_json_list(l.name, l.values, append_json_number, out)) return false;
  }
  return true;
}

bool write_json_descent(const DescentRecord& descent, Blocks& out) {
  const Trajectory& t = *descent.trajectory;
  append_json_head(out.text, descent);
  const auto append_point = [&](std::string& text, Point p) {
    append_json_point(text, p, descent.dimension);
  };
  if (t.positions) {
    if (!write_json_positions(t, out)) return false;
  } else if (!t.has_points()) {
    out.text += "\"points\": []";
  } else if (!write_json_list("points", t.points, append_point, out, t.recorded_epochs)) {
    return false;
  }
  out.text += ", ";
  if (!write_json_list("losses", t.losses, append_json_number, out, t.recorded_epochs)) return false;
  out.text += ", ";
  if (!write_json_list("gradient_norms", t.gradient_norms, append_json_number, out)) return false;
  out.text += ", ";
  if (!write_json_list("learning_rates", t.learning_rates, append_json_number, out)) return false;
  if (!t.recorded_epochs.empty()) {
    const auto append_epoch = [](std::string& text, int epoch) { text += std::to_string(epoch); };
    out.text += ", ";
    if (!write_json_list("epochs", t.recorded_epochs, append_epoch, out)) return false;
  }
  if (!write_json_landmarks(descent, out)) return false;
  out.text += '}';
  return true;
}

bool write_json(std::string_view scene, std::span<const DescentRecord> descents, Blocks& out) {
  out.text = "{\"scene\": " + json_text(scene) + ", \"descents\": [\n";
  for (std::size_t i = 0; i < descents.size(); ++i) {
    if (!write_json_descent(descents[i], out)) return false;
    out.text += i + 1 < descents.size() ? ",\n" : "\n";
  }
  out.text += "]}\n";
  return out.flush();
}

}  // namespace

std::span<const std::string_view> trajectory_formats() { return kFormats; }

bool write_trajectories(std::string_view format, std::string_view scene,
                        std::span<const DescentRecord> descents, const TextSink& sink) {
  Blocks out(sink);
  if (format == "csv") return write_csv(descents, out);
  if (format == "json") return write_json(scene, descents, out);
  throw std::logic_error("no trajectory format " + std::string(format));
}

}  // namespace gradreel
