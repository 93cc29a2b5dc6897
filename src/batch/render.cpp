#include "batch/render.hpp"

#include "paint/painter.hpp"

namespace gradreel {

namespace {

/// One thread's own fonts and layers.
class PaintedFrames : public FrameSource {
 public:
  PaintedFrames(const Film& film, const Image& stills)
      : text_(film.content().formulas), painter_(film, stills, text_) {}
  const Image& frame(std::int64_t k) override { return painter_.paint(k); }
  std::span<const Rect> changed() const override { return painter_.changed(); }

 private:
  TextEngine text_;
  Painter painter_;
};

Image stills_of(const Film& film) {
  TextEngine text(film.content().formulas);
  return paint_stills(film, text);
}

}  // namespace

bool render(const Film& film, const Format& format, const std::string& path, const RenderOptions& options) {
  const Timeline& timeline = film.timeline();
  const std::int64_t length = segment_length(timeline.frame_rate());
  const int workers = worker_count(options.jobs, (timeline.frames() + length - 1) / length,
                                   format.encoder_memory() + Painter::memory(film.width(), film.height()));
  const Image stills = stills_of(film);
  const auto make_source = [&] { return std::make_unique<PaintedFrames>(film, stills); };
  return encode_segments(timeline.frames(), length, workers, make_source, format, path, options);
}

std::vector<Rgb> ink_colors(const FilmContent& content) {
  const Theme& theme = content.theme;
  std::vector<Rgb> colors = {to_rgb(theme.background), to_rgb(theme.panel), to_rgb(theme.halo),
                             to_rgb(theme.ink), to_rgb(theme.muted)};
  for (const Descent& d : content.descents) colors.push_back(to_rgb(d.color));
  for (const Color& ink : {theme.ink, theme.muted}) {
    for (int i = 1; i < 6; ++i) colors.push_back(to_rgb(mix(theme.background, ink, i / 6.0)));
  }
  return colors;
}

std::vector<Rgb> film_palette(const Film& film, int most) {
  GifPalette palette(ink_colors(film.content()), most);
  const Image stills = stills_of(film);
  PaintedFrames frames(film, stills);
  constexpr int kSamples = 16;
  const std::int64_t last = film.timeline().frames() - 1;
  for (int i = 0; i < kSamples; ++i) palette.sample(frames.frame(last * i / (kSamples - 1)));
  return palette.colors();
}

Image paint_frame(const Film& film, std::int64_t frame) {
  const Image stills = stills_of(film);
  return PaintedFrames(film, stills).frame(frame);
}

}  // namespace gradreel
