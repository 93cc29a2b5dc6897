// Failures say what they are about.
#pragma once

#include <exception>
#include <string>

#include "core/error.hpp"
#include "core/work.hpp"

namespace gradreel {

/// "not enough memory" for bad_alloc, otherwise what().
std::string cause_of(const std::exception& e);

/// Whether memory ran out.
bool is_out_of_memory(const std::exception& e);

/// Calls `work`. What it throws becomes an Error that begins with "NAME: ", unless it does so already.
/// Mistakes in input, which have their places, and Cancelled pass.
template <class Work>
decltype(auto) naming(const std::string& name, const Work& work) {
  try {
    return work();
  } catch (const Cancelled&) {
    throw;
  } catch (const Error& e) {
    if (e.is_input_error() || std::string(e.what()).starts_with(name + ": ")) throw;
    throw Error(name + ": " + e.what());
  } catch (const std::exception& e) {
    throw Error(name + ": " + cause_of(e));
  }
}

}  // namespace gradreel
