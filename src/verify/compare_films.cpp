#include "verify/compare_films.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace gradreel {

namespace {

std::int64_t frame_at(std::int64_t time_us, const Rational& rate) {
  const auto frames = static_cast<double>(time_us) * rate.value() / 1e6;
  return static_cast<std::int64_t>(frames + 0.5);
}

std::string size_text(const Image& image) { return fmt::format("{} x {}", image.width(), image.height()); }

}  // namespace

FilmWalk::FilmWalk(const std::string& path, Rational rate) : film_(open_film(path)), rate_(rate) {
  advance();
}

void FilmWalk::advance() {
  image_ = std::exchange(coming_, {});
  is_over_ = !film_->next();
  if (!is_over_) coming_ = film_->image();
  next_ = frame_at(film_->time_us(), rate_);
}

bool FilmWalk::go_to(std::int64_t k) {
  while (!is_over_ && next_ <= k) advance();
  return !is_over_ || k < next_;
}

void compare_frames(std::int64_t frame, const Image& before, const Image& now, Comparison& comparison) {
  ++comparison.frames;
  if (before.bounds() != now.bounds()) {
    comparison.mismatch = fmt::format("{} pixels, not {}", size_text(now), size_text(before));
    comparison.worst = {.ssim = 0, .largest_difference = 255};
  } else {
    const Likeness likeness = likeness_of(before, now);
    const bool is_worst = likeness.ssim < comparison.worst.ssim;
    comparison.worst.ssim = std::min(comparison.worst.ssim, likeness.ssim);
    comparison.worst.largest_difference =
        std::max(comparison.worst.largest_difference, likeness.largest_difference);
    if (!is_worst && comparison.frames > 1) return;
  }
  comparison.worst_frame = frame;
  comparison.before = before;
  comparison.now = now;
}

Comparison compare_films(FilmWalk& before, FilmWalk& now) {
  Comparison comparison;
  for (std::int64_t k = 0;;) {
    const bool has_before = before.go_to(k), has_now = now.go_to(k);
    if (!has_before && !has_now) return comparison;
    if (has_before != has_now) {
      std::int64_t length = k;
      for (FilmWalk& longer = has_before ? before : now; longer.go_to(length);) length = longer.next_change();
      comparison.mismatch = fmt::format("{} frames, not {}", has_now ? length : k, has_now ? k : length);
      return comparison;
    }
    compare_frames(k, before.image(), now.image(), comparison);
    if (!comparison.mismatch.empty()) return comparison;
    k = std::min(before.next_change(), now.next_change());
  }
}

}  // namespace gradreel
