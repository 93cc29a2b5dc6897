#include "outputs/findings_text.hpp"

#include <nlohmann/json.hpp>

namespace gradreel {

namespace {

using FindingJson = nlohmann::ordered_json;

FindingJson text_or_null(const std::string& text) { return text.empty() ? FindingJson() : FindingJson(text); }

FindingJson place_or_null(int place) { return place > 0 ? FindingJson(place) : FindingJson(); }

FindingJson finding_json(const Mistake& m, const char* severity) {
  return {{"file", text_or_null(m.where.file)},
          {"line", place_or_null(m.where.line)},
          {"column", place_or_null(m.where.column)},
          {"message", m.message},
          {"hint", text_or_null(m.hint)},
          {"severity", severity}};
}

}  // namespace

std::string findings_json(const Findings& found) {
  FindingJson all = FindingJson::array();
  for (const Mistake& m : found.mistakes) all.push_back(finding_json(m, "error"));
  for (const Mistake& m : found.warnings) all.push_back(finding_json(m, "warning"));
  return all.dump(2, ' ', false, FindingJson::error_handler_t::replace) + '\n';
}

}  // namespace gradreel
