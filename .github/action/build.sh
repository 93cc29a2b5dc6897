#!/usr/bin/env bash
# Builds gradreel from the sources that the action came with, installs it into $GRADREEL_PREFIX if that was not kept from an earlier
# job, and puts it on the job's PATH.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)

"$root/scripts/setup" render # libraries and fonts, also for one that was kept
if [ ! -x "$GRADREEL_PREFIX/bin/gradreel" ]; then
  "$root/scripts/build" package gradreel
  cmake --install "$root/build/package" --prefix "$GRADREEL_PREFIX"
fi
echo "$GRADREEL_PREFIX/bin" >>"$GITHUB_PATH"
