#include <fmt/format.h>

#include <algorithm>

#include "core/hash.hpp"
#include "draw/ticks.hpp"
#include "film/panel.hpp"
#include "film/text_blocks.hpp"
#include "panels/axes.hpp"

namespace gradreel::panel_entries {

namespace {

/// A card per descent: its marker, label and settings, and below them a status line that counts.
class Legend : public Panel {
 public:
  Legend(const FilmContent& content, const Box& cell, TextEngine& text)
      : content_(content), cell_(cell), grid_(legend_grid(content, cell.width, text)) {
    const int n = static_cast<int>(content.cards());
    const auto fits = [&](double end) { return end <= cell.height; };
    const auto rows = std::count_if(grid_.row_ends.begin(), grid_.row_ends.end(), fits);
    const int shown = std::min(n, std::max(1, static_cast<int>(rows)) * grid_.columns);
    for (int i = 0; i < shown; ++i) {
      const int column = i % grid_.columns, row = i / grid_.columns;
      const Point at = {cell.x + column * grid_.card_width,
                        cell.y + (row == 0 ? 0 : grid_.row_ends[static_cast<std::size_t>(row) - 1])};
      cards_.push_back(make_card(content.descents[static_cast<std::size_t>(i)], at, text));
    }
    hidden_ = n - shown;
  }

  Rect area() const override { return pixels_around(cell_); }

  void paint_backdrop(Canvas& canvas, const Moment&, Scratch*) const override {
    const Theme& theme = content_.theme;
    const TextStyle body = body_style(content_);
    for (std::size_t i = 0; i < cards_.size(); ++i) {
      const Card& card = cards_[i];
      paint_card_marker(canvas, content_, content_.descents[i], card.name_at);
      canvas.text(card.block.name, card.name_at, name_style(content_), theme.ink);
      for (std::size_t k = 0; k < card.block.settings.size(); ++k) {
        canvas.text(card.block.settings[k], card.settings_at(k, content_), body, theme.muted);
      }
    }
    if (hidden_ > 0) {
      canvas.text(fmt::format("and {} more", hidden_), {cell_.right(), cell_.bottom()}, small_text(content_),
                  content_.theme.muted, Align::right, VAlign::bottom);
    }
  }

  void list_moving(const Moment& moment, Scratch*, std::vector<MovingItem>& items) const override {
    for (std::size_t i = 0; i < cards_.size(); ++i) {
      const auto digest = Hash().add(content_.descents[i].epoch_at(moment)).add(is_over(i, moment)).value();
      items.push_back({line_around(cards_[i].status_at, cards_[i]), digest});
      if (cards_[i].block.has_rate) items.push_back({line_around(cards_[i].rate_at, cards_[i]), digest});
    }
  }

  void paint_moving(Canvas& canvas, const Moment& moment, Scratch*) const override {
    for (std::size_t i = 0; i < cards_.size(); ++i) {
      const Card& card = cards_[i];
      canvas.text(status(i, moment), card.status_at, body_style(content_), content_.theme.ink);
      if (!card.block.has_rate) continue;
      const Descent& d = content_.descents[i];
      canvas.text(rate_text(d, d.epoch_at(moment)), card.rate_at, body_style(content_), content_.theme.ink);
    }
  }

  std::uint64_t digest(const Moment& moment) const override {
    Hash hash;
    for (std::size_t i = 0; i < cards_.size(); ++i) {
      hash.add(content_.descents[i].epoch_at(moment)).add(is_over(i, moment));
    }
    return hash.value();
  }

  std::vector<LeftOut> left_out() const override {
    std::vector<LeftOut> all;
    if (hidden_ > 0) {
      all.push_back({fmt::format("the legend names {} of {} descents", cards_.size(), content_.cards())});
    }
    for (std::size_t i = 0; i < cards_.size(); ++i) {
      const std::string &label = content_.descents[i].label, &shown = cards_[i].block.name;
      if (shown != label) all.push_back({fmt::format("the legend cuts a label: '{}'", shown), label});
    }
    return all;
  }

 private:
  struct Card {
    Point at;  // top left
    CardBlock block;
    Point name_at, rate_at, status_at;  // baselines

    Point settings_at(std::size_t line, const FilmContent& content) const {
      if (line > 0) return name_at + Point{0, static_cast<double>(line) * body_line(content)};
      return name_at + Point{block.name_width + content.px(content.theme.text_size) * 0.5, 0};
    }
  };

  Card make_card(const Descent& d, Point at, TextEngine& text) const {
    const double size = content_.px(content_.theme.text_size);
    Card card;
    card.at = at;
    card.block = card_block(content_, d, grid_.card_width, text);
    card.name_at = {at.x + card_indent(content_), at.y + size};
    card.status_at =
        card.name_at + Point{0, static_cast<double>(card.block.settings.size()) * body_line(content_)};
    const std::vector<std::string>& settings = card.block.settings;
    card.rate_at = card.settings_at(settings.size() - 1, content_);
    card.rate_at.x += text.measure(settings.back(), body_style(content_)).width;
    return card;
  }

  /// From a baseline's start to the end of its card.
  Rect line_around(Point at, const Card& card) const {
    const double size = content_.px(content_.theme.text_size);
    return intersection(
        pixels_around({at.x - 2, at.y - size * 1.1, card.at.x + grid_.card_width - at.x, size * 1.5}),
        area());
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
    return status_text(epoch, t.losses[static_cast<std::size_t>(epoch)]);
  }

  const FilmContent& content_;
  Box cell_;
  LegendGrid grid_;
  std::vector<Card> cards_;
  int hidden_ = 0;
};

}  // namespace

const PanelEntry& legend() {
  static const PanelEntry entry = {
      .name = "legend",
      .doc = "names, settings and status of the descents",
      .make = [](const FilmContent& content, const ParamValues&, const Box& cell, TextEngine& text)
          -> std::unique_ptr<Panel> { return std::make_unique<Legend>(content, cell, text); },
  };
  return entry;
}

}  // namespace gradreel::panel_entries
