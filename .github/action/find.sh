#!/usr/bin/env bash
# Says where the action takes gradreel from, as outputs of its step. how: an image, the job's PATH, or a build of the sources that
# the action came with; then also prefix, where it is installed, and key, under which that is kept.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)

if [ -n "${GRADREEL_IMAGE:-}" ]; then
  if ! command -v docker >/dev/null; then
    echo "::error::the input image needs Docker in the job: leave it out, or leave out the job's container"
    exit 2
  fi
  echo "how=image" >>"$GITHUB_OUTPUT"
elif command -v gradreel >/dev/null; then
  echo "how=path" >>"$GITHUB_OUTPUT"
else
  # shellcheck source=/dev/null # which system it is
  system=$(. /etc/os-release && echo "$ID-${VERSION_ID:-rolling}")
  sources=$(cd "$root" && find CMakeLists.txt CMakePresets.json configs share src -type f -print0 | LC_ALL=C sort -z |
    xargs -0 sha256sum | sha256sum | cut -c 1-16)
  cat >>"$GITHUB_OUTPUT" <<END
how=build
prefix=$RUNNER_TEMP/gradreel
key=gradreel-$system-$(uname -m)-$sources
END
fi
