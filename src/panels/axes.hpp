// A rectangular plot with two axes, ticks and labels.
#pragma once

#include <string>
#include <vector>

#include "draw/ticks.hpp"
#include "film/content.hpp"

namespace gradreel {

/// One axis: an interval of values, linear or logarithmic.
struct Axis {
  double low = 0, high = 1;
  bool logarithmic = false;
  std::vector<Tick> ticks;
  std::string label;
  bool has_numbers = true;       ///< false: only ticks and grid lines
  int most = 0;                  ///< ticks, of which Axes takes as many as have room; 0: `ticks` as they are
  bool whole = false;            ///< ticks at whole numbers only
  std::string short_label = {};  ///< where `label` has no room; may be empty

  /// 0 at `low`, 1 at `high`, not clamped. Logarithmic: value > 0.
  double position(double value) const;
  double value_at(double position) const;  ///< its inverse
};

class Axes {
 public:
  /// Places the plot inside `cell`, with room for the labels, which keep clear of each other. Where they
  /// would be long, the name of an axis tells what they leave out (draw/round_numbers.hpp). `aspect` is
  /// positive where the units of x and y can be compared: then the plot is the largest centred box of that
  /// width-to-height ratio, or it fills the cell, as the view's aspect says. A note tells where it is not to
  /// scale, and of a plane through many parameters that points lie off it.
  Axes(const FilmContent& content, const Box& cell, Axis x, Axis y, double aspect, TextEngine& text);

  const Box& plot() const { return plot_; }
  const Axis& x() const { return x_; }
  const Axis& y() const { return y_; }
  Point to_px(double x, double y) const;
  bool has_equal_units() const { return has_equal_units_; }  ///< of x and y

  /// The same plot with other axes, for panning and zooming. Their labels should not be longer.
  Axes showing(Axis x, Axis y) const;

  void paint_grid(Canvas& canvas, const FilmContent& content) const;
  void paint_labels(Canvas& canvas, const FilmContent& content) const;  ///< with ticks and the plot's border

 private:
  void place(const FilmContent& content, const Box& cell, double aspect, TextEngine& text);
  bool choose_all_ticks(const FilmContent& content, const Axis& x, const Axis& y, const Box& plot,
                        TextEngine& text);
  Box room(const FilmContent& content, const Box& cell, double widest_y, TextEngine& text) const;
  void make_note(const FilmContent& content, const Box& cell, const std::vector<std::string>& notes,
                 TextEngine& text);
  void paint_names(Canvas& canvas, const FilmContent& content) const;

  Box plot_;
  Axis x_, y_;
  bool has_equal_units_ = false;
  std::string note_;            // below the plot, at the right
  bool note_has_line_ = false;  // of its own, else that of the name of x
  double y_label_x_ = 0;
};

/// The numbers as the film's language writes them.
std::vector<Tick> in_language(std::vector<Tick> ticks, const FilmContent& content);

/// Styles that panels share.
TextStyle small_text(const FilmContent& content);

}  // namespace gradreel
