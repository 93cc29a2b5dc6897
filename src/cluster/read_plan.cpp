#include <fmt/format.h>

#include <filesystem>
#include <fstream>
#include <limits>
#include <nlohmann/json.hpp>
#include <optional>
#include <utility>

#include "cluster/plan.hpp"
#include "core/error.hpp"
#include "lock/paths.hpp"

namespace gradreel {

namespace {

using PlanJson = nlohmann::json;

constexpr std::uintmax_t kLargestPlan = std::uintmax_t{256} << 20;  // bytes
constexpr std::int64_t kMostValues = 4'000'000;                     // beside those of segments
constexpr std::int64_t kMostFrames = std::int64_t{1} << 40, kMostCost = std::int64_t{1} << 40;
constexpr int kSegmentDepth = 6;  // of a segment in a plan's tree

/// A segment as it stands in a plan.
struct NumberedSegment {
  std::int64_t number = 0;
  PlanSegment segment;
};

/// Whole and from 0 to `most`; nothing else.
std::optional<std::int64_t> whole(const PlanJson& value, std::int64_t most) {
  if (!value.is_number_unsigned()) return std::nullopt;
  const auto number = value.get<std::uint64_t>();
  return number <= static_cast<std::uint64_t>(most) ? std::optional(static_cast<std::int64_t>(number))
                                                    : std::nullopt;
}

std::optional<NumberedSegment> segment_of(const PlanJson& value) {
  if (!value.is_object() || value.size() != 3 || !value.contains("number") || !value.contains("frames") ||
      !value.contains("cost_ms"))
    return std::nullopt;
  const PlanJson& frames = value["frames"];
  if (!frames.is_array() || frames.size() != 2) return std::nullopt;
  const auto number = whole(value["number"], kMostFrames), cost = whole(value["cost_ms"], kMostCost);
  const auto begin = whole(frames[0], kMostFrames), end = whole(frames[1], kMostFrames);
  if (!number || !cost || !begin || !end || *begin >= *end) return std::nullopt;
  return NumberedSegment{*number, {{*begin, *end}, *cost}};
}

/// Reads one plan. Its segments, which are nearly all of it, do not stay in the tree of JSON.
class PlanReader {
 public:
  PlanReader(std::string file, std::string_view text) : file_(std::move(file)), root_(parsed(text)) {}

  Plan read() {
    if (!root_.is_object() || !root_.contains("gradreel_plan")) fail("this is no plan of gradreel");
    if (root_["gradreel_plan"] != 1) fail("another version of gradreel wrote this plan: its format is not 1");
    Plan plan;
    plan.options = options(member(root_, "options", PlanJson::value_t::object));
    plan.versions = texts(member(root_, "versions", PlanJson::value_t::object), "versions");
    for (const PlanJson& value : member(root_, "films", PlanJson::value_t::array))
      plan.films.push_back(film(value));
    if (plan.films.empty()) fail("it has no films");
    if (next_ != segments_.size()) fail("it has segments that are of no file");
    return plan;
  }

 private:
  [[noreturn]] void fail(const std::string& message) const {
    throw Error::about(file_, message, "make it again: gradreel plan PATH... -o FILE");
  }

  PlanJson parsed(std::string_view text) {
    std::int64_t values = 0;
    const auto take = [&](int depth, PlanJson::parse_event_t event, const PlanJson& value) {
      if (depth > kSegmentDepth + 2) fail("it is nested too deeply");
      if (++values > kMostValues) fail("it is too large");
      if (depth == kSegmentDepth && event == PlanJson::parse_event_t::object_end) {
        const auto segment = segment_of(value);
        if (!segment) fail(fmt::format("its segment {} is not right", segments_.size()));
        segments_.push_back(*segment);
        values = at_segment_;
        return false;
      }
      if (depth == kSegmentDepth && event == PlanJson::parse_event_t::object_start) at_segment_ = values;
      if (depth == kSegmentDepth - 1 && event == PlanJson::parse_event_t::array_end)
        ends_.push_back(segments_.size());
      return true;
    };
    try {
      return PlanJson::parse(text, take);
    } catch (const PlanJson::exception&) {
      fail("this is no JSON");
    }
  }

  const PlanJson& member(const PlanJson& object, const char* key, PlanJson::value_t type) const {
    if (!object.is_object() || !object.contains(key)) fail(fmt::format("\"{}\" is missing", key));
    if (object[key].type() != type) fail(fmt::format("\"{}\" is of another kind", key));
    return object[key];
  }

