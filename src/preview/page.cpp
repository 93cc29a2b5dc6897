#include "preview/page.hpp"

#include "core/markup.hpp"

namespace gradreel {

namespace {

// Contrast of all text is at least 4.5 in both schemes.
constexpr const char* kStyle = R"css(
:root { color-scheme: light dark; --ground: #ffffff; --card: #f5f7f9; --line: #d5dce1; --ink: #1b2329; --muted: #55626b;
  --wrong: #b3261e; --focus: #3b82c4; }
@media (prefers-color-scheme: dark) { :root { --ground: #14181b; --card: #1d2327; --line: #39434a; --ink: #e6ebee;
  --muted: #a3b0b9; --wrong: #ff9c92; } }
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 1rem 1.25rem 2rem; max-width: 100rem; background: var(--ground); color: var(--ink);
  font: 16px/1.5 system-ui, sans-serif; }
header { display: flex; flex-wrap: wrap; gap: .25rem 1rem; align-items: baseline; justify-content: space-between; }
h1 { font-size: 1.2rem; margin: 0; overflow-wrap: anywhere; }
h2 { font-size: 1rem; font-weight: 600; margin: .5rem 0 .25rem; overflow-wrap: anywhere; }
#state, .keys { color: var(--muted); font-size: .9rem; margin: 0; }
.wrong #state { color: var(--wrong); font-weight: 600; }
pre { background: var(--card); border: 1px solid var(--line); border-radius: 8px; padding: .75rem 1rem; margin: .75rem 0 0;
  overflow-x: auto; font: .9rem/1.45 ui-monospace, monospace; }
.wrong pre { border-color: var(--wrong); }
main { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 26rem), 1fr)); gap: 0 1.25rem; margin: .75rem 0; }
figure { margin: 0 auto; width: 100%; }
main > :only-child { max-width: calc((100vh - 11rem) * 16 / 9); }
video, img { display: block; width: 100%; height: auto; border: 1px solid var(--line); }
.wrong main { opacity: .45; }
.bar { display: flex; gap: .75rem; align-items: center; margin: .4rem 0; }
.bar button { font: inherit; width: 2.5rem; color: var(--ink); background: var(--card); border: 1px solid var(--muted);
  border-radius: 6px; cursor: pointer; }
.bar input { flex: 1; min-width: 4rem; accent-color: var(--focus); }
.bar output { color: var(--muted); font-size: .9rem; font-variant-numeric: tabular-nums; min-width: 10rem; text-align: right; }
:focus-visible { outline: 3px solid var(--focus); outline-offset: 2px; }
kbd { border: 1px solid var(--line); border-radius: 4px; padding: 0 .35em; font: inherit; }
)css";

constexpr const char* kScript = R"js(
"use strict";
const main = document.querySelector("main"), state = document.getElementById("state"), text = document.querySelector("pre");
const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
const words = {rendering: "rendering", shown: "up to date", wrong: "the scene has mistakes; this was before"};
let version = 0, shown = "";

// Below the film: controls of browsers cover what a paused film shows.
function bar(video) {
  const row = document.createElement("div"), button = document.createElement("button"), place = document.createElement("input"),
    time = document.createElement("output");
  row.className = "bar";
  button.type = "button";
  Object.assign(place, {type: "range", min: 0, max: 1, step: "any", value: 0, ariaLabel: "Time"});
  const tell = () => {
    button.textContent = video.paused ? "\u25B6" : "\u275A\u275A";
    button.ariaLabel = video.paused ? "Play" : "Pause";
    if (video.duration) place.value = video.currentTime / video.duration;
    time.textContent = video.currentTime.toFixed(2) + " s, frame " + Math.round(video.currentTime * video.dataset.fps);
  };
  for (const event of ["timeupdate", "play", "pause", "seeked", "loadedmetadata"]) video.addEventListener(event, tell);
  const toggle = () => video.paused ? video.play() : video.pause();
  button.addEventListener("click", toggle);
  video.addEventListener("click", toggle);
  place.addEventListener("input", () => { video.pause(); video.currentTime = place.value * video.duration; });
  row.append(button, place, time);
  tell();
  return row;
}
function media(film) {
  const e = document.createElement(film.fps > 0 ? "video" : "img");
  if (film.fps > 0) {
    Object.assign(e, {loop: true, muted: true, playsInline: true, autoplay: !calm});
    e.setAttribute("aria-label", film.alt || film.title);
    e.dataset.fps = film.fps;
  } else {
    e.alt = film.alt || film.title;
  }
  e.src = film.address;
  return e;
}
function place(film, one) {
  const figure = document.createElement("figure");
  if (!one) figure.appendChild(document.createElement("h2")).textContent = film.title;
  const shown = figure.appendChild(media(film));
  if (film.fps > 0) figure.appendChild(bar(shown));
  return figure;
}
// Goes on where the films before were.
function show(films) {
  const before = [...main.querySelectorAll("video")].map((v) => ({time: v.currentTime, paused: v.paused}));
  main.replaceChildren(...films.map((film) => place(film, films.length === 1)));
  main.querySelectorAll("video").forEach((v, i) => {
    if (!before[i]) return;
    if (before[i].paused) v.autoplay = false;
    v.addEventListener("loadedmetadata", () => { if (before[i].time < v.duration) v.currentTime = before[i].time; }, {once: true});
  });
}
function take(news) {
  version = news.version;
  document.body.className = news.state;
  state.textContent = news.state === "rendering" && news.text ? news.text : words[news.state];
  if (news.state !== "rendering") {
    text.textContent = news.text;
    text.hidden = news.text === "";
  }
  const films = news.films.map((f) => f.address).join(" ");
  if (films !== shown) show(news.films);
  shown = films;
}
async function follow() {
  for (;;) {
    try {
      const answer = await fetch("/news?after=" + version);
      if (!answer.ok) throw new Error();
      take(await answer.json());
    } catch {
      document.body.className = "";
      state.textContent = "gradreel watch has ended; when it runs again here, this page goes on";
      version = 0;
      await new Promise((done) => setTimeout(done, 1000));
    }
  }
}
document.addEventListener("keydown", (e) => {
  if (e.ctrlKey || e.metaKey || e.altKey || e.target.closest("button, input")) return;
  const videos = [...main.querySelectorAll("video")];
  const steps = {ArrowLeft: -1, ArrowRight: 1};
  if (e.key === " ") {
    const stops = videos.some((v) => !v.paused);
    videos.forEach((v) => stops ? v.pause() : v.play());
  } else if (e.key in steps) {
    videos.forEach((v) => { v.pause(); v.currentTime += steps[e.key] / v.dataset.fps; });
  } else if (e.key === "Home") {
    videos.forEach((v) => { v.currentTime = 0; });
  } else return;
  e.preventDefault();
});
follow();
)js";

}  // namespace

std::string preview_page(const std::string& title) {
  const std::string text = as_text(title);
  return "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
         "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
         "<link rel=\"icon\" href=\"data:,\">\n<title>" +
         text + " &#183; gradreel</title>\n<style>" + kStyle + "</style>\n</head>\n<body>\n<header><h1>" +
         text +
         "</h1><p id=\"state\" role=\"status\">connecting</p></header>\n<pre hidden role=\"alert\"></pre>\n"
         "<main></main>\n<p class=\"keys\"><kbd>Space</kbd> plays and stops &#183; <kbd>&#8592;</kbd> "
         "<kbd>&#8594;</kbd> one frame back and on &#183; <kbd>Home</kbd> to the beginning</p>\n<script>" +
         kScript + "</script>\n</body>\n</html>\n";
}

}  // namespace gradreel
