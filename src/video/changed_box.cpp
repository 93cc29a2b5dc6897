#include "video/changed_box.hpp"

namespace gradreel {

Rect ChangedBox::update(const Image& frame, std::span<const Rect> changed) {
  Rect box;
  for (const Rect& rect : changed) {
    const Rect r = intersection(rect, frame.bounds());
    if (r.empty()) continue;
    for (int y = r.y; y < r.bottom(); ++y) {
      const std::uint32_t* now = frame.row(y);
      std::uint32_t* before = last_.row(y);
      int first = r.x, end = r.right();
      while (first < end && now[first] == before[first]) ++first;
      while (end > first && now[end - 1] == before[end - 1]) --end;
      if (first == end) continue;
      std::copy(now + first, now + end, before + first);
      box = united(box, {first, y, end - first, 1});
    }
  }
  return box;
}

}  // namespace gradreel
