# SPDX-License-Identifier: GPL-3.0-or-later
"""A broker that sends what a benchmark of even streams never shows: bursts with silence between, topics of 200 levels or 60,000 bytes,
topics used once each, empty levels, payloads from nothing to 10 MB, QoS 0, 1 and 2 mixed. One client, MQTT 5.0.

Each shape is a generator of chunks (bytes, messages, packet identifiers that await an acknowledgement), or of a number: seconds of silence.
"""
import random
import socket
import struct
import threading
import time

IN_FLIGHT = 1000
CHUNK = 10_000
END = 65_000


def length(value):
    encoded = b""
    while True:
        value, digit = value >> 7, value & 0x7F
        encoded += bytes([digit | (0x80 if value else 0)])
        if not value:
            return encoded


def publish(topic, payload=b"1", qos=0, identifier=0, retain=False):
    body = struct.pack(">H", len(topic)) + topic + (struct.pack(">H", identifier) if qos else b"") + b"\0" + payload
    return bytes([0x30 | qos << 1 | retain]) + length(len(body)) + body


def chunked(packets):
    """QoS 0 packets, so many at once."""
    some = []
    for packet in packets:
        some.append(packet)
        if len(some) == CHUNK or len(packet) > 100_000:
            yield b"".join(some), len(some), ()
            some = []
    if some:
        yield b"".join(some), len(some), ()


def bursts():
    chunk = b"".join(publish(f"hall/{i % 7}/robot {i % 113}/axis-{i % 6}/torque".encode(), str(i * 0.37).encode()) for i in range(CHUNK))
    for silence in (1, 3, 2, 1):
        for _ in range(40):
            yield chunk, CHUNK, ()
        yield silence


def deep():
    for _ in range(10):
        yield from chunked(publish("/".join(f"l{level}-{i % 50 if level > 150 else 0}" for level in range(200)).encode(), b"deep") for i in range(1000))


def long_names():
    for _ in range(20):
        yield from chunked(publish(b"n/" + str(i).encode() + b"x" * 60_000, b"long") for i in range(300))


def one_topic():
    chunk = publish(b"motor", b"12.5") * CHUNK
    ends = time.monotonic() + 4
    while time.monotonic() < ends:
        yield chunk, CHUNK, ()


def used_once():
    for second in range(8):
        yield from chunked(publish(f"session/{random.getrandbits(64):016x}/{second}/{i}".encode(), b"p" * 100) for i in range(20_000))
        yield 0.2


def odd_names():
    names = ["a//b", "/", "//", "///x", "température/été/°C", "工厂/生产线/温度", "😀/🤖", "مصنع/حرارة", " / ", "a b/c\td", "e\u0301/é", "$odd/x", "x" * 300]
    for _ in range(200):
        yield from chunked(publish(name.encode() + (b"/%d" % (i % 20)), name.encode()) for name in names for i in range(40))


def sizes():
    rest = random.Random(1)
    for _ in range(300):
        size = int(10 ** rest.uniform(0, 7)) - 1
        yield publish(b"blob/%d" % rest.randrange(40), bytes(size)), 1, ()
        yield from chunked(publish(b"small/%d" % rest.randrange(500), b"") for _ in range(500))


def large_payloads():
    packets = [publish(b"camera/%d/frame" % i, bytes([i]) * 65_536) for i in range(100)]
    ends = time.monotonic() + 4
    while time.monotonic() < ends:
        for packet in packets:
            yield packet, 1, ()


def growing_payloads():
    """What was small becomes large: histories sized by what was would take many times the memory budget."""
    small = b"".join(publish(b"grow/%d" % (i % 10_000), b"small") for i in range(CHUNK))
    for _ in range(100):
        yield small, CHUNK, ()
    large = [b"".join(publish(b"grow/%d" % (first + i), b"L" * 20_000) for i in range(100)) for first in range(0, 10_000, 100)]
    for _ in range(15):
        for chunk in large:
            yield chunk, 100, ()


