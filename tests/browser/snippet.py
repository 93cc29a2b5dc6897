#!/usr/bin/env python3
"""A page with the snippet that joins the films of a scene: colour scheme and reduced motion choose what is shown.

usage: snippet.py GRADREEL CHROMIUM
"""
import pathlib
import re
import subprocess
import sys
import tempfile

from cdp import Browser
from page import check, check_quiet, finish

SIZE = "width: 160, height: 90, fps: 10"
SCENE = f"""surface: bowl
epochs: 10
timeline: {{duration: 2, hold_start: 0, hold_end: 0}}
outputs:
  - {{profile: blog, format: webm, {SIZE}}}
  - {{profile: blog, format: mp4, {SIZE}}}
  - {{profile: blog, {SIZE}}}
  - {{profile: blog, format: webm, theme: slate, {SIZE}}}
"""
FILE = "split('/').pop()"
POSTER = f"document.querySelector('div > picture > img').currentSrc.{FILE}"
FILM = f"document.querySelector('video').currentSrc.{FILE}"


def make(gradreel, folder):
    (folder / "s.yaml").write_text(SCENE)
    subprocess.run([gradreel, "render", "s.yaml", "--snippets", "--output-dir", ".", "-q"], cwd=folder, check=True)
    code = re.search(r"```html\n(.*?)\n```", (folder / "s.blog.slate.snippets.md").read_text(), re.DOTALL).group(1)
    (folder / "page.html").write_text(f"<!DOCTYPE html><html lang=en><meta charset=utf-8><title>x</title>{code}")
    return (folder / "page.html").as_uri()


def look(browser, url, scheme, film, poster):
    browser.prefer(color_scheme=scheme, reduced_motion="no-preference")
    browser.open(url)
    check(browser.until("document.querySelector('video').currentTime > 0.1", 10), f"in the {scheme} scheme a film plays")
    check(browser.ask(FILM) == film, f"it is the {scheme} one")
    check(browser.ask(POSTER) == poster, "and so is its poster")
    browser.prefer(color_scheme=scheme, reduced_motion="reduce")
    browser.open(url)
    check(browser.ask(FILM) == "" and browser.ask(POSTER) == poster, "with reduced motion only the poster is shown")


def main():
    gradreel, chromium = (str(pathlib.Path(p).absolute()) for p in sys.argv[1:3])
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        url = make(gradreel, pathlib.Path(folder))
        with Browser(chromium) as browser:
            look(browser, url, "light", "s.blog.webm", "s.blog.webm.poster.png")
            look(browser, url, "dark", "s.blog.slate.webm", "s.blog.slate.poster.png")
            check(not any(r.endswith(".gif") for r in browser.requests), "the image within the video is not loaded")
            check_quiet(browser)
    finish()


if __name__ == "__main__":
    main()
