"""What the trials of engines share: a batch of films in a folder of its own, and an end that leaves nothing."""
import contextlib
import ctypes
import os
import pathlib
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time

# Of the shipped scenes some of each kind: the segments of all would take two processors a minute for each engine.
SCENES = ["camel_overshoot", "formula_valley", "himmelblau_basins", "himmelblau_follow", "himmelblau_loop",
          "logistic_regression", "mini_batches", "network_landscape", "recorded_adam", "rosenbrock_tuned"]
PR_SET_CHILD_SUBREAPER = 36


class Failed(Exception):
    pass


def check(holds, what):
    if not holds:
        raise Failed(f"this does not hold: {what}")


def until(what, ask, seconds=30, pause=0.03):
    """Asks until the answer is true; returns it."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        answer = ask()
        if answer:
            return answer
        time.sleep(pause)
    raise Failed(f"not within {seconds} s: {what}")


class Process:
    """One that runs, as /proc tells; raises OSError if it does not."""

    def __init__(self, pid):
        self.pid = pid
        state, parent = pathlib.Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[:2]
        self.parent = int(parent)
        self.is_dead = state in "ZX"

    def lines_of(self, file):
        """Nothing if it is gone."""
        try:
            return pathlib.Path(f"/proc/{self.pid}/{file}").read_bytes().decode(errors="replace").split("\0")[:-1]
        except OSError:
            return []

    def command(self):
        return self.lines_of("cmdline")

    def environment(self):
        return self.lines_of("environ")


def descendants(of=None):
    """All processes that run below a process (this one): they become children of this one when their parents die."""
    children = {}
    for name in os.listdir("/proc"):
        with contextlib.suppress(OSError, ValueError):
            process = Process(int(name))
            children.setdefault(process.parent, []).append(process)
    found, asked = [], [of or os.getpid()]
    while asked:
        more = children.get(asked.pop(), [])
        found += more
        asked += [process.pid for process in more]
    return [process for process in found if not process.is_dead]


def kill(processes):
    for process in processes:
        with contextlib.suppress(ProcessLookupError):
            os.kill(process.pid, signal.SIGKILL)


def end_all():
    while processes := descendants():
        kill(processes)
        time.sleep(0.01)
    with contextlib.suppress(ChildProcessError):
        while os.waitpid(-1, os.WNOHANG)[0]:
            pass


class Trial:
    """A folder with the scenes, where films are rendered, planned and joined."""

    def __init__(self, name, folder, gradreel):
        self.name = name
        self.began = time.monotonic()
        self.folder = folder
        self.plan = "the plan.json"  # with a space, which scripts must quote
        self.parts = folder / "the plan.parts"
        self.calls = folder / "calls"
        self.gradreel = str(folder / "gradreel")  # counts its calls
        path = folder / "gradreel"
        path.write_text(f'#!/bin/sh\necho "$*" >>"{self.calls}"\nexec "{gradreel}" "$@"\n')
        path.chmod(0o755)
        self.calls.touch()
        self.environment = dict(os.environ, GRADREEL=self.gradreel, GRADREEL_CACHE_DIR="off", HOME=str(folder))
        shutil.copytree(pathlib.Path(__file__).parents[2] / "scenes", folder / "scenes")
        self.scenes = [f"scenes/{name}.yaml" for name in SCENES]

    def tell(self, what):
        print(f"{self.name}: {what} ({time.monotonic() - self.began:.0f} s)", flush=True)

    def start(self, *words, log):
        with open(self.folder / log, "ab") as out:
            return subprocess.Popen(words, cwd=self.folder, env=self.environment, stdin=subprocess.DEVNULL, stdout=out,
                                    stderr=out)

    def run(self, *words, code=0):
        """Returns what it prints."""
        result = subprocess.run(words, cwd=self.folder, env=self.environment, stdin=subprocess.DEVNULL, timeout=120,
                                stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False)
        if code is not None and result.returncode != code:
            raise Failed(f"exit code {result.returncode}, not {code}: {' '.join(words)}\n{result.stdout}")
        return result.stdout

    def make_plan(self, engine):
        """Also renders what is to be compared with; returns how many segments there are."""
        self.run(self.gradreel, "render", *self.scenes, "--profile", "draft", "--output-dir", "whole", "-q")
        self.run(self.gradreel, "plan", *self.scenes, "--profile", "draft", "-o", self.plan, "--engine", engine, "-q")
        segments = (self.folder / self.plan).read_text().count('{"number": ')
        self.tell(f"{len(self.scenes)} films of {segments} segments are planned")
        return segments

    def made(self):
        """What changes if a part is made again."""
        return {int(p.stem): (p.stat().st_ino, p.stat().st_mtime_ns) for p in self.parts.glob("[0-9]*.part")}

    def forget_calls(self):
        self.calls.write_text("")

    def called(self):
        """The numbers for which `segment` was started, in their order."""
        return [int(n) for n in re.findall(r"^segment the plan\.json (\d+) ", self.calls.read_text(), re.MULTILINE)]

    def compare(self):
        self.run("diff", "-r", "whole", "output")
        check(len(list((self.folder / "output").iterdir())) == len(SCENES), "every scene has its film")


def print_logs(folder):
    for path in sorted(folder.rglob("*log")):
        lines = path.read_text(errors="replace").splitlines()[-20:]
        if lines:
            print(f"--- {path.relative_to(folder)}", *lines, sep="\n", file=sys.stderr)


@contextlib.contextmanager
def trial(name, gradreel):
    """Whatever happens: nothing that was started runs on, and the folder goes."""
    ctypes.CDLL(None, use_errno=True).prctl(PR_SET_CHILD_SUBREAPER, 1)
    for number in (signal.SIGTERM, signal.SIGHUP, signal.SIGINT):
        signal.signal(number, lambda number, _: sys.exit(128 + number))
    folder = None
    try:
        folder = pathlib.Path(tempfile.mkdtemp(prefix=f"gradreel-{name}-"))
        folder.chmod(0o711)  # as munged wants it
        batch = Trial(name, folder, pathlib.Path(gradreel).resolve())
        yield batch
        batch.tell("all holds")
    except Exception as failure:
        if folder:
            print_logs(folder)
        if not isinstance(failure, (Failed, subprocess.TimeoutExpired)):
            raise
        sys.exit(f"{name}: {failure}")
    finally:
        for number in (signal.SIGTERM, signal.SIGHUP, signal.SIGINT):
            signal.signal(number, signal.SIG_IGN)
        end_all()
        if folder:
            shutil.rmtree(folder)
