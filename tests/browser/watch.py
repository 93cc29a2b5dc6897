#!/usr/bin/env python3
"""`watch` in headless Chromium: the page follows the scene, whatever becomes of its file.

usage: watch.py GRADREEL CHROMIUM [FOLDER-FOR-PICTURES]
"""
import http.client
import json
import pathlib
import re
import signal
import subprocess
import sys
import tempfile
import time

from cdp import Browser
from page import LEAST_CONTRAST, check, finish

TITLE = "<b>One</b> & 'two'<script>document.title = 'hacked'</script>"
SCENE = f"title: {json.dumps(TITLE)}\nsurface: himmelblau\noptimizers: [adam]\nepochs: %s\ntimeline: {{duration: 3}}\n"
FILM = "document.querySelector('main video')"
STATE = "document.getElementById('state').textContent"


def look_at_film(browser):
    check(browser.until(f"{STATE} === 'up to date'"), "the page shows that the film is there")
    check(browser.until(f"{FILM}.currentTime > 0.1 && {FILM}.videoWidth === 640"), "the film plays")
    check(browser.ask(f"{FILM}.getAttribute('aria-label')").startswith("Adam "), "it has an alternative text")
    check(browser.ask("document.title").startswith("scene.yaml") and
          browser.ask("document.querySelector('main b, main script') === null"), "markup in a title stays text")


def look_at_keys(browser):
    browser.press(" ", "Space", " ")
    check(browser.until(f"{FILM}.paused"), "the space bar stops it")
    browser.press("Home")
    check(browser.until(f"{FILM}.currentTime === 0"), "Home goes to the beginning")
    browser.press("ArrowRight")
    browser.press("ArrowRight")
    check(browser.until(f"Math.abs({FILM}.currentTime - 2 / 15) < 0.01"), "the right arrow goes on by a frame")
    browser.press("ArrowLeft")
    check(browser.until(f"Math.abs({FILM}.currentTime - 1 / 15) < 0.01"), "the left arrow goes back by a frame")


def look_at_bar(browser):
    output, place = "document.querySelector('.bar output').textContent", "document.querySelector('.bar input')"
    check(browser.until(f"{output} === '0.07 s, frame 1'"), "the bar says where it is")
    browser.ask(f"(() => {{ {place}.value = 0.5; {place}.dispatchEvent(new Event('input')); }})()")
    check(browser.until(f"{output} === '1.50 s, frame 23'"), "and goes elsewhere")
    browser.ask("document.querySelector('.bar button').click()")
    check(browser.until(f"!{FILM}.paused") and browser.until("document.querySelector('.bar button').ariaLabel === 'Pause'"),
          "its button plays on")
    browser.ask("document.querySelector('.bar button').click()")
    browser.ask(f"{FILM}.currentTime = 1 / 15")


def look_at_changes(browser, scene):
    first = browser.ask(f"{FILM}.src")
    scene.write_text(SCENE % 20)
    check(browser.until(f"{FILM}.src !== '{first}'"), "a saved scene is shown without a reload")
    check(browser.until(f"Math.abs({FILM}.currentTime - 1 / 15) < 0.01 && {FILM}.paused"), "where it was, and stopped")
    scene.write_text(SCENE % "many")
    check(browser.until("document.body.className === 'wrong'"), "a mistake is shown")
    check("scene.yaml:4:9: error: epochs: expected" in browser.ask("document.querySelector('pre').textContent"), "with its place")
    check(browser.ask(f"{FILM} !== null"), "over the film before")
    scene.unlink()
    check(browser.until("document.querySelector('pre').textContent.includes('no such file')"), "a deleted scene is said")
    (scene.parent / "other.yaml").write_text(SCENE % 21)
    (scene.parent / "other.yaml").rename(scene)
    check(browser.until(f"{STATE} === 'up to date'"), "one that takes its place is shown")
    for epochs in range(50):
        scene.write_text(SCENE % (22 + epochs))
        time.sleep(0.02)
    check(browser.until(f"{STATE} === 'up to date' && {FILM}.getAttribute('aria-label').includes('over 71 epochs')"),
          "after 50 saves in a second, the last one is shown")


def look_at_colours(browser, url, pictures):
    for scheme in ("light", "dark"):
        browser.prefer(color_scheme=scheme)
        contrast = browser.ask(LEAST_CONTRAST)
        check(contrast >= 4.5, f"contrast of text in the {scheme} scheme: {contrast:.1f}")
        if pictures:
            browser.picture(f"{pictures}/watch_{scheme}.png")
    browser.prefer(reduced_motion="reduce")
    browser.open(url)
    check(browser.until(f"{FILM} && {FILM}.readyState > 1") and browser.ask(f"{FILM}.paused"),
          "with reduced motion it does not play by itself")


def look_at_requests(port):
    def status(path, host):
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
        connection.putrequest("GET", path, skip_host=True)
        connection.putheader("Host", host)
        connection.endheaders()
        return connection.getresponse().status

    check(status("/", f"127.0.0.1:{port}") == 200, "its own name is answered")
    check(status("/", "example.org") == 403 and status("/news?after=0", f"example.org:{port}") == 403, "no other is")
    check(status("/films/../../../etc/passwd", f"127.0.0.1:{port}") == 404, "no file beside the films is served")


def main():
    gradreel, chromium = (str(pathlib.Path(p).absolute()) for p in sys.argv[1:3])
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as name:
        scene = pathlib.Path(name) / "scene.yaml"
        scene.write_text(SCENE % 10)
        watch = subprocess.Popen([gradreel, "watch", "scene.yaml"], cwd=name, stdout=subprocess.PIPE, text=True,
                                 stderr=subprocess.DEVNULL)
        try:
            url = re.match(r"(http://127\.0\.0\.1:(\d+)/) shows scene\.yaml", watch.stdout.readline())
            with Browser(chromium) as browser:
                browser.open(url[1])
                look_at_film(browser)
                look_at_keys(browser)
                look_at_bar(browser)
                look_at_changes(browser, scene)
                look_at_colours(browser, url[1], sys.argv[3] if len(sys.argv) > 3 else None)
                look_at_requests(int(url[2]))
                check(not browser.complaints, f"nothing in the console {browser.complaints[:3]}")
                check(all(r.startswith((url[1], "about:", "data:")) for r in browser.requests),
                      "nothing is asked of other hosts")
                watch.send_signal(signal.SIGINT)
                check(watch.wait(timeout=20) == 130, "Ctrl-C ends it")
                check(browser.until(f"{STATE}.startsWith('gradreel watch has ended')"), "the page says so")
        finally:
            watch.kill()
    finish()


if __name__ == "__main__":
    main()
