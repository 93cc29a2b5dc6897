#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <limits>

#include "core/hash.hpp"
#include "draw/ticks.hpp"
#include "film/legend_plan.hpp"
#include "film/panel.hpp"
#include "film/text_blocks.hpp"

namespace gradreel::panel_entries {

namespace {

/// A column of numbers, right-aligned at a place that never moves.
struct Column {
  std::string head;
  std::string widest;  ///< a text as wide as any of the film's
  int rank = 0;        ///< the highest goes first where there is no room for all
  std::function<std::string(const Descent&, int epoch)> text;
  double right = 0;  ///< in pixels
};

double distance_to_nearest(const std::vector<Minimum>& minima, Point p) {
  double nearest = std::numeric_limits<double>::infinity();
  for (const Minimum& m : minima) nearest = std::min(nearest, length(p - m.at));
  return nearest;
}

bool any_rate_changes(const FilmContent& content) {
  return std::any_of(content.descents.begin(), content.descents.end(),
                     [](const Descent& d) { return rate_changes(*d.trajectory); });
}

bool any_ends_early(const FilmContent& content) {
  return std::any_of(content.descents.begin(), content.descents.end(), [](const Descent& d) {
    return !d.is_thin && d.trajectory->outcome != Outcome::finished;
  });
}

/// All columns that say something in this film.
std::vector<Column> columns_of(const FilmContent& content) {
  constexpr const char* kNumber = "0.0012345";
  const auto number = [&content](double value) { return content.words->number(format_loss(value)); };
  std::vector<Column> columns;
  if (any_rate_changes(content)) {
    columns.push_back({"αₖ", "0.000123", 2,
                       [&content](const Descent& d, int epoch) { return rate_number(content, d, epoch); }});
  }
  columns.push_back({content.unit_word(), fmt::format("{}", content.epochs), 5,
                     [](const Descent&, int epoch) { return fmt::format("{}", epoch); }});
  columns.push_back({content.word(Word::loss), kNumber, 0, [number](const Descent& d, int epoch) {
                       return number(d.trajectory->losses[static_cast<std::size_t>(epoch)]);
                     }});
  if (!content.minima.empty()) {
    columns.push_back(
        {content.word(Word::to_minimum), kNumber, 3, [&content, number](const Descent& d, int epoch) {
           if (!d.trajectory->has_points()) return std::string();
           const Point at = d.trajectory->points[static_cast<std::size_t>(epoch)];
           return number(distance_to_nearest(content.minima, at));
         }});
  }
  if (any_ends_early(content)) {
    columns.push_back({"", content.word(Word::converged), 4, [&content](const Descent& d, int epoch) {
                         const Trajectory& t = *d.trajectory;
                         const bool is_over = t.outcome != Outcome::finished && epoch >= t.epochs();
                         return is_over ? outcome_word(content, t.outcome) : std::string();
                       }});
  }
  return columns;
}

/// A row per descent: marker, name and settings, and numbers that count. Where not all columns fit, the
/// settings go below the names, then the epoch goes into the head, then columns are left out. Where not all
/// rows fit, the text is smaller, then settings are left out, and at last a note says who is missing.
class Status : public Panel {
 public:
  Status(const FilmContent& content, const Box& cell, TextEngine& text)
      : whole_(content), cell_(cell), content_(content) {
    for (const double px : legend_sizes(content)) {
      content_ = with_text(content, px);
      arrange(true, text);
      if (unnamed() == 0) return;
    }
    arrange(false, text);
    if (unnamed() > 0) note_ = unnamed_note(content_, rows_.size(), cell.width, text);
  }

  std::size_t unnamed() const override { return content_.cards() - rows_.size(); }

  std::vector<LeftOut> left_out() const override {
    if (unnamed() == 0) return {};
    return {{fmt::format("the panel 'status' names {} of {} descents", rows_.size(), content_.cards())}};
  }
  Rect area() const override { return pixels_around(cell_); }

  void paint_backdrop(Canvas& canvas, const Moment&, Scratch*) const override {
    const Theme& theme = content_.theme;
    const TextStyle body = body_style(content_);
    for (const Column& c : columns_)
      canvas.text(c.head, {c.right, head_y()}, body, theme.muted, Align::right);
    const double rule = head_y() + 0.4 * size();
    const Point line[] = {{cell_.x, rule}, {cell_.right(), rule}};
    canvas.stroke(line, {.width_px = content_.px(0.0016), .color = theme.grid});
    for (std::size_t i = 0; i < rows_.size(); ++i) paint_name(canvas, i);
    if (note_.empty()) return;
    canvas.text(note_, {cell_.x, cell_.bottom()}, body, theme.ink, Align::left, VAlign::bottom);
  }

  void list_moving(const Moment& moment, Scratch*, std::vector<MovingItem>& items) const override {
    for (std::size_t i = 0; i < rows_.size(); ++i) {
      const double y = rows_[i].baseline;
      const Box numbers = {numbers_x_, y - 1.1 * size(), cell_.right() - numbers_x_, 1.5 * size()};
      const auto digest = Hash().add(content_.descents[i].epoch_at(moment)).value();
      items.push_back({intersection(pixels_around(numbers), area()), digest});
    }
    if (!epoch_in_head_) return;
    const Box head = {cell_.x, cell_.y, numbers_x_ - cell_.x, 1.4 * size()};
    items.push_back({intersection(pixels_around(head), area()), Hash().add(latest_epoch(moment)).value()});
  }

