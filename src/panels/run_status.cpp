#include <fmt/format.h>

#include <algorithm>

#include "core/hash.hpp"
#include "draw/ticks.hpp"
#include "film/panel.hpp"
#include "film/text_blocks.hpp"

namespace gradreel::panel_entries {

namespace {

/// Epoch and loss of the descents of one small map: on a line, or on two where the cell is too narrow, or the
/// loss alone where it is too low for two.
class RunStatus : public Panel {
 public:
  RunStatus(const FilmContent& content, const Box& cell, TextEngine& text) : content_(content), cell_(cell) {
    shown_ = content.cards();
    const auto width = [&](const std::string& line) { return text.measure(line, body_style(content)).width; };
    loss_x_ = width(epoch_text(content.epochs) + "  ");  // where it never moves
    on_two_lines_ = loss_x_ + width(widest_loss()) > cell.width && cell.height > 1.9 * body_line(content);
    const double one_loss = width(content.loss_text("0.0012345"));
    has_epoch_ = on_two_lines_ || loss_x_ + one_loss <= cell.width;
    if (!has_epoch_) loss_x_ = 0;
    const double room = cell.width - (on_two_lines_ ? 0 : loss_x_);
    best_alone_ = shown_ > 1 && width(widest_loss()) > room;
    is_short_ = one_loss > room;
  }

  Rect area() const override { return pixels_around(cell_); }
  void paint_backdrop(Canvas&, const Moment&, Scratch*) const override {}

  void list_moving(const Moment& moment, Scratch*, std::vector<MovingItem>& items) const override {
    items.push_back({area(), digest(moment)});
  }

  void paint_moving(Canvas& canvas, const Moment& moment, Scratch*) const override {
    const TextStyle style = body_style(content_);
    const Color ink = content_.theme.ink;
    const Point at = {cell_.x, cell_.y + style.size_px};
    const Point loss_at = on_two_lines_ ? Point{0, body_line(content_)} : Point{loss_x_, 0};
    if (has_epoch_) canvas.text(epoch_text(epoch_at(moment)), at, style, ink);
    canvas.text(loss_text(moment), at + loss_at, style, ink);
  }

  std::uint64_t digest(const Moment& moment) const override {
    Hash hash;
    for (std::size_t i = 0; i < shown_; ++i) hash.add(content_.descents[i].epoch_at(moment));
    return hash.add(moment.epoch >= content_.epochs).value();
  }

 private:
  std::string epoch_text(int epoch) const { return content_.epoch_text(epoch); }
  std::string widest_loss() const {
    return shown_ > 1 ? losses_text("0.0012345", "0.0012345") : content_.loss_text("0.0012345");
  }

  std::string losses_text(const std::string& low, const std::string& high) const {
    const Words& words = *content_.words;
    return words.text(
        Word::values,
        {{"what", content_.word(Word::loss)}, {"low", words.number(low)}, {"high", words.number(high)}});
  }

  /// The epoch of the descent that runs longest.
  int epoch_at(const Moment& moment) const {
    int epoch = 0;
    for (std::size_t i = 0; i < shown_; ++i) epoch = std::max(epoch, content_.descents[i].epoch_at(moment));
    return epoch;
  }

  bool is_over(const Descent& d, const Moment& moment) const {
    return d.trajectory->outcome != Outcome::finished && moment.epoch >= d.trajectory->epochs();
  }

  std::string loss_text(const Moment& moment) const {
    if (shown_ == 1 && is_over(content_.descents[0], moment)) {
      return outcome_word(content_, content_.descents[0].trajectory->outcome);
    }
    double low = 0, high = 0;
    for (std::size_t i = 0; i < shown_; ++i) {
      const Descent& d = content_.descents[i];
      const double loss = d.trajectory->losses[static_cast<std::size_t>(d.epoch_at(moment))];
      low = i == 0 ? loss : std::min(low, loss);
      high = i == 0 ? loss : std::max(high, loss);
    }
    if (shown_ == 1) return content_.loss_text(loss_number(low));
    if (!best_alone_) return losses_text(loss_number(low), loss_number(high));
    const Words& words = *content_.words;
    return words.text(Word::value,
                      {{"what", content_.word(Word::best)}, {"value", words.number(loss_number(low))}});
  }

  std::string loss_number(double loss) const {
    return is_short_ ? format_number(loss, 3) : format_loss(loss);
  }

  const FilmContent& content_;
  Box cell_;
  std::size_t shown_ = 0;
  double loss_x_ = 0;
  bool on_two_lines_ = false, has_epoch_ = true, best_alone_ = false, is_short_ = false;
};

}  // namespace

const PanelEntry& run_status() {
  static const PanelEntry entry = {
      .name = "run_status",
      .doc = "epoch and loss of its descents; for several, the lowest and highest loss, or only the lowest",
      .make = [](const FilmContent& content, const ParamValues&, const Box& cell, TextEngine& text)
          -> std::unique_ptr<Panel> { return std::make_unique<RunStatus>(content, cell, text); },
  };
  return entry;
}

}  // namespace gradreel::panel_entries
