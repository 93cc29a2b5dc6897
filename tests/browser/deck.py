#!/usr/bin/env python3
"""A deck in headless Chromium, opened as a file: keys step through its pauses, clips play and stop, notes and texts are right.

usage: deck.py GRADREEL CHROMIUM [FOLDER-FOR-PICTURES]
"""
import json
import pathlib
import subprocess

from page import LEAST_CONTRAST, check, try_page

TITLE = "<b>\"One\" & 'two'</b><script>document.title = 'hacked'</script>"
CAPTION = "Look: <img src=x onerror=\"document.title = 'hacked'\"> & more"
SCENE = f"""title: {json.dumps(TITLE)}
surface: himmelblau
optimizers: [adam, momentum]
epochs: 20
timeline: {{duration: 5, hold_start: 0, hold_end: 0.2, pauses: [{{at: 8, seconds: 0.5, caption: {json.dumps(CAPTION)}}}, {{at: 14, seconds: 0.5}}]}}
outputs: [{{profile: ci, fps: 10, width: 320, height: 180}}]
"""
# The number of the stop that is shown, a clip that is shown over it, and what the page says of the place.
PLACE = """[[...document.querySelectorAll(".stop")].findIndex((s) => s.classList.contains("shown")),
  document.querySelectorAll("video.shown").length, document.getElementById("place").textContent]"""

def is_at(browser, stop):
    return browser.until(f"JSON.stringify({PLACE}) === '{json.dumps([stop, 0, f'{stop + 1} / 4'], separators=(',', ':'))}'", 5)


def make(gradreel, folder):
    (folder / "one.yaml").write_text(SCENE)
    subprocess.run([gradreel, "render", "one.yaml", "--deck", "-q"], cwd=folder, check=True)
    (folder / "alone").mkdir()
    return pathlib.Path(folder / "output/one.deck.html").rename(folder / "alone/one.html").as_uri()


def look_at_steps(browser):
    check(is_at(browser, 0), "a deck begins with the film's first frame")
    browser.press("ArrowRight")
    check(browser.until("document.querySelector('video.shown')?.currentTime > 0.2"), "the next key plays a clip")
    check(is_at(browser, 1), "which stops at the pause")
    browser.press(" ")
    check(browser.until("document.querySelector('video.shown') !== null"), "so does the space bar")
    browser.press("PageDown")
    check(is_at(browser, 2), "a second key goes to the clip's end at once")
    browser.press("ArrowLeft")
    check(browser.ask(PLACE) == [1, 0, "2 / 4"], "back shows the pause before at once")
    browser.press("PageDown")
    browser.press("PageUp")
    check(is_at(browser, 1), "back during a clip shows where it began")
    browser.press("End")
    check(browser.ask(PLACE) == [3, 0, "4 / 4"], "End shows the last frame")
    check(browser.ask("document.getElementById('next').disabled"), "and there is nothing after it")
    browser.press("Home")
    check(browser.ask(PLACE) == [0, 0, "1 / 4"], "Home shows the first one")
    browser.press("Tab")
    browser.press("Tab")
    browser.press("Enter")
    check(browser.ask("document.getElementById('notes').hidden") is False or
          is_at(browser, 1), "buttons work by the keyboard")
    browser.press("Home")


def look_at_notes(browser):
    hidden = "document.getElementById('notes').hidden"
    shown = "[...document.querySelectorAll('.note')].find((n) => !n.hidden).textContent.trim()"
    if not browser.ask(hidden):
        browser.press("n")
    check(browser.ask(hidden), "notes are not shown at first")
    browser.press("n")
    check(not browser.ask(hidden) and browser.ask(shown) == CAPTION, "n shows them: the captions of the clip, as text")
    browser.press("End")
    check(browser.ask(shown) == "No caption.", "notes follow the stops")
    check(browser.ask("(() => { const r = document.getElementById('notes').getBoundingClientRect(); "
                      "return r.bottom <= innerHeight && r.top > innerHeight / 2; })()"), "notes lie below the film")
    contrast = browser.ask(LEAST_CONTRAST)
    check(contrast >= 4.5, f"contrast of text: {contrast:.1f}")
    browser.press("n")
    check(browser.ask(hidden), "n hides them again")
    browser.press("f")
    check(browser.until("document.fullscreenElement !== null", 5), "f fills the screen")
    browser.press("f")
    check(browser.until("document.fullscreenElement === null", 5), "f goes back")
    browser.press("Home")


def look_at_texts(browser):
    check(browser.ask("document.title") == TITLE, "the title stays text")
    check(browser.ask("document.querySelector('h1 b, .note img, main script') === null"), "markup in texts stays text")
    check(browser.ask("[...document.querySelectorAll('img')].every((i) => i.alt.length > 10 && i.naturalWidth === 320)"),
          "every stop has its picture and an alternative text")
    check(browser.ask("document.documentElement.scrollWidth <= innerWidth && "
                      "document.documentElement.scrollHeight <= innerHeight"), "nothing is larger than the window")
    bars = "[...document.querySelectorAll('#marks i')].map((b) => b.style.width)"
    browser.press("End")
    check(browser.ask(bars) == ["100%"] * 3, "the bar is full at the end")
    browser.press("Home")
    check(browser.ask(bars) == ["0%"] * 3, "and empty at the beginning")


def look_at_calm(browser, url):
    browser.prefer(reduced_motion="reduce")
    browser.open(url)
    browser.press("ArrowRight")
    check(browser.ask(PLACE) == [1, 0, "2 / 4"], "with reduced motion, a key goes to the next pause at once")


def take_pictures(browser, url, folder):
    browser.prefer()
    browser.open(url)
    for name, keys in (("start", ""), ("notes", "n"), ("end", "nEnd")):
        for key in (("n", "End") if keys == "nEnd" else keys):
            browser.press(key)
        browser.ask("new Promise((done) => setTimeout(done, 300))")
        browser.picture(f"{folder}/deck_{name}.png")


def look(browser, url, pictures):
    browser.open(url)
    for part in (look_at_steps, look_at_notes, look_at_texts):
        part(browser)
    look_at_calm(browser, url)
    check(not browser.complaints, f"nothing in the console {browser.complaints[:3]}")
    check(all(r == url or r.startswith(("data:", "blob:", "about:")) for r in browser.requests),
          "no other file is asked for, and no host")
    if pictures:
        take_pictures(browser, url, pictures)


if __name__ == "__main__":
    try_page(make, look)
