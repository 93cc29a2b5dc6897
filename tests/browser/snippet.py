#!/usr/bin/env python3
"""A page with the snippet that joins the films of a scene: colour scheme and reduced motion choose what is shown.

usage: snippet.py GRADREEL CHROMIUM
"""
import re
import subprocess

from page import check, check_quiet, try_page

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


def look_in(browser, url, scheme, film, poster):
    browser.prefer(color_scheme=scheme, reduced_motion="no-preference")
    browser.open(url)
    check(browser.until("document.querySelector('video').currentTime > 0.1", 10), f"in the {scheme} scheme a film plays")
    check(browser.ask(FILM) == film, f"it is the {scheme} one")
    check(browser.ask(POSTER) == poster, "and so is its poster")
    browser.prefer(color_scheme=scheme, reduced_motion="reduce")
    browser.open(url)
    check(browser.ask(FILM) == "" and browser.ask(POSTER) == poster, "with reduced motion only the poster is shown")


def look(browser, url, _pictures):
    look_in(browser, url, "light", "s.blog.webm", "s.blog.webm.poster.png")
    look_in(browser, url, "dark", "s.blog.slate.webm", "s.blog.slate.poster.png")
    check(not any(r.endswith(".gif") for r in browser.requests), "the image within the video is not loaded")
    check_quiet(browser)


if __name__ == "__main__":
    try_page(make, look)
