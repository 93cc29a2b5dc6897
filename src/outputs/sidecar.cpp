#include "outputs/sidecar.hpp"

#include <cmath>
#include <nlohmann/json.hpp>

#include "core/number_text.hpp"
#include "core/plain_text.hpp"
#include "outputs/records.hpp"
#include "scene/alt_text.hpp"
#include "scene/digest.hpp"
#include "scene/scalars.hpp"

namespace gradreel {

namespace {

using Json = nlohmann::ordered_json;

Json number(double v) { return std::isfinite(v) ? Json(v) : Json(number_text(v)); }

/// A number in one dimension; null if it is not known.
Json point(Point p, int dimension) {
  if (std::isnan(p.x) && std::isnan(p.y)) return nullptr;
  return dimension == 1 ? number(p.x) : Json::array({number(p.x), number(p.y)});
}

Json name_or_null(const std::string& name) { return name.empty() ? Json() : Json(name); }

Json value_of(const ParamValue& value) {
  if (const double* v = std::get_if<double>(&value)) return number(*v);
  if (const bool* flag = std::get_if<bool>(&value)) return *flag;
  if (const Names* names = std::get_if<Names>(&value)) return *names;
  if (const std::string* text = std::get_if<std::string>(&value)) return *text;
  Json list = Json::array();
  for (const double v : std::get<Numbers>(value)) list.push_back(number(v));
  return list;
}

Json parameters_json(const Parameters& parameters) {
  Json all = Json::object();
  for (const auto& [name, value] : parameters) all[name] = value_of(value);
  return all;
}

double seconds(std::int64_t frames, Rational rate) {
  return static_cast<double>(frames * rate.den) / static_cast<double>(rate.num);
}

Json file_json(const Sidecar& s) {
  Json file = {{"name", name_or_null(s.name)}, {"format", s.format}, {"profile", s.profile}};
  if (!s.theme.empty()) file["theme"] = s.theme;
  file["width"] = s.width;
  file["height"] = s.height;
  file["fps"] = s.frame_rate.den == 1 ? Json(s.frame_rate.num) : Json(s.frame_rate.value());
  file["frames"] = s.frames;
  file["duration_s"] = seconds(s.frames, s.frame_rate);
  file["poster"] = name_or_null(s.poster);
  return file;
}

Json clips_json(const Sidecar& s) {
  Json all = Json::array();
  for (const Sidecar::Clip& clip : s.clips) {
    all.push_back({{"name", name_or_null(clip.name)},
                   {"still", name_or_null(clip.still)},
                   {"frames", clip.frames},
                   {"duration_s", seconds(clip.frames, s.frame_rate)}});
  }
  return all;
}

Json nearest_json(const DescentFacts& facts, int dimension) {
  if (!facts.nearest) return nullptr;
  return {{"at", point(facts.nearest->minimum.at, dimension)},
          {"value", number(facts.nearest->minimum.value)},
          {"global", facts.nearest->minimum.global},
          {"distance", number(facts.nearest->distance)}};
}

Json descent_json(const Sidecar::Descent& d) {
  return {{"label", d.record.label},
          {"optimizer", d.record.optimizer},
          {"parameters", parameters_json(d.record.parameters)},
          {"start", point(d.facts.start, d.record.dimension)},
          {"end", point(d.facts.end, d.record.dimension)},
          {"outcome", to_string(d.facts.outcome)},
          {"epochs", d.facts.epochs},
          {"final_loss", number(d.facts.final_loss)},
          {"nearest_minimum", nearest_json(d.facts, d.record.dimension)},
          {"epochs_to_tolerance", d.facts.arrival ? Json(*d.facts.arrival) : Json()}};
}

}  // namespace

Sidecar sidecar_of(const Scene& scene, const OutputSpec& output, const Trajectories& trajectories) {
  Sidecar s;
  s.scene = scene.file_name();
  s.variables = scene.variables;
  s.digest = scene_digest(scene, output);
  s.title = plain_text(scene.title);
  s.surface = scene.surface.name;
  if (scene.surface.objective) s.surface_title = title_of(scene.surface);
  s.surface_parameters = scene.surface.parameters;
  s.format = output.format;
  s.profile = output.profile;
  if (output.theme) s.theme = output.theme->theme.name;
  s.width = output.width;
  s.height = output.height;
  s.frame_rate = output.frame_rate;
  s.epochs = clock_epochs(scene);
  s.unit = clock_unit(scene);
  const std::vector<Minimum>& minima = scene.surface.minima;
  s.tolerance = arrival_tolerance(minima, scene.view.domain);
  std::vector<DescentFacts> facts;
  for (const DescentRecord& record : records_of(scene, trajectories)) {
    facts.push_back(facts_of(*record.trajectory, minima, s.tolerance));
    s.descents.push_back({record, facts.back()});
    s.descents.back().record.label = plain_text(record.label);
  }
  s.alt = alt_text(scene, facts);
  return s;
}

std::string sidecar_text(const Sidecar& s) {
  Json root = {{"scene", s.scene}, {"source", name_or_null(s.source)}};
  for (const SceneVariable& v : s.variables) {
    const auto value = parse_number(v.value).value;
    root["variables"][v.name] = value ? number(*value) : Json(v.value);
  }
  if (!s.digest.empty()) root["digest"] = s.digest;
  root["title"] = s.title;
  root["alt"] = s.alt;
  root["surface"] = nullptr;
  if (!s.surface.empty()) {
    root["surface"] = {{"name", s.surface},
                       {"title", s.surface_title},
                       {"parameters", parameters_json(s.surface_parameters)}};
  }
  root["file"] = file_json(s);
  if (!s.clips.empty()) root["clips"] = clips_json(s);
  root["epochs"] = s.epochs;
  if (s.unit == ClockUnit::step) root["unit"] = "step";
  root["tolerance"] = number(s.tolerance);
  root["descents"] = Json::array();
  for (const Sidecar::Descent& d : s.descents) root["descents"].push_back(descent_json(d));
  return root.dump(2, ' ', false, Json::error_handler_t::replace) + '\n';
}

}  // namespace gradreel
