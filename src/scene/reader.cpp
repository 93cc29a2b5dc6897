#include "scene/reader.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "core/suggest.hpp"

namespace gradreel {

MapReader::MapReader(const Value& map, std::string context, std::string prefix, Notes& notes)
    : map_(&map), context_(std::move(context)), prefix_(std::move(prefix)), notes_(&notes) {
  if (map.kind != ValueKind::mapping) notes.add_unexpected(map, context_, "a mapping of keys");
}

std::string MapReader::name_of(std::string_view key) const {
  return prefix_.empty() ? std::string(key) : fmt::format("{}.{}", prefix_, key);
}

const Value* MapReader::find(std::string_view key) {
  if (std::find(asked_.begin(), asked_.end(), key) == asked_.end()) asked_.emplace_back(key);
  for (const Entry& e : map_->entries) {
    if (e.key == key) return &e.value;
  }
  return nullptr;
}

Place MapReader::place_of(std::string_view key) const {
  for (const Entry& e : map_->entries) {
    if (e.key == key) return e.where;
  }
  return map_->where;
}

std::optional<double> MapReader::number(std::string_view key, const Range& range) {
  const Value* v = find(key);
  return v ? as_number(*v, name_of(key), range, *notes_) : std::nullopt;
}

std::optional<double> MapReader::size(std::string_view key, const Range& range) {
  const Value* v = find(key);
  return v ? as_size(*v, name_of(key), range, *notes_) : std::nullopt;
}

std::optional<int> MapReader::whole(std::string_view key, int low, int high) {
  const Range range{.low = static_cast<double>(low), .high = static_cast<double>(high), .whole = true};
  const auto v = number(key, range);
  return v ? std::optional(static_cast<int>(*v)) : std::nullopt;
}

std::optional<bool> MapReader::flag(std::string_view key, bool on_off) {
  const Value* v = find(key);
  return v ? as_flag(*v, name_of(key), on_off, *notes_) : std::nullopt;
}

std::optional<std::string> MapReader::text(std::string_view key, std::size_t max_length) {
  return text(key, TextRule{max_length, false});
}

std::optional<std::string> MapReader::text(std::string_view key, const TextRule& rule) {
  const Value* v = find(key);
  return v ? as_text(*v, name_of(key), rule, *notes_) : std::nullopt;
}

std::optional<std::string> MapReader::name(std::string_view key, std::span<const std::string_view> known) {
  const Value* v = find(key);
  return v ? as_name(*v, name_of(key), known, *notes_) : std::nullopt;
}

std::optional<Rational> MapReader::decimal(std::string_view key, const Range& range) {
  const Value* v = find(key);
  return v ? as_decimal(*v, name_of(key), range, *notes_) : std::nullopt;
}

std::optional<Rational> MapReader::rate(std::string_view key, const Range& range) {
  const Value* v = find(key);
  return v ? as_rate(*v, name_of(key), range, *notes_) : std::nullopt;
}

std::optional<std::size_t> MapReader::choice(std::string_view key, std::span<const std::string_view> known) {
  const auto chosen = name(key, known);
  if (!chosen) return std::nullopt;
  return static_cast<std::size_t>(std::find(known.begin(), known.end(), *chosen) - known.begin());
}

const std::vector<Value>* MapReader::list(std::string_view key, std::size_t low, std::size_t high,
                                          std::string_view of) {
  const Value* v = find(key);
  if (!v) return nullptr;
  if (v->kind != ValueKind::sequence) {
    notes_->add_unexpected(*v, name_of(key), fmt::format("a list of {}", of));
    return nullptr;
  }
  if (v->items.size() < low || v->items.size() > high) {
    notes_->add(*v,
                fmt::format("{} must have {} to {} items, not {}", name_of(key), low, high, v->items.size()));
    return nullptr;
  }
  return &v->items;
}

std::optional<MapReader> MapReader::map(std::string_view key) {
  const Value* v = find(key);
  if (!v) return std::nullopt;
  return MapReader(*v, name_of(key), name_of(key), *notes_);
}

void MapReader::require(std::string_view key) {
  if (map_->kind != ValueKind::mapping || find(key)) return;
  std::vector<std::string_view> others;
  for (const Entry& e : map_->entries) {
    if (std::find(asked_.begin(), asked_.end(), e.key) == asked_.end()) others.push_back(e.key);
  }
  const std::string_view meant = nearest(key, others);
  for (const Entry& e : map_->entries) {
    if (meant.empty() || e.key != meant) continue;
    add_unknown(e, fmt::format("did you mean '{}'?", key));
    asked_.emplace_back(meant);
    return;
  }
  notes_->add(*map_, fmt::format("{} is missing in {}", key, context_));
}

void MapReader::add_unknown(const Entry& entry, std::string hint) {
  Value key;  // carries the alias that the key may have come through
  key.where = entry.where;
  key.alias = entry.value.alias;
  notes_->add(key, fmt::format("unknown key '{}' in {}", entry.key, context_), std::move(hint));
}

void MapReader::finish() {
  const std::vector<std::string_view> known(asked_.begin(), asked_.end());
  for (const Entry& e : map_->entries) {
    if (std::find(known.begin(), known.end(), e.key) == known.end()) add_unknown(e, suggestion(e.key, known));
  }
}

}  // namespace gradreel
