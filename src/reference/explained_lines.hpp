// The lines of an explained scene.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "core/error.hpp"

namespace gradreel {

enum class LineState {
  stated,  ///< by the scene
  filled,  ///< by us
  off      ///< only a comment
};

struct ExplainedLine {
  int depth = 0;           ///< of mappings and lists around it
  bool dash = false;       ///< it begins an item of a list
  bool is_header = false;  ///< deeper lines belong to it
  std::string text;        ///< YAML: "beta1: 0.9", or "view:" of a header
  std::string origin;      ///< may be empty
  LineState state = LineState::stated;
};

using ExplainedLines = std::vector<ExplainedLine>;

/// Line i of the text is line i of the list. Headers that have lost all their lines are empty mappings if the
/// scene stated them, else comments.
std::string yaml_text(const ExplainedLines& lines);

/// Turns filled lines into comments, which mistakes in yaml_text() speak of, or which stand beside such a
/// place. False if there are none.
bool take_back(ExplainedLines& lines, const std::vector<Mistake>& mistakes);

}  // namespace gradreel
