#include <iostream>

#include "skipped.hpp"

#if __has_include(<catch2/catch_session.hpp>)
#include <catch2/catch_session.hpp>
#else
#define CATCH_CONFIG_RUNNER
#include <catch2/catch.hpp>
#endif

int main(int argc, char** argv) {
  const int failed = Catch::Session().run(argc, argv);
  for (const std::string& line : gradreel::testing::skipped()) std::cout << "SKIPPED: " << line << "\n";
  return failed;
}
