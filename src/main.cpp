#include <exception>

#include "cli/cli.hpp"

int main(int argc, char** argv) {
  try {
    return gradreel::run(argc, argv);
  } catch (const std::exception& e) {
    return gradreel::report_unexpected(e);
  }
}
