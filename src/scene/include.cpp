#include "scene/include.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <iterator>

#include "scene/reader.hpp"
#include "scene/references.hpp"
#include "scene/scene_file.hpp"
#include "scene/sections.hpp"
#include "scene/text_file.hpp"

namespace gradreel {

namespace {

namespace fs = std::filesystem;

constexpr int kVersion = 1;                    // of the language
constexpr std::size_t kMaxFragmentPath = 200;  // code points of a path
constexpr std::string_view kVariables = "variables";

/// A file that is being read, and those that include it, the scene first.
using Trail = std::vector<std::string>;

std::string true_path(const std::string& path) {
  std::error_code error;
  const fs::path canonical = fs::weakly_canonical(fs::absolute(path), error);
  return error ? path : canonical.string();
}

/// Gives all places of a tree the number of their file.
void set_file(Value& value, int file) {
  for (Place* place : {&value.where, &value.alias, &value.anchor}) place->file = file;
  for (Value& item : value.items) set_file(item, file);
  for (Entry& entry : value.entries) {
    entry.where.file = file;
    set_file(entry.value, file);
  }
}

/// Whether a key of the scene, or one that this key excludes, is stated.
bool is_hidden(const Value& map, std::string_view key) {
  if (map.entry(key)) return true;
  for (const Exclusive& group : scene_section().exclusive) {
    const bool has_key = std::find(group.keys.begin(), group.keys.end(), key) != group.keys.end();
    if (has_key && std::any_of(group.keys.begin(), group.keys.end(),
                               [&](std::string_view other) { return map.entry(other) != nullptr; }))
      return true;
  }
  return false;
}

/// Adds what `above` does not say yet.
void put_below(Value& above, Value below) {
  if (below.kind != ValueKind::mapping) return;
  std::vector<Entry> more;
  for (Entry& entry : below.entries) {
    const Entry* same = above.entry(entry.key);
    if (same && entry.key == kVariables && same->value.kind == ValueKind::mapping &&
        entry.value.kind == ValueKind::mapping) {
      Value& variables = above.entries[static_cast<std::size_t>(same - above.entries.data())].value;
      for (Entry& variable : entry.value.entries) {
        if (!variables.entry(variable.key)) variables.entries.push_back(std::move(variable));
      }
    } else if (!is_hidden(above, entry.key)) {
      more.push_back(std::move(entry));
    }
  }
  std::move(more.begin(), more.end(), std::back_inserter(above.entries));
}

class Includer {
 public:
  Includer(Document& document, std::vector<InputFile>& inputs, std::vector<Mistake>& mistakes)
      : document_(document), inputs_(inputs), mistakes_(mistakes) {}

  /// The tree with what it includes.
  Value complete(Value root, const Trail& trail) {
    if (root.kind != ValueKind::mapping) return root;
    Notes notes(document_.source, mistakes_);
    MapReader map(root, scene_section(), notes);
    check_version(map);
    const std::vector<Name> names = names_of(map);
    std::erase_if(root.entries, [](const Entry& e) { return e.key == "version" || e.key == "include"; });
    for (auto name = names.rbegin(); name != names.rend(); ++name)
      put_below(root, fragment(name->text, name->value, trail));
    return root;
  }

 private:
  struct Name {
    std::string text;
    Value value;  ///< where it stands
  };

  static void check_version(MapReader& map) {
    const Value* value = map.find("version");
    if (!value) return;
    const auto version = as_number(*value, "version", {.low = 1, .whole = true}, map.notes());
    if (version && *version > kVersion)
      map.notes().add(*value, fmt::format("version must be {}, the only one that this gradreel reads, not {}",
                                          kVersion, value->text));
  }

