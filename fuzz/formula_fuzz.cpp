// libFuzzer's target for formulas: scripts/fuzz builds and runs it.
#include "check_formula.hpp"
#include "target.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto check = [](const std::string& text) { return gradreel::fuzz::complaint_about(text); };
  return gradreel::fuzz::try_input(check, data, size);
}
