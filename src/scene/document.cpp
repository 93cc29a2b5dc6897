#include "scene/document.hpp"

#include <fmt/format.h>
#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/mark.h>
#include <yaml-cpp/parser.h>

#include <algorithm>
#include <map>
#include <sstream>

#include "scene/surrogates.hpp"
#include "scene/syntax_mistake.hpp"
#include "scene/text_file.hpp"

namespace gradreel {

const Entry* Value::entry(std::string_view key) const {
  const auto at = std::find_if(entries.begin(), entries.end(), [&](const Entry& e) { return e.key == key; });
  return at == entries.end() ? nullptr : &*at;
}

namespace {

/// Thrown through yaml-cpp where reading on makes no sense; the mistake is already noted.
struct Stop {};

/// A collection that is still open.
struct Open {
  Value value;
  YAML::anchor_t anchor = 0;
  bool has_key = false;  ///< of a mapping: the next value belongs to `key`
  std::string key;
  Place key_place;
};

struct Anchored {
  Value value;
  int values = 1, depth = 1;
  bool is_used = false;
};

int count_values(const Value& v) {
  int count = 1;
  for (const Value& item : v.items) count += count_values(item);
  for (const Entry& entry : v.entries) count += count_values(entry.value);
  return count;
}

int depth_of(const Value& v) {
  int depth = 0;
  for (const Value& item : v.items) depth = std::max(depth, depth_of(item));
  for (const Entry& entry : v.entries) depth = std::max(depth, depth_of(entry.value));
  return depth + 1;
}

/// Of the line as it was written.
std::size_t byte_of(const YAML::Mark& mark, const WithoutSurrogates& text) {
  const auto column = static_cast<std::size_t>(std::max(mark.column, 0));
  const auto at = static_cast<std::size_t>(std::max(mark.pos, 0));
  return at < column ? column : column + text.missing(at - column, column);
}

/// Marks all inside a value as having come through `alias`.
void mark_alias(Value& v, Place alias) {
  for (Value& item : v.items) {
    item.alias = alias;
    mark_alias(item, alias);
  }
  for (Entry& entry : v.entries) {
    entry.value.alias = alias;
    mark_alias(entry.value, alias);
  }
}

/// Builds the tree from yaml-cpp's events: unlike its nodes, these tell an alias from what it stands for,
/// show duplicate keys, and tell quoted text from plain.
class Builder : public YAML::EventHandler {
 public:
  Builder(const Source& source, const WithoutSurrogates& text, std::vector<Mistake>& mistakes)
      : source_(source), plain_(text), text_(text.text), mistakes_(mistakes) {}

  Value take() {
    for (const auto& [number, anchored] : anchors_) {
      if (anchored.is_used) continue;
      note(anchored.value.where, "'&' names a value, and nothing below uses the name",
           "put the text in quotes, or leave the name out");
    }
    return std::move(root_);
  }

  void OnDocumentStart(const YAML::Mark& mark) override {
    if (documents_++ == 0) return;
    const bool marked = text_at(mark).substr(0, 3) == "---";
    stop(place(mark),
         marked ? "a second document begins here; a file holds one" : "this belongs to nothing above",
         marked ? "" : "check the indentation");
  }
  void OnDocumentEnd() override {}

  void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override {
    Value v;
    v.where = null_place(mark);
    add(std::move(v), anchor, false);
  }

  void OnAlias(const YAML::Mark& mark, YAML::anchor_t anchor) override {
    const Place where = place(mark);
    const auto found = anchors_.find(anchor);
    if (found == anchors_.end()) stop(where, "the alias stands inside the value that it names");
    Anchored& anchored = found->second;
    anchored.is_used = true;
    if (static_cast<int>(open_.size()) + anchored.depth > kMaxDepth) too_deep(where);
    count(where, anchored.values);
    Value v = anchored.value;
    v.anchor = v.where;
    v.where = where;
    v.alias = {};
    mark_alias(v, where);
    add(std::move(v), 0, true);
  }

