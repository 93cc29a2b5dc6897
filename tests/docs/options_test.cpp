// Commands and options that pages mention in their sentences exist.
#include <map>
#include <regex>
#include <set>
#include <sstream>

#include "catch.hpp"
#include "cli/process.hpp"
#include "docs/pages.hpp"

using namespace gradreel::testing;

namespace {

/// Of other programs and of scripts.
const std::set<std::string> kOptionsOfOthers = {"--build-arg", "--check", "--platform", "--user"};

std::set<std::string> words_of(const std::string& text) {
  static const std::regex word("(--)?[a-z][a-z0-9-]*");
  return {std::sregex_token_iterator(text.begin(), text.end(), word), std::sregex_token_iterator()};
}

std::set<std::string> options_in(const std::string& text) {
  std::set<std::string> options;
  for (const std::string& word : words_of(text)) {
    if (word.rfind("--", 0) == 0) options.insert(word);
  }
  return options;
}

/// The options of each command; under "", those of the program.
std::map<std::string, std::set<std::string>> known_options() {
  const std::string help = run_binary(".", {"--help"}).out;
  std::map<std::string, std::set<std::string>> options = {{"", options_in(help)}};
  for (const char* command :
       {"render", "check", "frame", "still", "sheet", "trajectories", "list", "describe", "new", "explain",
        "schema", "digest", "verify", "gallery", "watch", "plan", "segment", "join"}) {
    INFO(command);
    CHECK(words_of(help).count(command) == 1);
    options[command] = options_in(run_binary(".", {command, "--help"}).out);
  }
  return options;
}

/// "render" of "gradreel render SCENE"; empty for "gradreel --version", "gradreel COMMAND".
std::string command_in(const std::string& text) {
  static const std::regex command("^gradreel ([a-z]+)");
  std::smatch found;
  return std::regex_search(text, found, command) ? found[1].str() : "";
}

}  // namespace

TEST_CASE("commands and options in the sentences of pages exist") {
  const auto known = known_options();
  std::set<std::string> all = kOptionsOfOthers;
  for (const auto& [command, options] : known) all.insert(options.begin(), options.end());
  int count = 0;
  for (const Page& page : project_pages()) {
    if (page.path == "CHANGELOG.md") continue;
    for (const InlineCode& code : page.inline_code) {
      const bool is_command = code.text.rfind("gradreel ", 0) == 0;
      if ((!is_command && code.text.rfind("--", 0) != 0) || code.text.rfind("gradreel scene ", 0) == 0)
        continue;
      ++count;
      INFO(place_of(page, code.line) << ": " << code.text);
      const std::string command = is_command ? command_in(code.text) : "";
      REQUIRE(known.count(command) == 1);
      const std::set<std::string>& options = command.empty() ? all : known.at(command);
      for (const std::string& option : options_in(code.text)) {
        INFO(option);
        CHECK(options.count(option) == 1);
      }
    }
  }
  CHECK(count >= 30);
}
