#include "films.hpp"

#include <algorithm>
#include <atomic>
#include <cmath>
#include <mutex>
#include <thread>

#include "catch.hpp"
#include "video/webm/straight_picture.hpp"

namespace gradreel::test {

namespace {

std::uint32_t pixel(double r, double g, double b) {
  const auto byte = [](double v) { return static_cast<std::uint32_t>(std::clamp(v, 0.0, 255.0) + 0.5); };
  return 0xFF000000u | byte(r) << 16 | byte(g) << 8 | byte(b);
}

double mix(double a, double b, double t) { return a + (b - a) * t; }

// Blends a colour in by how much of the pixel a disc or line of half-width `half` at distance `d` covers.
void blend(std::uint32_t& p, double d, double half, Rgb color) {
  const double t = std::clamp(half + 0.5 - d, 0.0, 1.0);
  if (t <= 0) return;
  const Rgb old = to_rgb(p);
  p = pixel(mix(old.r, color.r, t), mix(old.g, color.g, t), mix(old.b, color.b, t));
}

double line_y(int height, double x) { return height * 0.5 + height * 0.2 * std::sin(x * 0.12); }

Rect dot_box(int width, int height, std::int64_t k) {
  const double x = std::min<double>(4.0 + 1.5 * static_cast<double>(k), width - 5);
  return intersection({static_cast<int>(x) - 7, static_cast<int>(line_y(height, x)) - 7, 15, 15},
                      Rect{0, 0, width, height});
}

}  // namespace

Image film_frame(int width, int height, std::int64_t k) {
  Image image(width, height);
  const double head = std::min<double>(4.0 + 1.5 * static_cast<double>(k), width - 5);
  for (int y = 0; y < height; ++y) {
    for (int x = 0; x < width; ++x) {
      const int band = static_cast<int>(std::hypot(x - width * 0.4, 1.7 * (y - height * 0.5)) / 9) % 12;
      image.row(y)[x] = pixel(70 - 4 * band, 30 + 18 * band, 90 + 9 * band);
      if (x < head) blend(image.row(y)[x], std::abs(y - line_y(height, x)), 1.0, {250, 200, 40});
      blend(image.row(y)[x], std::hypot(x - head, y - line_y(height, head)), 4, {230, 60, 50});
    }
  }
  return image;
}

std::vector<Rect> film_changes(int width, int height, std::int64_t k) {
  return {dot_box(width, height, k - 1), dot_box(width, height, k)};
}

Image disc_frame(int width, int height, std::int64_t k) {
  Image image = film_frame(width, height, k);
  for (int y = 0; y < height; ++y) {
    for (int x = 0; x < width; ++x) {
      const double inside = height * 0.5 - 2 - std::hypot(x - width * 0.5, y - height * 0.5);
      const auto a = static_cast<std::uint32_t>(255 * std::clamp(inside / 4, 0.0, 1.0) + 0.5);
      const Rgb c = to_rgb(image.at(x, y));
      const auto times = [a](std::uint32_t v) { return (v * a + 127) / 255; };
      image.row(y)[x] = a << 24 | times(c.r) << 16 | times(c.g) << 8 | times(c.b);
    }
  }
  return image;
}

Image straight_of(const Image& image) {
  Image straight(image.width(), image.height());
  CHECK(make_straight(image, image.bounds(), straight) == image.bounds());
  return straight;
}

EncodedSegment encode_segment(const Format& format, int width, int height, std::int64_t first,
                              std::int64_t count, PaintFrame paint) {
  const std::unique_ptr<SegmentEncoder> encoder = format.segment_encoder(first);
  if (format.wants_preceding_frame() && first > 0) encoder->preceding(paint(width, height, first - 1));
  for (std::int64_t k = first; k < first + count; ++k) {
    encoder->add(paint(width, height, k), film_changes(width, height, k));
  }
  return encoder->finish();
}

void write_film(const Format& format, int width, int height, std::int64_t frame_count,
                std::int64_t segment_length, int threads, const std::string& path, PaintFrame paint) {
  const std::int64_t count = (frame_count + segment_length - 1) / segment_length;
  std::vector<EncodedSegment> segments(static_cast<std::size_t>(count));
  std::atomic<std::int64_t> next{0};
  std::vector<std::thread> workers;
  for (int t = 0; t < threads; ++t) {
    workers.emplace_back([&] {
      for (std::int64_t s = next++; s < count; s = next++) {
        const std::int64_t first = s * segment_length;
        segments[static_cast<std::size_t>(s)] = encode_segment(
            format, width, height, first, std::min(segment_length, frame_count - first), paint);
      }
    });
  }
  for (std::thread& worker : workers) worker.join();
  const std::unique_ptr<FilmWriter> writer = format.open(path, frame_count);
  for (const EncodedSegment& segment : segments) writer->append(segment);
  writer->finish();
}

}  // namespace gradreel::test
