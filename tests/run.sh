#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Installs what is needed, builds, and runs every test.
#   tests/run.sh         the whole suite on a Release build
#   tests/run.sh --all   and again under AddressSanitizer and UndefinedBehaviorSanitizer, the threaded parts under
#                        ThreadSanitizer, each fuzz target for 30 seconds, and lint
# FUZZ_SECONDS=N fuzzes each target for N seconds instead.
set -euo pipefail
cd "$(dirname "$0")/.."

all=
case "${1:-}" in
    "") ;;
    --all) all=yes ;;
    *) echo "usage: tests/run.sh [--all]" >&2; exit 2 ;;
esac

step() { printf '\n== %s (%s)\n' "$1" "$(date +%H:%M:%S)"; }
configure() { # <preset>: CMake's chatter only where it fails
    local log
    log=$(mktemp)
    cmake --preset "$1" >"$log" 2>&1 || { cat "$log" >&2; exit 1; }
    rm -f "$log"
}
build() { # <preset> [target…]: ninja's progress only where it fails
    local log targets=()
    log=$(mktemp)
    configure "$1"
    [ $# -eq 1 ] || targets=(--target "${@:2}")
    cmake --build "build/$1" "${targets[@]}" >"$log" 2>&1 || { tail -n 80 "$log" >&2; exit 1; }
    rm -f "$log"
}
test_suite() { # <preset> [ctest arguments…]
    ctest --test-dir "build/$1" --output-on-failure --parallel 4 "${@:2}"
}

fuzz() { # every target, two at a time, each from its seeds; what it finds beyond them stays in the build folder
    local targets
    targets=$(ls build/fuzz/bin/fuzz_*)
    mkdir -p build/fuzz/artifacts
    # shellcheck disable=SC2016
    echo "$targets" | xargs -P 2 -I {} sh -c '
        name=$(basename {}); log=build/fuzz/artifacts/$name.log; mkdir -p build/fuzz/corpus/$name
        if {} -max_total_time='"${FUZZ_SECONDS:-30}"' -rss_limit_mb=2048 -artifact_prefix=build/fuzz/artifacts/$name- \
            build/fuzz/corpus/$name tests/fuzz/seeds/$name >"$log" 2>&1
        then echo "$name: $(grep -E "^Done" "$log")"
        else tail -n 60 "$log"; echo "$name: FAILED"; exit 255; fi'
}

step "Packages"
./packaging/install-packages.sh build run test ${all:+check}

if [ -n "$all" ]; then
    step "Lint: layout"
    git ls-files '*.h' '*.cpp' | xargs clang-format --dry-run --Werror
fi

step "Build: release"
build release
step "Tests: release"
test_suite release

if [ -n "$all" ]; then
    step "Build: AddressSanitizer and UndefinedBehaviorSanitizer"
    build asan
    step "Tests: AddressSanitizer and UndefinedBehaviorSanitizer"
    ASAN_OPTIONS=detect_stack_use_after_return=1 LSAN_OPTIONS=suppressions=$PWD/tests/leaks.supp:print_suppressions=0 \
        UBSAN_OPTIONS=halt_on_error=1:print_stacktrace=1 test_suite asan

    step "Build: ThreadSanitizer"
    build tsan test_store_threads # the tests that carry the label tsan
    step "Tests: ThreadSanitizer"
    TSAN_OPTIONS=halt_on_error=1 test_suite tsan --label-regex tsan

    step "Build: fuzz targets"
    build fuzz
    step "Fuzzing: ${FUZZ_SECONDS:-30} seconds each"
    fuzz
fi
step "Done"
