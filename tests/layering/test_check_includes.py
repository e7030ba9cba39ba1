#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The layering check itself must find what it is there for."""
import pathlib
import subprocess
import sys
import tempfile
import unittest

CHECK = pathlib.Path(__file__).with_name("check_includes.py")
QT = sys.argv.pop()


def run(path, line):
    with tempfile.TemporaryDirectory() as folder:
        file = pathlib.Path(folder) / path
        file.parent.mkdir(parents=True)
        file.write_text(line + "\n", encoding="utf-8")
        (pathlib.Path(folder) / "ui").mkdir(exist_ok=True)
        done = subprocess.run([sys.executable, CHECK, folder, "--qt", QT], capture_output=True, text=True, check=False)
        return done.returncode


class Layering(unittest.TestCase):
    def test_what_must_be_found(self):
        for path, line in (
            ("app/client/x.cpp", '#include "ui/common/theme.h"'),
            ("app/client/x.cpp", '#include "app/topics/topic_store.h"'),
            ("app/mqtt/x.h", '#include "app/client/connection.h"'),
            ("app/mqtt/x.h", "#include <QString>"),
            ("app/mqtt/x.h", '#include "app/base/result.h"'),
            ("app/base/utf8.h", "#include <QString>"),
            ("app/topics/x.h", "#include <QColor>"),
            ("app/topics/x.h", "#include <QtWidgets/QWidget>"),
            ("app/topics/x.h", "# include <QTreeView>"),
            ("app/unknown/x.h", "#include <vector>"),
            ("app/topics/x.h", '#include "topic_store.h"'),
            ("ui/common/x.h", '#include "tests/support/certificates.h"'),
        ):
            with self.subTest(path=path, line=line):
                self.assertEqual(run(path, line), 1)

    def test_what_is_right(self):
        for path, line in (
            ("app/client/x.cpp", '#include "app/mqtt/session.h"'),
            ("app/client/x.cpp", '#include "app/base/result.h"'),
            ("app/topics/x.h", "#include <QAbstractItemModel>"),
            ("app/mqtt/x.h", "#include <string>"),
            ("app/mqtt/x.h", '#include "app/base/utf8.h"'),
            ("ui/common/x.h", "#include <QWidget>"),
            ("ui/common/x.h", '#include "app/topics/topic_store.h"'),
        ):
            with self.subTest(path=path, line=line):
                self.assertEqual(run(path, line), 0)


if __name__ == "__main__":
    unittest.main()
