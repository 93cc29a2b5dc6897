// What the terminal and the pages of docs/ both say of entries, as texts.
#pragma once

#include <string>
#include <vector>

#include "film/overlay.hpp"
#include "optimizers/optimizer.hpp"
#include "surfaces/surface.hpp"
#include "video/format_entry.hpp"

namespace gradreel {

/// What a parameter may be: "[0, 1)", "above 0", "whole, 1 to 9", "true, false", "strong_wolfe, none".
std::string range_text(const Param& param);
std::string default_text(const Param& param);
std::string range_text(const Range& range);

/// "(0.5, 4)".
std::string point_text(Point p);

/// Whether schedules apply, as a sentence.
std::string schedules_text(const OptimizerEntry& entry);

/// Whether weight decay, clipping and noise apply, as a sentence.
std::string gradient_settings_text(const OptimizerEntry& entry);

/// The points and lengths that overlays and files may show, as a list; empty if there are none.
std::string landmarks_text(const OptimizerEntry& entry);

/// On which plots an overlay is drawn.
std::string plots_text(const OverlayEntry& entry);

/// What a format's films must be, and whether they may be transparent, as a list of clauses.
std::string format_limits(const FormatEntry& entry);

/// "global", "local", and where it is on the edge of the domain.
std::string kind_text(const Minimum& minimum);

/// "x in [-5, 5], y in [-5, 5]".
std::string domain_text(const Domain& domain);

/// "(0.5, 4), (-1, -1), (0, -4)"; of functions of one variable "0.5, -1".
std::string starts_text(const std::vector<Point>& starts, int dimension);

/// A table of the known minima, the heading first.
std::vector<std::vector<std::string>> minima_rows(const std::vector<Minimum>& minima, int dimension);

}  // namespace gradreel
