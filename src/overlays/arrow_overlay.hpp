// The base of overlays that draw an arrow at each descent.
#pragma once

#include <optional>
#include <string>

#include "overlays/arrow.hpp"

namespace gradreel {

/// Derived classes provide the two ends. The first descent's arrow has a label.
class ArrowOverlay : public Overlay {
 public:
  void list_moving(const Moment& moment, const Ground& ground, std::vector<MovingItem>& items) const override;
  void paint_moving(Canvas& canvas, const Ground& ground, const Moment& moment) const override;

 protected:
  enum class LabelAt { tip, side };  ///< so that the labels of two coinciding arrows do not collide

  /// `label` may be empty. `ink`: use the text's colour instead of the trails'.
  ArrowOverlay(const FilmContent& content, const OverlayChoice& choice, std::string label, LabelAt place,
               bool ink, TextEngine& text);

  struct Ends {
    Point from, to;  // places
  };
  virtual std::optional<Ends> ends(const Descent& descent, const Moment& moment,
                                   const Ground& ground) const = 0;

  const FilmContent& content() const { return content_; }
  const std::vector<std::size_t>& descents() const { return descents_; }

 private:
  struct Drawn {
    Arrow arrow;
    ArrowStyle style;
    bool is_labelled = false;
  };
  std::optional<Drawn> drawn(std::size_t i, const Moment& moment, const Ground& ground) const;
  Point label_at(const Arrow& arrow) const;

  const FilmContent& content_;
  std::vector<std::size_t> descents_;
  std::string label_;
  LabelAt label_place_;
  bool ink_;
  Point label_reach_;
};

/// The parameter `label`: whether to draw one.
Param label_param();

}  // namespace gradreel
