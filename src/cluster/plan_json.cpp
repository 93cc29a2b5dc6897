#include <fmt/format.h>

#include <iterator>
#include <nlohmann/json.hpp>

#include "cluster/plan.hpp"

namespace gradreel {

namespace {

using Out = std::back_insert_iterator<std::string>;

std::string quoted(const std::string& text) {
  return nlohmann::json(text).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

/// {"a": "b", "c": "d"}
template <class Map, class Text>
void add_object(Out out, const Map& map, const Text& text_of) {
  const char* between = "";
  fmt::format_to(out, "{{");
  for (const auto& [name, value] : map) {
    fmt::format_to(out, "{}{}: {}", between, quoted(name), text_of(value));
    between = ", ";
  }
  fmt::format_to(out, "}}");
}

/// A flag is true, and one value stands alone: as in locks.
std::string option_text(const std::vector<std::string>& values) {
  if (values.empty()) return "true";
  return values.size() == 1 ? quoted(values.front()) : nlohmann::json(values).dump();
}

void add_file(Out out, const PlanFile& file, std::int64_t& number) {
  fmt::format_to(out, "   {{\"path\": {}, \"segments\": [", quoted(file.path));
  const char* between = "\n";
  for (const PlanSegment& s : file.segments) {
    fmt::format_to(out, "{}    {{\"number\": {}, \"frames\": [{}, {}], \"cost_ms\": {}}}", between, number++,
                   s.frames.begin, s.frames.end, s.cost_ms);
    between = ",\n";
  }
  fmt::format_to(out, "]}}");
}

void add_film(Out out, const PlanFilm& film, std::int64_t& number) {
  fmt::format_to(out, "  {{\"scene\": {}, \"folder\": {}, \"film\": {}, \"output\": {},\n",
                 quoted(film.scene), quoted(film.folder), quoted(film.film), film.output);
  fmt::format_to(out, "   \"format\": {}, \"width\": {}, \"height\": {},\n", quoted(film.format), film.width,
                 film.height);
  fmt::format_to(out, "   \"digest\": \"{}\",\n   \"computed\": ", film.digest.hex());
  add_object(out, film.computed, [](const Sha256Digest& digest) { return quoted(digest.hex()); });
  fmt::format_to(out, ",\n   \"files\": [\n");
  for (const PlanFile& file : film.files) {
    add_file(out, file, number);
    fmt::format_to(out, "{}\n", &file == &film.files.back() ? "" : ",");
  }
  fmt::format_to(out, "   ]}}");
}

}  // namespace

std::string plan_json(const Plan& plan) {
  std::string text;
  const Out out(text);
  fmt::format_to(out, "{{\n \"gradreel_plan\": 1,\n \"segments\": {},\n \"cost_ms\": {},\n \"options\": ",
                 plan.segments(), plan.cost_ms());
  add_object(out, plan.options, option_text);
  fmt::format_to(out, ",\n \"films\": [\n");
  std::int64_t number = 0;
  for (const PlanFilm& film : plan.films) {
    add_film(out, film, number);
    fmt::format_to(out, "{}\n", &film == &plan.films.back() ? "" : ",");
  }
  fmt::format_to(out, " ],\n \"versions\": ");
  add_object(out, plan.versions, quoted);
  text += "\n}\n";
  return text;
}

}  // namespace gradreel
