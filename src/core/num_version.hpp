// Which library the functions of core/num.hpp come from.
#pragma once

#include <string>

namespace gradreel::num {

/// "3.5.1".
std::string sleef_version();

}  // namespace gradreel::num
