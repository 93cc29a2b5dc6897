#include "verify/page_parts.hpp"

namespace gradreel {

namespace {

// Contrast of all text is at least 4.5 in both schemes.
constexpr const char* kStyle = R"(
:root { color-scheme: light dark; --ground: #ffffff; --card: #f5f7f9; --line: #d5dce1; --ink: #1b2329; --muted: #55626b;
  --same: #216b3a; --close: #7a5200; --drifted: #b3261e; }
@media (prefers-color-scheme: dark) { :root { --ground: #14181b; --card: #1d2327; --line: #39434a; --ink: #e6ebee;
  --muted: #a3b0b9; --same: #7fd39b; --close: #f0c060; --drifted: #ff9c92; } }
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 2rem 1.25rem 4rem; max-width: 78rem; background: var(--ground); color: var(--ink);
  font: 16px/1.5 system-ui, sans-serif; }
h1 { font-size: 1.6rem; margin: 0 0 .5rem; line-height: 1.25; }
h2 { font-size: 1.1rem; margin: 0; overflow-wrap: anywhere; }
p { margin: .35rem 0; }
code, article h2 { font-family: ui-monospace, monospace; }
kbd { border: 1px solid var(--line); border-radius: 4px; padding: 0 .35em; font: inherit; font-size: .85em; }
.keys, .scene, figcaption { color: var(--muted); font-size: .9rem; }
article { background: var(--card); border: 1px solid var(--line); border-radius: 8px; padding: 1rem; margin: 1.25rem 0; }
article:focus { outline: 3px solid #3b82c4; outline-offset: 2px; }
header { display: flex; gap: .75rem; justify-content: space-between; align-items: baseline; }
.verdict { white-space: nowrap; font-weight: 600; }
.same { color: var(--same); } .close { color: var(--close); } .drifted { color: var(--drifted); }
.pictures { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 16rem), 1fr)); gap: .75rem; margin-top: .75rem; }
figure { margin: 0; }
figure button { display: block; width: 100%; padding: 0; border: 1px solid var(--line); background: none; cursor: zoom-in; }
figure button:focus-visible { outline: 3px solid #3b82c4; }
img { display: block; width: 100%; height: auto; }
ul { list-style: none; padding: 0; }
li { display: flex; gap: .75rem; justify-content: space-between; border-bottom: 1px solid var(--line); padding: .3rem 0; }
li code { overflow-wrap: anywhere; }
dialog { border: 1px solid var(--line); border-radius: 8px; padding: .75rem; max-width: 96vw; max-height: 96vh;
  background: var(--card); color: var(--ink); }
dialog::backdrop { background: rgba(0, 0, 0, .7); }
dialog img { width: auto; max-width: 92vw; max-height: 86vh; }
dialog p { text-align: center; }
)";

constexpr const char* kScript = R"(
"use strict";
const cards = [...document.querySelectorAll("article")];
const dialog = document.querySelector("dialog"), big = dialog.querySelector("img"), caption = dialog.querySelector("p");
let card = -1, pictures = [], shown = 0;
function show(n) {
  shown = (n + pictures.length) % pictures.length;
  big.src = pictures[shown].src;
  big.alt = caption.textContent = pictures[shown].alt;
}
function enlarge(from, n) {
  pictures = [...from.querySelectorAll("img")];
  if (pictures.length === 0) return;
  show(n);
  dialog.showModal();
}
cards.forEach((c, i) => {
  c.addEventListener("focusin", () => { card = i; });
  c.querySelectorAll("button").forEach((b, n) => b.addEventListener("click", () => enlarge(c, n)));
});
dialog.addEventListener("click", () => dialog.close());
document.addEventListener("keydown", (e) => {
  if (e.ctrlKey || e.metaKey || e.altKey) return;
  if (dialog.open) {
    if (e.key === "ArrowRight") show(shown + 1);
    else if (e.key === "ArrowLeft") show(shown - 1);
    else if (e.key === "Enter") dialog.close();
    else return;
    e.preventDefault();
    return;
  }
  const step = e.key === "j" ? 1 : e.key === "k" ? -1 : 0;
  if (step !== 0 && cards.length > 0) {
    card = Math.min(Math.max(card + step, 0), cards.length - 1);
    cards[card].focus();
    cards[card].scrollIntoView({block: "nearest"});
  } else if (e.key === "Enter" && document.activeElement === cards[card]) {
    enlarge(cards[card], 0);
    e.preventDefault();
  }
});
)";

}  // namespace

std::string page_head() {
  return std::string(
             "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
             "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
             "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; img-src data:; "
             "style-src 'unsafe-inline'; script-src 'unsafe-inline'\">\n"
             "<title>Films rendered again</title>\n<style>") +
         kStyle + "</style>\n</head>\n<body>\n";
}

std::string page_end() {
  return std::string("<dialog aria-label=\"Enlarged\"><img alt=\"\"><p></p></dialog>\n<script>") + kScript +
         "</script>\n</body>\n</html>\n";
}

}  // namespace gradreel
