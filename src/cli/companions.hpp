// The files beside a film: whole, and there only once the film is.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "cli/scene_files.hpp"
#include "descent/sidecar.hpp"
#include "film/cuts.hpp"
#include "scene/runs.hpp"
#include "video/output_file.hpp"

namespace gradreel {

class Companions {
 public:
  /// Paints all that the target asks for and writes it down to the disk, under temporary names: poster,
  /// sidecar, snippets, and the deck's stills. Destroyed without commit(), nothing of it stays. Throws Error
  /// with the path and the system's reason.
  Companions(const Target& target, const Film& film, const Deck* deck, const Trajectories& trajectories);

  /// Gives the files their names.
  void commit();

  /// "output/x.poster.png (frame 249 of 250, 120 kB)", one per file; after commit().
  std::vector<std::string> texts() const;

 private:
  struct Item {
    std::unique_ptr<OutputFile> file;
    std::string what;  ///< what texts() says beside its size; may be empty
    std::size_t bytes = 0;
  };
  void add_frame(const Film& film, std::int64_t frame, const std::string& path);
  void add_text(const std::string& text, const std::string& path);
  void add(std::span<const std::uint8_t> bytes, const std::string& path, std::string what);

  std::vector<Item> items_;
};

/// Throws Error if a folder is where a file is to be written.
void refuse_folder(const std::string& path);

}  // namespace gradreel
