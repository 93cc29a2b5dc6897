#include "scene/output_limits.hpp"

#include <fmt/format.h>

namespace gradreel {

namespace {

void add_odd_side(std::string_view key, int side, std::string_view format, std::vector<Excess>& out) {
  if (side % 2 == 0) return;
  out.push_back({key, fmt::format("must be even for {}, not {}", format, side),
                 fmt::format("use {} or {}", side - 1, side + 1)});
}

/// Why frames of this output cannot be transparent; empty: they can.
std::string why_not_transparent(const OutputSpec& output) {
  const FormatEntry& format = *output.film;
  if (!format.has_alpha) {
    return fmt::format("is for {}, which have transparency; this output is a {}",
                       formats_that([](const FormatEntry& f) { return f.has_alpha; }), output.format);
  }
  const std::string_view why = format.why_opaque ? format.why_opaque(output.settings) : "";
  return why.empty() ? "" : fmt::format("cannot be none for this {}: {}", output.format, why);
}

}  // namespace

std::vector<Excess> excesses(const OutputSpec& output) {
  std::vector<Excess> all;
  if (!output.is_film()) return all;
  const FormatEntry& format = *output.film;
  if (output.is_transparent) {
    if (std::string why = why_not_transparent(output); !why.empty())
      all.push_back({"background", std::move(why), ""});
  }
  if (format.even_sides) {
    add_odd_side("width", output.width, output.format, all);
    add_odd_side("height", output.height, output.format, all);
  }
  if (output.frame_rate.value() > format.fastest) {
    all.push_back(
        {"fps",
         fmt::format("must be at most {} for {}: {}", format.fastest, output.format, format.why_fastest),
         ""});
  }
  return all;
}

std::string formats_that(const std::function<bool(const FormatEntry&)>& has) {
  std::vector<std::string_view> names;
  for (const FormatEntry* format : formats()) {
    if (has(*format)) names.push_back(format->name);
  }
  const std::string last(names.back());
  names.pop_back();
  return names.empty() ? last : fmt::format("{} and {}", fmt::join(names, ", "), last);
}

}  // namespace gradreel
