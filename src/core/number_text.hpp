// Converts numbers to text without loss.
#pragma once

#include <string>

namespace gradreel {

/// The shortest decimal that reads back as the same double (0.1, 1e-05, 1e+22), or NaN, Infinity or
/// -Infinity. Independent of the locale.
std::string number_text(double v);

/// Appends number_text(v) to `out`.
void append_number(std::string& out, double v);

}  // namespace gradreel
