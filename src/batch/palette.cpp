#include "batch/palette.hpp"

#include "batch/painted_frames.hpp"

namespace gradreel {

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
  const Image backdrop = shared_backdrop(film);
  PaintedFrames frames(film, backdrop);
  constexpr int kSamples = 16;
  const std::int64_t last = film.timeline().frames() - 1;
  for (int i = 0; i < kSamples; ++i) palette.sample(frames.frame(last * i / (kSamples - 1)));
  return palette.colors();
}

}  // namespace gradreel
