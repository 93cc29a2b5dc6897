#include "overlays/growing_line.hpp"

#include <algorithm>

namespace gradreel {

std::vector<Vertex> thinned_on_map(const FilmContent& content, std::span<const Point> points) {
  const Domain& s = content.view.domain;
  const double side = std::min(content.width, content.height);  // no plot is larger
  std::vector<Point> px;
  for (const Point p : points) {
    px.push_back(
        {(p.x - s.x_min) / (s.x_max - s.x_min) * side, (p.y - s.y_min) / (s.y_max - s.y_min) * side});
  }
  return thinned(px, 0.25);
}

std::optional<OpenStretch> open_stretch(const std::vector<Vertex>& line, const Descent& descent,
                                        const Moment& moment) {
  if (line.empty()) return std::nullopt;
  const int epoch = descent.epoch_at(moment);
  const std::size_t last = last_vertex(line, epoch);
  if (last + 1 >= line.size() || !line[last + 1].drawn) return std::nullopt;
  const double passed = epoch + descent.fraction_at(moment) - line[last].epoch;
  if (!(passed > 0)) return std::nullopt;
  return OpenStretch{line[last].epoch, line[last + 1].epoch,
                     passed / (line[last + 1].epoch - line[last].epoch)};
}

}  // namespace gradreel
