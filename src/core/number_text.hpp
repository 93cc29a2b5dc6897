// Converts numbers to text without loss.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace gradreel {

/// The shortest decimal that reads back as the same double (0.1, 1e-05, 1e+22), or NaN, Infinity or
/// -Infinity. Independent of the locale.
std::string number_text(double v);

/// The same as people write it: 1000000, 1e-8, not 1e+06 and 1e-08. `v` is finite.
std::string plain_number_text(double v);

/// "1 epoch", "2 epochs".
std::string counted(std::int64_t n, std::string_view what);

/// Appends number_text(v) to `out`.
void append_number(std::string& out, double v);

}  // namespace gradreel
