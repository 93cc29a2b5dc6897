#include "outputs/snippets.hpp"

#include <fmt/format.h>

#include <array>
#include <utility>

#include "outputs/joint_snippet.hpp"
#include "outputs/snippet_parts.hpp"
#include "video/format_entry.hpp"

namespace gradreel {

namespace {

bool is_video(const Sidecar& s) { return find_format(s.format)->embedding == Embedding::video; }

std::string markdown(std::string_view text) {
  static constexpr std::array<std::string_view, 10> kTo = {"\\\\", "\\[", "\\]", "\\`", "\\*",
                                                           "\\_",  "\\<", "\\#", "\\~", "\\$"};
  std::string out = escaped(text, "\\[]`*_<#~$", kTo);
  for (std::size_t at = 0; (at = out.find('&', at)) != std::string::npos; at += 2) {
    const bool names_character = at + 1 < out.size() && out[at + 1] != ' ';  // like &lt;
    if (names_character) out.insert(at, 1, '\\');
  }
  return out;
}

/// Names of the characters that TeX would not take for part of a file's name. `_` is none of them.
std::string_view tex_name_of(char c) {
  static constexpr std::pair<char, std::string_view> kNames[] = {
      {'%', "percent"},   {'#', "hash"},       {'{', "left_brace"}, {'}', "right_brace"}, {'$', "dollar"},
      {'&', "ampersand"}, {'\\', "backslash"}, {'~', "tilde"},      {'^', "circumflex"}};
  for (const auto& [character, name] : kNames) {
    if (character == c) return name;
  }
  return {};
}

/// A file's name for \includegraphics, \href and \movie. \% and the like are no part of a file's name in the
/// first; the kernel's names of characters (since 2020) expand to them everywhere, in the body of a frame
/// too.
std::string tex_path(std::string_view name) {
  std::string out;
  bool eats_spaces = false;  // a control word does
  for (const char c : name) {
    const auto byte = static_cast<unsigned char>(c);
    if (const std::string_view special = tex_name_of(c); !special.empty()) {
      out += fmt::format("\\csname c_{}_str\\endcsname ", special);
      eats_spaces = true;
    } else if (c == ' ' && eats_spaces) {
      out += "\\space ";
    } else if (byte < 0x20 || byte == 0x7F) {
      out += fmt::format("^^{:02x}", byte);
      eats_spaces = false;
    } else {
      out += c;
      eats_spaces = false;
    }
  }
  return out;
}

/// What LaTeX cannot do with the name of a file that is linked; empty if nothing.
std::string tex_limits(std::string_view name) {
  if (name.find('#') != std::string_view::npos) return " A link to it does not work: its name has a #.";
  if (name.find('"') != std::string_view::npos)
    return " LaTeX does not find it: its name has a quotation mark.";
  return {};
}

/// Attributes that keep the page from moving while the film loads.
std::string size_of(const Sidecar& s) { return size_attributes(s.width, s.height); }

/// A film in LaTeX: its poster, which opens it.
std::string linked_poster(const std::string& film, const std::string& poster) {
  const std::string stem = poster.substr(0, poster.rfind('.'));
  return fmt::format("\\href{{run:./{}}}{{\\includegraphics[width=\\linewidth]{{{{{}}}.png}}}}",
                     tex_path(film), tex_path(stem));
}

std::string video_html(const Sidecar& s) {
  const std::string frame =
      size_of(s) + fmt::format("\n       poster=\"{}\" aria-label=\"{}\"", url(s.poster), html(s.alt));
  const std::string on_demand = fmt::format(
      "<video controls muted playsinline preload=\"metadata\" {}>\n  <source src=\"{}\" "
      "type=\"{}\">\n</video>",
      frame, url(s.name), find_format(s.format)->mime_type);
  const std::string on_its_own = fmt::format(
      "<video autoplay loop muted playsinline {}>\n"
      "  <source src=\"{}\" type=\"{}\" media=\"(prefers-reduced-motion: no-preference)\">\n</video>",
      frame, url(s.name), find_format(s.format)->mime_type);
  return block("HTML, started by the reader", "The poster is shown until then.", "html", on_demand) +
         block("HTML, plays automatically",
               "Loops without sound. Readers who prefer reduced motion see the poster.", "html", on_its_own);
}

std::string video_slides(const Sidecar& s) {
  const std::string reveal = fmt::format(
      "<section>\n  <video class=\"r-stretch\" data-autoplay muted playsinline controls\n"
      "         poster=\"{}\" aria-label=\"{}\"\n         src=\"{}\"></video>\n</section>",
      url(s.poster), html(s.alt), url(s.name));
  const std::string movie = fmt::format(
      "% \\usepackage{{multimedia}}\n\\begin{{frame}}\n  \\centering\n"
      "  \\movie[width=\\linewidth,height={:.4f}\\linewidth,showcontrols]\n"
      "    {{\\includegraphics[width=\\linewidth]{{{{{}}}.png}}}}{{{}}}\n\\end{{frame}}",
      static_cast<double>(s.height) / s.width, tex_path(s.poster.substr(0, s.poster.rfind('.'))),
      tex_path(s.name));
  return block("reveal.js", "Starts with its slide and stops on its last frame.", "html", reveal) +
         block("beamer, inside the slide", "For viewers that play films in a PDF (Okular, pdfpc).", "latex",
               movie);
}

std::string linked_slide(const Sidecar& s) {
  return block(
      "beamer, poster and link",
      "Works in every viewer: a click on the poster opens the film. Keep both files beside the PDF." +
          tex_limits(s.name),
      "latex",
      fmt::format("\\begin{{frame}}\n  \\centering\n  {}\n\\end{{frame}}", linked_poster(s.name, s.poster)));
}

std::string image_snippets(const Sidecar& s) {
  const std::string image =
      fmt::format("<img src=\"{}\" {}\n       alt=\"{}\">", url(s.name), size_of(s), html(s.alt));
  const std::string picture = fmt::format(
      "<picture>\n  <source srcset=\"{}\" media=\"(prefers-reduced-motion: reduce)\">\n  {}\n</picture>",
      url(s.poster), image);
  const std::string reveal = fmt::format(
      "<section>\n  <img class=\"r-stretch\" src=\"{}\" alt=\"{}\">\n</section>", url(s.name), html(s.alt));
  return block("Markdown", "For README files and posts.", "markdown",
               fmt::format("![{}]({})", markdown(s.alt), url(s.name))) +
         block("HTML", "Readers who prefer reduced motion see the poster.", "html", picture) +
         block("reveal.js", "The image moves as long as its slide is shown.", "html", reveal);
}

/// What a reader sees before the clip moves: the still before it.
std::string slide_of(const Sidecar& s, const Sidecar::Clip& clip, const std::string& poster) {
  if (clip.name.empty()) {
    return clip.still.empty() ? ""
                              : fmt::format(
                                    "<section data-transition=\"none\">\n  <img class=\"r-stretch\" "
                                    "src=\"{}\" alt=\"{}\">\n</section>\n",
                                    url(clip.still), html(s.alt));
  }
  if (!is_video(s)) {
    return fmt::format(
        "<section data-transition=\"none\">\n  <img class=\"r-stretch\" src=\"{}\" alt=\"{}\">\n</section>\n",
        url(clip.name), html(s.alt));
  }
  const std::string before = poster.empty() ? "" : fmt::format(" poster=\"{}\"", url(poster));
  return fmt::format(
      "<section data-transition=\"none\">\n  <video class=\"r-stretch\" data-autoplay muted playsinline{}\n"
      "         aria-label=\"{}\" src=\"{}\"></video>\n</section>\n",
      before, html(s.alt), url(clip.name));
}

std::string deck_snippets(const Sidecar& s) {
  std::string reveal, beamer, before;
  for (const Sidecar::Clip& clip : s.clips) {
    reveal += slide_of(s, clip, before);
    const std::string shown = clip.still.empty() ? s.poster : clip.still;
    if (!clip.name.empty()) {
      beamer += fmt::format("\\begin{{frame}}\n  \\centering\n  {}\n\\end{{frame}}\n",
                            linked_poster(clip.name, shown));
    }
    before = clip.still;
  }
  if (!reveal.empty()) reveal.pop_back();
  if (!beamer.empty()) beamer.pop_back();
  return block("reveal.js", "A slide per clip: each ends on the frame that the next one begins with.", "html",
               reveal) +
         block("beamer",
               "Each slide shows where its clip ends, and a click plays it. Keep all files beside the PDF." +
                   tex_limits(s.poster),
               "latex", beamer);
}

}  // namespace

std::string snippets_text(const Sidecar& s, std::span<const PageFilm> page) {
  std::string text =
      fmt::format("# {}\n\n{}\n\n", markdown(s.title.empty() ? s.surface_title : s.title), markdown(s.alt));
  if (!page.empty()) text += joint_snippet(page, s.alt);
  if (!s.clips.empty()) {
    text += deck_snippets(s);
  } else if (is_video(s)) {
    text += video_html(s) + video_slides(s) + linked_slide(s);
  } else {
    text += image_snippets(s) + linked_slide(s);
  }
  text.pop_back();
  return text;
}

}  // namespace gradreel
