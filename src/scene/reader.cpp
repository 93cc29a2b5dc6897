#include "scene/reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <stdexcept>

#include "core/suggest.hpp"
#include "scene/key_advice.hpp"
#include "scene/odd_text.hpp"
#include "scene/read_entry.hpp"
#include "scene/reshape.hpp"

namespace gradreel {

namespace {

const Form& form_among(const std::vector<Form>& forms, Shape shape, std::string_view key,
                       const Section& section) {
  for (const Form& form : forms) {
    if (form.shape == shape) return form;
  }
  throw std::logic_error(fmt::format("key {} of {} is not declared to have this shape", key, section.name));
}

}  // namespace

MapReader::MapReader(const Value& map, const Section& section, std::string context, std::string prefix,
                     Notes& notes)
    : map_(&map),
      section_(&section),
      context_(std::move(context)),
      prefix_(std::move(prefix)),
      notes_(&notes) {
  if (map.kind != ValueKind::mapping) notes.add_unexpected(map, context_, "a mapping of keys");
}

MapReader::MapReader(const Value& map, const Section& section, Notes& notes, std::string context)
    : MapReader(map, section, context.empty() ? std::string(section.name) : std::move(context), "", notes) {}

MapReader MapReader::of_key(const Value& map, const Section& section, Notes& notes, const std::string& name) {
  return MapReader(map, section, name, name, notes);
}

std::string MapReader::name_of(std::string_view key) const {
  return prefix_.empty() ? std::string(key) : fmt::format("{}.{}", prefix_, key);
}

void MapReader::declare(std::span<const Key> keys) {
  for (const Key& key : keys) {
    if (!declared(key.name)) more_.push_back(key);
  }
}

const Key* MapReader::declared(std::string_view key) const {
  if (const Key* own = section_->find(key)) return own;
  const auto at = std::find_if(more_.begin(), more_.end(), [&](const Key& k) { return k.name == key; });
  return at == more_.end() ? nullptr : &*at;
}

const Value* MapReader::written(std::string_view key) const {
  const Entry* entry = map_->entry(key);
  return entry ? &entry->value : nullptr;
}

std::vector<std::string_view> MapReader::known() const {
  std::vector<std::string_view> names;
  for (const Key& key : section_->keys) names.push_back(key.name);
  for (const Key& key : more_) names.push_back(key.name);
  return names;
}

const Value* MapReader::find(std::string_view key) const {
  const Key* k = declared(key);
  if (!k) throw std::logic_error(fmt::format("{} has no key {}", section_->name, key));
  const Value* value = written(key);
  if (value) notes_->expect(*value, *k);
  return value;
}

Place MapReader::place_of(std::string_view key) const {
  const Entry* entry = map_->entry(key);
  return entry ? entry->where : map_->where;
}

const Form& MapReader::form(std::string_view key, Shape shape) const {
  const Key* k = declared(key);
  if (!k) throw std::logic_error(fmt::format("{} has no key {}", section_->name, key));
  return form_among(k->forms, shape, key, *section_);
}

std::optional<double> MapReader::number(std::string_view key) {
  const Form& f = form(key, Shape::number);
  const Value* v = find(key);
  return v ? as_number(*v, name_of(key), f.range, *notes_) : std::nullopt;
}

std::optional<double> MapReader::size(std::string_view key) {
  const Form& f = form(key, Shape::size);
  const Value* v = find(key);
  return v ? as_size(*v, name_of(key), f.range, *notes_) : std::nullopt;
}

std::optional<int> MapReader::whole(std::string_view key, std::optional<int> at_most) {
  Range range = form(key, Shape::number).range;
  if (!range.whole) throw std::logic_error(fmt::format("key {} is not declared to be whole", key));
  if (at_most) range.high = *at_most;
  const Value* v = find(key);
  const auto number = v ? as_number(*v, name_of(key), range, *notes_) : std::nullopt;
  return number ? std::optional(static_cast<int>(*number)) : std::nullopt;
}

std::optional<bool> MapReader::flag(std::string_view key) {
  const Key* k = declared(key);
  const bool on_off = k && !k->forms.empty() && k->forms[0].shape == Shape::on_off;
  form(key, on_off ? Shape::on_off : Shape::flag);
  const Value* v = find(key);
  return v ? as_flag(*v, name_of(key), on_off, *notes_) : std::nullopt;
}

std::optional<std::string> MapReader::text(std::string_view key) {
  const Form& f = form(key, Shape::text);
  const Value* v = find(key);
  return v ? as_text(*v, name_of(key), f.text, *notes_) : std::nullopt;
}

std::optional<Rational> MapReader::decimal(std::string_view key) {
  const Form& f = form(key, Shape::decimal);
  const Value* v = find(key);
  return v ? as_decimal(*v, name_of(key), f.range, *notes_) : std::nullopt;
}

std::optional<Rational> MapReader::rate(std::string_view key) {
  const Form& f = form(key, Shape::rate);
  const Value* v = find(key);
  return v ? as_rate(*v, name_of(key), f.range, *notes_) : std::nullopt;
}

std::optional<std::array<double, 2>> MapReader::interval(std::string_view key) {
  const Form& f = form(key, Shape::tuple);
  const Value* v = find(key);
  return v ? as_interval(*v, name_of(key), f, *notes_) : std::nullopt;
}

std::optional<std::string> MapReader::name(std::string_view key) {
  return name(key, form(key, Shape::choice).choices);
}

std::optional<std::string> MapReader::name(std::string_view key, std::span<const std::string_view> known) {
  const Value* v = find(key);
  return v ? as_name(*v, name_of(key), known, *notes_) : std::nullopt;
}

std::optional<std::size_t> MapReader::choice(std::string_view key) {
  return choice(key, form(key, Shape::choice).choices);
}

std::optional<std::size_t> MapReader::choice(std::string_view key, std::span<const std::string_view> known) {
  const auto chosen = name(key, known);
  if (!chosen) return std::nullopt;
  return static_cast<std::size_t>(std::find(known.begin(), known.end(), *chosen) - known.begin());
}

const std::vector<Value>* MapReader::list(std::string_view key) {
  const Form& f = form(key, Shape::list);
  const Value* v = find(key);
  if (!v) return nullptr;
  if (v->kind != ValueKind::sequence || reshaped(*v, {&f, 1})) {
    notes_->add_unexpected(*v, name_of(key), fmt::format("a list of {}", f.of));
    return nullptr;
  }
  for (const Value& item : v->items) notes_->expect(item, f.items);
  if (v->items.size() < f.low || v->items.size() > f.high) {
    notes_->add(
        *v, fmt::format("{} must have {} to {} items, not {}", name_of(key), f.low, f.high, v->items.size()));
    return nullptr;
  }
  return &v->items;
}

const Form& MapReader::item_form(std::string_view key, Shape shape) const {
  return form_among(form(key, Shape::list).items, shape, key, *section_);
}

MapReader MapReader::item(std::string_view key, const Value& value, std::string context) {
  return MapReader(value, *item_form(key, Shape::mapping).section, *notes_, std::move(context));
}

std::optional<MapReader> MapReader::map(std::string_view key) {
  const Form& f = form(key, Shape::mapping);
  const Value* v = find(key);
  if (!v) return std::nullopt;
  return of_key(*v, *f.section, *notes_, name_of(key));
}

void MapReader::require(std::string_view key) {
  if (map_->kind != ValueKind::mapping || find(key)) return;
  for (const Entry& e : map_->entries) {
    if (declared(e.key) || nearest(e.key, {&key, 1}).empty()) continue;
    const std::string odd = odd_text_hint(e.key);
    add_unknown(e, odd.empty() ? fmt::format("did you mean '{}'?", key) : odd);
    notes_->refuse(e);
    return;
  }
  auto whole = with_selector(*map_, *section_);
  if (whole) notes_->refuse(map_->entries.front());
  if (!whole && section_ != notes_->top()) whole = with_example(*map_, *section_, key);
  notes_->add(*map_, fmt::format("{} is missing in {}", key, context_), whole ? "write " + *whole : "");
}

bool MapReader::refuse(std::string_view key, std::string message, std::string hint) {
  for (const Entry& e : map_->entries) {
    if (e.key != key) continue;
    notes_->add(e.where, std::move(message), std::move(hint));
    notes_->refuse(e);
    return true;
  }
  return false;
}

void MapReader::add_unknown(const Entry& entry, std::string hint) {
  Value key;  // carries the alias that the key may have come through
  key.where = entry.where;
  key.alias = entry.value.alias;
  notes_->add(key, fmt::format("unknown key '{}' in {}", entry.key, context_), std::move(hint));
}

void MapReader::finish() {
  for (const Entry& e : map_->entries) {
    if (declared(e.key) || notes_->is_refused(e)) continue;
    const std::vector<std::string_view> keys = known();
    add_unknown(e, key_advice(e, {section_, keys, prefix_, notes_->top(), &notes_->source()}));
  }
}

void check_keys_of_any(const Value& item, const Section& section, Notes& notes) {
  if (item.kind != ValueKind::mapping || !section.find("name")) return;
  if (!item.entry("name")) return;  // its keys may be names
  MapReader map(item, section, notes);
  for (const Component& component : all_of(section.components)) map.declare(component.keys);
  map.finish();
}

}  // namespace gradreel
