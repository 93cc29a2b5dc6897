#include "outputs/deck_page.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "core/markup.hpp"

namespace gradreel {

namespace {

/// "#1a2b3c", without its opacity.
std::string css_color(Color color) {
  const auto channel = [](double v) { return static_cast<int>(std::lround(255 * std::clamp(v, 0.0, 1.0))); };
  return fmt::format("#{:02x}{:02x}{:02x}", channel(color.r), channel(color.g), channel(color.b));
}

std::string stop_html(const DeckPage& page, const DeckPage::Stop& stop) {
  return fmt::format(
      "<img class=\"stop\" width=\"{}\" height=\"{}\" alt=\"{}\" src=\"data:image/png;base64,{}\">\n",
      page.width, page.height, as_text(stop.alt), base64(stop.png));
}

/// The script makes a video of the text: unlike an address with all data in it, that plays in every browser.
std::string clip_html(const DeckPage& page, const DeckPage::Step& step) {
  return fmt::format("<script type=\"text/plain\" class=\"clip\" data-type=\"{}\">{}</script>\n",
                     page.mime_type, base64(step.clip));
}

std::string notes_html(const DeckPage::Step& step) {
  std::string html;
  for (const std::string& note : step.notes) html += fmt::format("<p>{}</p>\n", as_lines(note));
  return fmt::format("<div class=\"note\" hidden>\n{}</div>\n", html);
}

/// A part of the bar for each step, as long as its clip.
std::string marks_html(const DeckPage& page) {
  std::string html;
  for (const DeckPage::Step& step : page.steps)
    html +=
        fmt::format("<span style=\"flex-grow:{}\"><i></i></span>", std::max<std::int64_t>(1, step.frames));
  return fmt::format("<div id=\"marks\" aria-hidden=\"true\">{}</div>\n", html);
}

constexpr std::string_view kControls = R"html(<nav aria-label="Deck">
<button type="button" id="back" aria-keyshortcuts="ArrowLeft PageUp">Back</button>
<output id="place"></output>
<button type="button" id="next" aria-keyshortcuts="ArrowRight PageDown">Next</button>
<button type="button" id="notes-key" aria-keyshortcuts="N" aria-pressed="false" aria-controls="notes">Notes (n)</button>
<button type="button" id="full" aria-keyshortcuts="F">Full screen (f)</button>
</nav>
)html";

}  // namespace

std::string deck_html(const DeckPage& page) {
  std::string html = deck_head(as_text(page.title), as_text(page.comment), css_color(page.ground));
  html += fmt::format("<h1>{}</h1>\n<main id=\"stage\">\n", as_text(page.title));
  for (const DeckPage::Stop& stop : page.stops) html += stop_html(page, stop);
  html += "</main>\n<aside id=\"notes\" aria-label=\"Notes\" aria-live=\"polite\" hidden>\n";
  for (const DeckPage::Step& step : page.steps) html += notes_html(step);
  html += "</aside>\n" + marks_html(page);
  html += kControls;
  for (const DeckPage::Step& step : page.steps) html += clip_html(page, step);
  return html + deck_end();
}

}  // namespace gradreel
