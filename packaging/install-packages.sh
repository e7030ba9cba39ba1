#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# install-packages.sh <group>…: installs what packages.txt names for these groups and this machine lacks.
# Says nothing and asks nothing where all is there already.
set -euo pipefail
list="$(dirname "$0")/packages.txt"

missing=()
for group in "$@"; do
    while read -r package; do
        [ "$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null)" = installed ] || missing+=("$package")
    done < <(awk -v group="$group" '!/^#/ && $2 == group { print $1 }' "$list")
done
[ ${#missing[@]} -gt 0 ] || exit 0

as_root=()
if [ "$(id -u)" -ne 0 ]; then
    command -v sudo >/dev/null || {
        echo "These packages are missing: ${missing[*]}" >&2
        echo "Run this as root, or install sudo, or install them yourself." >&2
        exit 1
    }
    as_root=(sudo)
fi

# A broker or a keyring installed for the tests must not start as a service of the machine.
policy=/usr/sbin/policy-rc.d
made_policy=
if [ ! -e "$policy" ]; then
    printf '#!/bin/sh\nexit 101\n' | "${as_root[@]}" tee "$policy" >/dev/null
    "${as_root[@]}" chmod +x "$policy"
    made_policy=yes
fi
remove_policy() { [ -z "$made_policy" ] || "${as_root[@]}" rm -f "$policy"; }
trap remove_policy EXIT

echo "Installing: ${missing[*]}"
export DEBIAN_FRONTEND=noninteractive
"${as_root[@]}" apt-get update -qq
"${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
