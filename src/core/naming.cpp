#include "core/naming.hpp"

#include <new>

namespace gradreel {

bool is_out_of_memory(const std::exception& e) { return dynamic_cast<const std::bad_alloc*>(&e) != nullptr; }

std::string cause_of(const std::exception& e) {
  return is_out_of_memory(e) ? std::string("not enough memory") : e.what();
}

}  // namespace gradreel