  void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                const std::string& value) override {
    Value v;
    v.kind = ValueKind::scalar;
    v.where = place(mark);
    v.text = value;
    v.quoted = tag != "?";
    refuse_tag(mark, tag);
    if (v.quoted && !closes_its_quote(mark)) stop(v.where, "the quote is never closed");
    add(std::move(v), anchor, false);
  }

  void OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                       YAML::EmitterStyle::value) override {
    open(ValueKind::sequence, mark, tag, anchor);
  }
  void OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                  YAML::EmitterStyle::value) override {
    open(ValueKind::mapping, mark, tag, anchor);
  }
  void OnSequenceEnd() override { close(); }
  void OnMapEnd() override { close(); }

 private:
  /// Goes on counting where it stopped, as a line may be very long.
  Place place(const YAML::Mark& mark) {
    const std::string_view line = source_.line(mark.line + 1);
    const std::size_t byte = std::min(byte_of(mark, plain_), line.size());
    if (mark.line != line_ || byte < byte_) {
      line_ = mark.line;
      byte_ = 0;
      column_ = 1;
    }
    column_ += static_cast<int>(count_code_points(line.substr(byte_, byte - byte_)));
    byte_ = byte;
    return {line_ + 1, column_};
  }

  std::string_view text_at(const YAML::Mark& mark) const {
    return std::string_view(text_).substr(
        std::min(static_cast<std::size_t>(std::max(mark.pos, 0)), text_.size()));
  }

  [[noreturn]] void stop(Place where, std::string message, std::string hint = {}) {
    mistakes_.push_back(source_.mistake(where, std::move(message), std::move(hint)));
    throw Stop{};
  }

  [[noreturn]] void too_deep(Place where) {
    stop(where, fmt::format("nested deeper than {} levels", kMaxDepth));
  }

  void count(Place where, int values) {
    values_ += values;
    if (values_ > kMaxValues) {
      stop(where, fmt::format("more than {} values, counting each alias as what it stands for", kMaxValues));
    }
  }

  /// yaml-cpp places a value that is not there where the next thing stands; the key says more.
  Place null_place(const YAML::Mark& mark) {
    const Place where = place(mark);
    const bool keyed = !open_.empty() && open_.back().has_key && open_.back().key_place.line != where.line;
    return keyed ? open_.back().key_place : where;
  }

  void refuse_tag(const YAML::Mark& mark, const std::string& tag) {
    const std::string_view at = text_at(mark);
    if (tag == "?" || (tag == "!" && at.substr(0, 1) != "!")) return;
    const std::size_t end = at.find_first_of(" \t\r\n,[]{}");
    const std::string written(at.substr(0, 1) == "!" ? at.substr(0, end) : std::string_view(tag));
    stop(place(mark), fmt::format("tags are not supported: {}", written), "leave it out");
  }

  /// yaml-cpp takes the end of the file for a closing quote.
  bool closes_its_quote(const YAML::Mark& mark) const {
    std::string_view at = text_at(mark);
    while (!at.empty() && (at[0] == '&' || at[0] == ' ' || at[0] == '\n' || at[0] == '\r' || at[0] == '\t')) {
      at.remove_prefix(at[0] == '&' ? std::min(at.find_first_of(" \t\r\n"), at.size()) : 1);
    }
    if (at.empty() || (at[0] != '"' && at[0] != '\'')) return true;
    const char quote = at[0];
    for (std::size_t i = 1; i < at.size(); ++i) {
      if (at[i] == '\\' && quote == '"') {
        ++i;
      } else if (at[i] == quote) {
        if (quote == '"' || i + 1 >= at.size() || at[i + 1] != quote) return true;
        ++i;
      }
    }
    return false;
  }

  void open(ValueKind kind, const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor) {
    const Place where = place(mark);
    refuse_tag(mark, tag);
    refuse_as_key(where);
    if (static_cast<int>(open_.size()) >= kMaxDepth) too_deep(where);
    Open o;
    o.value.kind = kind;
    o.value.where = where;
    o.anchor = anchor;
    open_.push_back(std::move(o));
  }

  void close() {
    Open done = std::move(open_.back());
    open_.pop_back();
    add(std::move(done.value), done.anchor, false);
  }

  bool wants_key() const {
    return !open_.empty() && open_.back().value.kind == ValueKind::mapping && !open_.back().has_key;
  }

  void refuse_as_key(Place where) {
    if (wants_key()) stop(where, "a key must be a word");
  }

  void refuse_cut_call(const Value& before, std::string_view after, bool is_key) {
    if (before.kind != ValueKind::scalar || before.quoted) return;
    if (auto mistake = cut_call(source_, before, after, is_key)) {
      mistakes_.push_back(*std::move(mistake));
      throw Stop{};
    }
  }

  void add(Value v, YAML::anchor_t anchor, bool is_alias) {
    if (!is_alias) count(v.where, 1);
    if (anchor != 0) {
      Anchored a{v, count_values(v), depth_of(v)};
      count(v.where, a.values);
      anchors_.insert_or_assign(anchor, std::move(a));
    }
    if (open_.empty()) {
      root_ = std::move(v);
      return;
    }
    Open& o = open_.back();
    if (o.value.kind == ValueKind::sequence) {
      if (!o.value.items.empty()) refuse_cut_call(o.value.items.back(), v.text, false);
      o.value.items.push_back(std::move(v));
    } else if (o.has_key) {
      add_entry(o, std::move(v));
    } else {
      if (v.kind != ValueKind::scalar || is_alias) stop(v.where, "a key must be a word");
      o.key = v.text;
      o.key_place = v.where;
      o.has_key = true;
    }
  }

  void add_entry(Open& o, Value v) {
    o.has_key = false;
    if (o.key == "<<") {
      note(o.key_place, "merge keys (<<) are not supported", "write the keys out");
      return;
    }
    if (v.kind == ValueKind::null && !o.value.entries.empty())
      refuse_cut_call(o.value.entries.back().value, o.key, true);
    for (const Entry& e : o.value.entries) {
      if (e.key != o.key) continue;
      note(o.key_place, fmt::format("key '{}' stands twice (first at line {})", o.key, e.where.line));
      return;
    }
    o.value.entries.push_back({o.key, o.key_place, std::move(v)});
  }

  void note(Place where, std::string message, std::string hint = {}) {
    mistakes_.push_back(source_.mistake(where, std::move(message), std::move(hint)));
  }

  const Source& source_;
  const WithoutSurrogates& plain_;
  const std::string& text_;
  std::vector<Mistake>& mistakes_;
  Value root_;
  std::vector<Open> open_;
  std::map<YAML::anchor_t, Anchored> anchors_;
  int documents_ = 0, values_ = 0;
  int line_ = -1, column_ = 1;  // of the last place()
  std::size_t byte_ = 0;
};

}  // namespace

