// Walks a scene by the table of its keys, and the files of configs/ that it names.
#pragma once

#include <list>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "reference/explained_lines.hpp"
#include "scene/configs.hpp"
#include "scene/document.hpp"
#include "scene/key.hpp"
#include "scene/scene.hpp"

namespace gradreel {

class Explainer {
 public:
  /// `scene` is `document` resolved; all outlive it.
  Explainer(const Document& document, const Scene& scene, const Configs& configs)
      : document_(document), scene_(scene), configs_(configs) {}

  ExplainedLines lines();

 private:
  /// A value and who states it.
  struct Stated {
    const Value* value = nullptr;
    std::string source;  ///< "scene", "set classic", "default"
    LineState state = LineState::stated;
  };

  /// A mapping that is being walked.
  struct Level {
    const Section* section = nullptr;
    Stated own;
    Stated below = {};           ///< what states the keys that `own` leaves out: a profile
    std::string path;            ///< "optimizers[].": before its keys
    std::string component = {};  ///< without a name of one
    int depth = 0;
    bool is_item = false;
  };

  void add_level(const Level& level);
  void add_key(const Key& key, const Level& level);
  void add_default(const Key& key, const Level& level);
  bool add_inherited(const Key& key, const Level& level);
  bool add_other(const Key& other, const Level& level, LineState state);
  bool add_label(const Level& level);
  bool add_own_rate(const Level& level);
  void add_value(const Key& key, const Stated& stated, const Level& level);
  void add_mapping(const Section& section, const Key& key, const Stated& stated, const Level& level);
  void add_named(const Form& form, const Key& key, const Stated& stated, const Level& level);
  void add_list(const Form& form, const Key& key, const Stated& stated, const Level& level);
  void add_item(const Form& form, const Stated& item, const std::string& path, int depth);
  void add_line(int depth, std::string text, const Stated& stated, bool is_header = false);
  void add_off(const Level& level, std::string text, std::string origin = {});
  bool add_set(const Key& key, const Stated& stated, const Level& level);

  std::string component_of(const Level& level) const;
  Stated below(const Level& level);
  std::optional<std::pair<std::string, std::string>> found(const std::string& path) const;
  const Value* config(std::string_view kind, const std::string& name);
  const Value& kept(const std::string& yaml);
  const Value& mapping_of(std::string_view key, const Value& scalar);

  const Document& document_;
  const Scene& scene_;
  const Configs& configs_;
  std::list<Document> read_;  ///< files of configs/, and defaults
  std::list<Value> made_;
  ExplainedLines lines_;
};

}  // namespace gradreel
