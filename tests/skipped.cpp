#include "skipped.hpp"

#include <algorithm>

namespace gradreel::testing {

namespace {

std::vector<std::string>& lines() {
  static std::vector<std::string> all;
  return all;
}

}  // namespace

void report_skipped(const std::string& what) {
  if (std::find(lines().begin(), lines().end(), what) == lines().end()) lines().push_back(what);
}

const std::vector<std::string>& skipped() { return lines(); }

}  // namespace gradreel::testing
