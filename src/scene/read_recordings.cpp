#include "scene/read_recordings.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <limits>
#include <memory>
#include <utility>

#include "core/places.hpp"
#include "readers/recorded_descents.hpp"
#include "scene/limits.hpp"
#include "scene/named_data.hpp"

namespace gradreel {

namespace {

constexpr std::size_t kMaxName = 200;  // code points of a file or column
constexpr double kUnknown = std::numeric_limits<double>::quiet_NaN();

const Section& columns_section() {
  const auto column = [](std::string_view name, std::string_view doc, std::string_view otherwise,
                         std::string_view example) {
    return Key{.name = name,
               .forms = {form::undrawn(kMaxName)},
               .doc = doc,
               .otherwise = otherwise,
               .example = example};
  };
  static const Section section = {
      .name = "recorded columns",
      .doc = "what the columns of a file of recorded descents are called",
      .keys = {column("x", "the first coordinate", "`x`", "w0"),
               column("y", "the second coordinate", "`y`", "w1"),
               column("loss", "the loss; alone it is enough for the plot of losses",
                      "`loss`; without such a column, the surface's value", "train_loss"),
               column("epoch", "whole numbers that rise",
                      "`epoch` or `step`; without such a column, 0, 1, 2 ...", "step"),
               column("descent", "tells descents apart", "`descent`; without such a column, there is one",
                      "run")},
  };
  return section;
}

const Section& recording_section() {
  static const Section section = {
      .name = "recorded trajectory",
      .doc = "a file of descents that were run elsewhere, and how they are shown",
      .keys = {{.name = "file",
                .forms = {form::undrawn(kMaxName)},
                .doc = "a .csv, .tsv, .txt, .json, .npy or .npz file, from the scene's folder",
                .required = true,
                .example = "adam.csv"},
               {.name = "label",
                .forms = {form::text(kMaxLabel)},
                .doc = "in the legend; before the names of several descents",
                .otherwise = "the descent's name in the file, or the file's",
                .example = "PyTorch Adam"},
               {.name = "columns",
                .forms = {form::mapping(columns_section())},
                .doc = "what the columns are called, where they have other names",
                .otherwise = "the usual names",
                .example = "{x: w0, y: w1}"}},
  };
  return section;
}

/// A point for every epoch from 0: straight between those that are recorded.
void fill(const RecordedDescent& recorded, Trajectory& t) {
  const auto last = static_cast<std::size_t>(recorded.epochs.back());
  const std::vector<double>& losses = t.losses;
  std::vector<Point> points;
  std::vector<double> filled;
  std::size_t next = 0;
  for (std::size_t epoch = 0; epoch <= last; ++epoch) {
    const auto now = static_cast<int>(epoch);
    while (recorded.epochs[next] < now) ++next;
    const std::size_t before = recorded.epochs[next] == now || next == 0 ? next : next - 1;
    const double from = recorded.epochs[before], to = recorded.epochs[next];
    const double share = before == next ? 0 : (now - from) / (to - from);
    const Point a = recorded.points[before], b = recorded.points[next];
    points.push_back(before == next ? a : Point{a.x + share * (b.x - a.x), a.y + share * (b.y - a.y)});
    filled.push_back(before == next ? losses[before]
                                    : losses[before] + share * (losses[next] - losses[before]));
  }
  t.points = std::move(points);
  t.losses = std::move(filled);
  t.recorded_epochs = recorded.epochs;
}

std::vector<double> losses_on(const Objective& surface, const std::vector<Point>& points) {
  Values values;
  surface.value(columns_of(points, surface.dimension()), values);
  return {values.data(), values.data() + values.size()};
}

std::shared_ptr<const Trajectory> trajectory_of(RecordedDescent recorded, const Scene& scene) {
  auto t = std::make_shared<Trajectory>();
  t->losses = recorded.losses.empty() ? losses_on(*scene.surface.objective, recorded.points)
                                      : std::move(recorded.losses);
  const bool is_lost =
      !(recorded.points.empty() || is_finite(recorded.points.back())) || !std::isfinite(t->losses.back());
  if (recorded.points.empty()) recorded.points.assign(t->losses.size(), {kUnknown, kUnknown});
  for (const Outcome outcome : {Outcome::converged, Outcome::diverged}) {
    if (recorded.outcome == to_string(outcome)) t->outcome = outcome;
  }
  if (is_lost) t->outcome = Outcome::diverged;
  if (recorded.epochs.back() + std::size_t{1} == recorded.points.size()) {
    t->points = std::move(recorded.points);
  } else {
    fill(recorded, *t);
  }
  return t;
}

/// The scene's label, and after it a name that the file gives, where a dollar sign is one; nothing, and a
/// mistake, if that cannot be drawn.
std::optional<std::string> label_for(const Value& file, const std::optional<std::string>& label,
                                     const std::string& name, Notes& notes) {
  if (name.empty()) return label;
  Value said = file;
  said.text = label ? *label + ' ' : "";
  for (const char c : name) said.text.append(c == '$' ? "\\" : "").append(1, c);
  return as_text(said, "the name of a descent", {.max_length = kMaxLabel}, notes);
}

/// Positions have no place without a surface.
void refuse_homeless(const std::vector<RecordedDescent>& descents, const std::string& path,
                     const Scene& scene) {
  const bool has_points = std::any_of(descents.begin(), descents.end(),
                                      [](const RecordedDescent& d) { return !d.points.empty(); });
  if (has_points && scene.space) {
    throw Error::about(path,
                       fmt::format("it has positions in a plane, and the surface has {} parameters",
                                   scene.space->dimension()),
                       "files with losses alone can be shown beside it");
  }
  if (!has_points || scene.surface.objective) return;
  throw Error::about(path, "it has positions, and the scene has no surface that they are on",
                     "name one, as surface: himmelblau; files without x and y need none");
}

void read_file(const Value& item, const std::string& file, const ColumnNames& columns,
               const std::optional<std::string>& label, Scene& out, Notes& notes) {
  std::vector<RecordedDescent> descents;
  const auto read = [&](const std::string& path, std::string bytes) {
    descents = recorded_descents(path, std::move(bytes), columns, out.surface.dimension());
    refuse_homeless(descents, path, out);
  };
  if (!read_named_data(item, file, out, notes, read)) return;
  const std::string stem = std::filesystem::path(file).stem().string();
  for (RecordedDescent& descent : descents) {
    Recording recording;
    std::string name = descents.size() > 1 || !label ? descent.name : "";
    if (!label && name.empty()) name = stem;
    std::optional<std::string> drawn = label_for(item, label, name, notes);
    if (!drawn) return;
    recording.label = *std::move(drawn);
    if (descent.points.empty() && out.surface.objective) recording.settings = {"loss alone"};
    recording.trajectory = trajectory_of(std::move(descent), out);
    out.recordings.push_back(std::move(recording));
  }
}

void read_recording(const Value& item, MapReader& scene, Scene& out) {
  Notes& notes = scene.notes();
  MapReader map(item, recording_section(), notes, "trajectories");
  map.require("file");
  const auto file = map.text("file"), label = map.text("label");
  ColumnNames names;
  if (auto columns = map.map("columns")) {
    if (out.surface.dimension() == 1)
      columns->refuse("y", "a function of one variable has no y", "leave out y");
    names = {.x = columns->text("x"),
             .y = columns->text("y"),
             .loss = columns->text("loss"),
             .epoch = columns->text("epoch"),
             .descent = columns->text("descent")};
    columns->finish();
  }
  map.finish();
  const bool is_wrong = !out.surface.objective && scene.find("surface");  // and that is said already
  if (!file || is_wrong) return;
  read_file(*map.find("file"), *file, names, label, out, notes);
}

}  // namespace

Key recordings_key() {
  return {.name = "trajectories",
          .forms = {form::list(1, kMaxDescents, "files of recorded descents",
                               {form::mapping(recording_section())})},
          .doc = "descents that were run elsewhere, beside those of `optimizers` or, without that key, alone",
          .example = "[{file: adam.csv, label: PyTorch Adam}]"};
}

void read_recordings(MapReader& scene, Scene& out) {
  const auto* list = scene.list("trajectories");
  if (!list) return;
  for (const Value& item : *list) read_recording(item, scene, out);
}

bool runs_optimizers(const MapReader& scene) {
  return scene.find("optimizers") || !scene.find("trajectories");
}

void refuse_idle(MapReader& scene, std::initializer_list<std::string_view> keys) {
  for (const std::string_view key : keys) {
    scene.refuse(key, fmt::format("{} is of no use here: no optimizer is run", key),
                 "list optimizers to run them beside the recorded trajectories");
  }
}

}  // namespace gradreel
