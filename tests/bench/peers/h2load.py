# SPDX-License-Identifier: GPL-3.0-or-later
"""HTTP/2 loads, made by nghttp2's h2load: the figures that bench_load gives for HTTP/1.1."""
import os
import re
import subprocess
import tempfile
import time

import machine

HEADERS = ["user-agent: Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0",
           "accept: text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", "accept-language: en-US,en;q=0.5", "accept-encoding: gzip, deflate, br",
           "referer: https://app.example.com/start/page?x=1", "cookie: session=0123456789abcdef0123456789abcdef; theme=dark",
           "x-request-id: 6f1d2c3b4a5968778695a4b3c2d1e0f0"]


class Failed(Exception):
    """h2load could not be run."""


def _ticks(pids):
    """Seconds in user and in system mode."""
    user = system = 0
    for pid in pids:
        try:
            with open(f"/proc/{pid}/stat", encoding="utf-8", errors="replace") as file:
                words = file.read().rsplit(")", 1)[1].split()
                user, system = user + int(words[11]), system + int(words[12])
        except OSError:
            continue
    second = os.sysconf("SC_CLK_TCK")
    return user / second, system / second


def _body(path):
    """Bytes of the answer that a path stands for, see bench_upstream."""
    return {"m": 1024, "s": 100, "l": 102400}[path[-1]]


def load(bench, case, server, options, tls, arguments, path):
    """One measurement. Every answer's status is checked, and the sum of the bodies' sizes. Errors: Failed."""
    pids = server.pids()
    address = f"{bench.address}:{server.ports[1 if tls else 0]}"
    with tempfile.NamedTemporaryFile() as log:
        command = ["h2load", "--tls13-ciphers=TLS_AES_128_GCM_SHA256", "--groups=X25519", "-D", f"{round(options.seconds * 1000)}ms", f"--log-file={log.name}", *arguments.split(), "-H", ":authority: app.example.com"]
        for header in HEADERS:
            command += ["-H", header]
        command += ["--connect-to", address, f"{'https' if tls else 'http'}://app.example.com:{address.rsplit(':', 1)[1]}{path}"]
        ran, ticks, began = machine.run_time(pids), _ticks(pids), time.monotonic()
        done = subprocess.run(command, capture_output=True, text=True, timeout=120 + options.seconds, preexec_fn=bench.cores.pinned(bench.cores.load), check=False)
        took = time.monotonic() - began
        ran, (user, system) = machine.run_time(pids) - ran, tuple(now - then for now, then in zip(_ticks(pids), ticks))
        times = sorted(int(line.split("\t")[2]) for line in log.read().decode().splitlines())
    counts = re.search(r"requests: \d+ total, \d+ started, (\d+) done, (\d+) succeeded, (\d+) failed, (\d+) errored, (\d+) timeout", done.stdout)
    traffic = re.search(r"traffic: .*\((\d+)\) total, .*\((\d+)\) headers.*\((\d+)\) data", done.stdout)
    if done.returncode != 0 or not counts or not traffic:
        raise Failed(f"{case}: h2load ended with code {done.returncode}: {done.stderr.strip()} {done.stdout[-500:]}")
    answered, good, *bad = map(int, counts.groups())
    status = re.search(r"status codes: (\d+) 2xx", done.stdout)
    errors = {kind: count for kind, count in zip(("failed", "errored", "timeout"), bad) if count}
    if int(status.group(1)) < good:
        errors["status"] = good - int(status.group(1))
    # What was under way at the end counts as data, but not as answers.
    if int(traffic.group(3)) < good * _body(path):
        errors["length"] = 1
    requests = max(good, 1)
    at = lambda share: times[min(len(times) - 1, int(len(times) * share))] if times else 0.0
    cipher = re.search(r"TLS Protocol: (\S+)\nCipher: (\S+)", done.stdout)
    return {"requests": good, "seconds": took, "rate": answered / options.seconds, "p50": at(0.5), "p90": at(0.9), "p99": at(0.99), "cpu": ran / requests * 1e6,
            "user": user / requests * 1e6, "system": system / requests * 1e6, "busy": ran / took, "behind": 0, "resumed": 0,
            "tls": " ".join(cipher.groups()) if cipher else "", "errors": errors}
