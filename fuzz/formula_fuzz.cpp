// libFuzzer's target for formulas: scripts/fuzz builds and runs it.
#include <cstdint>
#include <cstdio>
#include <cstdlib>

#include "check_formula.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text(reinterpret_cast<const char*>(data), size);
  const std::string complaint = gradreel::fuzz::complaint_about(text);
  if (complaint.empty()) return 0;
  std::fprintf(stderr, "%s: %s\n", complaint.c_str(), text.c_str());
  std::abort();
}
