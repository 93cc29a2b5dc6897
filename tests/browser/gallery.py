#!/usr/bin/env python3
"""A gallery in headless Chromium, opened as a file: films play, keys work, filters filter, nothing is asked of other hosts.

usage: gallery.py GRADREEL CHROMIUM [FOLDER-FOR-PICTURES]
"""
import json
import subprocess

from page import LEAST_CONTRAST, check, check_quiet, try_page

TITLE = "<b>\"One\" & 'two'</b><script>document.title = 'hacked'</script>"
SCENES = {
    "one": f"title: {json.dumps(TITLE)}\nsurface: himmelblau\noptimizers: [adam, momentum]\n",
    "two": "surface: {name: rosenbrock}\noptimizers: [adam]\n",
    "three": "surface: bowl\noptimizers: [gradient_descent]\n",
}
OUTPUTS = {
    "one": "[{profile: ci, fps: 10, width: 320, height: 180, poster: true, sidecar: true}]",
    "two": "[{profile: blog, fps: 10, width: 320, height: 180, sidecar: true}]",
    "three": "[{profile: ci, fps: 10, width: 320, height: 180, split_at_pauses: true, sidecar: true}]",
}
TIMELINE = "epochs: 20\ntimeline: {duration: 4, hold_start: 0.2, hold_end: 0.2"

def make(gradreel, folder):
    def run(*command):
        subprocess.run([gradreel, *command], cwd=folder, check=True, stdout=subprocess.DEVNULL)
    for name, text in SCENES.items():
        pauses = ", pauses: [{at: 10}]" if name == "three" else ""
        (folder / f"{name}.yaml").write_text(f"{text}{TIMELINE}{pauses}}}\noutputs: {OUTPUTS[name]}\n")
    run("render", *(f"{name}.yaml" for name in SCENES), "-q")
    run("gallery", "output", "-o", "site", "-q")
    return (folder / "site/index.html").as_uri()


def film(stem):
    return f"[...document.querySelectorAll('.film')].find((f) => f.dataset.films.includes('/{stem}.'))"


def middle(browser, element):
    return browser.ask(f"(() => {{ const e = {element}; e.scrollIntoView({{block: 'center'}}); "
                       "const r = e.getBoundingClientRect(); return [r.x + r.width / 2, r.y + r.height / 2]; })()")


def look_at_films(browser):
    video, image = f"{film('one')}.firstElementChild", f"{film('two')}.firstElementChild"
    check(browser.ask(f"{video}.paused && {video}.poster.endsWith('one.poster.png')"), "a film waits with its poster")
    browser.point_at(*middle(browser, film("one")))
    check(browser.until(f"{video}.currentTime > 0.1"), "pointing at a film plays it")
    check(browser.ask(f"{film('one')}.getAttribute('aria-label').startsWith('Pause: <b>')"), "its button says pause")
    browser.point_at(2, 2)
    check(browser.until(f"{video}.paused"), "pointing away stops it")
    browser.point_at(*middle(browser, film("two")))
    check(browser.until(f"{image}.src.endsWith('/two.gif')"), "pointing at a GIF plays it")
    browser.point_at(2, 2)
    check(browser.until(f"{image}.src.endsWith('/two.gif.poster.png')"), "pointing away brings its poster back")
    browser.point_at(*middle(browser, film("one")), click=True)
    browser.point_at(2, 2)
    check(browser.until(f"{video}.currentTime > 0.1") and not browser.ask(f"{video}.paused"), "a click keeps it going")
    browser.point_at(*middle(browser, film("one")), click=True)
    browser.point_at(2, 2)
    check(browser.until(f"{video}.paused"), "a second click stops it")


def look_at_clips(browser):
    clips = "[...document.querySelectorAll('.film')].find((f) => f.dataset.films.split(' ').length > 1)"
    first = browser.ask(f"{clips}.firstElementChild.src")
    browser.ask(f"{clips}.click()")
    check(browser.until(f"{clips}.firstElementChild.src !== '{first}'"), "clips of a film play one after the other")
    browser.ask(f"{clips}.click()")


