#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "core/markup.hpp"
#include "core/number_text.hpp"
#include "core/utf8.hpp"
#include "verify/report.hpp"

namespace gradreel {

namespace {

using SummaryJson = nlohmann::ordered_json;

std::int64_t count_of(const std::vector<FilmResult>& results, Verdict verdict) {
  return std::ranges::count(results, verdict, &FilmResult::verdict);
}

SummaryJson text_or_none(const std::string& text) { return text.empty() ? SummaryJson() : SummaryJson(text); }

SummaryJson images_json(const FilmResult& r) {
  if (!r.has_pictures) return nullptr;
  SummaryJson images;
  for (const char* kind : {"baseline", "current", "difference"}) images[kind] = picture_path(kind, r);
  return images;
}

SummaryJson film_json(const FilmResult& r) {
  return {{"film", r.film},
          {"scene", r.scene},
          {"verdict", name_of(r.verdict)},
          {"reason", text_or_none(r.reason)},
          {"note", text_or_none(r.note)},
          {"ssim", r.worst ? SummaryJson(r.worst->ssim) : SummaryJson()},
          {"largest_difference", r.worst ? SummaryJson(r.worst->largest_difference) : SummaryJson()},
          {"worst_frame", r.worst ? SummaryJson(r.worst_frame) : SummaryJson()},
          {"frames_compared", r.frames},
          {"images", images_json(r)}};
}

std::string picture_cell(const FilmResult& r, const char* kind, const char* title, const ReportFacts& facts) {
  if (!r.has_pictures) return "";
  const std::string path = as_address(picture_path(kind, r));
  if (!facts.image_base_url) return fmt::format("[{}]({})", title, path);
  std::string base = *facts.image_base_url;
  while (base.ends_with('/')) base.pop_back();
  return fmt::format("<img alt=\"{}\" width=\"240\" src=\"{}/{}\">", title, as_text(base), path);
}

std::string markdown_row(const FilmResult& r, const ReportFacts& facts) {
  const std::string note = r.reason.empty() || r.note.empty() ? r.reason + r.note : r.reason + "; " + r.note;
  return fmt::format("| <code>{}</code> | {}{} | {} | {} | {} | {} | {} | {} |\n", as_text(r.film),
                     r.verdict == Verdict::drifted ? "**drifted**" : std::string(name_of(r.verdict)),
                     note.empty() ? "" : fmt::format(": <code>{}</code>", as_text(note)),
                     r.worst ? fmt::format("{:.4f}", r.worst->ssim) : "",
                     r.worst ? fmt::format("{:.1f}", r.worst->largest_difference) : "",
                     r.worst ? fmt::format("{}", r.worst_frame) : "",
                     picture_cell(r, "baseline", "before", facts), picture_cell(r, "current", "after", facts),
                     picture_cell(r, "difference", "difference", facts));
}

}  // namespace

std::string counts_text(const std::vector<FilmResult>& results) {
  const auto all = std::ssize(results), drifted = count_of(results, Verdict::drifted);
  std::string text = fmt::format("{} of {} drifted", drifted, counted(all, "film"));
  for (const Verdict verdict : {Verdict::close, Verdict::same_frames, Verdict::same_bytes}) {
    if (const auto n = count_of(results, verdict); n > 0)
      text += fmt::format("; {}: {}", name_of(verdict), n);
  }
  return text;
}

std::string summary_json(const std::vector<FilmResult>& results, const ReportFacts& facts) {
  SummaryJson counts, films = SummaryJson::array();
  for (const Verdict verdict : {Verdict::drifted, Verdict::close, Verdict::same_frames, Verdict::same_bytes})
    counts[std::string(name_of(verdict))] = count_of(results, verdict);
  for (const FilmResult& r : results) films.push_back(film_json(r));
  const SummaryJson root = {
      {"lock", facts.lock},
      {"tolerance",
       {{"ssim", facts.tolerance.ssim}, {"largest_difference", facts.tolerance.largest_difference}}},
      {"counts", std::move(counts)},
      {"films", std::move(films)}};
  return root.dump(2, ' ', false, SummaryJson::error_handler_t::replace) + '\n';
}

std::string summary_markdown(const std::vector<FilmResult>& results, const ReportFacts& facts) {
  std::string text = fmt::format("### gradreel: {}\n\n", counts_text(results));
  text += fmt::format(
      "Close: the worst frame's SSIM is at least {}, and the mean colour of no window of 8 x 8 pixels "
      "differs by more "
      "than {} of 255.\n\n",
      number_text(facts.tolerance.ssim), number_text(facts.tolerance.largest_difference));
  text +=
      "| Film | Verdict | SSIM | Largest difference | Frame | Before | After | Difference |\n"
      "|---|---|---|---|---|---|---|---|\n";
  constexpr std::size_t kRoom = 100;  // for the last line
  std::size_t length = count_code_points(text);
  for (std::size_t i = 0; i < results.size(); ++i) {
    const std::string row = markdown_row(results[i], facts);
    length += count_code_points(row);
    if (length > kMostMarkdown - kRoom)
      return text + fmt::format("\n{} more are in index.html.\n", results.size() - i);
    text += row;
  }
  return text;
}

}  // namespace gradreel
