"""Headless Chromium over its DevTools protocol, by pipes: no port and no library."""
import base64
import json
import os
import subprocess
import tempfile
import time

TIMEOUT_S = 60


class Browser:
    """A page. `complaints` is what its console, its exceptions and its log said; `requests` the addresses it asked for."""

    def __init__(self, chromium, size=(1280, 900)):
        self.profile = tempfile.TemporaryDirectory(ignore_cleanup_errors=True)
        read_by_browser, self.out = os.pipe()
        self.into, written_by_browser = os.pipe()
        options = ["--headless=new", "--disable-gpu", "--mute-audio", "--no-first-run", "--remote-debugging-pipe",
                   "--autoplay-policy=no-user-gesture-required", f"--user-data-dir={self.profile.name}",
                   f"--window-size={size[0]},{size[1]}"]
        if os.geteuid() == 0:
            options.append("--no-sandbox")  # Chromium refuses to be root with it; the pages are ours
        redirect = f"exec 3<&{read_by_browser} 4>&{written_by_browser}; exec \"$@\""
        self.process = subprocess.Popen(["bash", "-c", redirect, "chromium", chromium, *options, "about:blank"],
                                        pass_fds=(read_by_browser, written_by_browser),
                                        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        os.close(read_by_browser)
        os.close(written_by_browser)
        self.buffer, self.number, self.session = b"", 0, None
        self.complaints, self.requests, self.events = [], [], []
        target = next(t for t in self.call("Target.getTargets")["targetInfos"] if t["type"] == "page")
        self.session = self.call("Target.attachToTarget", targetId=target["targetId"], flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Log", "Network"):
            self.call(f"{domain}.enable")

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait(20)
        self.profile.cleanup()

    def call(self, method, **parameters):
        self.number += 1
        message = {"id": self.number, "method": method, "params": parameters}
        if self.session:
            message["sessionId"] = self.session
        os.write(self.out, json.dumps(message).encode() + b"\0")
        end = time.monotonic() + TIMEOUT_S
        while time.monotonic() < end:
            answer = self.receive()
            if answer.get("id") == self.number:
                if "error" in answer:
                    raise RuntimeError(f"{method}: {answer['error']['message']}")
                return answer["result"]
            self.note(answer)
        raise TimeoutError(method)

    def receive(self):
        while b"\0" not in self.buffer:
            more = os.read(self.into, 1 << 16)
            if not more:
                raise RuntimeError("the browser ended")
            self.buffer += more
        text, self.buffer = self.buffer.split(b"\0", 1)
        return json.loads(text)

    def note(self, event):
        method, parameters = event.get("method"), event.get("params", {})
        self.events.append(method)
        if method == "Runtime.exceptionThrown":
            self.complaints.append(parameters["exceptionDetails"].get("text", "an exception"))
        elif method == "Runtime.consoleAPICalled":
            self.complaints.append(f"console.{parameters['type']}")
        elif method == "Log.entryAdded":
            self.complaints.append(parameters["entry"]["text"])
        elif method == "Network.requestWillBeSent":
            self.requests.append(parameters["request"]["url"])

    def open(self, url):
        self.events.clear()
        self.call("Page.navigate", url=url)
        self.until("document.readyState === 'complete'")

    def ask(self, expression):
        """The value of a JavaScript expression; promises are awaited."""
        answer = self.call("Runtime.evaluate", expression=expression, awaitPromise=True, returnByValue=True)
        if "exceptionDetails" in answer:
            raise RuntimeError(f"{expression}: {answer['exceptionDetails']['text']}")
        return answer["result"].get("value")

    def until(self, expression, seconds=20):
        """Whether the expression becomes true in time."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            if self.ask(expression):
                return True
            time.sleep(0.05)
        return False

    def press(self, key, code=None, text=""):
        numbers = {"Tab": 9, "Enter": 13, " ": 32, "Escape": 27, "PageUp": 33, "PageDown": 34, "End": 35, "Home": 36,
                   "ArrowLeft": 37, "ArrowRight": 39, "ArrowDown": 40}
        if key == "Enter":
            text = "\r"
        common = {"key": key, "code": code or key, "windowsVirtualKeyCode": numbers.get(key, 0)}
        self.call("Input.dispatchKeyEvent", type="keyDown", text=text, **common)
        self.call("Input.dispatchKeyEvent", type="keyUp", **common)

    def point_at(self, x, y, click=False):
        self.call("Input.dispatchMouseEvent", type="mouseMoved", x=x, y=y)
        if click:
            for kind in ("mousePressed", "mouseReleased"):
                self.call("Input.dispatchMouseEvent", type=kind, x=x, y=y, button="left", clickCount=1)

    def prefer(self, **features):
        """prefer(color_scheme="dark", reduced_motion="reduce")"""
        self.call("Emulation.setEmulatedMedia", features=[
            {"name": "prefers-" + name.replace("_", "-"), "value": value} for name, value in features.items()])

    def picture(self, path):
        shot = self.call("Page.captureScreenshot", format="png")
        with open(path, "wb") as file:
            file.write(base64.b64decode(shot["data"]))
