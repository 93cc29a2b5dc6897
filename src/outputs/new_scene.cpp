#include "outputs/new_scene.hpp"

#include <fcntl.h>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>

#include "core/error.hpp"
#include "video/file_ops.hpp"

namespace gradreel {

namespace {

namespace fs = std::filesystem;

constexpr std::array<std::string_view, 7> kTemplates = {"compare", "starts", "learning_rates", "formula",
                                                        "data",    "import", "lecture"};
constexpr std::string_view kPlaceholder = "NAME.";  ///< of files, in templates
constexpr std::size_t kLongestName = 100;           ///< bytes

struct NewFile {
  std::string path, text;
};

/// The file of the uppermost layer that has it.
std::optional<std::string> template_file(const ConfigLayers& layers, const std::string& file) {
  for (auto layer = layers.rbegin(); layer != layers.rend(); ++layer) {
    std::ifstream in(fs::path(*layer) / "templates" / file, std::ios::binary);
    if (in) return std::string(std::istreambuf_iterator<char>(in), {});
  }
  return std::nullopt;
}

std::string with_name(std::string text, const std::string& name) {
  for (std::size_t at = 0; (at = text.find(kPlaceholder, at)) != std::string::npos; at += name.size() + 1)
    text.replace(at, kPlaceholder.size(), name + ".");
  return text;
}

/// A name that needs no quotes, in a shell or in YAML.
void require_name(const std::string& name) {
  const auto fits = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
           c == '-' || c == '.';
  };
  const bool is_name = !name.empty() && name.size() <= kLongestName &&
                       std::all_of(name.begin(), name.end(), fits) && name[0] != '-' && name[0] != '.';
  if (is_name) return;
  throw Error::about("new", fmt::format("'{}' is no name for a scene", name),
                     "use letters, digits, -, _ and dots; the file is written to the folder that you are in");
}

[[noreturn]] void refuse_existing(const std::string& path) {
  throw Error::about("new", fmt::format("{} is there already, and nothing is overwritten", path),
                     "choose another name, or remove it");
}

/// Fails, rather than replace a file that came in between.
void write_exclusively(const NewFile& file) {
  const FileOps& ops = real_file_ops();
  const int fd = ops.open(file.path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
  if (fd < 0 && errno == EEXIST) refuse_existing(file.path);
  const bool written =
      fd >= 0 && ops.write(fd, file.text.data(), file.text.size()) == static_cast<ssize_t>(file.text.size());
  const std::string why = std::strerror(errno);
  const bool closed = fd >= 0 && ops.close(fd) == 0;
  if (written && closed) return;
  if (fd >= 0) ops.unlink(file.path);
  throw Error(fmt::format("cannot write {}: {}", file.path, why));
}

}  // namespace

std::span<const std::string_view> template_names() { return kTemplates; }

std::vector<std::string> write_new_scene(const std::string& written_name, std::string_view template_name,
                                         const ConfigLayers& layers) {
  const std::string name =
      written_name.ends_with(".yaml") ? written_name.substr(0, written_name.size() - 5) : written_name;
  require_name(name);
  std::vector<NewFile> files;
  for (const std::string_view ending : {"yaml", "csv"}) {
    auto text = template_file(layers, fmt::format("{}.{}", template_name, ending));
    if (!text && ending == "yaml")
      throw Error(fmt::format("the template {} is missing: install gradreel again", template_name));
    if (text) files.push_back({fmt::format("{}.{}", name, ending), with_name(*std::move(text), name)});
  }
  for (const NewFile& file : files) {
    std::error_code error;
    if (fs::exists(fs::symlink_status(file.path, error))) refuse_existing(file.path);
  }
  std::vector<std::string> paths;
  for (const NewFile& file : files) {
    write_exclusively(file);
    paths.push_back(file.path);
  }
  return paths;
}

}  // namespace gradreel
