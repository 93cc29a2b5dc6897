#include "panels/tick_choice.hpp"

#include <algorithm>
#include <cmath>

namespace gradreel {

namespace {

constexpr int kFewestLabels = 3;       // labels from which an axis can be read
constexpr int kFinestTicks = 12;       // ticks of which some are left out
constexpr double kLabelGap = 0.4;      // em, between labels beside each other
constexpr double kLabelLine = 1.1;     // em, between labels above each other
constexpr std::size_t kLongLabel = 9;  // characters: a longer label calls for a notation

std::size_t characters_in(const std::string& label) {
  return static_cast<std::size_t>(std::count_if(
      label.begin(), label.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

bool has_label(const Tick& t) { return !t.label.empty(); }

int labels_in(const std::vector<Tick>& ticks) {
  return static_cast<int>(std::count_if(ticks.begin(), ticks.end(), has_label));
}

bool has_longer(const std::vector<Tick>& ticks, std::size_t longest) {
  return std::any_of(ticks.begin(), ticks.end(),
                     [&](const Tick& t) { return characters_in(t.label) > longest; });
}

bool has_fraction(const std::vector<Tick>& ticks) {
  return std::any_of(ticks.begin(), ticks.end(),
                     [](const Tick& t) { return t.label.find('.') != std::string::npos; });
}

/// Every `stride`-th tick from the one at `first`.
std::vector<Tick> every_nth(const std::vector<Tick>& ticks, std::size_t stride, std::size_t first) {
  std::vector<Tick> some;
  for (std::size_t i = first; i < ticks.size(); i += stride) some.push_back(ticks[i]);
  return some;
}

/// The ends of a scale as a notation writes them; a little wider, so that rounding loses no tick at an end.
struct ScaleEnds {
  double low, high;
};
ScaleEnds ends_in(const TickScale& scale, const Notation& notation) {
  if (notation.is_plain()) return {scale.low, scale.high};
  const double low = notation.shown(scale.low), high = notation.shown(scale.high),
               slack = 1e-12 * (high - low);
  return {low - slack, high + slack};
}

/// One set of ticks after another, the best first, until `accept` takes one.
using Accept = std::function<bool(std::vector<Tick>)>;

bool try_linear(const TickScale& scale, const Notation& notation, const Accept& accept) {
  const auto [low, high] = ends_in(scale, notation);
  if (!(low < high)) return false;
  for (int most = scale.most; most >= std::min(kFewestLabels, scale.most); --most) {
    if (accept(linear_ticks(low, high, most))) return true;
  }
  for (int most = kFewestLabels + 1; most <= kFinestTicks; ++most) {
    const std::vector<Tick> fine = linear_ticks(low, high, most);
    for (std::size_t stride = 2; stride <= 4; ++stride) {
      for (std::size_t first = 0; first < std::min(stride, fine.size()); ++first) {
        if (accept(every_nth(fine, stride, first))) return true;
      }
    }
  }
  return false;
}

bool try_spread(const TickScale& scale, const Notation& notation, const Accept& accept) {
  const auto value_at = [&](double t) {
    const auto [low, high] = ends_in(scale, notation);
    return std::clamp(notation.shown(scale.value_at(t)), low, high);
  };
  for (int most = scale.most; most >= kFewestLabels; --most) {
    if (accept(spread_ticks(value_at, most))) return true;
  }
  return false;
}

/// All of the fixed values, or every second, third ...
bool try_fixed(const TickScale& scale, const Notation& notation, const Accept& accept) {
  std::vector<Tick> all;
  for (const double value : scale.fixed) {
    const double shown = notation.shown(value), slack = notation.is_plain() ? 0 : 1e-12 * std::fabs(shown);
    const Round round = roundest(shown - slack, shown + slack);
    all.push_back({round.value(), round.text()});
  }
  for (std::size_t stride = 1; stride <= all.size(); ++stride) {
    if (accept(every_nth(all, stride, 0))) return true;
  }
  return false;
}

bool try_all(const TickScale& scale, const Notation& notation, const Accept& accept) {
  if (static_cast<int>(scale.fixed.size()) >= kFewestLabels && try_fixed(scale, notation, accept))
    return true;
  if (scale.decades && notation.is_plain()) {
    for (int most = scale.most; most >= kFewestLabels; --most) {
      if (accept(log_ticks(scale.low, scale.high, most))) return true;
    }
  }
  return scale.value_at ? try_spread(scale, notation, accept) : try_linear(scale, notation, accept);
}

}  // namespace

bool have_room(const std::vector<Tick>& ticks, const std::function<double(double)>& position,
               const LabelRoom& room, TextEngine& text) {
  double end = -std::numeric_limits<double>::infinity();
  for (const Tick& t : ticks) {
    if (!has_label(t)) continue;
    const double at = position(t.value) * room.length_px, width = text.measure(t.label, room.style).width;
    if (width > room.widest_px) return false;
    const double half =
        room.upright ? kLabelLine * room.style.size_px / 2 : (width + kLabelGap * room.style.size_px) / 2;
    if (at - half < end) return false;
    end = at + half;
  }
  return true;
}

namespace {

TickChoice choose(const TickScale& scale, std::size_t longest,
                  const std::function<bool(const std::vector<Tick>&)>& have_place) {
  const Notation shorter = short_notation(scale.low, scale.high);
  TickChoice choice;
  for (const int fewest : {kFewestLabels, 1}) {
    for (const Notation& notation : {Notation(), shorter}) {
      const bool may_be_long = shorter.is_plain() || !notation.is_plain();
      const Accept accept = [&](std::vector<Tick> ticks) {
        if (labels_in(ticks) < fewest || (has_longer(ticks, longest) && !may_be_long)) return false;
        if (scale.whole && notation.is_plain() && has_fraction(ticks)) return false;
        for (Tick& t : ticks) t.value = std::clamp(notation.value(t.value), scale.low, scale.high);
        if (!have_place(ticks)) return false;
        choice = {std::move(ticks), notation};
        return true;
      };
      if (try_all(scale, notation, accept)) return choice;
    }
  }
  return choice;
}

}  // namespace

TickChoice choose_ticks(const TickScale& scale, const LabelRoom& room, TextEngine& text) {
  return choose(scale, kLongLabel,
                [&](const std::vector<Tick>& ticks) { return have_room(ticks, scale.position, room, text); });
}

TickChoice choose_short_ticks(const TickScale& scale, std::size_t longest) {
  return choose(scale, longest, [](const std::vector<Tick>&) { return true; });
}

}  // namespace gradreel
