#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Checks the direction of the arrows: which folder may include which.

usage: check_includes.py <source folder> [--qt <Qt header folder>]
Prints a line for each include that points the wrong way, and exits with 1 if there is one.
"""
import argparse
import pathlib
import re
import sys

# What each folder of app/ may include, beside itself and base. Arrows are written out, not derived: adding one is a
# decision that stands in the history.
ALLOWED = {
    "base": set(),
    "mqtt": set(),
    "client": {"mqtt"},
    "topics": {"mqtt"},
    "payload": set(),
    "profiles": {"mqtt"},
    "commands": {"mqtt", "client", "payload", "profiles"},
    "workspace": {"mqtt", "client", "topics", "profiles"},
    "demo": {"mqtt", "client"},
    "cli": {"mqtt", "client", "topics", "payload", "profiles", "workspace"},
}
# Files that know nothing of Qt at all, and so include only each other and the standard library.
WITHOUT_QT = ("app/mqtt/", "app/base/utf8.")
INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]')


def module_of(path):
    """"app/mqtt/codec.h" -> ("app", "mqtt"); "ui/main.cpp" -> ("ui", None)."""
    parts = pathlib.PurePosixPath(path).parts
    return parts[0], parts[1] if len(parts) > 2 else None


def gui_headers(qt):
    """The names of all Qt Gui and Qt Widgets headers, as they are included."""
    names = set()
    for library in ("QtGui", "QtWidgets", "QtSvg", "QtSvgWidgets"):
        for header in (qt / library).glob("*"):
            names |= {header.name, f"{library}/{header.name}"}
    return names - {header.name for header in (qt / "QtCore").glob("*")}


def problem(path, kind, name, forbidden_qt):
    top, module = module_of(path)
    if kind == '"':
        target_top, target_module = module_of(name)
        if target_top not in ("app", "ui", "tests"):
            return "is not written from the top of the project"
        if target_top == "tests" and top != "tests":
            return "points into the tests"
        if top == "app" and target_top == "ui":
            return "points from app/ to ui/"
        if top == "app" and target_module not in ALLOWED[module] | {module, "base"}:
            return f"points from app/{module} to app/{target_module}"
        if path.startswith(WITHOUT_QT) and not name.startswith(WITHOUT_QT):
            return "is not free of Qt"
    elif top == "app":
        if name in forbidden_qt:
            return "is Qt Gui or Widgets inside app/"
        if path.startswith(WITHOUT_QT) and re.match(r"Qt?[A-Z]", name):
            return "is Qt where none belongs"
    return None


def check(source, forbidden_qt):
    found = []
    for top in ("app", "ui"):
        for file in sorted((source / top).rglob("*")):
            if file.suffix not in (".h", ".cpp"):
                continue
            path = file.relative_to(source).as_posix()
            top_, module = module_of(path)
            if top_ == "app" and module not in ALLOWED:
                found.append(f"{path}: app/{module} has no entry in the list of allowed arrows")
                continue
            for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
                match = INCLUDE.match(line)
                if match:
                    why = problem(path, match[1], match[2], forbidden_qt)
                    if why:
                        found.append(f"{path}:{number}: {match[2]} {why}")
    return found


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("source", type=pathlib.Path)
    arguments.add_argument("--qt", type=pathlib.Path, required=True)
    options = arguments.parse_args()
    forbidden_qt = gui_headers(options.qt)
    if "QWidget" not in forbidden_qt or "QColor" not in forbidden_qt:
        sys.exit(f"{options.qt} has no Qt Widgets headers: nothing would be checked")
    found = check(options.source, forbidden_qt)
    print("\n".join(found) or "all includes point the right way")
    sys.exit(1 if found else 0)


if __name__ == "__main__":
    main()
