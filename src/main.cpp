#include <exception>

#include "cli/cli.hpp"
#include "cli/terminal.hpp"
#include "core/naming.hpp"

int main(int argc, char** argv) {
  try {
    return gradreel::run(argc, argv);
  } catch (const std::exception& e) {
    gradreel::say("error: " + gradreel::cause_of(e) + '\n');
    return gradreel::kFailed;
  }
}
