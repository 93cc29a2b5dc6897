#include "scene/searched_minima.hpp"

#include <cmath>
#include <optional>

#include "core/program_digest.hpp"
#include "descent/find_minima.hpp"
#include "scene/surface_parts.hpp"

namespace gradreel {

namespace {

constexpr std::size_t kMinimumBytes = std::size_t{8} * 5;

Bytes bytes_of(const std::vector<Minimum>& minima) {
  ByteWriter out;
  out.add(minima.size());
  for (const Minimum& m : minima) out.add(m.at.x).add(m.at.y).add(m.value).add(m.global).add(m.on_edge);
  return out.take();
}

std::optional<std::vector<Minimum>> parse_minima(const Bytes& bytes) {
  ByteReader in(bytes);
  std::vector<Minimum> minima(in.count(kMinimumBytes));
  for (Minimum& m : minima) {
    m.at.x = in.real();
    m.at.y = in.real();
    m.value = in.real();
    m.global = in.number() == 1;
    m.on_edge = in.number() == 1;
    if (!is_finite(m.at) || !std::isfinite(m.value)) return std::nullopt;
  }
  if (!in.is_at_end() || minima.size() > kMostMinima) return std::nullopt;
  return minima;
}

}  // namespace

std::vector<Minimum> searched_minima(const Objective& f, const Domain& domain, const Sha256Digest& function,
                                     Cache* cache) {
  const auto search = [&] { return search_minima(f, domain, kMostMinima); };
  if (!cache) return search();
  Sha256 action;
  action.add(std::string_view("minima 1")).add(program_digest()).add(function);
  action.add(domain.x_min).add(domain.x_max).add(domain.y_min).add(domain.y_max);
  const Bytes bytes =
      remembered(cache, action.digest(), "the search for minima", [&] { return bytes_of(search()); });
  const auto minima = parse_minima(bytes);
  return minima ? *minima : search();
}

}  // namespace gradreel
