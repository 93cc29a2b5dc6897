// The error of an output that could not be made.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/error.hpp"
#include "outputs/target.hpp"

namespace gradreel {

/// A frame of an output.
struct FramePlace {
  std::int64_t frame = 0;  ///< of the film
  int smaller = 0;         ///< how many times the output was made smaller to fit into max_bytes
};

/// what(): "s.yaml: output/s.gif: frame 13: no memory".
class RenderError : public Error {
 public:
  /// `cause` begins with "frame N: " where it is known.
  RenderError(const Target& target, std::optional<FramePlace> place, const std::string& cause);

  const std::string& scene() const { return scene_; }  ///< its file
  const std::vector<SceneVariable>& variables() const { return variables_; }
  int output() const { return output_; }  ///< its place in the scene's outputs, from 1

  /// Nothing where it was not about a frame: a full disk, say.
  const std::optional<FramePlace>& place() const { return place_; }

 private:
  std::string scene_;
  std::vector<SceneVariable> variables_;
  int output_;
  std::optional<FramePlace> place_;
};

}  // namespace gradreel
