// Plots of a quantity over the epochs, with one curve per descent.
#pragma once

#include <array>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "panels/axes.hpp"
#include "panels/plane_trails.hpp"

namespace gradreel {

/// For each of the content's descents, one value per epoch, from epoch 0.
using Curves = std::vector<std::span<const double>>;

/// `adapt` of a panel whose numbers a descent may lack: keeps the descents that have them.
template <bool (Trajectory::*has)() const>
void keep_those_with(const ParamValues&, FilmContent& content) {
  std::erase_if(content.descents, [](const Descent& d) { return !(*d.trajectory.*has)(); });
}

/// Throws Error (not an input error) if no descent is left; `numbers`: "gradient norms".
void require_descents(const FilmContent& content, std::string_view panel, std::string_view numbers);

/// The values that a plot shows.
struct CurveRange {
  double low = 0, high = 1;
  double offset = 0;  ///< subtracted before the logarithm
  bool logarithmic = false;
  bool is_stated = false;  ///< curves may reach beyond it: they then run along its ends, with marks
};

/// The range of all values. Values above three times the highest start, which only diverging descents reach,
/// are cut off. `offset` is the zero point of a logarithmic axis; values that do not exceed it by more than
/// rounding errors are below the axis. If all of them are, the axis is linear, whatever `axis` says.
CurveRange range_of(const Curves& curves, LossAxis axis, double offset);

/// The stated range: logarithmic where range_of() would be and `low` is positive, or where `axis` is log.
/// `low` and `high` are as the axis is labelled: without `offset`.
CurveRange stated_range(const Curves& curves, LossAxis axis, double offset, double low, double high);

/// Declares and reads the option `axis` of panels with curves.
Param axis_option(std::string_view doc);
LossAxis axis_of(const ParamValues& options);

/// An axis label, and a short one for plots too low for it.
struct CurveLabel {
  std::string name, short_name;
};

/// The axes of a plot over epochs in `cell`. Without `names_epochs` the epoch axis has ticks but no numbers,
/// for a plot above another one with the same epochs.
Axes curve_axes(const FilmContent& content, const Box& cell, const CurveRange& range, const CurveLabel& label,
                bool names_epochs, TextEngine& text);

class CurvePlot : public Panel {
 public:
  /// Does not keep a reference to `curves`.
  CurvePlot(const FilmContent& content, const Box& cell, const Curves& curves, const CurveRange& range,
            Axes axes);

  Rect area() const override { return pixels_around(cell_); }
  void paint_backdrop(Canvas& canvas, const Moment&, Scratch*) const override;
  void grow(const LayerCanvases& layers, int from, int to, const Moment&, Scratch*,
            std::vector<Rect>& touched) const override;
  void list_moving(const Moment& moment, Scratch*, std::vector<MovingItem>& items) const override {
    trails_.list_moving(moment, items);
  }
  void paint_unfinished(const LayerCanvases& layers, const Moment& moment, Scratch*) const override {
    trails_.paint_unfinished(layers, moment);
  }
  void paint_moving(Canvas& canvas, const Moment& moment, Scratch*) const override {
    trails_.paint_moving(canvas, moment);
  }
  std::uint64_t digest(const Moment& moment) const override { return trails_.digest(moment); }

 private:
  enum class End { low, high };
  Rect mark_end(Canvas& canvas, std::size_t d, End end) const;

  const FilmContent& content_;
  Box cell_;
  CurveRange range_;
  Axes axes_;
  PlaneTrails trails_;
  // Per end and descent: the first epoch whose value the axis cannot show, or -1.
  std::array<std::vector<int>, 2> beyond_;
};

}  // namespace gradreel
