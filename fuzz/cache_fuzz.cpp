// libFuzzer's target for files of the cache: scripts/fuzz builds and runs it.
#include "check_cache.hpp"
#include "target.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  return gradreel::fuzz::try_input(gradreel::fuzz::complaint_about_cache, data, size);
}
