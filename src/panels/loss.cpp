#include "core/error.hpp"
#include "panels/curves.hpp"

namespace gradreel::panel_entries {

namespace {

Curves losses(const FilmContent& content) {
  Curves curves;
  for (const Descent& d : content.descents) curves.emplace_back(d.trajectory->losses);
  return curves;
}

/// The known minimum where it is not positive: what is left to go has a logarithm.
double offset_of(const FilmContent& content) {
  const bool below_zero = !content.minima.empty() && content.minima.front().value <= 0;
  return below_zero ? content.minima.front().value : 0;
}

std::unique_ptr<Panel> make_loss(const FilmContent& content, const ParamValues& options, const Box& cell,
                                 TextEngine& text) {
  const Curves curves = losses(content);
  const LossAxis axis = options.is_stated("axis") ? axis_of(options) : content.view.loss_axis;
  const auto& limits = content.view.loss_limits;
  if (limits && axis == LossAxis::log && (*limits)[0] <= 0) {
    throw Error("a logarithmic axis shows only positive losses: view.loss_limits must begin above 0");
  }
  const double offset = offset_of(content);
  const CurveRange range = limits ? stated_range(curves, axis, offset, (*limits)[0], (*limits)[1])
                                  : range_of(curves, axis, offset);
  const bool has_offset = range.logarithmic && range.offset != 0;
  const CurveLabel label = {content.word(has_offset ? Word::loss_above_minimum : Word::loss),
                            content.word(Word::loss)};
  return std::make_unique<CurvePlot>(content, cell, curves, range,
                                     curve_axes(content, cell, range, label, true, text));
}

}  // namespace

const PanelEntry& loss() {
  static const PanelEntry entry = {
      .name = "loss",
      .doc = "loss over epochs",
      .make = make_loss,
      .options = {axis_option("scale of the losses; if not stated, view.loss_axis")},
  };
  return entry;
}

}  // namespace gradreel::panel_entries
