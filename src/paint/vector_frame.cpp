#include "paint/vector_frame.hpp"

#include "paint/card.hpp"

namespace gradreel {

namespace {

using Scratches = std::vector<std::unique_ptr<Scratch>>;

Scratches make_scratches(const Film& film) {
  Scratches scratches;
  for (const auto& panel : film.panels()) scratches.push_back(panel->make_scratch());
  return scratches;
}

Box whole(const Film& film) {
  return {0, 0, static_cast<double>(film.width()), static_cast<double>(film.height())};
}

/// The background and the backdrops: of steady panels first, as Painter has them.
void draw_bare(const Film& film, const Moment& moment, Canvas& canvas, const Scratches& scratches) {
  canvas.fill(whole(film), film.content().theme.background);
  for (const bool steady : {true, false}) {
    for (std::size_t i = 0; i < scratches.size(); ++i) {
      const Panel& panel = *film.panels()[i];
      if (panel.is_steady() != steady) continue;
      const Rect area[] = {panel.area()};
      const auto clip = canvas.clip(area);
      panel.paint_backdrop(canvas, moment, scratches[i].get());
    }
  }
}

/// The growing layers as separate sheets, because each has its own opacity.
void draw_grown(const Film& film, const Moment& moment, VectorSheet& sheet, TextEngine& text,
                const Scratches& scratches) {
  std::vector<VectorSheet> sheets;
  for (int i = 0; i < kLayers; ++i) sheets.push_back(VectorSheet::over(sheet));
  std::vector<std::unique_ptr<Canvas>> canvases;
  LayerCanvases layers = {};
  for (int i = 0; i < kLayers; ++i) {
    canvases.push_back(std::make_unique<Canvas>(sheets[static_cast<std::size_t>(i)], text));
    layers.of[i] = canvases.back().get();
  }
  std::vector<Rect> touched;
  for (std::size_t i = 0; i < scratches.size(); ++i) {
    film.panels()[i]->grow(layers, 0, moment.epoch, moment, scratches[i].get(), touched);
  }
  for (std::size_t i = 0; i < scratches.size(); ++i) {
    film.panels()[i]->paint_unfinished(layers, moment, scratches[i].get());
  }
  for (const auto& canvas : canvases) canvas->check();
  for (int i = 0; i < kLayers; ++i) sheet.lay(sheets[static_cast<std::size_t>(i)], kLayerOpacity[i]);
}

void draw_plots(const Film& film, std::int64_t frame, VectorSheet& sheet, TextEngine& text) {
  const Moment moment = film.timeline().at(frame);
  const Scratches scratches = make_scratches(film);
  {
    Canvas canvas(sheet, text);
    draw_bare(film, moment, canvas, scratches);
    canvas.check();
  }
  draw_grown(film, moment, sheet, text, scratches);
  Canvas canvas(sheet, text);
  for (std::size_t i = 0; i < scratches.size(); ++i) {
    film.panels()[i]->paint_moving(canvas, moment, scratches[i].get());
  }
  canvas.check();
}

void draw_cover(const Film& film, Curtain::Picture picture, VectorSheet& sheet, TextEngine& text) {
  if (picture == Curtain::Picture::first_frame) return draw_frame(film, 0, sheet, text);
  const FilmContent& content = film.content();
  Canvas canvas(sheet, text);
  canvas.fill(whole(film), content.theme.background);
  draw_card(canvas, content, picture == Curtain::Picture::opening ? content.opening : content.closing);
  canvas.check();
}

}  // namespace

void draw_frame(const Film& film, std::int64_t frame, VectorSheet& sheet, TextEngine& text) {
  const Curtain curtain = film.curtain(frame);
  if (curtain.picture == Curtain::Picture::first_frame) {
    Canvas canvas(sheet, text);
    draw_bare(film, film.timeline().at(0), canvas, make_scratches(film));
    canvas.check();
  } else if (!curtain.hides_plots()) {
    draw_plots(film, frame, sheet, text);
  }
  if (curtain.weight > 0) {
    VectorSheet cover = VectorSheet::over(sheet);
    draw_cover(film, curtain.picture, cover, text);
    sheet.lay(cover, curtain.weight / 256.0);
  }
  if (curtain.background > 0) {
    Canvas canvas(sheet, text);
    canvas.fill(whole(film), film.content().theme.background.with_alpha(curtain.background / 256.0));
    canvas.check();
  }
}

}  // namespace gradreel
