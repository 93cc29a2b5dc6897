#include "gallery/page_parts.hpp"

#include "gallery/page.hpp"

namespace gradreel {

namespace {

// Contrast of all text is at least 4.5 in both schemes.
constexpr const char* kStyle = R"css(
:root { color-scheme: light dark; --ground: #ffffff; --card: #f5f7f9; --line: #d5dce1; --ink: #1b2329; --muted: #55626b;
  --link: #14599c; --focus: #3b82c4; }
@media (prefers-color-scheme: dark) { :root { --ground: #14181b; --card: #1d2327; --line: #39434a; --ink: #e6ebee;
  --muted: #a3b0b9; --link: #8cc4f5; } }
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 2rem 1.25rem 4rem; max-width: 100rem; background: var(--ground); color: var(--ink);
  font: 16px/1.5 system-ui, sans-serif; }
h1 { font-size: 1.8rem; margin: 0 0 .75rem; line-height: 1.25; overflow-wrap: anywhere; }
h2 { font-size: 1.15rem; margin: .9rem 3rem .25rem 0; line-height: 1.3; overflow-wrap: anywhere; }
p { margin: .35rem 0; overflow-wrap: anywhere; }
a { color: var(--link); }
form { display: flex; flex-wrap: wrap; gap: .75rem 1.5rem; align-items: baseline; margin: 0 0 1.25rem; }
select { font: inherit; max-width: 100%; padding: .25rem .5rem; color: var(--ink); background: var(--card);
  border: 1px solid var(--muted); border-radius: 6px; }
output, .facts { color: var(--muted); font-size: .9rem; }
main { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 27rem), 1fr)); gap: 1.25rem;
  align-items: start; }
article { background: var(--card); border: 1px solid var(--line); border-radius: 10px; padding: 0 1rem 1rem; min-width: 0;
  overflow: hidden; }
article[hidden] { display: none; }
.film { position: relative; display: block; width: calc(100% + 2rem); margin: 0 -1rem; padding: 0; border: 0;
  background: none; cursor: pointer; }
.film video, .film img { display: block; width: 100%; height: auto; }
.film span { position: absolute; right: .75rem; bottom: -1.25rem; z-index: 1; width: 2.5rem; height: 2.5rem; border-radius: 50%;
  background: #2b3a45; }
.film span::after { content: ""; position: absolute; left: 1rem; top: .75rem; border-style: solid;
  border-width: .5rem 0 .5rem .8rem; border-color: transparent transparent transparent #ffffff; }
.film.playing span::after { left: .9rem; width: .7rem; height: 1rem; border-width: 0 .22rem; border-color: #ffffff; }
:focus-visible { outline: 3px solid var(--focus); outline-offset: 2px; }
.film:focus-visible { outline-offset: -3px; }
summary { cursor: pointer; margin-top: .5rem; }
.wide, pre { overflow: auto; max-height: 28rem; margin: .5rem 0 0; border: 1px solid var(--line); border-radius: 6px;
  background: var(--ground); }
pre { padding: .75rem; font: .85rem/1.45 ui-monospace, monospace; tab-size: 2; }
table { border-collapse: collapse; font-size: .9rem; width: 100%; }
th, td { text-align: left; vertical-align: top; padding: .35rem .6rem; border-bottom: 1px solid var(--line); }
tbody tr:last-child > * { border-bottom: 0; }
td { font-variant-numeric: tabular-nums; }
td:nth-child(2) { min-width: 14rem; }
td:nth-child(4) { min-width: 9rem; }
)css";

// Whoever asked for less motion sees films move only after a click.
constexpr const char* kScript = R"js(
"use strict";
const calm = matchMedia("(prefers-reduced-motion: reduce)");
for (const film of document.querySelectorAll(".film")) {
  const media = film.firstElementChild, isVideo = media.tagName === "VIDEO";
  const files = film.dataset.films.split(" "), poster = media.getAttribute("src");
  const name = film.getAttribute("aria-label").slice("Play: ".length);
  let part = 0, isKept = false;
  const show = (isPlaying) => {
    film.classList.toggle("playing", isPlaying);
    film.setAttribute("aria-label", (isPlaying ? "Pause: " : "Play: ") + name);
  };
  const play = () => {
    if (film.classList.contains("playing")) return;
    show(true);
    if (isVideo) media.play().catch(() => {});  // paused before it began
    else media.src = files[0];
  };
  const pause = () => {
    if (!film.classList.contains("playing")) return;
    show(false);
    if (isVideo) media.pause();
    else media.src = poster;
  };
  const mayPlay = () => { if (!calm.matches) play(); };
  const mayPause = () => { if (!isKept) pause(); };
  film.addEventListener("pointerenter", (e) => { if (e.pointerType === "mouse") mayPlay(); });
  film.addEventListener("pointerleave", () => { if (!film.matches(":focus-visible")) mayPause(); });
  film.addEventListener("focus", () => { if (film.matches(":focus-visible")) mayPlay(); });
  film.addEventListener("blur", mayPause);
  film.addEventListener("click", () => {
    const isPlaying = film.classList.contains("playing");
    isKept = !(isKept || (calm.matches && isPlaying));
    if (isKept) play();
    else pause();
  });
  if (isVideo) media.addEventListener("ended", () => {
    part = (part + 1) % files.length;
    if (files.length > 1) media.src = files[part];
    media.play().catch(() => {});
  });
}
const surface = document.getElementById("surface"), optimizer = document.getElementById("optimizer");
const articles = [...document.querySelectorAll("article")], count = document.getElementById("count");
const all = count.textContent;
function filter() {
  let shown = 0;
  for (const a of articles) {
    const fits = (surface.value === "" || a.dataset.surface === surface.value) &&
      (optimizer.value === "" || a.dataset.optimizers.split(" ").includes(optimizer.value));
    a.hidden = !fits;
    shown += fits ? 1 : 0;
  }
  count.textContent = shown === articles.length ? all : `${shown} of ${all}`;
}
surface.addEventListener("change", filter);
optimizer.addEventListener("change", filter);
document.querySelector("form").addEventListener("submit", (e) => e.preventDefault());
)js";

}  // namespace

std::string gallery_head(const std::string& title) {
  return std::string("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n") +
         kGalleryMark +
         "\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
         "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; img-src 'self' file:; "
         "media-src 'self' file:; style-src 'unsafe-inline'; script-src 'unsafe-inline'\">\n<title>" +
         title + "</title>\n<style>" + kStyle + "</style>\n</head>\n<body>\n";
}

std::string gallery_end() { return std::string("<script>") + kScript + "</script>\n</body>\n</html>\n"; }

}  // namespace gradreel
