#include "film/comparison.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <vector>

#include "film/boxes.hpp"
#include "film/plot_shape.hpp"
#include "film/text_blocks.hpp"

namespace gradreel {

namespace {

constexpr double kOuterMargin = 0.03;                 // of the frame's shorter side
constexpr double kTextWidth = 7.5, kSmallestMap = 4;  // em, of a map with its text beside it
constexpr double kWideText = 8.8;                     // em, of text that is not the smallest
constexpr double kCellGap = 0.6;                      // em
constexpr double kNumbersRoom = 3.4;                  // em, beside and below a map
constexpr double kNumbersFrom =
    0.36;  // maps with numbers along their axes: at least this share of the shorter side

constexpr double kSpareForLosses =
    0.25;                               // of the height: if maps leave so much free, loss curves stand there
constexpr double kLeastLosses = 11;     // em, their height
constexpr double kHighestLosses = 0.6;  // of their width

/// Descents that share a map.
using Group = std::vector<Pick>;

/// Those that have a place on a map; all, if none has.
std::vector<Descent> on_maps(std::vector<Descent> all) {
  const auto has_points = [](const Descent& d) { return d.trajectory->has_points(); };
  if (std::any_of(all.begin(), all.end(), has_points)) std::erase_if(all, std::not_fn(has_points));
  return all;
}

std::vector<Group> groups_of(const std::vector<Descent>& all) {
  const bool by_series =
      std::any_of(all.begin(), all.end(), [&](const Descent& d) { return d.series != all.front().series; });
  std::vector<Group> groups;
  std::vector<std::size_t> keys;
  for (const Descent& d : all) {
    const std::size_t key = by_series ? d.series : d.start;
    const auto at = static_cast<std::size_t>(std::find(keys.begin(), keys.end(), key) - keys.begin());
    if (at == keys.size()) {
      keys.push_back(key);
      groups.emplace_back();
    }
    groups[at].push_back({d.series, d.start});
  }
  return groups;
}

std::vector<Descent> picked(std::vector<Descent> all, const std::vector<Pick>& picks) {
  std::erase_if(all, [&](const Descent& d) { return !is_picked(picks, d); });
  return all;
}

/// How all cells are cut.
struct Plan {
  int columns = 1, rows = 1;
  bool is_equal = true;  ///< the maps' units
  bool numbers = false;  ///< along the maps' axes
  bool beside = false;   ///< the text stands beside the map, else above and below
  double text_px = 0, gap = 0;
  double map = 0, map_width = 0;  ///< of a plot: its height and width
  double worth = 0;  ///< for choosing a plan: the height that it has, or would have with equal units
  double heading_height = 0, status_height = 0, text_width = 0;
  double widest_text = 0;  ///< of all headings and statuses, each on one line
};

/// Lines of the longest heading.
int heading_lines(const FilmContent& content, double width, TextEngine& text) {
  int most = 1;
  for (std::size_t i = 0; i < content.cards(); ++i) {
    FilmContent one;
    one.width = content.width;
    one.height = content.height;
    one.theme = content.theme;
    one.descents = {content.descents[i]};
    most = std::max(most, heading_block(one, width, text).lines());
  }
  return most;
}

/// The width that the headings would have if each were on one line.
double widest_heading(const FilmContent& content, TextEngine& text) {
  double widest = 0;
  for (std::size_t i = 0; i < content.cards(); ++i) {
    const Descent& d = content.descents[i];
    double width = card_indent(content) + text.measure(d.label, name_style(content)).width;
    for (const std::string& part : d.settings) width += text.measure(part + ", ", body_style(content)).width;
    widest = std::max(widest, width + 0.5 * content.px(content.theme.text_size));
  }
  return widest;
}

/// Sets the size of the maps' plots in a room.
void size_map(Plan& plan, const FilmContent& content, double width, double height) {
  const double aspect = width_to_height(content.view.domain);
  plan.is_equal = has_equal_units(content.view.aspect, aspect, width, height, content.height);
  plan.map = plan.is_equal ? std::min(width / aspect, height) : std::min(width, height);
  plan.map_width = plan.is_equal ? plan.map * aspect : plan.map;
  plan.worth = content.view.aspect == MapAspect::automatic ? std::min(width / aspect, height) : plan.map;
}

/// Makes room for numbers along the axes of plots that are large enough for them.
void add_numbers(Plan& plan, const FilmContent& content) {
  const double room = kNumbersRoom * plan.text_px;
  const double least = content.px(kNumbersFrom);
  plan.numbers = std::max(plan.map, plan.map_width) - room >= least;
  if (!plan.numbers) return;
  const double shrunk = 1 - room / std::max(plan.map, plan.map_width);
  plan.map *= shrunk;
  plan.map_width *= shrunk;
  plan.worth *= shrunk;
}

/// `sized`: with_text(text_px).
Plan plan_with(int rows, bool beside, double text_px, int n, const FilmContent& sized, const Box& b,
               TextEngine& text) {
  Plan p = {.columns = (n + rows - 1) / rows, .rows = rows, .beside = beside, .text_px = text_px};
  p.gap = std::max(kCellGap * text_px, sized.px(0.012));
  const double width = (b.width - p.gap * (p.columns - 1)) / p.columns,
               height = (b.height - p.gap * (p.rows - 1)) / p.rows;
  const double line = body_line(sized);
  p.text_width = beside
                     ? std::max((text_px > smallest_text_px(sized.px(1)) ? kWideText : kTextWidth) * text_px,
                                width - height - p.gap)
                     : width;
  p.heading_height = line * heading_lines(sized, p.text_width, text);
  const double status =
      text.measure(sized.epoch_text(10000) + "  " + sized.loss_text("0.0012345"), body_style(sized)).width;
  const bool two_lines = status > p.text_width;
  p.widest_text = std::max(widest_heading(sized, text), status);
  p.status_height = line * (two_lines ? 2 : 1);
  if (beside) {
    // If there is room for few lines, settings come before the epoch, which is the same for all maps.
    if (p.heading_height + p.status_height > height) p.status_height = line;
    p.heading_height = std::max(line, std::min(p.heading_height, height - p.status_height));
    size_map(p, sized, width - p.text_width - p.gap / 2, height);
  } else {
    size_map(p, sized, width, height - p.heading_height - p.status_height - text_px * 0.5);
  }
  add_numbers(p, sized);
  if (width < kTextWidth * text_px) p.worth = 0;  // no room for a number
  return p;
}

/// The largest maps, with the theme's text if they are large enough for it.
Plan make_plan(int n, const FilmContent& content, const Box& b, TextEngine& text) {
  const double smallest = smallest_text_px(content.px(1));
  const double usual = std::max(smallest, content.px(content.theme.text_size));
  Plan best;
  for (const double text_px : {usual, smallest}) {
    best = {};
    FilmContent sized = with_text(content, text_px);
    if (n < static_cast<int>(content.cards())) {
      for (Descent& d : sized.descents) d.settings = d.shared_settings;
    }
    for (int rows = 1; rows <= n; ++rows) {
      if (rows > 1 && (n + rows - 1) / rows == (n + rows - 2) / (rows - 1)) continue;  // no fewer columns
      for (const bool beside : {false, true}) {
        const Plan plan = plan_with(rows, beside, text_px, n, sized, b, text);
        // Text above and below keeps maps apart; beside, it must be worth it.
        if (plan.worth > best.worth * (beside && !best.beside ? 1.15 : 1.0)) best = plan;
      }
    }
    if (best.map >= 8 * text_px) break;
  }
  return best;
}

struct Cell {
  Box heading, map, status;
};

Cell cut(const Plan& p, const Box& b) {
  const double room = p.numbers ? kNumbersRoom * p.text_px : 0;
  const double texts_height = p.heading_height + p.status_height;
  if (p.beside) {
    const double width = b.width - p.text_width - p.gap / 2;
    const double high = p.is_equal ? std::min(b.height, p.map + room) : b.height,
                 y = b.y + (b.height - high) / 2;
    const double wide = std::min(width, p.is_equal ? p.map_width + room : high);
    const Box map = {b.x + width - wide, y, wide, high};
    const double text_y = std::min(y, b.bottom() - texts_height);
    const Box texts = {map.right() + p.gap / 2, text_y, b.right() - map.right() - p.gap / 2,
                       b.bottom() - text_y};
    return {top_of(texts, p.heading_height), map, below(texts, p.heading_height, 0)};
  }
  const double text_gap = p.text_px * 0.25;
  const double most = b.height - texts_height - 2 * text_gap;
  const double map_height = p.is_equal ? std::min(p.map + room, most) : most;
  const double slack = most - map_height;
  Box heading = top_of({b.x, b.y + slack / 2, b.width, b.height}, p.heading_height);
  const Box map = {b.x, heading.bottom() + text_gap, b.width, map_height};
  Box status = {b.x, map.bottom() + text_gap, b.width, p.status_height};
  // The text begins where the plot does, unless it needs more room.
  const double plot_left = p.is_equal ? (b.width - p.map_width - room) / 2 + room * 0.85 : room * 0.85;
  const double left = std::clamp(plot_left, 0.0, std::max(0.0, b.width - p.widest_text));
  for (Box* box : {&heading, &status}) *box = {box->x + left, box->y, box->width - left, box->height};
  return {heading, map, status};
}

/// Of cells whose maps do not use it, in all rows together.
double spare_height(const Plan& p, const Box& b) {
  if (p.beside || !p.is_equal) return 0;
  const double room = p.numbers ? kNumbersRoom * p.text_px : 0;
  const double used = p.heading_height + p.map + room + p.status_height + 0.5 * p.text_px;
  return b.height - p.gap * (p.rows - 1) - used * p.rows;
}

/// Takes a strip for loss curves from the bottom of `b`, if the maps leave enough free; else it is empty.
Box cut_losses(const Plan& p, Box& b) {
  const double spare = spare_height(p, b), gap = 1.5 * p.text_px, between_rows = gap * p.rows;
  if (spare < std::max(kSpareForLosses * b.height, kLeastLosses * p.text_px + between_rows)) return {};
  const double height = std::min(spare - gap - between_rows, kHighestLosses * b.width);
  const Box all = b;
  b = top_of(all, all.height - height - gap);
  return below(all, b.height, gap);
}

}  // namespace

double smallest_text_px(double shorter_side_px) { return std::max(12.0, shorter_side_px * 20 / 1080); }

int comparison_capacity(int width, int height) {
  const double side = std::min(width, height), em = smallest_text_px(side);
  const double gap = std::max(kCellGap * em, 0.012 * side), margins = 2 * kOuterMargin * side;
  const double room_x = width - margins, room_y = height - margins - 2.5 * em;  // a title
  const int columns = static_cast<int>((room_x + gap) / ((kTextWidth + kSmallestMap) * em + 1.5 * gap));
  const int rows = static_cast<int>((room_y + gap) / (kSmallestMap * em + gap));
  return std::max(columns, 0) * std::max(rows, 0);
}

void spread_comparison(const Layout& layout, const Box& b, double, Placer& placer) {
  const FilmContent& content = placer.content;
  const PanelChoice map = layout.panels.empty() ? placer.plain("contour") : layout.panels[0];
  const double title = map.title.empty() ? 0 : heading_height(content);
  if (title > 0) {
    PanelChoice shared = placer.plain("heading");
    shared.options.set("text", map.title);
    placer.place(shared, top_of(b, title));
  }
  Box plots = below(b, title, 0);
  const std::vector<Group> groups = groups_of(on_maps(picked(content.descents, map.descents)));
  const int n = static_cast<int>(groups.size());
  const Plan plan = make_plan(n, content, plots, placer.text);
  if (const Box losses = cut_losses(plan, plots); losses.height > 0) {
    const PanelChoice loss = placer.plain("loss");
    placer.add({loss.panel, losses, loss.options, map.descents, 1, plan.text_px});
  }
  PanelChoice small = map;
  if (small.options.has("axes") && !small.options.is_stated("axes")) small.options.set("axes", plan.numbers);
  PanelChoice heading = placer.plain("run_heading");
  heading.options.set("align", std::string(plan.beside ? "top" : "bottom"));
  const double width = (plots.width - plan.gap * (plan.columns - 1)) / plan.columns;
  const double height = (plots.height - plan.gap * (plan.rows - 1)) / plan.rows;
  const double scale = std::clamp(plan.map / content.px(0.55), 0.4, 1.0);
  for (int i = 0; i < n; ++i) {
    const int row = i / plan.columns;
    const Box cell = {plots.x + (i % plan.columns) * (width + plan.gap), plots.y + row * (height + plan.gap),
                      width, height};
    const Cell boxes = cut(plan, cell);
    const auto add = [&](const PanelChoice& choice, const Box& box) {
      placer.add(
          {choice.panel, box, choice.options, groups[static_cast<std::size_t>(i)], scale, plan.text_px});
    };
    add(heading, boxes.heading);
    add(small, boxes.map);
    add(placer.plain("run_status"), boxes.status);
  }
}

}  // namespace gradreel
