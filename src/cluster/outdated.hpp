// The error of a plan that is not of this program or of today's scenes.
#pragma once

#include "core/error.hpp"

namespace gradreel {

/// To try again does not help.
class Outdated : public Error {
 public:
  using Error::Error;
};

}  // namespace gradreel
