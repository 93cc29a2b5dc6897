#include "core/program_digest.hpp"

#include <elf.h>
#include <link.h>

#include <algorithm>
#include <cstring>
#include <string>
#include <string_view>
#include <vector>

#include "core/file_state.hpp"

namespace gradreel {

namespace {

constexpr std::size_t padded_to_4(std::size_t size) { return (size + 3) / 4 * 4; }

/// The build ID in a segment of notes; empty if there is none.
std::string build_id(std::string_view notes) {
  while (notes.size() >= sizeof(ElfW(Nhdr))) {
    ElfW(Nhdr) head;
    std::memcpy(&head, notes.data(), sizeof head);
    const std::size_t name = sizeof head, content = name + padded_to_4(head.n_namesz);
    const std::size_t end = content + padded_to_4(head.n_descsz);
    if (end > notes.size()) return {};
    const std::string_view owner = notes.substr(name, head.n_namesz);
    if (head.n_type == NT_GNU_BUILD_ID && owner == std::string_view("GNU\0", 4)) {
      return std::string(notes.substr(content, head.n_descsz));
    }
    notes.remove_prefix(end);
  }
  return {};
}

/// What the kernel puts into every process. It computes nothing that is kept.
bool is_of_kernel(std::string_view path) { return path.starts_with("linux-"); }

int add_object(dl_phdr_info* object, std::size_t, void* all) {
  const std::string path = object->dlpi_name;
  if (is_of_kernel(path)) return 0;
  std::string identity;
  for (int i = 0; i < object->dlpi_phnum && identity.empty(); ++i) {
    const ElfW(Phdr)& part = object->dlpi_phdr[i];
    if (part.p_type != PT_NOTE) continue;
    const auto* begin = reinterpret_cast<const char*>(object->dlpi_addr + part.p_vaddr);  // NOLINT
    identity = build_id({begin, part.p_memsz});
  }
  // The program itself has no name here.
  if (identity.empty()) identity = file_state(path.empty() ? "/proc/self/exe" : path);
  const std::string name = path.substr(path.rfind('/') + 1);
  static_cast<std::vector<std::string>*>(all)->push_back(name + '=' + identity);
  return 0;
}

}  // namespace

Sha256Digest program_digest() {
  static const Sha256Digest digest = [] {
    std::vector<std::string> all;
    dl_iterate_phdr(add_object, &all);
    std::sort(all.begin(), all.end());
    Sha256 hash;
    for (const std::string& object : all) hash.add(object);
    return hash.digest();
  }();
  return digest;
}

}  // namespace gradreel
