// A scene with every name resolved and every default filled in: what the rest of the program works from.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/error.hpp"
#include "core/formula.hpp"
#include "core/rational.hpp"
#include "core/sha256.hpp"
#include "core/words.hpp"
#include "descent/descend.hpp"
#include "draw/camera.hpp"
#include "film/layout.hpp"
#include "film/overlay_choice.hpp"
#include "film/theme.hpp"
#include "film/view.hpp"
#include "scene/space.hpp"
#include "scene/time_spec.hpp"
#include "surfaces/surface_choice.hpp"
#include "video/format_entry.hpp"

namespace gradreel {

/// A text that is drawn.
struct DrawnText {
  std::string name;       ///< of its key, for messages
  std::string text;       ///< as written, with formulas
  Mistake at;             ///< its place; the message is empty, or says that it came through an alias
  bool is_words = false;  ///< all of gradreel's own in the scene's language
};

/// A formula that somebody wrote, or that a panel needs.
struct FormulaUse {
  std::string latex;  ///< without dollars
  Mistake at;         ///< its place, for what LaTeX says about it; no message yet
};

struct ScheduleChoice {
  const ScheduleEntry* entry = nullptr;
  ParamValues params;
};

/// What an optimizer sees of gradients, and with how many seeds of its noise it is run.
struct GradientChoice {
  GradientSettings settings;  ///< the seed is set per run
  int seeds = 1;

  friend bool operator==(const GradientChoice&, const GradientChoice&) = default;
};

enum class TuneGoal { final_loss, best_loss, epochs_to };

/// The learning rates that are tried for the optimizers that state none.
struct TuneSpec {
  std::vector<double> rates;  ///< rising
  TuneGoal goal = TuneGoal::final_loss;
  double threshold = 0;  ///< of epochs_to: the loss
  int epochs = 100;
  Mistake place;  ///< where it stands, for messages
};

/// That an optimizer's learning rate is the best of those tried, and how it came out: see scene/tune.hpp.
struct Tuned {
  std::string how;                             ///< "best of 25 by final loss"
  double score = 0;                            ///< the mean of the goal
  int diverged = 0;                            ///< runs with the best rate that diverge all the same
  bool is_lowest = false, is_highest = false;  ///< of the rates: a better one may lie beyond
};

/// How an optimizer is run, apart from its rule. None: as the scene says; in a scene: constant, no warm-up,
/// the plain gradient.
struct Regime {
  std::optional<ScheduleChoice> schedule;
  std::optional<Warmup> warmup;
  std::optional<GradientChoice> gradient;
  std::optional<Tuned> tuned = std::nullopt;

  int seeds() const { return gradient ? gradient->seeds : 1; }
};

/// One optimizer of the scene with its parameters.
struct OptimizerChoice {
  const OptimizerEntry* entry = nullptr;
  ParamValues params;
  std::string label;  ///< for the legend; the entry's title by default, in the scene's language
  Regime regime;
  Mistake at = {};             ///< its place in the scene, or its set's; no message yet
  bool has_own_label = false;  ///< somebody stated it
};

/// A descent that was run elsewhere.
struct Recording {
  std::string label;                             ///< for the legend
  std::vector<std::string> settings;             ///< what stands beside the label, as parts of a list
  std::shared_ptr<const Trajectory> trajectory;  ///< points and losses at least; never null
};

/// What is written with a film.
struct Extras {
  bool sidecar = false;          ///< STEM.json: what is in it
  bool poster = false;           ///< STEM.poster.png
  bool split_at_pauses = false;  ///< in place of the film its clips between pauses, and a still of each pause
  bool deck = false;             ///< in place of the film a page of clips and stills; from the command line
  bool snippets = false;         ///< STEM.snippets.md, which shows the poster; from the command line
};

/// A theme that something names, and where.
struct ThemeChoice {
  Theme theme;
  Sha256Digest digest;  ///< of its document
  Mistake at;           ///< no message
};

/// How one output is made: a profile with the scene's overrides.
struct OutputSpec {
  std::string profile;    ///< its name
  std::string format;     ///< "mp4", "gif" ..., or of trajectories: "csv" or "json"
  bool is_draft = false;  ///< the profile's name goes into the file's name
  Mistake where;          ///< its place in the scene, or the scene's where it names none; no message yet

