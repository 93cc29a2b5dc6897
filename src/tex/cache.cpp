#include "tex/cache.hpp"

#include "core/bytes.hpp"

namespace gradreel {

namespace {

constexpr std::string_view kWhat = "gradreel formulas 2";
constexpr std::size_t kLeastFormula = std::size_t{8} * 9;  // bytes: its numbers, and a length

}  // namespace

FormulaCache::FormulaCache(Cache* cache, const std::string& key)
    : cache_(cache), action_(Sha256().add(kWhat).add(key).digest()) {}

std::optional<std::vector<Formula>> FormulaCache::load() const {
  const std::optional<Bytes> entry = cache_ ? cache_->find(action_) : std::nullopt;
  if (!entry) return std::nullopt;
  ByteReader in(*entry);
  std::vector<Formula> formulas(in.count(kLeastFormula));
  for (Formula& f : formulas) {
    for (double* number : {&f.width, &f.ascent, &f.descent, &f.ink.x, &f.ink.y, &f.ink.width, &f.ink.height,
                           &f.units_per_em}) {
      *number = in.real();
    }
    f.picture = in.text();
  }
  if (!in.is_at_end()) return std::nullopt;
  return formulas;
}

void FormulaCache::store(const std::vector<Formula>& formulas) const {
  if (!cache_) return;
  ByteWriter out;
  out.add(formulas.size());
  for (const Formula& f : formulas) {
    for (const double number :
         {f.width, f.ascent, f.descent, f.ink.x, f.ink.y, f.ink.width, f.ink.height, f.units_per_em}) {
      out.add(number);
    }
    out.add(f.picture);
  }
  cache_->store(action_, out.take());
}

}  // namespace gradreel
