#include <cstdlib>
#include <iostream>

#include "skipped.hpp"

#if __has_include(<catch2/catch_session.hpp>)
#include <catch2/catch_session.hpp>
#else
#define CATCH_CONFIG_RUNNER
#include <catch2/catch.hpp>
#endif

int main(int argc, char** argv) {
  // Formulas that tests of the library have typeset are kept here, not in the user's cache. Programs that
  // tests start keep nothing, unless a test says otherwise: see cli/process.hpp.
  setenv("GRADREEL_CACHE_DIR", GRADREEL_TEST_CACHE, 1);
  const int failed = Catch::Session().run(argc, argv);
  for (const std::string& line : gradreel::testing::skipped()) std::cout << "SKIPPED: " << line << "\n";
  return failed;
}
