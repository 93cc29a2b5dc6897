#include "video/changed_box.hpp"

#include <algorithm>

namespace gradreel {

Rect ChangedBox::differing(const Image& frame, std::span<const Rect> changed) const {
  Rect box;
  for (const Rect& rect : changed) {
    const Rect r = intersection(rect, frame.bounds());
    if (r.empty()) continue;
    for (int y = r.y; y < r.bottom(); ++y) {
      const std::uint32_t* now = frame.row(y);
      const std::uint32_t* before = last_.row(y);
      int first = r.x, end = r.right();
      while (first < end && now[first] == before[first]) ++first;
      while (end > first && now[end - 1] == before[end - 1]) --end;
      if (first == end) continue;
      box = united(box, {first, y, end - first, 1});
    }
  }
  return box;
}

void ChangedBox::keep(const Image& frame, const Rect& box) {
  for (int y = box.y; y < box.bottom(); ++y)
    std::copy_n(frame.row(y) + box.x, box.width, last_.row(y) + box.x);
}

}  // namespace gradreel
