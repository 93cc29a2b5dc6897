// Puts panels into their cells, one after the other.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "film/layout.hpp"

namespace gradreel {

/// What a layout works with, and what it has placed so far.
class Placer {
 public:
  /// `panels`: all there are.
  Placer(std::span<const PanelEntry* const> panels, const FilmContent& film_content, TextEngine& engine)
      : content(film_content), text(engine), panels_(panels) {}

  const FilmContent& content;
  TextEngine& text;

  /// The panel of that name with its options at their defaults. Throws std::logic_error if there is none.
  PanelChoice plain(std::string_view name) const;

  /// Adds a panel in its cell, below its heading if it has a title.
  void place(const PanelChoice& choice, Box cell);

  void add(Placement placement) { placed_.push_back(std::move(placement)); }

  std::vector<Placement> take() { return std::move(placed_); }

 private:
  std::span<const PanelEntry* const> panels_;
  std::vector<Placement> placed_;
};

}  // namespace gradreel
