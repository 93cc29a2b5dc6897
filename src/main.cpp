#include <exception>
#include <string>

#include "cli/cli.hpp"
#include "cli/terminal.hpp"

int main(int argc, char** argv) {
  try {
    return gradreel::run(argc, argv);
  } catch (const std::exception& e) {
    gradreel::say(std::string("error: ") + e.what() + '\n');
    return gradreel::kFailed;
  }
}
