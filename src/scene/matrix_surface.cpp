// The matrices of matrix_sensing.
#include <fmt/format.h>

#include <memory>

#include "scene/limits.hpp"
#include "scene/many_readers.hpp"
#include "surfaces/many/objectives.hpp"

namespace gradreel {

namespace {

constexpr std::size_t kMostSide = 256;

const Section& memory_section() {
  static const AssociativeMemory plain;
  const auto side = [](std::string_view name, int fallback, std::string_view doc) {
    return Key{.name = name, .forms = {form::whole(1, kMostSide)}, .doc = doc, .fallback = fallback};
  };
  static const Section section = {
      .name = "memory",
      .doc =
          "keys and values that W is to associate, common pairs and rare ones: the columns of A are random "
          "keys and those of B their values, times the root of the pair's frequency",
      .keys = {side("rows", plain.rows, "rows of W"),
               side("columns", plain.columns, "columns of W"),
               side("pairs", plain.pairs, "how many pairs"),
               {.name = "decay",
                .forms = {form::number({.low = 0, .high = 10})},
                .doc = "the frequency of the pair of rank k is k to the power of minus this",
                .fallback = plain.decay},
               {.name = "seed", .forms = {form::whole(0, 1e9)}, .doc = "of keys and values", .fallback = 0}},
  };
  return section;
}

Key matrix_key(std::string_view name, std::string_view doc, std::string_view example) {
  const Form row = form::list(1, kMostSide, "numbers", {form::number(kCoordinate)});
  return {.name = name,
          .forms = {form::list(1, kMostSide, "rows", {row})},
          .doc = doc,
          .otherwise = "as `memory` says",
          .example = example};
}

/// Rows of equally many numbers.
std::optional<Matrix> read_rows(MapReader& map, std::string_view key) {
  const auto* rows = map.list(key);
  if (!rows) return std::nullopt;
  const std::string name = "a row of " + map.name_of(key);
  Notes& notes = map.notes();
  const std::size_t columns = rows->front().items.size();
  Matrix m(static_cast<Eigen::Index>(rows->size()), static_cast<Eigen::Index>(columns));
  for (std::size_t i = 0; i < rows->size(); ++i) {
    const Value& row = (*rows)[i];
    if (row.kind != ValueKind::sequence || row.items.empty()) {
      notes.add_unexpected(row, name, "a list of numbers");
      return std::nullopt;
    }
    if (row.items.size() != columns || columns > kMostSide) {
      notes.add(
          row, columns > kMostSide
                   ? fmt::format("{} has {} numbers; at most {}", name, columns, kMostSide)
                   : fmt::format("{} has {} numbers, and the first row {}", name, row.items.size(), columns));
      return std::nullopt;
    }
    for (std::size_t j = 0; j < columns; ++j) {
      const auto number = as_number(row.items[j], "a number of " + map.name_of(key), kCoordinate, notes);
      if (!number) return std::nullopt;
      m(static_cast<Eigen::Index>(i), static_cast<Eigen::Index>(j)) = *number;
    }
  }
  return m;
}

/// Of A and B, or of `memory`.
std::optional<SensedPairs> read_pairs(MapReader& map) {
  if (map.find("memory")) {
    for (const char* key : {"A", "B"}) {
      if (map.find(key))
        map.refuse(key, fmt::format("surface.{} and surface.memory exclude each other", key));
    }
    auto own = map.map("memory");
    if (!own) return std::nullopt;
    AssociativeMemory memory;
    memory.rows = own->whole("rows").value_or(memory.rows);
    memory.columns = own->whole("columns").value_or(memory.columns);
    memory.pairs = own->whole("pairs").value_or(memory.pairs);
    memory.decay = own->number("decay").value_or(memory.decay);
    memory.seed = static_cast<std::uint64_t>(own->whole("seed").value_or(0));
    own->finish();
    return pairs_of(memory);
  }
  for (const char* key : {"A", "B"}) {
    if (map.find(key)) continue;
    map.notes().add(
        map.where(), fmt::format("surface: {} is missing", key),
        "f(W) = ½‖W A − B‖²: write A: [[1, 0], [0, 2]] and B: [[1, 1]], or memory: {rows: 8, columns: 8}");
  }
  const auto a = read_rows(map, "A"), b = read_rows(map, "B");
  if (!a || !b) return std::nullopt;
  if (a->cols() != b->cols()) {
    map.notes().add(*map.find("B"),
                    fmt::format("surface.B has {} columns, and surface.A has {}: W A − B needs "
                                "equally many",
                                b->cols(), a->cols()));
    return std::nullopt;
  }
  return SensedPairs{*a, *b};
}

}  // namespace

std::vector<Key> matrix_sensing_keys() {
  return {matrix_key("A", "A of f(W) = ½‖W A − B‖²: a list of rows", "[[1, 0], [0, 2]]"),
          matrix_key("B", "B, of as many columns as A", "[[1, 1], [0, 3]]"),
          {.name = "memory",
           .forms = {form::mapping(memory_section())},
           .doc = "random A and B of an associative memory, in place of these",
           .otherwise = "off",
           .example = "{rows: 8, columns: 8, pairs: 8, decay: 1.5, seed: 1}"}};
}

void read_matrix_sensing(MapReader& map, Scene& out) {
  const auto pairs = read_pairs(map);
  if (!pairs) return;
  const Eigen::Index rows = pairs->b.rows(), columns = pairs->a.rows();
  if (rows * columns < 3) {
    map.notes().add(
        map.where(),
        fmt::format("W has {} numbers; a scene of many parameters has at least 3", rows * columns),
        "a function of two is a formula: surface: {formula: ..., domain: ...}");
    return;
  }
  Space& space = out.space.emplace();
  space.objective = make_matrix_sensing(pairs->a, pairs->b);
  space.work = 2.0 * static_cast<double>(rows * columns) * static_cast<double>(pairs->a.cols());
  space.has_hessian = true;
  space.starts = {Eigen::ArrayXd::Zero(rows * columns)};
  out.surface.title = map.find("memory") ? fmt::format("Associative memory of {} pairs", pairs->a.cols())
                                         : fmt::format("Matrix sensing, {} × {}", rows, columns);
  out.surface.parameters = {{"rows", static_cast<double>(rows)}, {"columns", static_cast<double>(columns)}};
}

}  // namespace gradreel
