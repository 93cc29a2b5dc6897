// What a run of the tests did not check. Catch2 2 knows only tests that pass or fail.
#pragma once

#include <string>
#include <vector>

namespace gradreel::testing {

/// To be called where a test cannot check something here; `what` says what and why in one line, which stands
/// below the results of the run. The same line counts once.
void report_skipped(const std::string& what);

const std::vector<std::string>& skipped();

}  // namespace gradreel::testing
