#include "gallery/sidecar_reader.hpp"

#include <fmt/format.h>

#include <cmath>
#include <nlohmann/json.hpp>

#include "core/number_text.hpp"

namespace gradreel {

namespace {

using Json = nlohmann::ordered_json;

/// Of an object; null if it has no such key, or is none.
const Json& at(const Json& object, const char* key) {
  static const Json nothing;
  const auto found = object.is_object() ? object.find(key) : object.end();
  return object.is_object() && found != object.end() ? *found : nothing;
}

std::string text_at(const Json& object, const char* key) {
  const Json& value = at(object, key);
  return value.is_string() ? value.get<std::string>() : "";
}

double number_at(const Json& object, const char* key) {
  const Json& value = at(object, key);
  return value.is_number() ? value.get<double>() : 0;
}

int pixels_at(const Json& object, const char* key) {
  const double pixels = number_at(object, key);
  return pixels >= 1 && pixels <= 100'000 ? static_cast<int>(pixels) : 0;
}

/// As people read it: three digits; what is no number (Infinity) as it is written.
std::string value_text(const Json& value) {
  if (value.is_string()) return value.get<std::string>();
  if (value.is_boolean()) return value.get<bool>() ? "true" : "false";
  if (value.is_number()) return plain_number_text(value.get<double>());
  if (!value.is_array()) return "";
  std::vector<std::string> items;
  for (const Json& item : value) items.push_back(value_text(item));
  return fmt::format("[{}]", fmt::join(items, ", "));
}

std::string rounded(const Json& value) {
  if (!value.is_number()) return value_text(value);
  const double number = value.get<double>();
  return fmt::format("{}{:.3g}", std::signbit(number) ? "−" : "", std::fabs(number));
}

std::string settings_of(const Json& parameters) {
  std::string all;
  if (!parameters.is_object()) return all;
  for (const auto& [name, value] : parameters.items())
    all += fmt::format("{}{} = {}", all.empty() ? "" : ", ", name, value_text(value));
  return all;
}

std::string place_text(const Json& place) {
  if (!place.is_array()) return rounded(place);
  std::vector<std::string> coordinates;
  for (const Json& x : place) coordinates.push_back(rounded(x));
  return fmt::format("({})", fmt::join(coordinates, ", "));
}

std::string result_of(const Json& descent, std::string_view unit) {
  const auto after = [&](const Json& count) {
    return count.is_number() ? " after " + counted(count.get<std::int64_t>(), unit) : "";
  };
  if (text_at(descent, "outcome") == "diverged") return "diverges" + after(at(descent, "epochs"));
  const Json& arrival = at(descent, "epochs_to_tolerance");
  const Json& minimum = at(at(descent, "nearest_minimum"), "at");
  if (arrival.is_number() && !minimum.is_null()) return "reaches " + place_text(minimum) + after(arrival);
  const Json& end = at(descent, "end");
  return end.is_null() ? "" : "ends at " + place_text(end);
}

GalleryFilm::Descent descent_of(const Json& json, std::string_view unit) {
  return {text_at(json, "label"), text_at(json, "optimizer"), settings_of(at(json, "parameters")),
          rounded(at(json, "final_loss")), result_of(json, unit)};
}

void add_files(const Json& root, GalleryFilm& film) {
  const Json& file = at(root, "file");
  const std::string name = text_at(file, "name");
  if (!name.empty()) film.files.push_back(name);
  const Json& clips = at(root, "clips");
  for (const Json& clip : clips.is_array() ? clips : Json::array()) {
    if (const std::string of_clip = text_at(clip, "name"); !of_clip.empty()) film.files.push_back(of_clip);
  }
  film.poster = text_at(file, "poster");
  film.format = text_at(file, "format");
  film.width = pixels_at(file, "width");
  film.height = pixels_at(file, "height");
  film.seconds = number_at(file, "duration_s");
}

}  // namespace

std::optional<SidecarContent> read_sidecar(const std::string& text) {
  const Json root = Json::parse(text, nullptr, false);
  if (!at(root, "file").is_object() || !at(root, "descents").is_array()) return std::nullopt;
  SidecarContent content;
  GalleryFilm& film = content.film;
  add_files(root, film);
  film.title = text_at(root, "title");
  film.alt = text_at(root, "alt");
  const Json& surface = at(root, "surface");
  film.surface = text_at(surface, "name");
  film.surface_title = text_at(surface, "title");
  film.surface_settings = settings_of(at(surface, "parameters"));
  const std::string_view unit = text_at(root, "unit") == "step" ? "step" : "epoch";
  for (const Json& descent : at(root, "descents")) film.descents.push_back(descent_of(descent, unit));
  film.scene = text_at(root, "scene");
  content.source = text_at(root, "source");
  return content;
}

}  // namespace gradreel
