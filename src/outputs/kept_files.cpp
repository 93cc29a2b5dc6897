#include "outputs/kept_files.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <memory>

#include "core/leftover.hpp"
#include "outputs/action_keys.hpp"
#include "outputs/companions.hpp"
#include "outputs/output_path.hpp"
#include "video/output_file.hpp"

namespace gradreel {

namespace {

constexpr std::string_view kHead = "gradreel files 1";
constexpr std::uintmax_t kMostKept = 64 << 20;  // bytes of all files of an output: they pass through memory
constexpr std::size_t kLeastProduct = std::size_t{8} * 11;  // bytes: numbers, and lengths of texts

struct KeptFile {
  Product product;
  Bytes bytes;
};

/// What the target writes; names of other files are not accepted.
std::vector<std::string> own_files(const Target& target) {
  std::vector<std::string> all = main_files(target);
  for (const std::string& file : companion_files(target)) all.push_back(file);
  return all;
}

void add_product(ByteWriter& out, const Product& p) {
  out.add(file_name(p.path)).add(static_cast<int>(p.kind)).add(p.width).add(p.height);
  out.add(p.frame_rate.num).add(p.frame_rate.den).add(p.frames).add(p.frame);
}

Product read_product(ByteReader& in) {
  Product p;
  p.path = in.text();
  p.kind =
      static_cast<ProductKind>(std::min<std::uint64_t>(in.number(), static_cast<int>(ProductKind::sheet)));
  p.width = static_cast<int>(in.number());
  p.height = static_cast<int>(in.number());
  p.frame_rate.num = in.signed_number();
  p.frame_rate.den = std::max<std::int64_t>(1, in.signed_number());
  p.frames = in.signed_number();
  p.frame = in.signed_number();
  return p;
}

/// Nothing if it does not read as that, or is of other files.
std::optional<std::vector<KeptFile>> parse(const Bytes& entry, const Target& target, std::string& given_up) {
  ByteReader in(entry);
  if (in.text() != kHead) return std::nullopt;
  given_up = in.text();
  std::vector<KeptFile> files(in.count(kLeastProduct));
  const std::vector<std::string> own = own_files(target);
  for (KeptFile& file : files) {
    file.product = read_product(in);
    file.bytes = in.bytes();
    const auto path = std::find_if(own.begin(), own.end(),
                                   [&](const std::string& p) { return file_name(p) == file.product.path; });
    if (path == own.end()) return std::nullopt;
    file.product.path = *path;
    file.product.bytes = file.bytes.size();
  }
  if (!in.is_at_end() || files.empty()) return std::nullopt;
  return files;
}

bool can_be_kept(const Target& target) {
  return target.path != kStandardOutput && !target.output->extension().empty();
}

Bytes read_whole(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

/// Whether a file carries the digest: another process may have put another scene's in its place by now.
bool carries(const Bytes& file, const std::string& digest) {
  return std::search(file.begin(), file.end(), digest.begin(), digest.end()) != file.end();
}

/// Nothing if a file is not the one that was made.
std::optional<Bytes> entry_of(const Made& made, const std::string& digest) {
  ByteWriter out;
  out.add(kHead).add(made.given_up).add(made.files.size());
  for (const Product& p : made.files) {
    const Bytes file = read_whole(p.path);
    const bool is_ours = p.kind == ProductKind::snippets || carries(file, digest);
    if (!is_ours || file.size() != p.bytes) return std::nullopt;
    add_product(out, p);
    out.add(file);
  }
  return out.take();
}

}  // namespace

std::optional<Made> restore_files(const Target& target, const Cache& cache, Watcher& watcher) {
  const std::optional<Bytes> entry =
      can_be_kept(target) && !cache.verifies() ? cache.find(target_action(target)) : std::nullopt;
  Made made;
  auto files = entry ? parse(*entry, target, made.given_up) : std::nullopt;
  if (!files) return std::nullopt;
  std::vector<std::unique_ptr<OutputFile>> written;
  for (const KeptFile& file : *files) {
    refuse_folder(file.product.path);
    written.push_back(std::make_unique<OutputFile>(file.product.path));
    written.back()->write(file.bytes);
    written.back()->flush();
  }
  const WholeStep step;
  for (const auto& file : written) file->commit();
  watcher.committed();
  for (KeptFile& file : *files) made.files.push_back(std::move(file.product));
  made.is_from_cache = true;
  return made;
}

void keep_files(const Target& target, const Made& made, const std::string& digest, Cache& cache) {
  std::uintmax_t sum = 0;
  for (const Product& p : made.files) sum += p.bytes;
  if (!can_be_kept(target) || sum > kMostKept) return;
  const Sha256Digest action = target_action(target);
  const std::optional<Bytes> found = cache.verifies() ? cache.find(action) : std::nullopt;
  const std::optional<Bytes> entry = entry_of(made, digest);
  if (!entry) return;
  if (found && *found != *entry) throw Error(differing_text(cache, target.path));
  if (!found) cache.store(action, *entry);
}

}  // namespace gradreel