  std::string text(const PlanJson& object, const char* key) const {
    return member(object, key, PlanJson::value_t::string).get<std::string>();
  }

  std::string inner_path(const PlanJson& object, const char* key) const {
    std::string path = text(object, key);
    if (!is_inner_path(path)) fail(fmt::format("\"{}\" leads elsewhere: {}", key, path));
    return path;
  }

  int number(const PlanJson& object, const char* key) const {
    const auto n = whole(member(object, key, PlanJson::value_t::number_unsigned), 1 << 20);
    if (!n) fail(fmt::format("\"{}\" is too large", key));
    return static_cast<int>(*n);
  }

  Sha256Digest digest(const std::string& text, const std::string& of) const {
    const auto digest = parse_sha256(text);
    if (!digest) fail(of + " is no SHA-256");
    return *digest;
  }

  Versions texts(const PlanJson& object, const std::string& of) const {
    Versions all;
    for (const auto& [name, value] : object.items()) {
      if (!value.is_string()) fail(fmt::format("{} has \"{}\" of another kind", of, name));
      all.emplace(name, value.get<std::string>());
    }
    return all;
  }

  OptionValues options(const PlanJson& object) const {
    OptionValues all;
    for (const auto& [name, value] : object.items()) {
      const RecordedOption* option = find_recorded_option(name);
      if (!option) fail(fmt::format("\"{}\" is no option that changes outputs", name));
      std::vector<std::string> values;
      const PlanJson list = value.is_array() ? value : PlanJson::array({value});
      for (const PlanJson& item : list) {
        if (item.is_string()) values.push_back(item.get<std::string>());
      }
      const bool is_right =
          option->takes_value ? !list.empty() && values.size() == list.size() : value == true;
      if (!is_right) fail(fmt::format("the option \"{}\" is of another kind", name));
      all.emplace(name, std::move(values));
    }
    return all;
  }

  /// The next list of segments.
  std::vector<PlanSegment> segments() {
    const std::size_t end = file_number_ < ends_.size() ? ends_[file_number_++] : next_;
    std::vector<PlanSegment> all;
    for (; next_ < end; ++next_) {
      if (segments_[next_].number != static_cast<std::int64_t>(next_))
        fail(fmt::format("its segment {} has the number {}", next_, segments_[next_].number));
      all.push_back(segments_[next_].segment);
    }
    return all;
  }

  PlanFilm film(const PlanJson& value) {
    PlanFilm film;
    film.scene = inner_path(value, "scene");
    film.folder = inner_path(value, "folder");
    film.film = text(value, "film");
    film.output = number(value, "output");
    film.format = text(value, "format");
    film.width = number(value, "width");
    film.height = number(value, "height");
    film.digest = digest(text(value, "digest"), "\"digest\"");
    for (const auto& [what, hex] :
         texts(member(value, "computed", PlanJson::value_t::object), "\"computed\""))
      film.computed.emplace(what, digest(hex, what));
    for (const PlanJson& file : member(value, "files", PlanJson::value_t::array)) {
      member(file, "segments", PlanJson::value_t::array);
      film.files.push_back({inner_path(file, "path"), segments()});
    }
    return film;
  }

  std::string file_;
  std::vector<NumberedSegment> segments_;  // of all files
  std::vector<std::size_t> ends_;          // where each file's end
  std::size_t next_ = 0, file_number_ = 0;
  std::int64_t at_segment_ = 0;
  PlanJson root_;  // made last: it fills what is above
};

}  // namespace

Plan parse_plan(const std::string& file, std::string_view text) { return PlanReader(file, text).read(); }

Plan read_plan(const std::string& path) {
  namespace fs = std::filesystem;
  std::error_code error;
  if (!fs::exists(path, error))
    throw Error::about(path, "no such file", "gradreel plan PATH... -o FILE makes it");
  if (!fs::is_regular_file(path, error)) throw Error::about(path, "not a regular file");
  const std::uintmax_t size = fs::file_size(path, error);
  if (size > kLargestPlan) throw Error::about(path, "larger than 256 MB: this is no plan of gradreel");
  std::string text(size, '\0');
  std::ifstream file(path, std::ios::binary);
  if (error || !file.read(text.data(), static_cast<std::streamsize>(size)))
    throw Error::about(path, "cannot be read");
  return parse_plan(path, text);
}

}  // namespace gradreel
