#include <fmt/format.h>

#include <fstream>
#include <iterator>

#include "core/markup.hpp"
#include "core/number_text.hpp"
#include "verify/page_parts.hpp"
#include "verify/report.hpp"

namespace gradreel {

namespace {

struct Kind {
  const char* folder;
  const char* title;
};
constexpr Kind kKinds[] = {{"baseline", "Before"}, {"current", "After"}, {"difference", "Difference"}};

/// Empty if there is none.
std::string picture_data(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  const std::vector<char> bytes{std::istreambuf_iterator<char>(file), {}};
  if (bytes.empty()) return {};
  return "data:image/png;base64," +
         base64({reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size()});
}

std::string figures(const std::string& folder, const FilmResult& r) {
  std::string html = "<div class=\"pictures\">";
  for (const Kind& kind : kKinds) {
    const std::string data = picture_data(folder + '/' + picture_path(kind.folder, r));
    if (data.empty()) continue;
    html += fmt::format(
        "<figure><button type=\"button\" aria-label=\"Enlarge: {0}\"><img alt=\"{0}, frame {1}\" "
        "src=\"{2}\"></button>"
        "<figcaption>{0}</figcaption></figure>",
        kind.title, r.worst_frame, data);
  }
  return html + "</div>";
}

std::string numbers(const FilmResult& r) {
  if (!r.worst) return "";
  return fmt::format(
      "<p class=\"numbers\">SSIM <b>{:.4f}</b> &#183; largest difference <b>{:.1f}</b> &#183; frame "
      "<b>{}</b></p>",
      r.worst->ssim, r.worst->largest_difference, r.worst_frame);
}

const char* class_of(Verdict verdict) {
  constexpr const char* kClasses[] = {"same", "same", "close", "drifted"};
  return kClasses[static_cast<std::size_t>(verdict)];
}

std::string card(const std::string& folder, const FilmResult& r) {
  std::string html = fmt::format(
      "<article tabindex=\"-1\"><header><h2>{}</h2><span class=\"verdict {}\">{}</span></header>"
      "<p class=\"scene\">{}</p>",
      as_text(r.film), class_of(r.verdict), name_of(r.verdict), as_text(r.scene));
  for (const std::string& text : {r.reason, r.note}) {
    if (!text.empty()) html += fmt::format("<p>{}</p>", as_text(text));
  }
  html += numbers(r);
  if (r.has_pictures) html += figures(folder, r);
  return html + "</article>\n";
}

std::string unchanged_row(const FilmResult& r) {
  return fmt::format("<li><code>{}</code> <span class=\"verdict same\">{}</span></li>\n", as_text(r.film),
                     name_of(r.verdict));
}

}  // namespace

std::string index_html(const std::string& folder, const std::vector<FilmResult>& results,
                       const ReportFacts& facts) {
  std::string html = page_head();
  html += fmt::format("<h1>{}</h1>\n", as_text(counts_text(results)));
  html += fmt::format(
      "<p>Rendered again and compared with <code>{}</code>. Close means: the worst frame&#8217;s SSIM is at "
      "least {}, "
      "and the mean colour of no window of 8 &#215; 8 pixels differs by more than {} of 255.</p>\n"
      "<p class=\"keys\"><kbd>j</kbd> <kbd>k</kbd> next and previous film &#183; <kbd>Enter</kbd> enlarge "
      "&#183; "
      "<kbd>&#8592;</kbd> <kbd>&#8594;</kbd> before, after, difference &#183; <kbd>Esc</kbd> back</p>\n",
      as_text(facts.lock), number_text(facts.tolerance.ssim),
      number_text(facts.tolerance.largest_difference));
  std::string unchanged;
  for (const FilmResult& r : results) {
    if (r.verdict >= Verdict::close) {
      html += card(folder, r);
    } else {
      unchanged += unchanged_row(r);
    }
  }
  if (!unchanged.empty()) html += "<h2>Unchanged</h2>\n<ul>\n" + unchanged + "</ul>\n";
  return html + page_end();
}

}  // namespace gradreel
