// Descents as text: CSV for tables and data frames, JSON for programs.
//
// CSV: a header and one row per epoch of every descent, in their order; epoch 0 is the start. Lines end in
// LF; texts stand in quotes where RFC 4180 asks for it. `descent` and `start` are indices from 0.
// `learning_rate` is that of the step from this epoch to the next, so it is empty in a descent's last row.
// What is not known of a descent that was run elsewhere is empty: optimizer, start, gradient norms, learning
// rates; in JSON too, and its "parameters" are {}.
//
// JSON: {"scene": ..., "descents": [{"label", "optimizer", "parameters": {...}, "start": [x, y], "outcome",
// "epoch", "points": [[x, y], ...], "losses", "gradient_norms", "learning_rates"}]}, one descent per line.
// "epoch" is the epoch of the outcome; "learning_rates" is one shorter than the others. Numbers that are not
// finite are the texts "NaN", "Infinity" and "-Infinity".
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
  std::string optimizer;     ///< its name; empty: the descent was run elsewhere
  Parameters parameters;     ///< all of them, the learning rate included
  std::optional<int> start;  ///< index of the start, from 0; none: it has one of its own
  const Trajectory* trajectory = nullptr;
};

/// Takes the next piece of a text; false: no more, please.
using TextSink = std::function<bool(std::string_view)>;

/// "csv" and "json".
std::span<const std::string_view> trajectory_formats();

/// Hands the text on in blocks of some 64 KiB, so that it is never held whole; `scene` is the name that JSON
/// shows. False if the sink wanted no more. Throws what the sink throws, and std::logic_error for an unknown
/// format.
bool write_trajectories(std::string_view format, std::string_view scene,
                        std::span<const DescentRecord> descents, const TextSink& sink);

}  // namespace gradreel
