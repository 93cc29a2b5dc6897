#include "cli/standard_output.hpp"

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <string>

#include "core/error.hpp"

namespace gradreel {

namespace {

bool check(bool written) {
  if (written) return true;
  if (errno == EPIPE) return false;
  throw Error(std::string("cannot write to standard output: ") + std::strerror(errno));
}

}  // namespace

bool write_out(std::string_view text) {
  return check(std::fwrite(text.data(), 1, text.size(), stdout) == text.size());
}

bool flush_out() { return check(std::fflush(stdout) == 0); }

}  // namespace gradreel
