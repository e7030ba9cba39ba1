#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Installs what is needed, builds Topicscope and opens it on the demo plant.
# Without a display it writes topicscope-demo.png instead: the live window, with traffic in it.
set -euo pipefail
cd "$(dirname "$0")/.."

./packaging/install-packages.sh build run
configured=$(cmake --preset release 2>&1) || { echo "$configured" >&2; exit 1; }
cmake --build build/release --target topicscope topicscopectl

if [ -n "${WAYLAND_DISPLAY:-}${DISPLAY:-}" ]; then
    exec build/release/bin/topicscope --demo "$@"
fi

echo "There is no display here: writing a screenshot of the live window to topicscope-demo.png."
# A data folder of its own: the picture does not depend on, nor change, anybody's settings.
data=$(mktemp -d)
trap 'rm -rf "$data"' EXIT
QT_QPA_PLATFORM=offscreen build/release/bin/topicscope --demo --data-dir "$data" --theme light \
    --screenshot "$PWD/topicscope-demo.png" --quit-after 12 "$@"
[ -s topicscope-demo.png ] || { echo "No screenshot was written." >&2; exit 1; }
echo "Written: topicscope-demo.png"
