#include <fmt/format.h>

#include <algorithm>

#include "core/hash.hpp"
#include "film/legend_plan.hpp"
#include "film/panel.hpp"
#include "film/text_blocks.hpp"
#include "panels/axes.hpp"

namespace gradreel::panel_entries {

namespace {

/// An entry per descent: a card with its marker, label and settings and a status line that counts; or in
/// little room a line, see film/legend_plan.hpp.
class Legend : public Panel {
 public:
  Legend(const FilmContent& content, const Box& cell, TextEngine& text)
      : cell_(cell),
        plan_(plan_legend(content, cell.width, cell.height, text)),
        content_(with_text(content, plan_.text_px)) {
    for (std::size_t i = 0; i < plan_.shown; ++i) {
      const Descent& d = content_.descents[i];
      entries_.push_back(has_cards() ? make_card(d, card_at(i), text) : make_line(d, line_at(i + 1), text));
    }
  }

  Rect area() const override { return pixels_around(cell_); }
  std::size_t unnamed() const override { return content_.cards() - plan_.shown; }

  void paint_backdrop(Canvas& canvas, const Moment&, Scratch*) const override {
    const Theme& theme = content_.theme;
    const TextStyle body = body_style(content_);
    for (std::size_t i = 0; i < entries_.size(); ++i) {
      const Entry& entry = entries_[i];
      paint_card_marker(canvas, content_, content_.descents[i], entry.name_at);
      canvas.text(entry.block.name, entry.name_at, name_style(content_), theme.ink);
      for (std::size_t k = 0; k < entry.block.settings.size(); ++k) {
        canvas.text(entry.block.settings[k], entry.settings_at(k, content_), body, theme.muted);
      }
    }
    if (plan_.note.empty()) return;
    canvas.text(plan_.note, {cell_.x, cell_.y + plan_.grid.height() + em()}, body, theme.ink);
  }

  void list_moving(const Moment& moment, Scratch*, std::vector<MovingItem>& items) const override {
    if (!has_cards()) {
      items.push_back({line_around(epoch_at(), line_at(0)), Hash().add(latest_epoch(moment)).value()});
    }
    if (!has_status()) return;
    for (std::size_t i = 0; i < entries_.size(); ++i) {
      const Entry& entry = entries_[i];
      const auto digest = Hash().add(content_.descents[i].epoch_at(moment)).add(is_over(i, moment)).value();
      items.push_back({line_around(entry.status_at, entry.at), digest});
      if (entry.block.has_rate) items.push_back({line_around(entry.rate_at, entry.at), digest});
    }
  }

  void paint_moving(Canvas& canvas, const Moment& moment, Scratch*) const override {
    const TextStyle body = body_style(content_);
    const Color ink = content_.theme.ink;
    if (!has_cards()) {
      canvas.text(content_.epoch_text(latest_epoch(moment)), epoch_at(), body, ink);
    }
    if (!has_status()) return;
    for (std::size_t i = 0; i < entries_.size(); ++i) {
      const Entry& entry = entries_[i];
      canvas.text(status(i, moment), entry.status_at, body, ink);
      if (!entry.block.has_rate) continue;
      const Descent& d = content_.descents[i];
      canvas.text(rate_text(content_, d, d.epoch_at(moment)), entry.rate_at, body, ink);
    }
  }

  std::uint64_t digest(const Moment& moment) const override {
    Hash hash;
    if (!has_cards()) hash.add(latest_epoch(moment));
    for (std::size_t i = 0; has_status() && i < entries_.size(); ++i) {
      hash.add(content_.descents[i].epoch_at(moment)).add(is_over(i, moment));
    }
    return hash.value();
  }

  std::vector<LeftOut> left_out() const override {
    std::vector<LeftOut> all;
    if (unnamed() > 0) {
      all.push_back({fmt::format("the legend names {} of {} descents", entries_.size(), content_.cards())});
    }
    for (std::size_t i = 0; i < entries_.size(); ++i) {
      const std::string &label = content_.descents[i].label, &shown = entries_[i].block.name;
      if (shown != label) all.push_back({fmt::format("the legend cuts a label: '{}'", shown), label});
    }
    return all;
  }

