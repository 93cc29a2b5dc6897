#include "readers/npy.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <bit>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <cstring>
#include <limits>

#include "core/error.hpp"
#include "readers/data_file.hpp"

namespace gradreel {

namespace {

constexpr std::string_view kMagic = "\x93NUMPY";
constexpr std::size_t kMaxHeader = 1 << 16, kMaxDimensions = 32;
static_assert(std::endian::native == std::endian::little);

struct Header {
  std::string type;  // as '<f8'
  bool is_fortran = false;
  std::vector<std::size_t> shape;
};

/// Reads the Python literal of a header, such as {'descr': '<f8', 'fortran_order': False, 'shape': (3, 4), }.
class HeaderReader {
 public:
  explicit HeaderReader(std::string_view text) : rest_(text) {}

  /// Nothing if it is no header; `type` is "[" for a record of several fields.
  std::optional<Header> read() {
    Header header;
    if (!take('{')) return std::nullopt;
    int keys = 0;
    for (; !take('}'); ++keys) {
      const std::optional<std::string> key = text();
      if (!key || !take(':') || !read_value(*key, header)) return std::nullopt;
      if (header.type == "[") return header;
      if (!take(',') && !starts_with('}')) return std::nullopt;
    }
    skip_spaces();
    if (keys != 3 || header.type.empty() || !rest_.empty()) return std::nullopt;
    return header;
  }

 private:
  bool read_value(const std::string& key, Header& header) {
    if (key == "descr") return read_type(header.type);
    if (key == "fortran_order") return read_flag(header.is_fortran);
    return key == "shape" && read_shape(header.shape);
  }

  bool read_type(std::string& type) {
    if (starts_with('[')) {
      type = "[";
      return true;
    }
    const std::optional<std::string> said = text();
    if (said) type = *said;
    return said && !said->empty();
  }

  bool read_flag(bool& flag) {
    skip_spaces();
    flag = rest_.starts_with("True");
    if (!flag && !rest_.starts_with("False")) return false;
    rest_.remove_prefix(flag ? 4 : 5);
    return true;
  }

  bool read_shape(std::vector<std::size_t>& shape) {
    if (!take('(')) return false;
    while (!take(')')) {
      skip_spaces();
      std::size_t n = 0;
      const auto [end, error] = std::from_chars(rest_.data(), rest_.data() + rest_.size(), n);
      if (error != std::errc() || shape.size() == kMaxDimensions) return false;
      rest_.remove_prefix(static_cast<std::size_t>(end - rest_.data()));
      shape.push_back(n);
      if (!take(',') && !starts_with(')')) return false;
    }
    return true;
  }

  std::optional<std::string> text() {
    skip_spaces();
    if (rest_.empty() || (rest_[0] != '\'' && rest_[0] != '"')) return std::nullopt;
    const std::size_t end = rest_.find(rest_[0], 1);
    if (end == std::string_view::npos) return std::nullopt;
    std::string all(rest_.substr(1, end - 1));
    rest_.remove_prefix(end + 1);
    return all;
  }

  bool starts_with(char c) {
    skip_spaces();
    return rest_.starts_with(c);
  }

  bool take(char c) {
    if (!starts_with(c)) return false;
    rest_.remove_prefix(1);
    return true;
  }

  void skip_spaces() {
    while (!rest_.empty() && (rest_[0] == ' ' || rest_[0] == '\n')) rest_.remove_prefix(1);
  }

  std::string_view rest_;
};

/// An IEEE number of 16 bits.
double half_to_double(std::uint16_t bits) {
  const int exponent = (bits >> 10) & 31, fraction = bits & 1023;
  double size = std::ldexp(exponent == 0 ? fraction : 1024 + fraction, std::max(exponent, 1) - 25);
  if (exponent == 31) size = fraction == 0 ? HUGE_VAL : std::numeric_limits<double>::quiet_NaN();
  return bits >> 15 ? -size : size;
}

template <class T>
double to_double(const char* at, bool is_swapped) {
  char bytes[sizeof(T)];
  std::memcpy(bytes, at, sizeof bytes);
  if (is_swapped) std::reverse(std::begin(bytes), std::end(bytes));
  T value;
  std::memcpy(&value, bytes, sizeof value);
  return static_cast<double>(value);
}

template <>
double to_double<bool>(const char* at, bool) {
  return *at != 0;
}

double half_at(const char* at, bool is_swapped) {
  char bytes[2] = {at[0], at[1]};
  if (is_swapped) std::swap(bytes[0], bytes[1]);
  std::uint16_t bits = 0;
  std::memcpy(&bits, bytes, sizeof bits);
  return half_to_double(bits);
}

/// How numbers of a type become doubles.
struct NumberType {
  std::string_view name;  // without its byte order
  std::size_t bytes;
  double (*read)(const char*, bool is_swapped);
};

constexpr NumberType kTypes[] = {{"f8", 8, to_double<double>},
                                 {"f4", 4, to_double<float>},
                                 {"f2", 2, half_at},
                                 {"i8", 8, to_double<std::int64_t>},
                                 {"i4", 4, to_double<std::int32_t>},
                                 {"i2", 2, to_double<std::int16_t>},
                                 {"i1", 1, to_double<std::int8_t>},
                                 {"u8", 8, to_double<std::uint64_t>},
                                 {"u4", 4, to_double<std::uint32_t>},
                                 {"u2", 2, to_double<std::uint16_t>},
                                 {"u1", 1, to_double<std::uint8_t>},
                                 {"b1", 1, to_double<bool>}};

std::string_view without_order(std::string_view type) {
  return type.find_first_of("<>|=") == 0 ? type.substr(1) : type;
}

/// What a type that is not read holds.
std::string kind_of(std::string_view type) {
  switch (type.empty() ? ' ' : type[0]) {
    case '[':
      return "records of several fields";
    case 'O':
      return "Python objects (pickled)";
    case 'c':
      return "complex numbers";
    case 'S':
    case 'U':
    case 'a':
      return "texts";
    case 'M':
    case 'm':
      return "times";
    default:
      return fmt::format("numbers of type '{}'", type);
  }
}

/// In C order.
std::vector<double> reordered(const std::vector<double>& fortran, const std::vector<std::size_t>& shape) {
  std::vector<double> values(fortran.size());
  std::vector<std::size_t> index(shape.size(), 0);
  for (double& value : values) {
    std::size_t at = 0;
    for (std::size_t k = shape.size(); k-- > 0;) at = at * shape[k] + index[k];
    value = fortran[at];
    for (std::size_t k = shape.size(); k-- > 0 && ++index[k] == shape[k];) index[k] = 0;
  }
  return values;
}

/// Reads one file; what it says of it begins with `what`.
class NpyReader {
 public:
  NpyReader(const std::string& file, const std::string& what) : file_(file), what_(what) {}