  static std::vector<Name> names_of(MapReader& map) {
    std::vector<Name> names;
    const Value* value = map.find("include");
    if (!value) return names;
    std::vector<Value> items = {*value};
    if (value->kind == ValueKind::sequence) {
      const auto* list = map.list("include");
      items = list ? *list : std::vector<Value>();
    }
    for (const Value& item : items) {
      if (item.kind == ValueKind::scalar && next_reference(item.text)) {
        map.notes().add(item, "include: a file's name cannot be made of variables");
      } else if (auto text = as_text(item, "include", {kMaxFragmentPath, false, false}, map.notes())) {
        names.push_back({*std::move(text), item});
      }
    }
    return names;
  }

  Value fragment(const std::string& name, const Value& at, const Trail& trail) {
    const auto refuse = [&](const std::string& why) {
      mistakes_.push_back(document_.source.mistake(at, fmt::format("include {}: {}", name, why)));
      return Value();
    };
    const std::optional<std::string> path = path_beside(document_.source.file(), name);
    if (!path) return refuse("it must be in the scene's folder, or below");
    Trail longer = trail;
    longer.push_back(*path);
    if (is_cycle(trail, *path)) return refuse("it includes itself: " + trail_text(longer, *path));
    if (longer.size() > kMaxFragmentDepth + 1)
      return refuse(fmt::format("more than {} files, each included by the one before", kMaxFragmentDepth));
    if (++fragments_ > kMaxFragments) {
      return fragments_ == kMaxFragments + 1
                 ? refuse(fmt::format("the scene includes more than {} files", kMaxFragments))
                 : Value();
    }
    std::vector<Mistake> wrong;
    const std::optional<std::string> text = read_text_file(*path, wrong);
    if (!text) return refuse(wrong.front().message);
    size_ += text->size();
    if (size_ > kMaxFileSize)
      return refuse(fmt::format("the included files are larger than {} bytes together", kMaxFileSize));
    return complete(parsed(*path, *text), longer);
  }

  Value parsed(const std::string& path, const std::string& text) {
    inputs_.push_back({path, "fragment"});
    Document fragment = parse_document(path, text, mistakes_);
    set_file(fragment.root, document_.source.add(fragment.source));
    if (fragment.root.kind != ValueKind::mapping && fragment.root.kind != ValueKind::null)
      mistakes_.push_back(
          document_.source.mistake(fragment.root, "expected a mapping of keys, as this file is included"));
    return std::move(fragment.root);
  }

  static bool is_cycle(const Trail& trail, const std::string& path) {
    const std::string real = true_path(path);
    return std::any_of(trail.begin(), trail.end(),
                       [&](const std::string& file) { return true_path(file) == real; });
  }

  /// "a.yaml > b.yaml > a.yaml", from the first time that the last one stands.
  static std::string trail_text(const Trail& trail, const std::string& path) {
    const std::string real = true_path(path);
    const auto first = std::find_if(trail.begin(), trail.end(),
                                    [&](const std::string& file) { return true_path(file) == real; });
    return fmt::format("{}", fmt::join(first, trail.end(), " > "));
  }

  Document& document_;
  std::vector<InputFile>& inputs_;
  std::vector<Mistake>& mistakes_;
  std::size_t fragments_ = 0, size_ = 0;
};

}  // namespace

std::vector<Key> include_keys() {
  return {
      {.name = "version",
       .forms = {form::whole(1, kVersion)},
       .doc = "the version of the scene language that the file is written in",
       .fallback = kVersion,
       .example = "1"},
      {.name = "include",
       .forms = {form::undrawn(kMaxFragmentPath),
                 form::list(1, kMaxFragments, "files", {form::undrawn(kMaxFragmentPath)})},
       .doc = "files of keys, from the scene's folder; a key that the scene states wins, then the last file",
       .otherwise = "none",
       .example = "common.yaml"}};
}

void include_fragments(Document& document, std::vector<InputFile>& inputs, std::vector<Mistake>& mistakes) {
  Includer includer(document, inputs, mistakes);
  document.root = includer.complete(std::move(document.root), {document.source.file()});
}

}  // namespace gradreel