 private:
  struct Entry {
    Point at;                           // top left
    CardBlock block;                    // of a line, only the name
    Point name_at, rate_at, status_at;  // baselines

    Point settings_at(std::size_t line, const FilmContent& content) const {
      if (line > 0) return name_at + Point{0, static_cast<double>(line) * body_line(content)};
      return name_at + Point{block.name_width + content.px(content.theme.text_size) * 0.5, 0};
    }
  };

  double em() const { return content_.px(content_.theme.text_size); }
  bool has_cards() const { return plan_.detail == LegendDetail::cards; }
  bool has_status() const { return plan_.detail != LegendDetail::names; }

  Point cell_at(int column, int row) const {
    const double y = row == 0 ? 0 : plan_.grid.row_ends[static_cast<std::size_t>(row) - 1];
    return {cell_.x + column * plan_.grid.card_width, cell_.y + y};
  }
  Point card_at(std::size_t i) const {
    const int n = static_cast<int>(i);
    return cell_at(n % plan_.grid.columns, n / plan_.grid.columns);
  }
  /// The first is that of the epoch.
  Point line_at(std::size_t i) const {
    const int n = static_cast<int>(i);
    return cell_at(n / plan_.rows(), n % plan_.rows());
  }
  Point epoch_at() const { return line_at(0) + Point{card_indent(content_), em()}; }

  Entry make_card(const Descent& d, Point at, TextEngine& text) const {
    Entry card;
    card.at = at;
    card.block = card_block(content_, d, plan_.grid.card_width, text);
    card.name_at = {at.x + card_indent(content_), at.y + em()};
    const std::vector<std::string>& settings = card.block.settings;
    card.status_at = card.name_at + Point{0, static_cast<double>(settings.size()) * body_line(content_)};
    card.rate_at = card.settings_at(settings.size() - 1, content_);
    card.rate_at.x += text.measure(settings.back(), body_style(content_)).width;
    return card;
  }

  Entry make_line(const Descent& d, Point at, TextEngine& text) const {
    Entry line;
    line.at = at;
    line.name_at = {at.x + card_indent(content_), at.y + em()};
    line.block.name = text.fitted(d.label, name_style(content_), plan_.name_width);
    line.status_at = line.name_at + Point{plan_.name_width + kBeforeLoss * em(), 0};
    return line;
  }

  /// From a baseline's start to the end of its entry, which starts at `entry`.
  Rect line_around(Point at, Point entry) const {
    return intersection(
        pixels_around({at.x - 2, at.y - em() * 1.1, entry.x + plan_.grid.card_width - at.x, em() * 1.5}),
        area());
  }

  /// The descent ended before the common clock did.
  bool is_over(std::size_t i, const Moment& moment) const {
    const Trajectory& t = *content_.descents[i].trajectory;
    return t.outcome != Outcome::finished && moment.epoch >= t.epochs();
  }

  /// The epoch of the common clock; descents that have ended stay behind.
  int latest_epoch(const Moment& moment) const {
    int latest = 0;
    for (const Descent& d : content_.descents) latest = std::max(latest, d.epoch_at(moment));
    return latest;
  }

  std::string status(std::size_t i, const Moment& moment) const {
    const Trajectory& t = *content_.descents[i].trajectory;
    const int epoch = content_.descents[i].epoch_at(moment);
    if (!has_cards()) return line_status(content_, t, epoch);
    if (is_over(i, moment)) return outcome_text(content_, t.outcome, epoch);
    return status_text(content_, epoch, t.losses[static_cast<std::size_t>(epoch)]);
  }

  Box cell_;
  LegendPlan plan_;
  FilmContent content_;  // with text of the plan's size
  std::vector<Entry> entries_;
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
