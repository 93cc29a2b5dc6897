#!/usr/bin/env python3
"""The estimates of `gradreel plan` against the processor time that `gradreel segment` takes.

    bench/cost.py GRADREEL SCENE... [-- OPTION_OF_PLAN...]

Prints for the middle segment of each output of the scenes, which lie in the working directory, the estimate, the time
(what the first and the middle segment take together, less what the first takes alone), and their ratio; then the
median of the ratios for each format.
"""
import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile


def cpu_ms(command):
    def used():
        usage = resource.getrusage(resource.RUSAGE_CHILDREN)
        return 1e3 * (usage.ru_utime + usage.ru_stime)

    before = used()
    subprocess.run(command, check=True)
    return used() - before


def middle_ms(gradreel, plan, first, middle):
    def taken(*numbers):
        with tempfile.TemporaryDirectory() as parts:
            return cpu_ms([gradreel, "segment", plan, *map(str, numbers), "-d", parts, "-j", "1", "-q"])

    return taken(first, middle) - taken(first)


def main():
    words = sys.argv[1:]
    at = words.index("--") if "--" in words else len(words)
    gradreel, scenes, options = words[0], words[1:at], words[at + 1 :]
    ratios = {}
    with tempfile.TemporaryDirectory() as folder:
        plan = os.path.join(folder, "plan.json")
        for scene in scenes:
            if subprocess.run([gradreel, "plan", scene, "-o", plan, "-q", *options]).returncode:
                continue
            for film in json.load(open(plan))["films"]:
                segments = film["files"][0]["segments"]
                if len(segments) < 2:
                    continue
                middle = segments[len(segments) // 2]
                taken = middle_ms(gradreel, plan, segments[0]["number"], middle["number"])
                ratio = taken / middle["cost_ms"]
                ratios.setdefault(film["format"], []).append(ratio)
                frames = middle["frames"][1] - middle["frames"][0]
                what = f"{film['scene']} {film['format']} {film['width']} x {film['height']}"
                print(f"{what}: estimate {middle['cost_ms']} ms, taken {taken:.0f} ms for {frames} frames, ratio {ratio:.2f}", flush=True)
    for format, all_ratios in sorted(ratios.items()):
        print(f"{format}: median {statistics.median(all_ratios):.2f}, from {min(all_ratios):.2f} to {max(all_ratios):.2f}")


main()