  NumberArray read(std::string_view bytes) const {
    const Header header = header_of(bytes);
    const NumberType& type = type_of(header.type);
    const std::size_t count = checked_count(header.shape, type.bytes, bytes.size());
    const bool is_swapped = header.type[0] == '>';
    NumberArray array;
    array.values.resize(count);
    for (std::size_t i = 0; i < count; ++i)
      array.values[i] = type.read(bytes.data() + i * type.bytes, is_swapped);
    if (type.bytes == 8 && type.name[0] != 'f') check_exact(array.values);
    if (header.is_fortran && header.shape.size() > 1) array.values = reordered(array.values, header.shape);
    array.shape = header.shape;
    return array;
  }

 private:
  /// Takes the header off `bytes`.
  Header header_of(std::string_view& bytes) const {
    if (!bytes.starts_with(kMagic) || bytes.size() < kMagic.size() + 4) fail("this is no array of NumPy's");
    const int version = static_cast<unsigned char>(bytes[kMagic.size()]);
    if (version < 1 || version > 3) fail(fmt::format("version {} of the format .npy is not read", version));
    bytes.remove_prefix(kMagic.size() + 2);
    const std::size_t length_bytes = version == 1 ? 2 : 4;
    if (bytes.size() < length_bytes) fail("the file ends in its header");
    std::uint32_t length = 0;
    std::memcpy(&length, bytes.data(), length_bytes);
    bytes.remove_prefix(length_bytes);
    if (length > kMaxHeader || length > bytes.size()) fail("the file ends in its header");
    const std::optional<Header> header = HeaderReader(bytes.substr(0, length)).read();
    if (!header) fail("the header of the array is damaged");
    bytes.remove_prefix(length);
    return *header;
  }

  const NumberType& type_of(const std::string& type) const {
    for (const NumberType& known : kTypes) {
      if (without_order(type) == known.name) return known;
    }
    fail(fmt::format("holds {}, which are not read", kind_of(without_order(type))),
         "save it as numbers, with array.astype('float64')");
  }

  /// As many as the shape says, which must fill the bytes.
  std::size_t checked_count(const std::vector<std::size_t>& shape, std::size_t bytes_each,
                            std::size_t bytes) const {
    std::size_t count = 1;
    bool fits = true;
    for (const std::size_t n : shape) fits = fits && !__builtin_mul_overflow(count, n, &count);
    if (std::find(shape.begin(), shape.end(), 0U) != shape.end()) fail("the array is empty");
    if (!fits || count > bytes / bytes_each || count * bytes_each != bytes) {
      fail(fmt::format("an array of shape {} does not have {} bytes: the file is damaged or cut short",
                       shape_text(shape), bytes));
    }
    if (count > kMaxDataNumbers)
      fail(fmt::format("an array of shape {} has more than {} numbers", shape_text(shape), kMaxDataNumbers));
    return count;
  }

  void check_exact(const std::vector<double>& values) const {
    constexpr double kExact = 9007199254740992;  // 2^53
    const auto at =
        std::find_if(values.begin(), values.end(), [](double v) { return std::abs(v) >= kExact; });
    if (at != values.end())
      fail(fmt::format("{:.0f} is beyond 2^53, where doubles do not hold every whole number", *at));
  }

  [[noreturn]] void fail(const std::string& message, const std::string& hint = {}) const {
    throw Error::about(file_, what_.empty() ? message : what_ + ": " + message, hint);
  }

  const std::string &file_, &what_;
};

}  // namespace

std::string shape_text(const std::vector<std::size_t>& shape) {
  return fmt::format("({}{})", fmt::join(shape, ", "), shape.size() == 1 ? "," : "");
}

NumberArray parse_npy(const std::string& file, const std::string& what, std::string_view bytes) {
  return NpyReader(file, what).read(bytes);
}

}  // namespace gradreel
