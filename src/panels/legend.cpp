#include <fmt/format.h>

#include <algorithm>

#include "core/hash.hpp"
#include "draw/ticks.hpp"
#include "film/layout.hpp"
#include "film/panel.hpp"
#include "panels/axes.hpp"

namespace gradreel::panel_entries {

namespace {

constexpr double kWidest = 0.56;  // of a card, as a share of the frame's shorter side

/// A card per descent: its marker, label and settings, and below them a status line that counts.
class Legend : public Panel {
 public:
  Legend(const FilmContent& content, const Box& cell, TextEngine& text)
      : content_(content),
        cell_(cell),
        name_style_{.size_px = content.px(content.theme.text_size), .weight = Weight::semibold},
        status_style_{.size_px = content.px(content.theme.text_size), .weight = Weight::regular} {
    const int n = static_cast<int>(content.descents.size()), columns = legend_columns(content);
    const double line = content.px(content.theme.text_size) * 1.3;
    const int rows = std::max(1, static_cast<int>(cell.height / (2 * line)));
    const double width = std::min(cell.width / columns, content.px(kWidest));
    const int shown = std::min(n, rows * columns);
    for (int i = 0; i < shown; ++i) {
      const int column = i % columns, row = i / columns;
      const Box box = {cell.x + column * width, cell.y + row * line * 2.1, width, 2 * line};
      cards_.push_back(make_card(content.descents[static_cast<std::size_t>(i)], box, text));
    }
    hidden_ = n - shown;
  }

  Rect area() const override { return pixels_around(cell_); }

  void paint_still(Canvas& canvas, const Moment&, Scratch*) const override {
    const Theme& theme = content_.theme;
    for (std::size_t i = 0; i < cards_.size(); ++i) {
      const Card& card = cards_[i];
      const Descent& d = content_.descents[i];
      const double y = card.name_at.y - content_.px(theme.text_size) * 0.36, radius = content_.px(0.0115);
      canvas.marker(d.marker, {card.box.x + radius, y}, radius, d.color, theme.background,
                    content_.px(0.0022));
      canvas.text(card.name, card.name_at, name_style_, theme.ink);
      canvas.text(card.settings, card.settings_at, status_style_, theme.muted);
    }
    if (hidden_ > 0) {
      canvas.text(fmt::format("and {} more", hidden_), {cell_.right(), cell_.bottom()}, small_text(content_),
                  content_.theme.muted, Align::right, VAlign::bottom);
    }
  }

  void list_moving(const Moment& moment, Scratch*, std::vector<MovingItem>& items) const override {
    for (std::size_t i = 0; i < cards_.size(); ++i) {
      const int epoch = content_.descents[i].epoch_at(moment);
      items.push_back({cards_[i].status_bounds, Hash().add(epoch).add(is_over(i, moment)).value()});
    }
  }

  void paint_moving(Canvas& canvas, const Moment& moment, Scratch*) const override {
    for (std::size_t i = 0; i < cards_.size(); ++i) {
      const std::string text = status(i, moment);
      canvas.text(text, cards_[i].status_at, status_style_, content_.theme.ink);
    }
  }

  std::uint64_t digest(const Moment& moment) const override {
    Hash hash;
    for (std::size_t i = 0; i < cards_.size(); ++i) {
      hash.add(content_.descents[i].epoch_at(moment)).add(is_over(i, moment));
    }
    return hash.value();
  }

 private:
  struct Card {
    Box box;
    std::string name, settings;
    Point name_at, settings_at, status_at;
    Rect status_bounds;
  };

  Card make_card(const Descent& d, const Box& box, TextEngine& text) const {
    Card card;
    card.box = box;
    const double size = content_.px(content_.theme.text_size), indent = content_.px(0.0115) * 2.9;
    const double room = box.width - indent - content_.px(0.012);
    card.settings = d.settings;
    const double settings_width = text.measure(d.settings, status_style_).width;
    card.name = text.fitted(d.label, name_style_, std::max(room * 0.4, room - settings_width - size * 0.5));
    const double name_width = text.measure(card.name, name_style_).width;
    card.settings = text.fitted(d.settings, status_style_, std::max(0.0, room - name_width - size * 0.5));
    card.name_at = {box.x + indent, box.y + size};
    card.settings_at = {card.name_at.x + name_width + size * 0.5, card.name_at.y};
    card.status_at = {box.x + indent, box.y + size * 2.3};
    card.status_bounds = intersection(
        pixels_around({card.status_at.x - 2, card.status_at.y - size * 1.1, box.width - indent, size * 1.5}),
        area());
    return card;
  }

  /// The descent ended before the common clock did.
  bool is_over(std::size_t i, const Moment& moment) const {
    const Trajectory& t = *content_.descents[i].trajectory;
    return t.outcome != Outcome::finished && moment.epoch >= t.epochs();
  }

  std::string status(std::size_t i, const Moment& moment) const {
    const Trajectory& t = *content_.descents[i].trajectory;
    const int epoch = content_.descents[i].epoch_at(moment);
    if (is_over(i, moment)) return fmt::format("{} at epoch {}", to_string(t.outcome), epoch);
    return fmt::format("Epoch: {}  Loss: {}", epoch, format_loss(t.losses[static_cast<std::size_t>(epoch)]));
  }

  const FilmContent& content_;
  Box cell_;
  TextStyle name_style_, status_style_;
  std::vector<Card> cards_;
  int hidden_ = 0;
};

}  // namespace

const PanelEntry& legend() {
  static const PanelEntry entry = {
      .name = "legend",
      .doc = "names, settings and status of the descents",
      .make = [](const FilmContent& content, const Box& cell, TextEngine& text) -> std::unique_ptr<Panel> {
        return std::make_unique<Legend>(content, cell, text);
      },
  };
  return entry;
}

}  // namespace gradreel::panel_entries