def look_at_keys(browser):
    video = f"{film('one')}.firstElementChild"
    browser.ask("document.activeElement.blur()")
    for _ in range(20):
        browser.press("Tab")
        if browser.ask(f"document.activeElement === {film('one')}"):
            break
    check(browser.until(f"!{video}.paused"), "the keyboard's focus plays a film")
    browser.press("Enter")
    browser.press("Tab")
    check(browser.ask(f"!{video}.paused"), "Enter keeps it going")
    browser.press("Tab")
    check(browser.ask("document.activeElement.tagName") == "SUMMARY", "Tab goes on to what is said of the film")
    browser.press("Enter")
    check(browser.ask("document.activeElement.parentElement.open"), "Enter opens it")
    browser.ask(f"{film('one')}.click()")


def look_at_filters(browser):
    shown = "[...document.querySelectorAll('article')].filter((a) => a.offsetParent !== null).length"
    choose = "(() => {{ const s = document.getElementById('{}'); s.value = '{}'; s.dispatchEvent(new Event('change')); }})()"
    browser.ask(choose.format("optimizer", "adam"))
    check(browser.ask(shown) == 2, "the filter by optimizer leaves two films")
    browser.ask(choose.format("surface", "himmelblau"))
    check(browser.ask(shown) == 1, "the filter by surface leaves one of them")
    check(browser.ask("document.getElementById('count').textContent") == "1 of 3 films", "and says so")
    for name in ("optimizer", "surface"):
        browser.ask(choose.format(name, ""))
    check(browser.ask(shown) == 3, "all films come back")


def look_at_texts(browser):
    check(browser.ask("document.title") == "Films", "a script in a title does not run")
    check(browser.ask("document.querySelector('article h2 b, article script') === null"), "markup in a title stays text")
    check(browser.ask("[...document.querySelectorAll('.film')].every((f) => f.getAttribute('aria-label') && "
                      "document.getElementById(f.getAttribute('aria-describedby')).textContent.length > 40)"),
          "every film has a name and an alternative text")
    check(browser.ask("[...document.querySelectorAll('pre')].every((p) => p.textContent.includes('surface:'))") and
          browser.ask("document.querySelectorAll('pre').length") == 3, "every film shows its scene")
    for scheme in ("light", "dark"):
        browser.prefer(color_scheme=scheme)
        browser.ask("for (const d of document.querySelectorAll('details')) d.open = true")
        contrast = browser.ask(LEAST_CONTRAST)
        check(contrast >= 4.5, f"contrast of text in the {scheme} scheme: {contrast:.1f}")
    check(browser.ask("document.documentElement.scrollWidth <= innerWidth"), "nothing is wider than the window")


def look_at_calm(browser, url):
    browser.prefer(reduced_motion="reduce")
    browser.open(url)
    video = f"{film('one')}.firstElementChild"
    browser.point_at(*middle(browser, film("one")))
    browser.ask("new Promise((done) => setTimeout(done, 400))")
    check(browser.ask(f"{video}.paused"), "with reduced motion, pointing at a film does not play it")
    browser.point_at(*middle(browser, film("one")), click=True)
    check(browser.until(f"!{video}.paused"), "with reduced motion, a click does")


def take_pictures(browser, url, folder):
    for scheme in ("light", "dark"):
        browser.prefer(color_scheme=scheme)
        browser.open(url)
        browser.ask("document.querySelector('details').open = true")
        browser.ask("new Promise((done) => setTimeout(done, 500))")
        browser.picture(f"{folder}/gallery_{scheme}.png")


def look(browser, url, pictures):
    browser.open(url)
    for part in (look_at_films, look_at_clips, look_at_keys, look_at_filters, look_at_texts):
        part(browser)
    look_at_calm(browser, url)
    check_quiet(browser)
    if pictures:
        take_pictures(browser, url, pictures)


if __name__ == "__main__":
    try_page(make, look)