  void paint_moving(Canvas& canvas, const Moment& moment, Scratch*) const override {
    if (epoch_in_head_) {
      canvas.text(content_.epoch_text(latest_epoch(moment)), {cell_.x, head_y()}, body_style(content_),
                  content_.theme.ink);
    }
    for (std::size_t i = 0; i < rows_.size(); ++i) {
      const Descent& d = content_.descents[i];
      for (const Column& c : columns_) {
        canvas.text(c.text(d, d.epoch_at(moment)), {c.right, rows_[i].baseline}, body_style(content_),
                    content_.theme.ink, Align::right);
      }
    }
  }

  std::uint64_t digest(const Moment& moment) const override {
    Hash hash;
    for (std::size_t i = 0; i < rows_.size(); ++i) hash.add(content_.descents[i].epoch_at(moment));
    if (epoch_in_head_) hash.add(latest_epoch(moment));
    return hash.value();
  }

 private:
  struct Row {
    double baseline = 0;
    std::string name, settings;  // as they fit
  };

  /// All anew, in the content's text size.
  void arrange(bool with_settings, TextEngine& text) {
    const double gap = 0.9 * size();
    columns_ = columns_of(whole_);
    rows_.clear();
    has_settings_ = with_settings;
    double names = 0, settings = 0;
    for (std::size_t i = 0; i < content_.cards(); ++i) {
      const Descent& d = content_.descents[i];
      names = std::max(names, text.measure(d.label, name_style(content_)).width);
      settings = std::max(settings, text.measure(settings_of(d), body_style(content_)).width);
    }
    names = std::min(names, 14 * size());
    const double indent = card_indent(content_);
    drop_columns(indent + names + gap, gap, text);
    epoch_in_head_ = std::none_of(columns_.begin(), columns_.end(),
                                  [&](const Column& c) { return c.head == content_.unit_word(); });
    const double numbers = place_columns(gap, text);
    const double room = cell_.width - numbers - indent;
    two_lines_ = settings > 0 && names + gap + settings > room;
    name_room_ = two_lines_ || settings == 0 ? room : names;
    settings_x_ = two_lines_ ? indent : indent + names + gap;
    place_rows(text);
  }

  /// The epoch of the common clock; descents that have ended stay behind.
  int latest_epoch(const Moment& moment) const {
    int latest = 0;
    for (const Descent& d : content_.descents) latest = std::max(latest, d.epoch_at(moment));
    return latest;
  }

  double size() const { return content_.px(content_.theme.text_size); }
  double head_y() const { return cell_.y + size(); }
  std::string settings_of(const Descent& d) const {
    return has_settings_ ? fmt::format("{}", fmt::join(d.settings, ", ")) : std::string();
  }

  static double width_of(const Column& c, const FilmContent& content, TextEngine& text) {
    return std::max(text.measure(c.head, body_style(content)).width,
                    text.measure(c.widest, body_style(content)).width);
  }

  void drop_columns(double names, double gap, TextEngine& text) {
    const auto needed = [&] {
      double width = names;
      for (const Column& c : columns_) width += width_of(c, content_, text) + gap;
      return width - gap;
    };
    while (columns_.size() > 1 && needed() > cell_.width) {
      columns_.erase(std::max_element(columns_.begin(), columns_.end(),
                                      [](const Column& a, const Column& b) { return a.rank < b.rank; }));
    }
  }

  /// From the right; the width taken.
  double place_columns(double gap, TextEngine& text) {
    double right = cell_.right();
    for (auto c = columns_.rbegin(); c != columns_.rend(); ++c) {
      c->right = right;
      right -= width_of(*c, content_, text) + gap;
    }
    numbers_x_ = right + gap / 2;
    return cell_.right() - right;
  }

  void place_rows(TextEngine& text) {
    const double line = body_line(content_), tall = (two_lines_ ? 2.2 : 1.25) * line;
    const double first = head_y() + 1.5 * line;
    for (std::size_t i = 0; i < content_.cards(); ++i) {
      const double baseline = first + static_cast<double>(i) * tall;
      const bool is_last = i + 1 == content_.cards();
      const double below = is_last ? 0.3 * size() : 0.3 * size() + line;  // where the note would be
      if (baseline + (two_lines_ ? line : 0) + below > cell_.bottom() && i > 0) break;
      const Descent& d = content_.descents[i];
      const double room = numbers_x_ - cell_.x - settings_x_;
      rows_.push_back(
          {baseline, text.fitted(d.label, name_style(content_), name_room_),
           text.fitted(settings_of(d), body_style(content_), two_lines_ ? cell_.width - settings_x_ : room)});
    }
  }

  void paint_name(Canvas& canvas, std::size_t i) const {
    const Row& row = rows_[i];
    const Point name_at = {cell_.x + card_indent(content_), row.baseline};
    paint_card_marker(canvas, content_, content_.descents[i], name_at);
    canvas.text(row.name, name_at, name_style(content_), content_.theme.ink);
    const double y = row.baseline + (two_lines_ ? body_line(content_) : 0);
    canvas.text(row.settings, {cell_.x + settings_x_, y}, body_style(content_), content_.theme.muted);
  }

  const FilmContent& whole_;
  Box cell_;
  FilmContent content_;  // with smaller text, if need be
  std::vector<Column> columns_;
  std::vector<Row> rows_;
  std::string note_;
  bool has_settings_ = true;
  bool two_lines_ = false, epoch_in_head_ = false;
  double name_room_ = 0, settings_x_ = 0, numbers_x_ = 0;
};

}  // namespace

const PanelEntry& status() {
  static const PanelEntry entry = {
      .name = "status",
      .doc = "a table of the descents: settings, epoch, loss, and distance to the nearest known minimum",
      .make = [](const FilmContent& content, const ParamValues&, const Box& cell, TextEngine& text)
          -> std::unique_ptr<Panel> { return std::make_unique<Status>(content, cell, text); },
  };
  return entry;
}

}  // namespace gradreel::panel_entries
