#include "outputs/contact_sheet.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "core/naming.hpp"
#include "film/cuts.hpp"
#include "outputs/output_path.hpp"
#include "outputs/shrink.hpp"
#include "paint/painter.hpp"
#include "scene/compose.hpp"
#include "scene/runs.hpp"
#include "video/png.hpp"

namespace gradreel {

namespace {

constexpr double kShape = 1.5;  ///< wished for: width of a sheet to its height

/// Whole pixels, derived from the width of a picture.
struct SheetGrid {
  int columns = 1, rows = 1;
  int picture_width = 0, picture_height = 0;
  int gap = 0, margin = 0;
  int label_height = 0;
  TextStyle style;

  int width() const { return 2 * margin + columns * picture_width + (columns - 1) * gap; }
  int height() const { return 2 * margin + rows * (picture_height + label_height) + (rows - 1) * gap; }
  Point corner(std::size_t index) const {
    const int column = static_cast<int>(index) % columns, row = static_cast<int>(index) / columns;
    return {static_cast<double>(margin + column * (picture_width + gap)),
            static_cast<double>(margin + row * (picture_height + label_height + gap))};
  }
};

int rows_for(int pictures, int columns) { return (pictures + columns - 1) / columns; }

/// Of the numbers of columns whose last row is as full as possible, the one with the shape that is wished
/// for.
int best_columns(int pictures, double width, double height) {
  int best = 1;
  double least = 1e300;
  for (int columns = 1; columns <= pictures; ++columns) {
    const int rows = rows_for(pictures, columns);
    const double shape = columns * width / (rows * height);
    const double off = shape > kShape ? shape / kShape : kShape / shape;
    const double holes = static_cast<double>(rows * columns - pictures) / pictures;
    const double badness = off * (1 + 2 * holes);
    if (badness >= least) continue;
    least = badness;
    best = columns;
  }
  return best;
}

SheetGrid sheet_grid(const Film& film, int pictures, const SheetPlan& plan) {
  SheetGrid g;
  g.picture_width = std::min(plan.picture_width, film.width());
  g.picture_height = std::max(
      1, static_cast<int>(std::lround(static_cast<double>(film.height()) * g.picture_width / film.width())));
  const int em = std::clamp(g.picture_width / 36, 12, 40);
  g.style = {.size_px = static_cast<double>(em), .font = film.content().theme.font};
  g.gap = em;
  g.margin = em * 3 / 2;
  g.label_height = em * 2;
  g.columns = plan.columns > 0 ? std::min(plan.columns, pictures)
                               : best_columns(pictures, g.picture_width + g.gap,
                                              g.picture_height + g.label_height + g.gap);
  g.rows = rows_for(pictures, g.columns);
  return g;
}

void require_size(const SheetGrid& grid) {
  if (std::max(grid.width(), grid.height()) <= kLargestSheetSide) return;
  throw Error::about("sheet",
                     fmt::format("the sheet would have {} x {} pixels; at most {} in each direction",
                                 grid.width(), grid.height(), kLargestSheetSide),
                     "choose fewer moments or a smaller --width");
}

/// On one line below the picture: time and moment on the left, the frame on the right.
void draw_label(const SheetLabel& label, const Theme& theme, const SheetGrid& grid, Point corner,
                Canvas& canvas) {
  const double em = grid.style.size_px, y = corner.y + grid.picture_height + 0.55 * grid.label_height;
  TextStyle strong = grid.style;
  strong.weight = Weight::semibold;
  TextEngine& text = canvas.text_engine();
  const double left = corner.x + text.measure(label.time, strong).width + 0.8 * em,
               right = corner.x + grid.picture_width;
  canvas.text(label.time, {corner.x, y}, strong, theme.ink, Align::left, VAlign::middle);
  canvas.text(label.frame, {right, y}, grid.style, theme.muted, Align::right, VAlign::middle);
  const double room = right - text.measure(label.frame, grid.style).width - 0.8 * em - left;
  const std::string moment = text.fitted(label.moment, grid.style, std::max(0.0, room));
  canvas.text(moment, {left, y}, grid.style, theme.ink, Align::left, VAlign::middle);
}

/// A line around each picture: its background may be that of the sheet.
void draw_border(const SheetGrid& grid, Point corner, Color color, Canvas& canvas) {
  const double w = grid.picture_width, h = grid.picture_height;
  canvas.fill(Box{corner.x - 1, corner.y - 1, w + 2, h + 2}, color);
}

std::string moment_text(const Film& film, std::int64_t frame) {
  const Timeline& timeline = film.timeline();
  const FilmContent& content = film.content();
  if (frame < timeline.plots_begin()) return content.word(Word::opening);
  if (frame >= timeline.plots_end()) return content.word(Word::closing);
  const Word unit = content.unit == ClockUnit::step ? Word::at_step : Word::at_epoch;
  return content.words->text(unit, {{"n", std::to_string(timeline.at(frame).epoch)}});
}

}  // namespace

SheetLabel sheet_label(const Film& film, std::int64_t frame) {
  const Words& words = *film.content().words;
  const double seconds = static_cast<double>(frame) / film.timeline().frame_rate().value();
  return {words.number(fmt::format("{:.2f}", seconds)) + " s", moment_text(film, frame),
          words.text(Word::frame, {{"n", std::to_string(frame)}})};
}

std::vector<std::int64_t> sheet_frames(const Film& film, const SheetPlan& plan, const std::string& file,
                                       const std::string& profile) {
  std::vector<std::int64_t> frames;
  if (plan.choice == SheetPlan::Choice::moments) {
    for (const StillMoment& moment : plan.moments) frames.push_back(frame_at(moment, film, file, profile));
    return frames;
  }
  if (plan.choice == SheetPlan::Choice::captions) {
    for (const Caption& caption : film.content().captions) {
      if (caption.end > caption.begin) frames.push_back((caption.begin + caption.end - 1) / 2);
    }
    if (frames.empty()) throw Error::about(file, "the film has no captions", "leave out --moments captions");
    frames.resize(std::min<std::size_t>(frames.size(), kMostSheetMoments));
    return frames;
  }
  const std::int64_t first = film.timeline().plots_begin(), last = std::max(first, last_plain_frame(film));
  for (int i = 0; i < plan.count; ++i) {
    const std::int64_t frame = plan.count > 1 ? first + (last - first) * i / (plan.count - 1) : last;
    if (frames.empty() || frames.back() != frame) frames.push_back(frame);
  }
  return frames;
}

Image contact_sheet(const Film& film, const std::vector<std::int64_t>& frames, const SheetPlan& plan) {
  const SheetGrid grid = sheet_grid(film, static_cast<int>(frames.size()), plan);
  require_size(grid);
  const Theme& theme = film.content().theme;
  TextEngine text(film.content().formulas);
  Image sheet(grid.width(), grid.height());
  Canvas canvas(sheet, text);
  canvas.fill(to_box(sheet.bounds()), theme.background);
  const Image backdrop = paint_backdrop(film, text);
  Painter painter(film, backdrop, text);
  for (std::size_t i = 0; i < frames.size(); ++i) {
    const Point corner = grid.corner(i);
    const Rect place = {static_cast<int>(corner.x), static_cast<int>(corner.y), grid.picture_width,
                        grid.picture_height};
    draw_border(grid, corner, theme.grid, canvas);
    canvas.fill(to_box(place), theme.background);
    canvas.image(shrunk(painter.paint(frames[i]), place.width, place.height), place.x, place.y);
    draw_label(sheet_label(film, frames[i]), theme, grid, corner, canvas);
  }
  canvas.check();
  return sheet;
}

Product make_sheet(const Scene& scene, const OutputSpec& output, const SheetPlan& plan,
                   const std::string& path, int jobs) {
  return naming(scene.file + ": " + path, [&] {
    const Film film = compose(scene, output, descend_all(scene, jobs), {jobs, nullptr});
    const std::vector<std::int64_t> frames = sheet_frames(film, plan, scene.file, output.profile);
    const Image sheet = contact_sheet(film, frames, plan);
    make_folder_of(path);
    write_png(sheet, path);
    Product product;
    product.kind = ProductKind::sheet;
    product.path = path;
    product.width = sheet.width();
    product.height = sheet.height();
    product.frames = static_cast<std::int64_t>(frames.size());
    product.bytes = gradreel::size_of(path);
    return product;
  });
}

}  // namespace gradreel
