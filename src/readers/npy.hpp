// Arrays as NumPy writes them: .npy, and .npz with several of them.
//
// Format: numpy.lib.format, versions 1.0 to 3.0.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace gradreel {

/// Numbers in C order: the last index runs fastest.
struct NumberArray {
  std::vector<std::size_t> shape;  ///< empty: one number
  std::vector<double> values;      ///< as many as the product of `shape`
};

/// "(3, 4)", "(3,)".
std::string shape_text(const std::vector<std::size_t>& shape);

/// The array of a .npy file's bytes. Booleans, integers and floats of at most 64 bits become doubles exactly,
/// in either byte order; Fortran order is turned into C order. Throws Error about `file`, its message
/// beginning with `what`: another type (named), an integer that no double equals, a size that does not fit
/// the bytes.
NumberArray parse_npy(const std::string& file, const std::string& what, std::string_view bytes);

/// The arrays of a .npz file, compressed or not.
class NpzFile {
 public:
  /// Takes the file's bytes. Throws Error about `file` if they are no ZIP archive, or say that more than
  /// kMaxDataBytes are packed in it.
  NpzFile(std::string file, std::string bytes);

  /// Without ".npy", in the order of the file.
  const std::vector<std::string>& names() const { return names_; }

  /// Throws Error: no such array, damaged, or larger than the archive says.
  NumberArray array(std::string_view name) const;

 private:
  std::string file_, bytes_;
  std::vector<std::string> names_;
};

}  // namespace gradreel