def hot_among_large():
    """One topic at full rate, and 100,000 with 4 kB each, now and then."""
    hot = publish(b"motor/1/torque", b"0123456789abcdef") * CHUNK
    large = [b"".join(publish(b"rack/%d/state" % (first + i), b"S" * 4096) for i in range(1000)) for first in range(0, 100_000, 1000)]
    for _ in range(6):
        for chunk in large:
            yield chunk, 1000, ()
            yield hot, CHUNK, ()


def retained():
    yield from chunked(publish(b"store/%d/shelf/%d" % (i % 500, i), b'{"count": %d}' % i, 0, 0, True) for i in range(500_000))


def mixed_qos():
    identifier = 0
    for turn in range(3000):
        some, identifiers = [], []
        for i in range(100):
            qos = (turn + i) % 3
            if qos:
                identifier = identifier % 60_000 + 1
                identifiers.append(identifier)
            some.append(publish(b"mixed/%d/%d" % (i, turn % 40), b"%d" % turn, qos, identifier))
        yield b"".join(some), len(some), tuple(identifiers)


def explosion():
    yield from chunked(publish(b"invented/%d/%d" % (i % 1000, i), b"once") for i in range(5_000_000))


SHAPES = {"bursts with 1 to 3 s of silence": bursts, "topics of 200 levels": deep, "topics of 60,000 bytes": long_names,
          "one topic": one_topic, "160,000 topics, each used once": used_once, "empty levels, Unicode, odd names": odd_names,
          "payloads from 0 B to 10 MB": sizes, "64 kB payloads on 100 topics": large_payloads, "payloads that grow": growing_payloads,
          "one hot topic among 100,000 of 4 kB": hot_among_large, "500,000 retained at connect": retained,
          "QoS 0, 1 and 2 mixed": mixed_qos, "5,000,000 distinct topics": explosion}


class OddSender:
    """Listens on `port`, serves one client with one shape, and tells in `sent` and `seconds` what it did; `finished` is set once the last
    message has been acknowledged."""

    def __init__(self, shape):
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port = self._listener.getsockname()[1]
        self.sent = 0
        self.seconds = 0.0
        self.finished = threading.Event()
        self._in = b""
        self._open = set()
        threading.Thread(target=self._serve, args=(shape,), daemon=True).start()

    def _serve(self, shape):
        self._client, _ = self._listener.accept()
        self._listener.close()
        self._client.settimeout(120)
        try:
            while (packet := self._packet())[0] >> 4 != 8:
                self._answer(packet)
            self._client.sendall(bytes([0x90, 4]) + packet[1][:2] + b"\0\1")
            time.sleep(1)
            began = time.monotonic()
            for step in shape():
                if isinstance(step, (int, float)):
                    time.sleep(step)
                    continue
                data, messages, identifiers = step
                while self._open and len(self._open) + len(identifiers) > IN_FLIGHT:
                    self._answer(self._packet())
                self._open.update(identifiers)
                self._client.sendall(data)
                self.sent += messages
            self._open.add(END)
            self._client.sendall(publish(b"odd/end", b"end", 1, END))
            self.sent += 1
            while self._open:
                self._answer(self._packet())
            self.seconds = time.monotonic() - began
            self.finished.set()
            while True:
                self._answer(self._packet())
        except OSError:
            pass  # the client has gone

    def _packet(self):
        """(first byte, body) of the next packet."""
        while True:
            if len(self._in) >= 2:
                size, at = 0, 1
                while at < len(self._in):
                    size |= (self._in[at] & 0x7F) << 7 * (at - 1)
                    at += 1
                    if not self._in[at - 1] & 0x80:
                        if len(self._in) >= at + size:
                            packet = self._in[0], self._in[at:at + size]
                            self._in = self._in[at + size:]
                            return packet
                        break
            piece = self._client.recv(65_536)
            if not piece:
                raise OSError("closed")
            self._in += piece

    def _answer(self, packet):
        kind, body = packet[0] >> 4, packet[1]
        identifier = int.from_bytes(body[:2], "big")
        if kind == 1:
            self._client.sendall(b"\x20\3\0\0\0")
        elif kind in (4, 7):  # PUBACK, PUBCOMP
            self._open.discard(identifier)
        elif kind == 5:  # PUBREC
            self._client.sendall(b"\x62\2" + body[:2])
        elif kind == 12:
            self._client.sendall(b"\xD0\0")
