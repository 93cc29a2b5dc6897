// Writes descents as text: CSV for tables and data frames, JSON for programs.
//
// CSV: a header, then one row per epoch of each descent; epoch 0 is the start. Lines end in LF; text is
// quoted where RFC 4180 requires it. `descent` and `start` are indices from 0. `learning_rate` is that of the
// step from this epoch to the next, so it is empty in a descent's last row. Values that are not known of a
// recorded descent are empty: optimizer, start, gradient norms, learning rates. In JSON too, and its
// "parameters" are {}.
//
// JSON: {"scene": ..., "descents": [{"label", "optimizer", "parameters": {...}, "start": [x, y], "outcome",
// "epoch", "points": [[x, y], ...], "losses", "gradient_norms", "learning_rates"}]}, one descent per line.
// "epoch" is that of the outcome; "learning_rates" is one shorter than the other lists. Non-finite numbers
// are the strings "NaN", "Infinity" and "-Infinity". Of a recording only the epochs that were recorded are
// written, and in JSON listed as "epochs" if there are gaps.
//
// In one dimension there is no y: CSV has no such column, and in JSON a point is a number. Of more than two
// parameters the columns are x0, x1 ..., and in JSON a point is a list of all of them.
//
// Rules that know more than their point (Optimizer::landmarks) add columns and keys at the end, in CSV if any
// descent has them: gradient_x, gradient_y and "gradient_points", where the step from this epoch to the next
// took its gradient; NAME_x, NAME_y and "NAME_points", a point at this epoch; NAME, a length of the step.
// What belongs to steps is one shorter than the points.
//
// Numbers are the shortest decimals that read back as the same doubles.
#pragma once

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/param.hpp"
#include "descent/trajectory.hpp"

namespace gradreel {

/// A descent with all that made it.
struct DescentRecord {
  std::string label;
  std::string optimizer;          ///< its name; empty: the descent was run elsewhere
  Parameters parameters;          ///< all of them, the learning rate included
  std::optional<int> start = {};  ///< index of the start, from 0; none: it has one of its own
  const Trajectory* trajectory = nullptr;
  int dimension = 2;  ///< of the function: 1 or 2; the same for all records of a file
};

/// Receives the next piece of a text. Returns false to stop.
using TextSink = std::function<bool(std::string_view)>;

/// "csv" and "json".
std::span<const std::string_view> trajectory_formats();

/// Passes the text to `sink` in blocks of about 64 KiB and never holds it all. `scene` is the name shown in
/// JSON. Returns false if the sink stopped it. Throws what the sink throws, and std::logic_error for an
/// unknown format.
bool write_trajectories(std::string_view format, std::string_view scene,
                        std::span<const DescentRecord> descents, const TextSink& sink);

}  // namespace gradreel
