#include <array>

#include "schedules/schedule.hpp"

namespace gradreel {

namespace schedule_entries {
#define SCHEDULE(name) const ScheduleEntry& name();
#include "schedules/schedules.def"
#undef SCHEDULE
}  // namespace schedule_entries

std::span<const ScheduleEntry* const> schedules() {
  static const std::array all = {
#define SCHEDULE(name) &schedule_entries::name(),
#include "schedules/schedules.def"
#undef SCHEDULE
  };
  return all;
}

const ScheduleEntry* find_schedule(std::string_view name) {
  for (const ScheduleEntry* entry : schedules()) {
    if (entry->name == name) return entry;
  }
  return nullptr;
}

Param length_param(std::string_view name, std::string_view doc) {
  return {.name = name,
          .fallback = 0.0,
          .doc = doc,
          .range = {.low = 0, .high = kMaxLength, .whole = true},
          .symbol = "T"};
}

}  // namespace gradreel
