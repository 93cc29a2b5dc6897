// The files beside a film, which appear complete and only once the film does.
#pragma once

#include <memory>
#include <span>
#include <string>
#include <vector>

#include "film/cuts.hpp"
#include "outputs/product.hpp"
#include "outputs/target.hpp"
#include "outputs/watcher.hpp"
#include "scene/runs.hpp"
#include "video/output_file.hpp"

namespace gradreel {

class Companions {
 public:
  /// Paints all that the target asks for and writes it down to the disk, under temporary names: the deck's
  /// stills, poster, sidecar, snippets. Destroyed without commit(), nothing of it stays. Throws Error with
  /// the path and the system's reason, FrameError, and Cancelled if the watcher does.
  Companions(const Target& target, const Film& film, const Deck* deck, const Trajectories& trajectories,
             Watcher& watcher);

  /// Gives the files their names.
  void commit();

  /// One product per file, in the order above.
  const std::vector<Product>& products() const { return products_; }

 private:
  void add_frame(const Film& film, std::int64_t frame, Product product);
  void add_text(const std::string& text, Product product);
  void add(std::span<const std::uint8_t> bytes, Product product);

  std::string comment_;
  std::vector<std::unique_ptr<OutputFile>> files_;
  std::vector<Product> products_;  // parallel to files_
};

/// The scene's path from the folder of the target's sidecar or snippets; empty without these, for a scene
/// from standard input, and where the two have but the root in common: such a path would tell more of the
/// machine than of the scene.
std::string stated_source(const Target& target);

/// Throws Error if there is a folder at the path of a file to be written.
void refuse_folder(const std::string& path);

}  // namespace gradreel