  const FormatEntry* film = nullptr;  ///< null: the trajectories are written, nothing is drawn
  int width = 0, height = 0;          ///< this and what follows is for films
  Rational frame_rate;
  ParamValues settings;                             ///< of the format
  bool is_transparent = false;                      ///< nothing is painted under the panels
  std::optional<ThemeChoice> theme = std::nullopt;  ///< in place of the scene's: see output_theme.hpp
  Extras extras;

  bool is_film() const { return film != nullptr; }
  std::string extension() const { return film ? std::string(film->extension) : format; }  ///< may be empty

  /// A film of another format, with that format's defaults; as large and as fast.
  void set_format(const FormatEntry& entry) {
    format = entry.name;
    film = &entry;
    settings = ParamValues(entry.params);
  }
};

/// A key of the scene's root as it is written, and its place.
struct KeyDigest {
  std::string key;
  Sha256Digest digest;
  Mistake at = {};  ///< no message
};

/// Of a file, under the name that the scene gives it.
struct FileDigest {
  std::string name;
  Sha256Digest digest;
};

/// Digests of what a scene was read from: see scene/digest.hpp.
struct SourceDigests {
  std::vector<KeyDigest> keys;           ///< by name, without `outputs`
  FileDigest theme;                      ///< of its document
  std::optional<FileDigest> language;    ///< of its document; none for the program's own words
  std::optional<FileDigest> optimizers;  ///< of the set's document; none where the scene lists them
  std::vector<FileDigest> files;         ///< of data and narration, as they are named
};

/// A spoken track for formats that have sound.
struct NarrationSpec {
  std::string path;     ///< of a file that was read
  double seconds = 0;   ///< how long it lasts
  bool strict = false;  ///< it must be as long as the film
  Mistake where;
};

/// A file that was read for a scene.
struct InputFile {
  std::string path;
  std::string_view kind;  ///< "scene", "narration", "profile" ...
};

/// What `${name}` stood for.
struct SceneVariable {
  std::string name, value;
  bool is_swept = false;  ///< other films of the scene have other values
};

struct Scene {
  std::string file;      ///< as given by the user
  std::size_t path = 0;  ///< of the paths that were loaded together: the index of its file's
  std::string stem;      ///< the output's name: of the file, and of a sweep "-alpha=0.1" behind it
  std::vector<SceneVariable> variables;
  std::string film = {};  ///< of a sweep: "alpha=0.1, beta=0.9"; else empty
  std::size_t films = 1;  ///< of the scene, as it was loaded
  std::string title;      ///< may be empty
  SourceDigests sources;
  std::vector<InputFile> inputs;  ///< every file that was read: no output may replace one
  std::string language = "und";   ///< of its texts: three letters of ISO 639-2
  std::shared_ptr<const Words> words = english_words();  ///< in that language, where it is known
  std::optional<NarrationSpec> narration;
  SurfaceChoice surface;
  std::optional<Space> space;  ///< of an objective of more than two parameters
  std::vector<Point> starts;
  std::vector<OptimizerChoice> optimizers;
  std::vector<Recording> recordings;  ///< shown after the descents of the optimizers
  int epochs = 100;
  int seed = 0;  ///< of all noise
  std::optional<TuneSpec> tune;
  StopRules stop;
  Layout layout;
  View view;
  std::vector<OverlayChoice> overlays;
  TimelineSpec timeline;
  std::vector<CaptionSpec> captions;
  std::optional<CardSpec> opening, closing;
  std::vector<CameraKeySpec> camera_keys;
  std::optional<std::size_t> follow;  ///< the camera follows this series, from the first start
  std::vector<ZoomKeySpec> zoom_keys;
  Theme theme;
  Mistake theme_at;                           ///< the place of the key, which may be --theme
  std::map<std::string, Mistake> theme_keys;  ///< places of the keys of a theme that only this scene has
  std::vector<OutputSpec> outputs;
  Mistake at, layout_at, outputs_at;     ///< places of the scene and of these keys: the scene's without them
  std::vector<Mistake> warnings;         ///< what is allowed but hardly meant
  std::vector<DrawnText> texts;          ///< all of them
  std::vector<FormulaUse> formula_uses;  ///< in all its texts; may repeat
  std::shared_ptr<const FormulaBook> formulas = nullptr;  ///< all of them typeset; null if there are none

  /// For people: "s.yaml", of a sweep "s.yaml (alpha=0.1)".
  std::string name() const { return film.empty() ? file : file + " (" + film + ")"; }

  /// What outputs say of where they come from: the file's name alone, whatever the working directory is.
  std::string file_name() const { return file.substr(file.rfind('/') + 1); }
};

}  // namespace gradreel
