#include <fmt/format.h>
#include <zip.h>

#include <algorithm>
#include <cstdint>
#include <memory>
#include <vector>

#include "core/error.hpp"
#include "core/suggest.hpp"
#include "readers/data_file.hpp"
#include "readers/npy.hpp"

namespace gradreel {

namespace {

constexpr std::string_view kEnding = ".npy";
constexpr zip_int64_t kMaxArrays = 1000;

struct Discard {
  void operator()(zip_t* archive) const { zip_discard(archive); }
  void operator()(zip_file_t* file) const { zip_fclose(file); }
};
using Archive = std::unique_ptr<zip_t, Discard>;

/// An archive over `bytes`, which must outlive it.
Archive open_archive(const std::string& file, const std::string& bytes) {
  zip_error_t error;
  zip_error_init(&error);
  const auto fail = [&] {
    const std::string why = zip_error_strerror(&error);
    zip_error_fini(&error);
    return Error::about(file, fmt::format("this is no .npz archive: {}", why));
  };
  zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
  if (!source) throw fail();
  Archive archive(zip_open_from_source(source, ZIP_RDONLY | ZIP_CHECKCONS, &error));
  if (archive) {
    zip_error_fini(&error);
    return archive;
  }
  zip_source_free(source);
  throw fail();
}

/// How many bytes are packed, as the archive says; 0 where it does not.
std::uint64_t stated_size(zip_t* archive, zip_int64_t index) {
  zip_stat_t stat;
  zip_stat_init(&stat);
  const bool is_known = zip_stat_index(archive, static_cast<zip_uint64_t>(index), 0, &stat) == 0;
  return is_known && (stat.valid & ZIP_STAT_SIZE) != 0 ? stat.size : 0;
}

/// What is packed, which may be more than the archive says.
std::string unpack(const std::string& file, const std::string& name, zip_t* archive, zip_int64_t index) {
  const std::unique_ptr<zip_file_t, Discard> packed(
      zip_fopen_index(archive, static_cast<zip_uint64_t>(index), 0));
  const auto fail = [&](const std::string& why) {
    return Error::about(file, fmt::format("{}: {}", name, why));
  };
  if (!packed) throw fail(zip_error_strerror(zip_get_error(archive)));
  const std::uint64_t size = stated_size(archive, index);
  std::string bytes;
  for (char block[1 << 16];;) {
    const zip_int64_t got = zip_fread(packed.get(), block, sizeof block);
    if (got < 0) throw fail(zip_error_strerror(zip_file_get_error(packed.get())));
    if (got == 0) return bytes;
    bytes.append(block, static_cast<std::size_t>(got));
    if (bytes.size() > size) throw fail("more is packed than the archive says");
  }
}

}  // namespace

NpzFile::NpzFile(std::string file, std::string bytes) : file_(std::move(file)), bytes_(std::move(bytes)) {
  const Archive archive = open_archive(file_, bytes_);
  const zip_int64_t count = zip_get_num_entries(archive.get(), 0);
  if (count > kMaxArrays) throw Error::about(file_, fmt::format("at most {} arrays are read", kMaxArrays));
  std::uint64_t size = 0;
  for (zip_int64_t i = 0; i < count; ++i) {
    const std::uint64_t stated = stated_size(archive.get(), i);
    if (stated > kMaxDataBytes - size)
      throw Error::about(file_, fmt::format("more than {} MB are packed in it", kMaxDataBytes >> 20));
    size += stated;
    const char* name = zip_get_name(archive.get(), static_cast<zip_uint64_t>(i), 0);
    const std::string_view text = name ? name : "";
    names_.emplace_back(text.substr(0, text.size() - (text.ends_with(kEnding) ? kEnding.size() : 0)));
    if (std::count(names_.begin(), names_.end(), names_.back()) > 1)
      throw Error::about(file_, fmt::format("there are two arrays '{}'", names_.back()));
  }
}

NumberArray NpzFile::array(std::string_view name) const {
  const auto at = std::find(names_.begin(), names_.end(), name);
  if (at == names_.end())
    throw Error::about(file_, fmt::format("there is no array '{}'", name),
                       suggestion(name, std::vector<std::string_view>(names_.begin(), names_.end())));
  const Archive archive = open_archive(file_, bytes_);
  const std::string what(name);
  return parse_npy(file_, what, unpack(file_, what, archive.get(), at - names_.begin()));
}

}  // namespace gradreel
