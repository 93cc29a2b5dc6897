#include "outputs/batch_result.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

#include "core/number_text.hpp"
#include "core/utf8.hpp"
#include "outputs/findings_text.hpp"

namespace gradreel {

namespace {

using ResultJson = nlohmann::ordered_json;

std::string_view state_of(const OutputResult& output) {
  if (output.made) return "made";
  return output.failure.empty() ? "skipped" : "failed";
}

std::int64_t count(const BatchResult& result, std::string_view state) {
  return std::count_if(result.outputs.begin(), result.outputs.end(),
                       [&](const OutputResult& o) { return state_of(o) == state; });
}

ResultJson positive_or_null(std::int64_t number) { return number > 0 ? ResultJson(number) : ResultJson(); }

ResultJson product_json(const Product& p) {
  return {{"kind", kind_name(p.kind)},
          {"path", p.path},
          {"bytes", p.bytes},
          {"seconds", p.seconds > 0 ? ResultJson(p.seconds) : ResultJson()},
          {"width", positive_or_null(p.width)},
          {"height", positive_or_null(p.height)},
          {"frames", positive_or_null(p.frames)}};
}

ResultJson output_json(const OutputResult& output) {
  const Target& target = *output.target;
  ResultJson files = ResultJson::array();
  if (output.made) {
    for (const Product& p : output.made->files) files.push_back(product_json(p));
  }
  const std::string given_up = output.made ? output.made->given_up : "";
  return {{"scene", target.scene->file},
          {"output", target.number},
          {"profile", target.output->profile},
          {"format", target.output->format},
          {"theme", target.output->theme ? ResultJson(target.output->theme->theme.name) : ResultJson()},
          {"path", target.path},
          {"state", state_of(output)},
          {"failure", output.failure.empty() ? ResultJson() : ResultJson(output.failure)},
          {"from_cache", output.made && output.made->is_from_cache},
          {"segments", output.made ? ResultJson(output.made->segments) : ResultJson()},
          {"segments_from_cache", output.made ? ResultJson(output.made->kept_segments) : ResultJson()},
          {"given_up", given_up.empty() ? ResultJson() : ResultJson(given_up)},
          {"files", files}};
}

std::string origin_of(const Made& made) {
  if (made.is_from_cache || (made.segments > 0 && made.kept_segments == made.segments)) return "cache";
  if (made.kept_segments == 0) return "rendered";
  return fmt::format("cache: {} of {} segments", made.kept_segments, made.segments);
}

/// film, what, seconds, bytes, from
using TableRow = std::array<std::string, 5>;

void add_rows(const OutputResult& output, std::vector<TableRow>& rows) {
  if (!output.made) {
    rows.push_back({output.target->path, std::string(state_of(output)), "", "", ""});
    return;
  }
  for (const Product& p : output.made->files) {
    rows.push_back({p.path, std::string(kind_name(p.kind)),
                    p.seconds > 0 ? fmt::format("{:.1f}", p.seconds) : "", std::to_string(p.bytes),
                    origin_of(*output.made)});
  }
}

std::string row_text(const TableRow& row, const std::array<std::size_t, 5>& widths) {
  std::string line;
  for (std::size_t c = 0; c < row.size(); ++c) {
    const std::string space(widths[c] - count_code_points(row[c]), ' ');
    const bool is_number = c == 2 || c == 3;
    line += (c > 0 ? "  " : "") + (is_number ? space + row[c] : row[c] + space);
  }
  line.erase(line.find_last_not_of(' ') + 1);
  return line + '\n';
}

}  // namespace

std::string_view kind_name(ProductKind kind) {
  switch (kind) {
    case ProductKind::film:
      return "film";
    case ProductKind::clip:
      return "clip";
    case ProductKind::pause:
      return "pause";
    case ProductKind::poster:
      return "poster";
    case ProductKind::sidecar:
      return "sidecar";
    case ProductKind::snippets:
      return "snippets";
    case ProductKind::deck:
      return "deck";
    case ProductKind::trajectories:
      return "trajectories";
    case ProductKind::still:
      return "still";
    case ProductKind::sheet:
      break;
  }
  return "sheet";
}

bool has_failed(const BatchResult& result) {
  return std::ranges::any_of(result.outputs, [](const OutputResult& o) { return !o.failure.empty(); });
}

std::string batch_json(const BatchResult& result) {
  ResultJson root = {{"seconds", result.seconds},
                     {"made", count(result, "made")},
                     {"failed", count(result, "failed")},
                     {"skipped", count(result, "skipped")}};
  root["outputs"] = ResultJson::array();
  for (const OutputResult& output : result.outputs) root["outputs"].push_back(output_json(output));
  root["refused"] = ResultJson::parse(findings_json({result.refused, {}}));
  return root.dump(2, ' ', false, ResultJson::error_handler_t::replace) + '\n';
}

std::string batch_table(const BatchResult& result) {
  std::vector<TableRow> rows = {{"film", "what", "seconds", "bytes", "from"}};
  for (const OutputResult& output : result.outputs) add_rows(output, rows);
  std::array<std::size_t, 5> widths = {};
  for (const TableRow& row : rows) {
    for (std::size_t c = 0; c < row.size(); ++c) widths[c] = std::max(widths[c], count_code_points(row[c]));
  }
  std::string text;
  for (const TableRow& row : rows) text += row_text(row, widths);
  return text;
}

std::string batch_total(const BatchResult& result) {
  std::string text =
      fmt::format("{} in {:.1f} s", counted(std::ssize(result.outputs), "output"), result.seconds);
  for (const std::string_view state : {"failed", "skipped"}) {
    if (const std::int64_t n = count(result, state); n > 0) text += fmt::format(", {} {}", n, state);
  }
  return text;
}

}  // namespace gradreel