Document parse_document(const std::string& file, const std::string& text, std::vector<Mistake>& mistakes) {
  if (std::optional<Mistake> bad = find_bad_character(file, text)) {
    mistakes.push_back(*std::move(bad));
    return {Source(file, ""), {}};
  }
  const std::string content = text.substr(0, 3) == "\xEF\xBB\xBF" ? text.substr(3) : text;
  Document document{Source(file, content), {}};
  const WithoutSurrogates plain = without_surrogates(content);
  Builder builder(document.source, plain, mistakes);
  try {
    std::istringstream in(plain.text);
    YAML::Parser parser(in);
    while (parser.HandleNextDocument(builder)) continue;
    document.root = builder.take();
  } catch (const Stop&) {
  } catch (const YAML::ParserException& e) {
    const auto byte = static_cast<int>(byte_of(e.mark, plain));
    mistakes.push_back(syntax_mistake(document.source, document.source.place(e.mark.line, byte), e.msg));
  } catch (const YAML::Exception& e) {
    mistakes.push_back(mistake_in(file, std::string("not YAML: ") + e.what()));
  }
  return document;
}

Document read_document(const std::string& path, std::vector<Mistake>& mistakes) {
  const bool is_input = path == kStandardInputPath;
  const std::string file(is_input ? kStandardInput : std::string_view(path));
  const std::optional<std::string> text =
      is_input ? read_standard_input(mistakes) : read_text_file(path, mistakes);
  if (!text) return {Source(file, ""), {}};
  return parse_document(file, *text, mistakes);
}

}  // namespace gradreel
