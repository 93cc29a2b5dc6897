#include "outputs/snippets.hpp"

#include "catch.hpp"

using namespace gradreel;

namespace {

Sidecar film(const std::string& name, const std::string& format) {
  Sidecar s;
  s.title = "A [small] film";
  s.alt = "Adam & \"GD\" on a bowl.";
  s.name = name;
  s.format = format;
  s.poster = "a b.poster.png";
  s.width = 800;
  s.height = 450;
  return s;
}

}  // namespace

TEST_CASE("snippets of a video, to the letter") {
  const std::string expected = R"text(# A \[small\] film

Adam & "GD" on a bowl.

## HTML, started by the reader

The poster is shown until then.

```html
<video controls muted playsinline preload="metadata" width="800" height="450" style="max-width: 100%; height: auto"
       poster="a%20b.poster.png" aria-label="Adam &amp; &quot;GD&quot; on a bowl.">
  <source src="a%20b.mp4" type="video/mp4">
</video>
```

## HTML, plays automatically

Loops without sound. Readers who prefer reduced motion see the poster.

```html
<video autoplay loop muted playsinline width="800" height="450" style="max-width: 100%; height: auto"
       poster="a%20b.poster.png" aria-label="Adam &amp; &quot;GD&quot; on a bowl.">
  <source src="a%20b.mp4" type="video/mp4" media="(prefers-reduced-motion: no-preference)">
</video>
```

## reveal.js

Starts with its slide and stops on its last frame.

```html
<section>
  <video class="r-stretch" data-autoplay muted playsinline controls
         poster="a%20b.poster.png" aria-label="Adam &amp; &quot;GD&quot; on a bowl."
         src="a%20b.mp4"></video>
</section>
```

## beamer, inside the slide

For viewers that play films in a PDF (Okular, pdfpc).

```latex
% \usepackage{multimedia}
\begin{frame}
  \centering
  \movie[width=\linewidth,height=0.5625\linewidth,showcontrols]
    {\includegraphics[width=\linewidth]{{a b.poster}.png}}{a b.mp4}
\end{frame}
```

## beamer, poster and link

Works in every viewer: a click on the poster opens the film. Keep both files beside the PDF.

```latex
\begin{frame}
  \centering
  \href{run:./a b.mp4}{\includegraphics[width=\linewidth]{{a b.poster}.png}}
\end{frame}
```
)text";
  CHECK(snippets_text(film("a b.mp4", "mp4")) == expected);
}

TEST_CASE("snippets of a moving image: Markdown, and a picture with the poster for reduced motion") {
  const std::string text = snippets_text(film("a.gif", "gif"));
  CHECK_THAT(text, Catch::Contains("```markdown\n![Adam & \"GD\" on a bowl.](a.gif)\n```"));
  const std::string picture = R"text(```html
<picture>
  <source srcset="a%20b.poster.png" media="(prefers-reduced-motion: reduce)">
  <img src="a.gif" width="800" height="450" style="max-width: 100%; height: auto"
       alt="Adam &amp; &quot;GD&quot; on a bowl.">
</picture>
```)text";
  CHECK_THAT(text, Catch::Contains(picture));
  CHECK_THAT(text, Catch::Contains("\\href{run:./a.gif}"));
  CHECK_THAT(text, !Catch::Contains("<video"));
}

TEST_CASE("snippets of a deck: a slide per clip") {
  Sidecar s = film("", "mp4");
  s.clips = {{"", "a.01.png", 1}, {"a.02.mp4", "a.02.png", 9}, {"a.03.mp4", "", 9}};
  const std::string text = snippets_text(s);
  const std::string slides = R"text(<section data-transition="none">
  <img class="r-stretch" src="a.01.png" alt="Adam &amp; &quot;GD&quot; on a bowl.">
</section>
<section data-transition="none">
  <video class="r-stretch" data-autoplay muted playsinline poster="a.01.png"
         aria-label="Adam &amp; &quot;GD&quot; on a bowl." src="a.02.mp4"></video>
</section>
<section data-transition="none">
  <video class="r-stretch" data-autoplay muted playsinline poster="a.02.png"
         aria-label="Adam &amp; &quot;GD&quot; on a bowl." src="a.03.mp4"></video>
</section>
```)text";
  CHECK_THAT(text, Catch::Contains(slides));
  CHECK_THAT(text,
             Catch::Contains("\\href{run:./a.02.mp4}{\\includegraphics[width=\\linewidth]{{a.02}.png}}"));
  CHECK_THAT(text, Catch::Contains(
                       "\\href{run:./a.03.mp4}{\\includegraphics[width=\\linewidth]{{a b.poster}.png}}"));
}

TEST_CASE("snippets of a film with a hostile name") {
  Sidecar s = film("50% _a&b#{c}$~^\\ d\n<e>\"f.mp4", "mp4");
  s.poster = "50% _a&b#{c}$~^\\ d\n<e>\"f.poster.png";
  s.title = "&lt; ~~a~~ $b$ & c";
  const std::string text = snippets_text(s);
  const std::string tex =
      "50\\csname c_percent_str\\endcsname \\space _a\\csname c_ampersand_str\\endcsname b"
      "\\csname c_hash_str\\endcsname \\csname c_left_brace_str\\endcsname c"
      "\\csname c_right_brace_str\\endcsname \\csname c_dollar_str\\endcsname "
      "\\csname c_tilde_str\\endcsname \\csname c_circumflex_str\\endcsname "
      "\\csname c_backslash_str\\endcsname \\space d^^0a<e>\"f";
  CHECK_THAT(text, Catch::Contains("\\href{run:./" + tex + ".mp4}{\\includegraphics[width=\\linewidth]{{" +
                                   tex + ".poster}.png}}"));
  CHECK_THAT(text, Catch::Contains("{\\includegraphics[width=\\linewidth]{{" + tex + ".poster}.png}}{" + tex +
                                   ".mp4}"));
  CHECK_THAT(text, Catch::Contains("beside the PDF. A link to it does not work: its name has a #.\n"));
  const std::string address = "50%25%20_a%26b%23%7Bc%7D%24~%5E%5C%20d%0A%3Ce%3E%22f";
  CHECK_THAT(text, Catch::Contains("poster=\"" + address + ".poster.png\""));
  CHECK_THAT(text, Catch::Contains("<source src=\"" + address + ".mp4\" type=\"video/mp4\">"));
  CHECK_THAT(text, Catch::StartsWith("# \\&lt; \\~\\~a\\~\\~ \\$b\\$ & c\n"));
  s.format = "gif";
  CHECK_THAT(snippets_text(s), Catch::Contains("](" + address + ".mp4)\n"));
}
