#!/usr/bin/env python3
"""Films of every format in headless Chromium: size, duration, playing, and seeking to the right frame.

usage: test.py GRADREEL CHROMIUM

Renders one scene to all formats of the table below, serves the films and the painted frames to a page that looks at
them (page.html), and prints what the page found. Exit code 1 if anything is wrong, or if the browser says nothing for
two minutes.
"""
import http.server
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import threading

HERE = pathlib.Path(__file__).resolve().parent
TIMEOUT_S = 120
WIDTH, HEIGHT, FPS, SECONDS = 640, 360, 25, 8
FRAMES = [0, 1, 37, 99, 100, 101, 150, 199]  # ends, both sides of a cut between segments, in between

# A row per film: its format and a profile of configs/ in it, the MIME type, whether it plays in <video>, and how near
# the frames must come to the painted ones (PSNR in dB over R, G and B, premultiplied; 99: equal). Films of the stem
# "clear" have no background.
FORMATS = [
    {"format": "mp4", "profile": "ci", "type": "video/mp4", "video": True, "psnr": 32},
    {"format": "webm", "profile": "webm", "type": "video/webm", "video": True, "psnr": 32},
    {"format": "webm", "profile": "webm", "type": "video/webm", "video": True, "psnr": 32, "stem": "clear"},
    {"format": "gif", "profile": "blog", "type": "image/gif", "video": False, "psnr": 34},
    {"format": "apng", "profile": "blog", "type": "image/png", "video": False, "psnr": 60, "ending": "png"},
    {"format": "webp", "profile": "blog", "type": "image/webp", "video": False, "psnr": 30},
]

SCENE = """surface: himmelblau
title: In a browser
optimizers: [momentum, adam]
epochs: 60
layout: solo
timeline: {{duration: {seconds}, hold_start: 0, hold_end: 0}}
captions: [{{at: 1, for: 1.5, text: A caption}}]
outputs:
{outputs}
"""


def run(*command):
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)


def render(gradreel, folder):
    """The films, and the painted frames with their neighbours."""
    last = FPS * SECONDS - 1
    for stem, ground in {"film": "", "clear": ", background: none"}.items():
        rows = [f"  - {{profile: {f['profile']}, format: {f['format']}, width: {WIDTH}, height: {HEIGHT}, fps: {FPS}"
                f"{ground}}}" for f in FORMATS if f.get("stem", "film") == stem]
        scene = folder / f"{stem}.yaml"
        scene.write_text(SCENE.format(seconds=SECONDS, outputs="\n".join(rows)))
        run(gradreel, "render", str(scene), "--output-dir", str(folder), "-q", "--no-cache")
        for k in sorted({min(max(k + d, 0), last) for k in FRAMES for d in (-1, 0, 1)}):
            run(gradreel, "frame", str(scene), str(k), "--no-cache", "-o", str(folder / f"{stem}{k}.png"))


class Handler(http.server.SimpleHTTPRequestHandler):
    """Files of the folder; /job is what to look at, and a POST is what was found."""

    job, result, done = {}, None, None

    def do_GET(self):
        if self.path == "/job":
            self.answer(json.dumps(self.job).encode(), "application/json")
        elif self.path == "/":
            self.answer((HERE / "page.html").read_bytes(), "text/html")
        else:
            super().do_GET()

    def do_POST(self):
        Handler.result = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.answer(b"", "text/plain")
        self.done.set()

    def send_head(self):
        """Byte ranges, which browsers need to seek."""
        path = pathlib.Path(self.translate_path(self.path))
        asked = self.headers.get("Range", "")
        if not asked.startswith("bytes=") or not path.is_file():
            return super().send_head()
        size = path.stat().st_size
        begin, _, end = asked[6:].partition("-")
        begin, end = int(begin), min(int(end or size - 1), size - 1)
        self.send_response(206)
        self.send_header("Content-Type", self.guess_type(str(path)))
        self.send_header("Content-Range", f"bytes {begin}-{end}/{size}")
        self.send_header("Content-Length", str(end - begin + 1))
        self.end_headers()
        self.wfile.write(path.read_bytes()[begin:end + 1])
        return None

    def answer(self, body, kind):
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


def look(chromium, folder):
    """What the page found, or None if it said nothing."""
    Handler.done = threading.Event()
    Handler.job = {"formats": FORMATS, "frames": FRAMES, "width": WIDTH, "height": HEIGHT, "fps": FPS,
                   "count": FPS * SECONDS}
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0),
                                             lambda *a: Handler(*a, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    options = ["--headless=new", "--disable-gpu", "--mute-audio", "--no-first-run",
               "--autoplay-policy=no-user-gesture-required", f"--user-data-dir={folder}/profile"]
    if os.geteuid() == 0:
        options.append("--no-sandbox")  # Chromium refuses to be root with it; the page is ours
    url = f"http://127.0.0.1:{server.server_port}/"
    browser = subprocess.Popen([chromium, *options, url], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        Handler.done.wait(TIMEOUT_S)
    finally:
        browser.terminate()
        browser.wait(20)
        server.shutdown()
    return Handler.result


def main():
    gradreel, chromium = sys.argv[1:]
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as name:
        folder = pathlib.Path(name)
        render(gradreel, folder)
        result = look(chromium, folder)
    if result is None:
        sys.exit(f"test-browser: the browser said nothing for {TIMEOUT_S} s")
    failed = 0
    for check in result:
        failed += not check["ok"]
        print(f"{'ok    ' if check['ok'] else 'FAILED'} {check['what']}")
    expected = len(FORMATS) * (3 + 2 * len(FRAMES))
    if len(result) != expected:
        sys.exit(f"test-browser: {len(result)} checks of {expected} were made")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
