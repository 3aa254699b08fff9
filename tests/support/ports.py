# SPDX-License-Identifier: GPL-3.0-or-later
"""Ports for tests that run side by side: what tests/support/free_port.h is for the tests in C++."""
import os
import socket

FIRST, COUNT = 20_000, 12_000
CLAIMS = {}  # by port, for as long as this process lives


def free_port():
    """A TCP port where nobody listens, for a program that will; no other test is given it while this process lives."""
    for number in range(COUNT):
        port = FIRST + (os.getpid() * 31 + len(CLAIMS) + number) % COUNT
        claim = socket.socket(socket.AF_UNIX)
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                claim.bind(f"\0switchyard-test-port-{port}")
                probe.bind(("0.0.0.0", port))
            except OSError:
                claim.close()
                continue
        CLAIMS[port] = claim
        return port
    raise AssertionError("no port is free for a test")


class ClosedPort:
    """A port of 127.0.0.1 that refuses connections while this is entered: bound by us, listened on by nobody."""

    def __enter__(self):
        self.holder = socket.socket()
        self.holder.bind(("127.0.0.1", 0))
        return self.holder.getsockname()[1]

    def __exit__(self, *_):
        self.holder.close()
