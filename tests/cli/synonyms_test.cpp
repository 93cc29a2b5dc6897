// The table of what other programs call what gradreel names.
#include "core/synonyms.hpp"

#include <set>
#include <string>

#include "cli/process.hpp"
#include "core/suggest.hpp"
#include "draw/colormap.hpp"
#include "scene/broken.hpp"
#include "scene/key_paths.hpp"
#include "scene/sections.hpp"

using namespace gradreel;
using namespace gradreel::testing;

namespace {

void add_choices(const std::vector<Form>& forms, std::set<std::string>& names) {
  for (const Form& form : forms) {
    names.insert(form.choices.begin(), form.choices.end());
    add_choices(form.items, names);
  }
}

/// Every key, component, choice, config, command and option.
std::set<std::string> all_names() {
  std::set<std::string> names;
  for (const Section* section : sections()) {
    for (const Key& key : section->keys) {
      names.emplace(key.name);
      add_choices(key.forms, names);
    }
    for (const Component& component : all_of(section->components)) {
      names.emplace(component.name);
      for (const Key& key : component.keys) names.emplace(key.name);
    }
  }
  for (const auto& [name, profile] : shipped_configs().profiles()) names.insert(name);
  for (const auto& [name, theme] : shipped_configs().themes()) names.insert(name);
  return names;
}

}  // namespace

TEST_CASE("synonyms stand for names that exist") {
  const std::set<std::string> names = all_names();
  std::string help = run_binary(".", {"help"}).out;
  for (const char* command : {"render", "still"}) help += run_binary(".", {"help", command}).out;
  for (const Synonyms& s : synonyms()) {
    for (const std::string_view ours : words_of(s.ours)) {
      CAPTURE(ours);
      if (ours.find('.') != std::string_view::npos) {
        CHECK(path_to(scene_section(), ours).size() == 1);
      } else if (names.count(std::string(ours)) == 0) {
        const bool is_option = help.find("--" + std::string(ours)) != std::string::npos;
        CHECK((is_option || help.find("\n  " + std::string(ours) + " ") != std::string::npos));
      }
    }
  }
}

TEST_CASE("synonyms are plain words, each once for a name, and no name of ours is theirs for itself") {
  for (const Synonyms& s : synonyms()) {
    std::set<std::string_view> seen;
    for (const std::string_view theirs : words_of(s.theirs)) {
      CAPTURE(s.ours, theirs);
      CHECK(plain_word(theirs) == theirs);
      CHECK(seen.insert(theirs).second);
      CHECK(plain_word(s.ours) != theirs);
    }
  }
}
