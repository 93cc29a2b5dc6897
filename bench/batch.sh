#!/bin/sh
# Many scenes in one batch: how near its time is to that of its work divided by the processors.
#
#   bench/batch.sh [GRADREEL] [SCENES]
#
# Renders so many variants of a short film (50) in one batch without a cache, twice, and prints user and system time
# over processors, the time that passed, and their ratio; then the same batch from a cache, per scene.
set -eu
program=$(realpath "${1:-build/release/gradreel}")
scenes=${2:-50}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
mkdir "$folder/scenes"
for i in $(seq 1 "$scenes"); do
  cat >"$folder/scenes/s$i.yaml" <<END
title: Scene $i
surface: himmelblau
start: [0, -4]
optimizers: [gradient_descent, adam]
epochs: $((60 + i))
timeline: {duration: $((3 + i % 4))}
outputs: [{profile: draft, width: 640, height: 360}]
END
done
cd "$folder"

python3 - "$program" "$scenes" <<'END'
import os, resource, subprocess, sys, time

program, scenes = sys.argv[1], int(sys.argv[2])
processors = len(os.sched_getaffinity(0))


def run(what, *arguments):
    before, begin = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
    subprocess.run([program, "render", "scenes", "-q", *arguments], check=True)
    passed, after = time.monotonic() - begin, resource.getrusage(resource.RUSAGE_CHILDREN)
    work = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    print(f"{what:28} work {work:6.2f} s / {processors} = {work / processors:6.2f} s, passed {passed:6.2f} s, "
          f"ratio {passed / (work / processors):.3f}, {passed / scenes:.3f} s a scene")


run("without a cache", "--no-cache")
run("without a cache", "--no-cache")
run("into an empty cache", "--cache-dir", "cache")
run("from the cache", "--cache-dir", "cache")
run("from the cache", "--cache-dir", "cache")
END
