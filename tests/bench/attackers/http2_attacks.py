#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Attacks on an HTTP/2 listener, in clear text or over TLS, with frames built by hand. Each one goes on until the other side ends it
or its time is up, and prints one line of JSON: the frames it sent and how its connections ended.
usage: http2_attacks.py ATTACK PORT SECONDS CONNECTIONS [tls]"""
import collections
import json
import select
import socket
import ssl
import struct
import sys
import time

import hpack

PREFACE = b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"
DATA, HEADERS, PRIORITY, RST_STREAM, SETTINGS, PUSH, PING, GOAWAY, WINDOW_UPDATE, CONTINUATION = range(10)
END_STREAM = ACK = 1
END_HEADERS = 4
HEADER_TABLE_SIZE, MAX_STREAMS, INITIAL_WINDOW, MAX_HEADER_LIST = 1, 3, 4, 6
CODES = ["NO_ERROR", "PROTOCOL_ERROR", "INTERNAL_ERROR", "FLOW_CONTROL_ERROR", "SETTINGS_TIMEOUT", "STREAM_CLOSED", "FRAME_SIZE_ERROR", "REFUSED_STREAM", "CANCEL",
         "COMPRESSION_ERROR", "CONNECT_ERROR", "ENHANCE_YOUR_CALM"]
BATCH = 64  # frames in one write
PATIENCE = 30  # seconds that the other side has to end a connection that it must end, however slow the machine
ENOUGH = 5000  # frames without an answer that no connection may be allowed
ENTRY = 4000  # bytes of a dynamic table entry's value: the table holds 4096


def frame(kind, flags, stream, payload=b""):
    return struct.pack(">I", len(payload))[1:] + bytes([kind, flags]) + struct.pack(">I", stream) + payload


def setting(number, value):
    return struct.pack(">HI", number, value)


def head(path, method="GET", *fields):
    """A header block that leaves the dynamic table alone."""
    lines = [(":method", method), (":scheme", "http"), (":path", path), (":authority", "shop.example.com"), *fields]
    return hpack.Encoder().encode([hpack.NeverIndexedHeaderTuple(*line) for line in lines], huffman=False)


def literal(name, value, indexed):
    """A field of a new name; `indexed`: it goes into the dynamic table."""
    def text(data):
        size = len(data)
        if size < 127:
            return bytes([size]) + data
        size -= 127
        more = b"\x7f"
        while size >= 128:
            more += bytes([size % 128 + 128])
            size //= 128
        return more + bytes([size]) + data
    return (b"\x40" if indexed else b"\x00") + text(name) + text(value)


def tls_context():
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    context.set_alpn_protocols(["h2"])
    return context


TLS = None  # a context: connections are encrypted


class Connection:
    """A connection that sends what it is told and reads along, so that it learns how it ends."""

    def __init__(self, port, settings=b"", reads=True, answers=True):
        self.socket = socket.create_connection(("127.0.0.1", port), timeout=10)
        if TLS is not None:
            self.socket = TLS.wrap_socket(self.socket, server_hostname="shop.example.com")
        self.socket.sendall(PREFACE + frame(SETTINGS, 0, 0, settings))
        self.socket.settimeout(5)
        self.reads = reads
        self.answers = answers
        self.sent = 0
        self.stream = 1
        self.last = 0
        self.streams = {}
        self.end = None
        self.input = b""

    def next_stream(self):
        self.last = self.stream
        self.stream += 2
        return self.last

    def send(self, *frames):
        """False: the connection is over."""
        if self.end is None:
            try:
                self.socket.sendall(b"".join(frames))
                self.sent += len(frames)
            except socket.timeout:
                self.end = "the other side reads no more"
            except OSError as error:
                if self.reads:
                    self.read(0)  # its last words may be there
                self._over(error)
        if self.reads:
            self.read(0)
        return self.end is None

    def read(self, seconds):
        """Takes what is there, waiting for the first of it."""
        while self.socket.fileno() >= 0:
            try:
                if not self._pending() and not select.select([self.socket], [], [], seconds)[0]:
                    return
                data = self.socket.recv(65536)
            except OSError as error:
                return self._over(error)
            if not data:
                return self._over(None)
            self.input += data
            self._parse()
            seconds = 0

    def _pending(self):
        """There is something decrypted already."""
        return TLS is not None and self.socket.pending() > 0

    def _parse(self):
        while len(self.input) >= 9:
            size = int.from_bytes(self.input[:3], "big")
            if len(self.input) < 9 + size:
                return
            kind, flags = self.input[3], self.input[4]
            payload = self.input[9:9 + size]
            stream = int.from_bytes(self.input[5:9], "big")
            self.input = self.input[9 + size:]
            if kind in (SETTINGS, PING) and not flags & ACK:
                self._answer(frame(kind, ACK, 0, payload if kind == PING else b""))
            elif kind == RST_STREAM:
                self.streams[stream] = "reset"
            elif kind == GOAWAY:
                code = int.from_bytes(payload[4:8], "big")
                self.end = "GOAWAY " + (CODES[code] if code < len(CODES) else str(code))
            elif flags & END_STREAM and kind in (DATA, HEADERS):
                self.streams[stream] = "answered"

    def _answer(self, answer):
        try:
            if self.answers:
                self.socket.sendall(answer)
        except OSError:
            pass  # what is still to be read says how it ended

    def _over(self, error):
        if self.end is None:
            self.end = "closed" if error is None else f"broken ({error.__class__.__name__})"
        self.socket.close()
        self.reads = False

    def linger(self, until):
        """Learns how it ends."""
        while self.end is None and time.monotonic() < until:
            self.read(0.2)
        return self.end or "open"


def flood(make, must_end=True):
    """One connection after the other, as long as there is time, sends what `make(connection)` gives until it is ended; one that
    need not be ended stops when the time is up."""
    def attack(port, until, count):
        ends, sent = [], 0
        for _ in range(count):
            connection = Connection(port)
            last = time.monotonic() + PATIENCE if must_end else until
            while time.monotonic() < last:
                frames = [piece for _ in range(BATCH) for piece in make(connection)]
                if not connection.send(*frames):
                    break
            connection.read(0.5)
            if connection.end is None:
                connection.end = "not ended by anybody"
            ends.append(connection.end)
            sent += connection.sent
            if time.monotonic() >= until:
                break
        return sent, ends
    return attack


def rapid_reset(code, path="/fast/s"):
    block = head(path)
    def make(connection):
        stream = connection.next_stream()
        return frame(HEADERS, END_STREAM | END_HEADERS, stream, block), frame(RST_STREAM, 0, stream, struct.pack(">I", code))
    return flood(make)


def made_you_reset(spoil, fields=(), path="/h1/hold?key=reset"):
    """Has the other side reset streams that it had already passed on (CVE-2025-8671), never more at once than it allows."""
    block = head(path, "POST", *fields)
    def attack(port, until, count):
        ends, sent = [], 0
        for _ in range(count):
            connection = Connection(port)
            last = time.monotonic() + PATIENCE
            while time.monotonic() < last:
                streams = [connection.next_stream() for _ in range(BATCH)]
                if not connection.send(*(piece for stream in streams for piece in (frame(HEADERS, END_HEADERS, stream, block), spoil(stream)))):
                    break
                while connection.end is None and time.monotonic() < last and streams[-1] not in connection.streams:
                    connection.read(0.2)
            connection.read(0.2)
            ends.append(connection.end or "not ended by anybody")
            sent += connection.sent
            if time.monotonic() >= until:
                break
        return sent, ends
    return attack


def continuation(payload):
    def make(connection):
        if connection.sent == 0 and connection.last == 0:
            return frame(HEADERS, END_STREAM, connection.next_stream(), head("/fast/s")),
        return frame(CONTINUATION, 0, 1, payload),
    return flood(make)


def empty_data(connection):
    if connection.last == 0:
        return frame(HEADERS, END_HEADERS, connection.next_stream(), head("/h1/upload", "POST")),
    return frame(DATA, 0, 1),


def unread(payload):
    """Frames that want an answer, on a connection that reads none."""
    def attack(port, until, count):
        ends, sent = [], 0
        connections = [Connection(port, reads=False) for _ in range(count)]
        def goes_on(connection):
            return connection.end is None and time.monotonic() < (until if connection.sent > ENOUGH else until + PATIENCE)

        while any([c.send(*[payload] * BATCH) for c in connections if goes_on(c)]):
            pass
        for connection in connections:
            connection.reads = True
            if connection.end is not None and not connection.end.startswith(("broken", "closed")):
                connection.end = None  # its last words wait to be read
            ends.append(connection.linger(time.monotonic() + PATIENCE))
            sent += connection.sent
        return sent, ends
    return attack


def hpack_bomb(connection):
    """One entry of nearly the whole dynamic table, then blocks that name it again and again: a byte for 4 KB each."""
    stream = connection.next_stream()
    if stream == 1:
        return frame(HEADERS, END_STREAM | END_HEADERS, stream, head("/fast/s") + literal(b"x-b", b"b" * ENTRY, True)),
    return frame(HEADERS, END_STREAM | END_HEADERS, stream, head("/fast/s") + b"\xbe" * 16_000),


def cookie_bomb(connection):
    """Crumbs of one byte that are to be put together in front of much else: the first cookie comes first."""
    stream = connection.next_stream()
    if stream == 1:
        return frame(HEADERS, END_STREAM | END_HEADERS, stream, head("/fast/s") + literal(b"x-b", b"b" * (ENTRY - 200), True) + literal(b"cookie", b"", True)),
    return frame(HEADERS, END_STREAM | END_HEADERS, stream, head("/fast/s") + b"\xbe" + b"\xbf" * 12 + b"\xbe" * 6_000),


def stalled(settings, path, method="GET", during=None, body=0, count_streams=100):
    """`count` connections with a hundred streams each that do not go on; `during(connection)` gives frames twice a second."""
    block = head(path, method)
    def attack(port, until, count):
        connections = []
        for _ in range(count):
            connection = Connection(port, settings)
            frames = []
            for _ in range(count_streams):
                stream = connection.next_stream()
                frames.append(frame(HEADERS, END_HEADERS | (0 if method == "POST" else END_STREAM), stream, block))
                if body:
                    frames.append(frame(DATA, 0, stream, b"b" * body))
            connection.send(*frames)
            connections.append(connection)
        while time.monotonic() < until:
            for connection in connections:
                if connection.end is None and during is not None:
                    connection.send(*during(connection))
                connection.read(0)
            time.sleep(0.5)
        return sum(c.sent for c in connections), [c.end or "open" for c in connections]
    return attack


def tiny_windows(connection):
    """A byte for each stream."""
    return [frame(WINDOW_UPDATE, 0, stream, struct.pack(">I", 1)) for stream in range(1, connection.stream, 2)]


def window_game(connection):
    """Opens and closes all windows at once: every setting changes the windows of all streams."""
    return [frame(SETTINGS, 0, 0, setting(INITIAL_WINDOW, value)) for value in (1, 0)] * 4


def unfinished_heads(port, until, count):
    block = head("/fast/s")
    connections = [Connection(port, answers=False) for _ in range(count)]  # only CONTINUATION may follow
    for connection in connections:
        connection.send(frame(HEADERS, 0, connection.next_stream(), block))
    while time.monotonic() < until:
        for connection in connections:
            connection.read(0)
        time.sleep(0.2)
    return sum(c.sent for c in connections), [c.end or "open" for c in connections]


CALM = {"GOAWAY ENHANCE_YOUR_CALM"}
CUT = {"broken (ConnectionResetError)", "broken (BrokenPipeError)", "broken (SSLEOFError)", "closed"}  # more was under way than is read to the end
HELD = {"open", "GOAWAY NO_ERROR", "closed"}  # bounded in memory, ended by timeouts that are longer than the attack

# Name → (attack, how its connections may end).
ATTACKS = {
    "rapid-reset": (rapid_reset(8), CALM),
    "rapid-reset-0": (rapid_reset(0), CALM),
    "rapid-reset-h2": (rapid_reset(8, "/h2c/hang"), CALM),
    "made-you-reset": (made_you_reset(lambda stream: frame(DATA, END_STREAM, stream, b"more than that"), [("content-length", "5")]), CALM),
    "made-you-window": (made_you_reset(lambda stream: frame(WINDOW_UPDATE, 0, stream, struct.pack(">I", 0))), {"GOAWAY PROTOCOL_ERROR"}),
    "continuation": (continuation(literal(b"x-c", b"c" * 100, False)), CALM),
    "continuation-0": (continuation(b""), CALM),
    "settings": (flood(lambda connection: [frame(SETTINGS, 0, 0, setting(MAX_STREAMS, 100))]), CALM),
    "ping": (flood(lambda connection: [frame(PING, 0, 0, b"attacker")]), CALM),
    "ping-unread": (unread(frame(PING, 0, 0, b"attacker")), CALM | CUT),
    "settings-unread": (unread(frame(SETTINGS, 0, 0, setting(MAX_STREAMS, 100))), CALM | CUT),
    "priority": (flood(lambda connection: [frame(PRIORITY, 0, connection.next_stream(), struct.pack(">IB", 0, 1))]), CALM),
    "unknown": (flood(lambda connection: [frame(77, 0, 0, b"u" * 100)]), CALM),
    "empty-data": (flood(empty_data), CALM),
    "hpack-bomb": (flood(hpack_bomb), CALM | CUT),
    "cookie-bomb": (flood(cookie_bomb, must_end=False), CALM | CUT | {"GOAWAY PROTOCOL_ERROR", "not ended by anybody"}),
    "zero-window": (stalled(setting(INITIAL_WINDOW, 0), "/fast/x"), HELD),
    "tiny-windows": (stalled(setting(INITIAL_WINDOW, 0), "/fast/x", during=tiny_windows), HELD | CALM),
    "window-game": (stalled(setting(INITIAL_WINDOW, 0), "/fast/x", during=window_game), HELD | CALM),
    "stalled-streams": (stalled(b"", "/h1/hang?stalled"), HELD),
    "stalled-uploads": (stalled(b"", "/h1/hold?key=stalled", "POST", body=2_000), HELD),
    "unfinished-heads": (unfinished_heads, HELD),
}


def main():
    name, port, seconds, count = sys.argv[1], int(sys.argv[2]), float(sys.argv[3]), int(sys.argv[4])
    if sys.argv[5:] == ["tls"]:
        global TLS
        TLS = tls_context()
    attack, allowed = ATTACKS[name]
    sent, ends = attack(port, time.monotonic() + seconds, count)
    print(json.dumps({"frames": sent, "ends": collections.Counter(ends), "expected": set(ends) <= allowed}), flush=True)


if __name__ == "__main__":
    main()
