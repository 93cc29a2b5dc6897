#include <fmt/format.h>

#include "cli/argument_values.hpp"
#include "cli/commands.hpp"
#include "cli/shell_files.hpp"
#include "lock/versions.hpp"

namespace gradreel {

namespace {

/// Plain text, in which nothing is a request or an escape.
std::string roff(std::string_view text) {
  std::string out;
  bool line_begins = true;
  for (const char c : text) {
    if (line_begins && (c == '.' || c == '\'')) out += "\\&";
    line_begins = c == '\n';
    if (c == '\\') {
      out += "\\e";
    } else if (c == '-') {
      out += "\\-";
    } else {
      out += c;
    }
  }
  return out;
}

std::string argument_of(const CLI::Option& option) {
  const bool is_many = option.get_items_expected_max() > 1;
  const std::string name = "\\fI" + option.get_name() + "\\fR" + (is_many ? "..." : "");
  return option.get_required() ? name : "[" + name + "]";
}

/// "PATH... [options]".
std::string usage_of(const CLI::App& command) {
  std::string text;
  for (const CLI::Option* option : command.get_options()) {
    if (!is_named(*option)) text += " " + argument_of(*option);
  }
  return text;
}

std::string option_entries(const CLI::App& command) {
  std::string text;
  for (const CLI::Option* option : command.get_options()) {
    std::string head;
    if (!is_named(*option)) {
      head = "\\fI" + option->get_name() + "\\fR";
    } else {
      const std::string brief = short_name(*option);
      head =
          (brief.empty() ? "" : "\\fB" + roff(brief) + "\\fR, ") + "\\fB" + roff(long_name(*option)) + "\\fR";
      if (takes_value(*option)) head += " \\fIVALUE\\fR";
    }
    text += fmt::format(".TP\n{}\n{}\n", head, roff(option->get_description()));
  }
  return text;
}

std::string verbatim(std::string_view text) { return fmt::format(".nf\n{}\n.fi\n", roff(text)); }

/// The part of the program's footer below "Examples:", and the one below it.
std::string examples_of(const CLI::App& app) {
  const std::string footer = app.get_footer();
  const std::size_t begin = footer.find('\n') + 1, end = footer.find("\n\n");
  return footer.substr(begin, end - begin);
}

constexpr const char* kTail = R"(.SH EXIT STATUS
.TP
0
success
.TP
1
a render or a write failed
.TP
2
wrong input or usage
.TP
130
interrupted by Ctrl\-C
.TP
143
terminated
.SH ENVIRONMENT
.TP
GRADREEL_CONFIG_DIR
folder of profiles, themes and optimizer sets, unless \fB\-\-config\-dir\fR names one
)";

}  // namespace

std::string man_page(const CLI::App& app) {
  std::string text = fmt::format(
      ".\\\" Made by `gradreel completions man`.\n.TH GRADREEL 1 \"\" \"gradreel {}\" \"User Commands\"\n.SH "
      "NAME\ngradreel "
      "\\- {}\n.SH SYNOPSIS\n.B gradreel\n\\fICOMMAND\\fR [\\fIARGUMENT\\fR...]\n.SH DESCRIPTION\n{}\n",
      program_version(), "render animations of optimizers at work", roff(app.get_description()));
  text += ".SH OPTIONS OF ALL COMMANDS\n" + option_entries(app) + ".SH COMMANDS\n";
  for (const CLI::App* command : app.get_subcommands({})) {
    text += fmt::format(".SS \"gradreel {}{}\"\n{}.\n{}", command->get_name(), usage_of(*command),
                        roff(command->get_description()), option_entries(*command));
    if (!command->get_footer().empty()) text += ".PP\n" + verbatim(command->get_footer());
  }
  return text + ".SH EXAMPLES\n" + verbatim(examples_of(app)) + kTail;
}

}  // namespace gradreel
