#!/usr/bin/env python3
"""The report of `verify` in headless Chromium, opened as a file: pictures side by side, keys, both colour schemes.

usage: report.py GRADREEL CHROMIUM [FOLDER-FOR-PICTURES]
"""
import subprocess

from page import LEAST_CONTRAST, check, check_quiet, try_page

NAMES = ("a<b>bold<b>", "b", "c")  # the first two drift
SCENE = ("surface: himmelblau\nstart: {}\noptimizers: [adam, momentum]\nepochs: 10\ntimeline: {{duration: 3}}\n"
         "outputs: [{{profile: blog, width: 320, height: 180, fps: 5}}]\n")


def make(gradreel, folder):
    def run(*command):
        return subprocess.run([gradreel, *command], cwd=folder, stdout=subprocess.DEVNULL).returncode

    for name in NAMES:
        (folder / f"{name}.yaml").write_text(SCENE.format("[0, -4]"))
    scenes = [f"{name}.yaml" for name in NAMES]
    check(run("render", "--lock", "a.lock", "-q", *scenes) == 0, "films and their lock are written")
    (folder / "output").rename(folder / "before")
    for name in NAMES[:2]:
        (folder / f"{name}.yaml").write_text(SCENE.format("[1, -3]"))
    check(run("verify", "--lock", "a.lock", "--baseline", "before", *scenes) == 1, "films that drift fail")
    return (folder / "report/index.html").as_uri()


def look_at_cards(browser):
    check(browser.ask("document.querySelectorAll('article').length") == 2, "each film that drifted has its card")
    check(browser.ask("[...document.querySelectorAll('article')].every((c) => c.querySelectorAll('img').length === 3)"),
          "before, after and difference stand in each")
    check(browser.ask("[...document.images].every((i) => i.closest('dialog') || i.naturalWidth === 320)"),
          "all pictures are there, in the size of the film")
    check(browser.ask("[...document.querySelectorAll('article img')].every((i) => i.alt !== '')"), "all have a text")
    check(browser.ask("new Set([...document.querySelectorAll('article:first-of-type img')]"
                      ".map((i) => Math.round(i.getBoundingClientRect().top))).size") == 1, "they stand side by side")
    check(browser.ask("document.querySelector('h2 b, article b b') === null") and
          browser.ask("document.body.textContent.includes('a<b>bold<b>')"), "markup in a name stays text")


def look_at_keys(browser):
    focused = "[...document.querySelectorAll('article')].indexOf(document.activeElement)"
    shown = "document.querySelector('dialog img').src === document.querySelectorAll('article')[1].querySelectorAll('img')[{}].src"
    browser.press("j", text="j")
    browser.press("j", text="j")
    check(browser.ask(focused) == 1, "j goes to the next film")
    browser.press("k", text="k")
    check(browser.ask(focused) == 0, "k goes back")
    browser.press("j", text="j")
    browser.press("Enter")
    check(browser.ask("document.querySelector('dialog').open") and browser.ask(shown.format(0)), "Enter enlarges")
    browser.press("ArrowRight")
    check(browser.ask(shown.format(1)), "the right arrow shows what came after")
    browser.press("ArrowLeft")
    browser.press("ArrowLeft")
    check(browser.ask(shown.format(2)), "the left arrow goes round to the difference")
    browser.press("Escape")
    check(browser.until("!document.querySelector('dialog').open"), "Escape closes it")


def look_at_colours(browser, url, pictures):
    for scheme in ("light", "dark"):
        browser.prefer(color_scheme=scheme)
        browser.open(url)
        contrast = browser.ask(LEAST_CONTRAST)
        check(contrast >= 4.5, f"contrast of text in the {scheme} scheme: {contrast:.1f}")
        if pictures:
            browser.picture(f"{pictures}/report_{scheme}.png")
    check(browser.ask("document.documentElement.scrollWidth <= innerWidth"), "nothing is wider than the window")


def look(browser, url, pictures):
    browser.open(url)
    look_at_cards(browser)
    look_at_keys(browser)
    look_at_colours(browser, url, pictures)
    check_quiet(browser)


if __name__ == "__main__":
    try_page(make, look)
