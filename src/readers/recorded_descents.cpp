#include "readers/recorded_descents.hpp"

#include <fmt/format.h>

#include <filesystem>
#include <utility>

#include "core/error.hpp"
#include "readers/recorded_arrays.hpp"
#include "readers/recorded_csv.hpp"
#include "readers/recorded_json.hpp"

namespace gradreel {

std::vector<RecordedDescent> recorded_descents(const std::string& path, std::string bytes,
                                               const ColumnNames& columns, int dimension) {
  const std::string ending = std::filesystem::path(path).extension().string();
  if (ending == ".csv" || ending == ".tsv" || ending == ".txt")
    return recorded_in_csv(path, std::move(bytes), columns, dimension);
  if (ending == ".npz") return recorded_in_npz(path, std::move(bytes), columns, dimension);
  if (ending != ".json" && ending != ".npy")
    throw Error::about(path, fmt::format("the ending '{}' is of no file that is read", ending),
                       "recorded descents are read from .csv, .tsv, .txt, .json, .npy and .npz");
  if (columns.are_stated())
    throw Error::about(path, fmt::format("the columns of a {} have no names", ending), "leave out columns");
  return ending == ".json" ? recorded_in_json(path, bytes, dimension)
                           : recorded_in_npy(path, bytes, dimension);
}

}  // namespace gradreel
