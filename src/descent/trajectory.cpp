#include "descent/trajectory.hpp"

namespace gradreel {

std::string_view to_string(Outcome outcome) {
  switch (outcome) {
    case Outcome::converged:
      return "converged";
    case Outcome::diverged:
      return "diverged";
    case Outcome::finished:
      break;
  }
  return "finished";
}

}  // namespace gradreel
