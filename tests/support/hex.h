// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace topicscope::test {

/// Bytes written as in a dialogue: hexadecimal digits, with text in single quotes, white space ignored.
/// hex("10 0C 0004 'MQTT' 05 02 003C 00 0000") is a CONNECT. Aborts on anything else: a typo must not pass a test.
QByteArray hex(const char* text);

/// "10 0c 00 04": for messages of failing tests.
QByteArray dump(const QByteArray& bytes);

/// Takes the first whole MQTT packet off the front of `buffer`; empty when there is none yet.
QByteArray takePacket(QByteArray& buffer);

} // namespace topicscope::test
