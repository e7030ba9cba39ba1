#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Brings the translation files in step with the sources. English holds plural forms only: its other texts are the sources.
set -eu
cd "$(dirname "$0")/.."
lupdate=${LUPDATE:-/usr/lib/qt6/bin/lupdate}
"$lupdate" -silent -I . -no-obsolete -locations none app ui -pluralonly -source-language en -target-language en \
    -ts translations/topicscope_en.ts
for file in translations/topicscope_*.ts; do
    [ "$file" = translations/topicscope_en.ts ] || "$lupdate" -silent -I . -no-obsolete -locations none app ui -ts "$file"
done
