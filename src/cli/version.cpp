#include <fmt/format.h>

#include "cli/commands.hpp"
#include "lock/versions.hpp"

namespace gradreel {

std::string version_text() {
  std::string text = fmt::format("gradreel {} (commit {})", program_version(), program_commit());
  for (const auto& [name, version] : library_versions()) text += fmt::format("\n  {:<14} {}", name, version);
  return text;
}

}  // namespace gradreel
