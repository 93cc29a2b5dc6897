"""What tests of pages have in common."""
import pathlib
import sys
import tempfile

from cdp import Browser

# The least contrast of text with what lies behind it (WCAG 2), over all elements with text of their own.
LEAST_CONTRAST = """(() => {
  const channel = (v) => (v /= 255) <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4;
  const numbers = (c) => c.match(/[\\d.]+/g).map(Number);
  const light = ([r, g, b]) => 0.2126 * channel(r) + 0.7152 * channel(g) + 0.0722 * channel(b);
  let least = 99;
  for (const e of document.body.querySelectorAll("*")) {
    const says = [...e.childNodes].some((n) => n.nodeType === 3 && n.textContent.trim() !== "");
    if (!says || e.tagName === "SCRIPT" || e.offsetParent === null) continue;
    let ground = e;
    while (ground && (numbers(getComputedStyle(ground).backgroundColor)[3] ?? 1) === 0) ground = ground.parentElement;
    const a = light(numbers(getComputedStyle(e).color)), b = light(numbers(getComputedStyle(ground).backgroundColor));
    least = Math.min(least, (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05));
  }
  return least;
})()"""

failed = []


def check(holds, what):
    print(f"{'ok    ' if holds else 'FAILED'} {what}")
    if not holds:
        failed.append(what)


def check_quiet(browser):
    check(not browser.complaints, f"nothing in the console {browser.complaints[:3]}")
    check(all(r.startswith(("file:", "data:", "about:")) for r in browser.requests), "nothing is asked of other hosts")


def try_page(make, look):
    """Calls look(browser, url, pictures) on the page that make(gradreel, folder) has made, by the arguments GRADREEL
    CHROMIUM [FOLDER-FOR-PICTURES], and ends the program. `pictures` is None where none are wanted."""
    gradreel, chromium = (str(pathlib.Path(p).absolute()) for p in sys.argv[1:3])
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as name:
        url = make(gradreel, pathlib.Path(name))
        with Browser(chromium) as browser:
            look(browser, url, sys.argv[3] if len(sys.argv) > 3 else None)
    finish()


def finish():
    sys.exit(1 if failed else 0)
