#include "paint/region.hpp"

#include <algorithm>

namespace gradreel {

namespace {

/// The part of `a` outside `b`: up to four rectangles.
void subtract(const Rect& a, const Rect& b, std::vector<Rect>& out) {
  const Rect c = intersection(a, b);
  if (c.empty()) {
    out.push_back(a);
    return;
  }
  const Rect parts[] = {{a.x, a.y, a.width, c.y - a.y},
                        {a.x, c.bottom(), a.width, a.bottom() - c.bottom()},
                        {a.x, c.y, c.x - a.x, c.height},
                        {c.right(), c.y, a.right() - c.right(), c.height}};
  for (const Rect& part : parts) {
    if (!part.empty()) out.push_back(part);
  }
}

}  // namespace

std::vector<Rect> disjoint(const std::vector<Rect>& rects, const Rect& bounds) {
  std::vector<Rect> sorted;
  for (const Rect& r : rects) {
    if (const Rect inside = intersection(r, bounds); !inside.empty()) sorted.push_back(inside);
  }
  // Large ones first: they swallow the small ones whole.
  std::stable_sort(sorted.begin(), sorted.end(),
                   [](const Rect& a, const Rect& b) { return a.width * a.height > b.width * b.height; });
  std::vector<Rect> result, left, next;
  for (const Rect& r : sorted) {
    left.assign(1, r);
    for (const Rect& taken : result) {
      next.clear();
      for (const Rect& part : left) subtract(part, taken, next);
      left.swap(next);
    }
    result.insert(result.end(), left.begin(), left.end());
  }
  return result;
}

}  // namespace gradreel
