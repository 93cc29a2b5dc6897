#include "outputs/deck_page.hpp"

namespace gradreel {

namespace {

// The film fills the window above the notes. On paper, every stop is a picture, and the notes follow.
constexpr const char* kStyle = R"css(
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); font: 18px/1.45 system-ui, sans-serif; }
.js body { height: 100vh; display: grid; grid-template: minmax(0, 1fr) auto auto / minmax(0, 1fr);
  overflow: hidden; }
.stop { max-width: 100%; height: auto; }
h1 { position: absolute; width: 1px; height: 1px; margin: 0; overflow: hidden; clip-path: inset(50%); }
#stage { grid-area: 1 / 1; position: relative; cursor: pointer; }
.js .stop, video { position: absolute; inset: 0; width: 100%; height: 100%; object-fit: contain; }
.js .stop, video { visibility: hidden; }
.js .shown { visibility: visible; }
#notes { grid-area: 2 / 1; max-height: 30vh; overflow: auto; padding: .6rem 1.25rem; background: #f5f7f9; color: #1b2329; }
#notes p { margin: .3rem 0; overflow-wrap: anywhere; }
#notes .empty { color: #55626b; }
#marks { grid-area: 3 / 1; display: flex; gap: 3px; height: 5px; background: #14181b; }
#marks span { flex-basis: 0; background: #55626b; }
#marks i { display: block; height: 100%; width: 0; background: #8cc4f5; }
nav { grid-area: 1 / 1; place-self: start end; z-index: 1; display: flex; flex-wrap: wrap; gap: .4rem; justify-content: center;
  align-items: center; max-width: 96%; margin: .6rem; padding: .35rem .6rem; border-radius: 10px;
  background: #14181b; color: #e6ebee; font-size: .85rem; transition: opacity .2s; }
.resting nav:not(:focus-within):not(:hover) { opacity: 0; }
.resting #stage { cursor: none; }
button { font: inherit; color: inherit; background: #2b3a45; border: 0; border-radius: 6px; padding: .3rem .7rem; cursor: pointer; }
button:disabled { color: #a3b0b9; background: none; cursor: default; }
button[aria-pressed=true] { background: #14599c; }
:focus-visible { outline: 3px solid #8cc4f5; outline-offset: 1px; }
#place { min-width: 4.5em; text-align: center; font-variant-numeric: tabular-nums; }
@media (prefers-reduced-motion: reduce) { nav { transition: none; } }
@media print {
  .js body, #stage { display: block; height: auto; overflow: visible; background: #ffffff; }
  .js .stop { position: static; visibility: visible; height: auto; margin-bottom: 1rem; break-inside: avoid; }
  video, nav, #marks { display: none; }
  #notes, #notes .note { display: block; max-height: none; padding: 0; background: none; }
}
)css";

// A place is a stop, from 0. Between two of them a clip plays, whose first and last frames are those of the
// stops around it. Forward during a clip goes to its end at once, and back to its beginning.
constexpr const char* kScript = R"js(
"use strict";
const calm = matchMedia("(prefers-reduced-motion: reduce)");
const get = (id) => document.getElementById(id);
const stage = get("stage"), notes = get("notes"), root = document.documentElement;
const stops = [...document.querySelectorAll(".stop")], says = [...document.querySelectorAll(".note")];
const bars = [...document.querySelectorAll("#marks i")], last = stops.length - 1;
const clips = [...document.querySelectorAll(".clip")].map((text) => {
  const data = text.textContent, type = text.dataset.type;
  text.remove();
  if (data === "") return null;
  const bytes = Uint8Array.from(atob(data), (c) => c.charCodeAt(0));
  const video = document.createElement("video");
  Object.assign(video, { muted: true, playsInline: true, preload: "auto", tabIndex: -1 });
  video.setAttribute("aria-hidden", "true");
  video.src = URL.createObjectURL(new Blob([bytes], { type }));
  stage.append(video);
  return video;
});
let place = 0, playing = null;

function show() {
  stops.forEach((s, i) => s.classList.toggle("shown", i === place));
  clips.forEach((v) => { if (v && v !== playing) { v.classList.remove("shown"); v.pause(); if (v.currentTime > 0) v.currentTime = 0; } });
  const step = playing ? place : Math.max(0, place - 1);
  says.forEach((n, i) => { n.hidden = i !== step; });
  get("place").textContent = `${place + 1} / ${last + 1}`;
  get("back").disabled = place === 0 && !playing;
  get("next").disabled = place === last;
  mark();
}
function mark() {
  bars.forEach((b, i) => {
    const share = i < place ? 1 : playing && i === place && playing.duration ? playing.currentTime / playing.duration : 0;
    b.style.width = `${100 * share}%`;
  });
  if (playing) requestAnimationFrame(mark);
}
function stand(where) {
  playing = null;
  place = Math.min(last, Math.max(0, where));
  show();
}
function forward() {
  if (place === last) return;
  const video = clips[place];
  if (playing || calm.matches || !video) return stand(place + 1);
  playing = video;
  video.play().catch((e) => {  // a browser that cannot play it; not one that was told to pause
    if (playing === video && e.name !== "AbortError") stand(place + 1);
  });
  show();
}
function back() { stand(playing ? place : place - 1); }
clips.forEach((video, i) => {
  if (!video) return;
  video.addEventListener("playing", () => { if (playing === video) video.classList.add("shown"); });
  video.addEventListener("ended", () => { if (playing === video) stand(i + 1); });
});
function toggleNotes() {
  notes.hidden = !notes.hidden;
  get("notes-key").setAttribute("aria-pressed", String(!notes.hidden));
}
function toggleFull() {
  const done = document.fullscreenElement ? document.exitFullscreen() : root.requestFullscreen();
  done.catch(() => {});  // where the browser refuses it
}
const keys = { ArrowRight: forward, ArrowDown: forward, PageDown: forward, " ": forward, Enter: forward, ArrowLeft: back,
  ArrowUp: back, PageUp: back, Home: () => stand(0), End: () => stand(last), n: toggleNotes, f: toggleFull };
document.addEventListener("keydown", (e) => {
  const isButton = e.target instanceof HTMLButtonElement && (e.key === " " || e.key === "Enter");
  const act = keys[e.key.length === 1 ? e.key.toLowerCase() : e.key];
  if (!act || isButton || e.ctrlKey || e.altKey || e.metaKey) return;
  e.preventDefault();
  if (!e.repeat) act();
});
let timer = 0;
function stir() {
  root.classList.remove("resting");
  clearTimeout(timer);
  timer = setTimeout(() => root.classList.add("resting"), 3000);
}
for (const event of ["pointermove", "pointerdown", "focusin"]) document.addEventListener(event, stir);
stage.addEventListener("click", forward);
get("next").addEventListener("click", forward);
get("back").addEventListener("click", back);
get("notes-key").addEventListener("click", toggleNotes);
get("full").addEventListener("click", toggleFull);
get("full").hidden = !document.fullscreenEnabled;
for (const note of says) {
  if (note.childElementCount > 0) continue;
  note.append(Object.assign(document.createElement("p"), { className: "empty", textContent: "No caption." }));
}
stir();
show();
)js";

}  // namespace

std::string deck_head(const std::string& title, const std::string& comment, const std::string& color) {
  return "<!DOCTYPE html>\n<html lang=\"en\" style=\"--ground:" + color +
         "\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"generator\" content=\"" + comment +
         "\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
         "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; img-src data:; "
         "media-src blob:; "
         "style-src 'unsafe-inline'; script-src 'unsafe-inline'\">\n<title>" +
         title + "</title>\n<style>" + kStyle +
         "</style>\n<script>document.documentElement.className = \"js\";</script>\n</head>\n<body>\n";
}

std::string deck_end() { return std::string("<script>") + kScript + "</script>\n</body>\n</html>\n"; }

}  // namespace gradreel
