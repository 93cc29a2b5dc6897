// What the instructions of programs do, on registers of Lanes or of jets. For the files of expression/ alone.
#pragma once

#include "core/jet_functions.hpp"
#include "core/wide.hpp"
#include "expression/program.hpp"

namespace gradreel {

template <class J>
inline constexpr int kParts = 1;  ///< numbers per column
template <>
inline constexpr int kParts<Jet1<Lanes>> = 3;
template <>
inline constexpr int kParts<Jet2<Lanes>> = 6;

/// Registers one behind the other; in each the parts of a jet, one behind the other, for `stride` columns.
struct RegisterFile {
  double* data = nullptr;
  int stride = 0;   ///< columns that have room; a multiple of kLanes
  int columns = 0;  ///< columns in use, rounded up to a multiple of kLanes

  template <class J>
  double* at(int one) const {
    return data + static_cast<std::ptrdiff_t>(one) * kParts<J> * stride;
  }
};

inline Lanes load_lanes(const double* from) {
  Lanes r;
  for (int i = 0; i < kLanes; ++i) r.lane[i] = from[i];
  return r;
}
inline void store_lanes(double* to, const Lanes& value) {
  for (int i = 0; i < kLanes; ++i) to[i] = value.lane[i];
}

template <class J>
J load_jet(const double* p, std::ptrdiff_t stride) {
  if constexpr (kParts<J> == 1) {
    return load_lanes(p);
  } else if constexpr (kParts<J> == 3) {
    return {load_lanes(p), load_lanes(p + stride), load_lanes(p + 2 * stride)};
  } else {
    return {load_lanes(p),
            load_lanes(p + stride),
            load_lanes(p + 2 * stride),
            load_lanes(p + 3 * stride),
            load_lanes(p + 4 * stride),
            load_lanes(p + 5 * stride)};
  }
}

inline void store_jet(double* p, std::ptrdiff_t, const Lanes& value) { store_lanes(p, value); }
inline void store_jet(double* p, std::ptrdiff_t stride, const Jet1<Lanes>& value) {
  store_lanes(p, value.v);
  store_lanes(p + stride, value.x);
  store_lanes(p + 2 * stride, value.y);
}
inline void store_jet(double* p, std::ptrdiff_t stride, const Jet2<Lanes>& value) {
  store_lanes(p, value.v);
  store_lanes(p + stride, value.x);
  store_lanes(p + 2 * stride, value.y);
  store_lanes(p + 3 * stride, value.xx);
  store_lanes(p + 4 * stride, value.xy);
  store_lanes(p + 5 * stride, value.yy);
}

/// Does one instruction on all columns.
template <class J>
void execute(const Instruction& instruction, const RegisterFile& file);

extern template void execute<Lanes>(const Instruction&, const RegisterFile&);
extern template void execute<Jet1<Lanes>>(const Instruction&, const RegisterFile&);
extern template void execute<Jet2<Lanes>>(const Instruction&, const RegisterFile&);

}  // namespace gradreel
