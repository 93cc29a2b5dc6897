#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <string_view>

#include "core/error.hpp"
#include "lock/lock.hpp"
#include "lock/paths.hpp"

namespace gradreel {

namespace {

using LockJson = nlohmann::json;  // objects are sorted by name

constexpr int kLockFormat = 1;
constexpr int kDeepest = 6;             // levels of a lock
constexpr std::size_t kKeyLength = 12;  // hexadecimal digits that name a set of versions
constexpr const char* kRemedy =
    "restore the file, or delete it and make it again: gradreel render --lock FILE PATH...";

/// Reads one lock; complaints have the file's name and a path within it.
class LockReader {
 public:
  LockReader(std::string file, const std::string& text) : file_(std::move(file)), root_(parsed(text)) {}

  Lock read() const {
    if (!root_.is_object() || !root_.contains("gradreel_lock")) fail("this is no lock of gradreel");
    if (root_["gradreel_lock"] != kLockFormat)
      throw Error::about(file_, "another version of gradreel wrote this lock: its format is not 1", kRemedy);
    Lock lock;
    const LockJson& outputs = member(root_, "outputs", "", LockJson::value_t::object);
    for (const auto& [path, value] : outputs.items())
      lock.outputs.emplace(path, entry(value, fmt::format("outputs[\"{}\"]", path)));
    return lock;
  }

 private:
  [[noreturn]] void fail(const std::string& message) const { throw Error::about(file_, message, kRemedy); }

  LockJson parsed(const std::string& text) const {
    if (text.find("<<<<<<< ") != std::string::npos)
      throw Error::about(
          file_, "a merge left its marks in it",
          "take one of the two versions; then gradreel render --lock FILE --if-changed PATH... renews it");
    const auto bounded = [&](int depth, LockJson::parse_event_t, const LockJson&) {
      if (depth > kDeepest) fail("it is nested too deeply");
      return true;
    };
    try {
      return LockJson::parse(text, bounded);
    } catch (const LockJson::exception&) {
      fail("this is no JSON");
    }
  }

  const LockJson& member(const LockJson& object, const char* key, const std::string& where,
                         LockJson::value_t type) const {
    const std::string name = where.empty() ? key : where + '.' + key;
    if (!object.is_object() || !object.contains(key)) fail(name + " is missing");
    if (object[key].type() != type) fail(name + " is of another kind");
    return object[key];
  }

  std::string text_in(const LockJson& object, const char* key, const std::string& where) const {
    return member(object, key, where, LockJson::value_t::string).get<std::string>();
  }

  Sha256Digest digest_in(const LockJson& object, const char* key, const std::string& where) const {
    const auto digest = parse_sha256(text_in(object, key, where));
    if (!digest) fail(fmt::format("{}.{} is no SHA-256", where, key));
    return *digest;
  }

  template <class Map>
  Map texts(const LockJson& object, const std::string& where) const {
    Map all;
    if (!object.is_object()) fail(where + " is of another kind");
    for (const auto& [name, value] : object.items()) {
      if (!value.is_string()) fail(fmt::format("{}[\"{}\"] is no text", where, name));
      all.emplace(name, value.template get<std::string>());
    }
    return all;
  }

  OptionValues options(const LockJson& object, const std::string& where) const {
    OptionValues all;
    for (const auto& [name, value] : object.items()) {
      const RecordedOption* option = find_recorded_option(name);
      const std::string about = fmt::format("{}.options.{}", where, name);
      if (!option) fail(about + " is no option that changes outputs");
      std::vector<std::string> values;
      const LockJson list = value.is_array() ? value : LockJson::array({value});
      for (const LockJson& item : list) {
        if (item.is_string()) values.push_back(item.get<std::string>());
      }
      const bool is_right =
          option->takes_value ? !list.empty() && values.size() == list.size() : value == true;
      if (!is_right) fail(about + " is of another kind");
      all.emplace(name, std::move(values));
    }
    return all;
  }

  LockedFile file(const LockJson& value, const std::string& where) const {
    LockedFile locked;
    locked.bytes = digest_in(value, "bytes", where);
    if (!value.contains("frames")) return locked;
    locked.frames = FilmDigest{digest_in(value, "frames", where), 0};
    locked.frames->pictures =
        member(value, "pictures", where, LockJson::value_t::number_unsigned).get<std::int64_t>();
    return locked;
  }

  LockEntry entry(const LockJson& value, const std::string& where) const {
    LockEntry entry;
    entry.scene = text_in(value, "scene", where);
    entry.folder = text_in(value, "folder", where);
    if (!is_inner_path(entry.folder)) fail(fmt::format("{}.folder lies outside of the output folder", where));
    entry.options = options(member(value, "options", where, LockJson::value_t::object), where);
    entry.inputs = digest_in(value, "inputs", where).hex();
    const LockJson& groups = member(value, "made_from", where, LockJson::value_t::object);
    for (const auto& [group, parts] : groups.items())
      entry.ingredients[group] =
          texts<Ingredients::mapped_type>(parts, fmt::format("{}.made_from.{}", where, group));
    for (const auto& [path, about] : member(value, "files", where, LockJson::value_t::object).items())
      entry.files.emplace(path, file(about, fmt::format("{}.files[\"{}\"]", where, path)));
    const std::string key = text_in(value, "versions", where);
    const LockJson& all = member(root_, "versions", "", LockJson::value_t::object);
    if (!all.contains(key)) fail(fmt::format("{}.versions names none of the versions", where));
    entry.versions = texts<Versions>(all[key], fmt::format("versions[\"{}\"]", key));
    return entry;
  }

  std::string file_;
  LockJson root_;
};

LockJson options_json(const OptionValues& options) {
  LockJson all = LockJson::object();
  for (const auto& [name, values] : options) {
    const RecordedOption* option = find_recorded_option(name);
    if (option && !option->takes_value) {
      all[name] = true;
    } else if (values.size() == 1) {
      all[name] = values.front();
    } else {
      all[name] = values;
    }
  }
  return all;
}

LockJson file_json(const LockedFile& file) {
  LockJson json = {{"bytes", file.bytes.hex()}};
  if (file.frames) {
    json["frames"] = file.frames->frames.hex();
    json["pictures"] = static_cast<std::uint64_t>(file.frames->pictures);
  }
  return json;
}

}  // namespace

Lock parse_lock(const std::string& file, const std::string& text) { return LockReader(file, text).read(); }

std::string lock_text(const Lock& lock) {
  LockJson outputs = LockJson::object(), versions = LockJson::object();
  for (const auto& [path, entry] : lock.outputs) {
    LockJson files = LockJson::object();
    for (const auto& [name, file] : entry.files) files[name] = file_json(file);
    const std::string key = digest_of(entry.versions).hex().substr(0, kKeyLength);
    versions[key] = entry.versions;
    outputs[path] = {
        {"scene", entry.scene},   {"folder", entry.folder},         {"options", options_json(entry.options)},
        {"inputs", entry.inputs}, {"made_from", entry.ingredients}, {"files", std::move(files)},
        {"versions", key}};
  }
  const LockJson root = {
      {"gradreel_lock", kLockFormat}, {"outputs", std::move(outputs)}, {"versions", std::move(versions)}};
  return root.dump(1, ' ', false, LockJson::error_handler_t::replace) + '\n';
}

}  // namespace gradreel
