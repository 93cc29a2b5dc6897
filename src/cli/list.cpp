#include <fmt/format.h>

#include <algorithm>

#include "cli/cli.hpp"
#include "cli/commands.hpp"
#include "cli/terminal.hpp"
#include "core/error.hpp"
#include "core/suggest.hpp"
#include "reference/catalogue.hpp"
#include "reference/text_layout.hpp"

namespace gradreel {

namespace {

std::vector<std::string_view> kind_names() {
  std::vector<std::string_view> names;
  for (const Kind& kind : kinds()) names.push_back(kind.plural);
  return names;
}

std::string one_line(std::string text) {
  for (std::size_t at = 0; (at = text.find('\n', at)) != std::string::npos;) text.replace(at, 1, ";  ");
  return text;
}

int longest_name(const std::vector<Named>& all) {
  int width = 0;
  for (const Named& n : all) width = std::max(width, display_width(n.name));
  return width;
}

/// A line each, for programs.
std::string lines(const std::vector<Named>& all) {
  const int width = longest_name(all) + 2;
  std::string out;
  for (const Named& n : all) {
    std::string line = padded(n.name, width) + n.title + (n.title.empty() ? "" : ": ") + one_line(n.text);
    line.erase(line.find_last_not_of(' ') + 1);
    out += line + '\n';
  }
  return out;
}

/// For people: titles beside the names, formulas below the titles.
std::string paragraphs(const std::vector<Named>& all, int columns) {
  const int width = longest_name(all) + 2;
  std::string out;
  for (const Named& n : all) {
    if (n.title.empty()) {
      out += table({{padded(n.name, width - 2), n.text}}, columns, 0);
    } else {
      out += padded(n.name, width) + n.title + '\n' + wrapped(n.text, columns, 4, 8);
    }
  }
  return out;
}

std::string counts(const Configs& configs) {
  std::string out;
  for (const Kind& kind : kinds()) out += fmt::format("{:<16}{:>3}\n", kind.plural, kind.all(configs).size());
  return out + "\n`gradreel list KIND` lists one kind, `gradreel describe NAME` explains one entry.\n";
}

int list(const std::optional<std::string>& name, const Globals& globals) {
  const Kind* kind = name ? find_kind(*name) : nullptr;
  if (name && !kind) {
    throw Error::about("list", fmt::format("unknown kind '{}'", *name), suggestion(*name, kind_names()));
  }
  const Configs configs(find_config_dirs(globals.config_dir));
  if (!kind) {
    print(counts(configs));
  } else if (output_is_terminal()) {
    print(paragraphs(kind->all(configs), output_columns()));
  } else {
    print(lines(kind->all(configs)));
  }
  return kDone;
}

}  // namespace

void add_list_command(CLI::App& app, const Globals& globals, Action& action) {
  const auto kind = std::make_shared<std::optional<std::string>>();
  CLI::App* command = app.add_subcommand("list", "List the names that scenes can use");
  command->add_option("KIND", *kind,
                      fmt::format("one of {} (default: the kinds)", fmt::join(kind_names(), ", ")));
  command->callback(
      [kind, &globals, &action] { action = [kind, &globals] { return list(*kind, globals); }; });
}

}  // namespace gradreel
