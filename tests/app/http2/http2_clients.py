#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Other people's HTTP/2 clients against listeners with and without TLS: curl, nghttp, h2load, Chromium, each towards
backends that speak HTTP/1.1 and HTTP/2. usage: http2_clients.py SWITCHYARDCTL [TEST…]"""
import functools
import hashlib
import json
import os
import re
import socket
import subprocess
from contextlib import suppress

from ends import HOST, PATIENCE, Client, NodeBackend, apply, certificates_in, chromium, eventually, expect, row, run_workspace, tests, workspace
from workbench import run

ROUTES = list(NodeBackend.PROTOCOLS)
LISTENERS = ("plain", "tls")
VERSION_OF = {"h1": "1.1", "h1s": "1.1", "h2c": "2.0", "h2": "2.0"}  # what the backend sees
UPLOAD = 5_000_000


def url_of(switchyard, listener, path):
    return f"{'https' if listener == 'tls' else 'http'}://{HOST}:{switchyard.address[listener][1]}{path}"


class Curl:
    """curl with HTTP/2 to a listener; with `version` "1.1" with HTTP/1.1."""

    def __init__(self, switchyard, certificates):
        self.switchyard = switchyard
        self.trust = certificates.path("authority.pem")

    def command(self, listener, path, *arguments, version="2"):
        host, port = self.switchyard.address[listener]
        speak = {"1.1": "--http1.1", "2": "--http2" if listener == "tls" else "--http2-prior-knowledge"}[version]
        return ["curl", "-sS", "-m", "60", speak, "--cacert", self.trust, "--resolve", f"{HOST}:{port}:{host}", *arguments, url_of(self.switchyard, listener, path)]

    def __call__(self, listener, path, *arguments, version="2", stdin=None):
        """The body; the answer must be one of 200 in that version."""
        done = subprocess.run(self.command(listener, path, "-w", "\n%{http_code} %{http_version}", *arguments, version=version), input=stdin, capture_output=True, timeout=120)
        body, _, end = done.stdout.rpartition(b"\n")
        expect(end.decode() == f"200 {version}", f"curl {version} {listener} {path}: {end} {body[:300]} {done.stderr.decode()}")
        return body


def with_node(test):
    """Runs `test(switchyard, node, certificates, folder)` between listeners and the Node backend."""
    @functools.wraps(test)
    def inner(program, folder):
        certificates = certificates_in(folder)
        with NodeBackend(certificates) as node, run_workspace(program, folder, workspace(certificates, node.services())) as switchyard:
            test(switchyard, node, certificates, folder)
    return inner


@with_node
def curl_gets_its_answer_from_backends_of_every_protocol(switchyard, node, certificates, folder):
    curl = Curl(switchyard, certificates)
    for listener in LISTENERS:
        scheme = "https" if listener == "tls" else "http"
        for route in ROUTES:
            for version in ("2", "1.1"):
                path = f"/{route}/echo?by={version}-{listener}"
                got = json.loads(curl(listener, path, version=version))
                headers = got["headers"]
                expect(got["version"] == VERSION_OF[route] and got["path"] == path, f"{path}: {got}")
                expect(got["authority"] == f"{HOST}:{switchyard.address[listener][1]}" and headers["x-forwarded-proto"] == scheme and headers["via"] == "1.1 google", f"{path}: {got}")
                expect(not {"connection", "http2-settings", "upgrade", "transfer-encoding"} & set(headers) or VERSION_OF[route] == "1.1", f"{path}: {headers}")
                logged = row(switchyard, path)
                expect(logged["protocol"] == ("HTTP/2" if version == "2" else "HTTP/1.1") and logged["status"] == 200, f"{path}: {logged}")
                expect(logged["statusDetails"] == "response_sent_by_backend", f"{path}: {logged}")


@with_node
def bodies_arrive_whole_in_both_directions(switchyard, node, certificates, folder):
    curl = Curl(switchyard, certificates)
    body = os.urandom(UPLOAD)
    wanted = hashlib.sha256(body).hexdigest()
    for listener in LISTENERS:
        for route in ROUTES:
            for known in (True, False):
                arguments = ["--data-binary", "@-"] if known else ["-X", "POST", "-T", "-"]
                got = json.loads(curl(listener, f"/{route}/upload", "-H", "Expect:", *arguments, stdin=body))
                expect(got["bytes"] == UPLOAD and got["sha256"] == wanted, f"upload {listener} {route} {known}: {got}")
                expect(got["length"] == (str(UPLOAD) if known else None), f"the length of the upload {listener} {route} is {got['length']}")
                head = os.path.join(folder, "head")
                came = curl(listener, f"/{route}/bytes?n={UPLOAD}" + ("" if known else "&length=0"), "-D", head)
                with open(head, encoding="utf-8") as file:
                    headers = dict(re.findall(r"^([a-z0-9-]+): (.*?)\r?$", file.read(), re.M))
                expect(len(came) == UPLOAD and headers["x-sha256"] == hashlib.sha256(came).hexdigest(), f"download {listener} {route}: {len(came)} bytes, {headers}")
                expect(headers.get("content-length") == (str(UPLOAD) if known else None) and "transfer-encoding" not in headers, f"download {listener} {route}: {headers}")


@with_node
def http1_clients_reach_http2_backends_with_bodies(switchyard, node, certificates, folder):
    curl = Curl(switchyard, certificates)
    body = os.urandom(1_000_000)
    for route in ("h2c", "h2"):
        for arguments in (["--data-binary", "@-"], ["-X", "POST", "-T", "-"]):
            got = json.loads(curl("tls", f"/{route}/upload", *arguments, version="1.1", stdin=body))
            expect(got["bytes"] == len(body) and got["sha256"] == hashlib.sha256(body).hexdigest(), f"upload {route} {arguments}: {got}")
        came = curl("plain", f"/{route}/bytes?n=1000000&length=0", version="1.1")
        expect(len(came) == 1_000_000, f"download {route}: {len(came)}")


@with_node
def answers_without_a_body_end_at_once(switchyard, node, certificates, folder):
    for listener in LISTENERS:
        with Client(switchyard.address[listener], certificates.path("authority.pem") if listener == "tls" else None) as client:
            for route in ROUTES:
                head = client.ask("HEAD", f"/{route}/bytes?n=5000")
                expect((head.status, head.body, head.header("content-length")) == (200, b"", "5000"), f"HEAD {listener} {route}: {head}")
                for code in (204, 304):
                    got = client.ask("GET", f"/{route}/status?code={code}")
                    expect((got.status, got.body, got.header("x-here"), got.header("etag")) == (code, b"", "yes", '"one"'), f"{code} {listener} {route}: {got}")
                empty = client.ask("GET", f"/{route}/bytes?n=0")
                expect((empty.status, empty.body) == (200, b""), f"an empty body {listener} {route}: {empty}")


@with_node
def curl_is_told_to_continue(switchyard, node, certificates, folder):
    curl = Curl(switchyard, certificates)
    for route in ROUTES:
        for version in ("1.1", "2"):
            command = curl.command("plain", f"/{route}/upload", "-v", "--expect100-timeout", "30", "-H", "Expect: 100-continue", "-d", "three words here", version=version)
            done = run(command)
            got = json.loads(done.stdout)
            expect(re.search(r"^< HTTP/(1.1|2) 100", done.stderr, re.M) and got["bytes"] == 16 and got["continued"], f"{version} {route}: {done.stdout} {done.stderr}")
        refused = run(curl.command("plain", f"/{route}/upload?refuse=1", "--expect100-timeout", "30", "-w", "%{http_code} %{size_upload}", "-H", "Expect: 100-continue", "-d", "words", version="1.1"))
        expect(refused.stdout.endswith("417 0"), f"a refused body was sent to {route}: {refused.stdout} {refused.stderr}")


def frames(text):
    """nghttp -v: (direction, type, stream id) of each frame."""
    return [(direction, kind, int(stream)) for direction, kind, stream in re.findall(r"(send|recv) ([A-Z_]+) frame <.*stream_id=(\d+)>", text)]


@with_node
def nghttp_sees_a_connection_in_good_order(switchyard, node, certificates, folder):
    for listener in LISTENERS:
        for route in ROUTES:
            listening = f"{'https' if listener == 'tls' else 'http'}://127.0.0.1:{switchyard.address[listener][1]}"
            done = run(["nghttp", "-nv", "-t", "60", "-H", f":authority: {HOST}", *(f"{listening}/{route}/bytes?n={n}" for n in (0, 9, 90_000))])
            seen = [(kind, stream) for direction, kind, stream in frames(done.stdout) if direction == "recv"]
            expect(seen and seen[0] == ("SETTINGS", 0) and seen.count(("SETTINGS", 0)) == 2, f"{listener} {route}: {done.stdout[:2000]} {done.stderr}")
            for setting in ("SETTINGS_MAX_CONCURRENT_STREAMS(0x03):100", "SETTINGS_ENABLE_CONNECT_PROTOCOL(0x08):1", "SETTINGS_INITIAL_WINDOW_SIZE(0x04):65536"):
                expect(f"[{setting}]" in done.stdout, f"{setting} is not told: {done.stdout[:1500]}")
            heads = re.findall(r"recv \(stream_id=(\d+)\) :status: 200", done.stdout)
            expect(len(set(heads)) == 3, f"{listener} {route}: {heads} {done.stdout[-2000:]}")
            for stream in heads:
                last = [kind for kind, of in seen if of == int(stream)][-1]
                expect(last in ("HEADERS", "DATA"), f"stream {stream} ends with {last}")
            expect("RST_STREAM" not in done.stdout and "recv GOAWAY" not in done.stdout, done.stdout[-2000:])


@with_node
def h2load_fails_no_request(switchyard, node, certificates, folder):
    for listener in LISTENERS:
        for route in ROUTES:
            url = f"{'https' if listener == 'tls' else 'http'}://127.0.0.1:{switchyard.address[listener][1]}/{route}/bytes?n=1500"
            done = run(["h2load", "-n", "1000", "-c", "4", "-m", "50", url])
            expect(re.search(r"\b1000 succeeded, 0 failed, 0 errored, 0 timeout", done.stdout) and "status codes: 1000 2xx" in done.stdout, f"{url}: {done.stdout[-1500:]} {done.stderr}")
    body = os.path.join(folder, "body")
    with open(body, "wb") as file:
        file.write(os.urandom(100_000))
    for route in ROUTES:
        done = run(["h2load", "-n", "100", "-c", "2", "-m", "20", "-d", body, f"https://127.0.0.1:{switchyard.address['tls'][1]}/{route}/upload"])
        expect("100 succeeded, 0 failed, 0 errored" in done.stdout and "status codes: 100 2xx" in done.stdout, f"uploads {route}: {done.stdout[-1500:]} {done.stderr}")


def held_request(switchyard, node, certificates, listener, route, key):
    """nghttp, waiting for an answer that is held back."""
    address = f"{'https' if listener == 'tls' else 'http'}://127.0.0.1:{switchyard.address[listener][1]}/{route}/hold?key={key}"
    waiting = subprocess.Popen(["nghttp", "-v", address], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    eventually(lambda: [e for e in node.events if e.get("key") == key], f"nghttp's request {key} does not come through")
    return waiting


def drained(switchyard, node, certificates, changed, listener, route, key):
    """The request that is under way when the listener changes is answered, and its connection is ended with GOAWAY."""
    waiting = held_request(switchyard, node, certificates, listener, route, key)
    apply(switchyard, changed)
    run(["curl", "-s", "--http2-prior-knowledge", f"http://127.0.0.1:{node.ports['h2c']}/x/release?key={key}"])
    run(["curl", "-s", f"http://127.0.0.1:{node.ports['h1']}/x/release?key={key}"])
    out, _ = waiting.communicate(timeout=60)
    expect("recv (stream_id=13) :status: 200" in out and '{"released":true}' in out, f"{key}: the request under way was not answered: {out[-1500:]}")
    return out


@with_node
def a_removed_listener_says_goaway_and_answers_what_is_under_way(switchyard, node, certificates, folder):
    both = workspace(certificates, node.services())
    for listener, other in (("tls", "plain"), ("plain", "tls")):
        for route in ("h1", "h2c"):
            out = drained(switchyard, node, certificates, workspace(certificates, node.services(), [other]), listener, route, f"removed-{listener}-{route}")
            expect(re.search(r"recv GOAWAY frame <.*\n.*NO_ERROR", out), f"no GOAWAY from {listener}: {out[-1500:]}")
            apply(switchyard, both)


@with_node
def a_listener_whose_tls_changes_answers_once_more(switchyard, node, certificates, folder):
    changed = workspace(certificates, node.services(), proxy=", sslPolicy: strict") + "sslPolicies: [{name: strict, profile: RESTRICTED, minTlsVersion: TLS_1_2}]\n"
    with Client(switchyard.address["tls"], certificates.path("authority.pem")) as client:
        expect(client.ask("GET", "/h1/echo").status == 200, "no answer before the change")
        apply(switchyard, changed)
        again = client.ask("GET", "/h2/echo")
        expect(again.status == 200, f"no answer after the change: {again}")
        client.until(lambda: client.goaway is not None)
        expect(client.goaway.error_code == 0, f"{client.goaway}")
        try:
            client.until(lambda: False)
        except (EOFError, OSError):  # OSError: what we said last came after its close
            pass
    with Client(switchyard.address["tls"], certificates.path("authority.pem")) as client:
        expect(client.ask("GET", "/h1/echo").status == 200, "a fresh connection is not served")
        # New certificates are for new connections only.
        certificates.leaf("server", "authority", dns=[HOST, "localhost", "another.example.com"])
        apply(switchyard, workspace(certificates, node.services(), proxy=", sslPolicy: strict") + "sslPolicies: [{name: strict, profile: RESTRICTED, minTlsVersion: TLS_1_2}]\n")
        for _ in range(3):
            expect(client.ask("GET", "/h2/echo").status == 200 and client.goaway is None, f"another certificate ended the connection: {client.goaway}")


@with_node
def a_client_that_floods_is_cut_off_and_told_of(switchyard, node, certificates, folder):
    settings, ping = bytes(3) + b"\4" + bytes(5), b"\0\0\x08\6" + bytes(13)
    with socket.create_connection(switchyard.address["plain"], timeout=PATIENCE) as flooder:
        with suppress(ConnectionError): # the proxy may end it before or after the kernel has taken all of this
            flooder.sendall(b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n" + settings)
            for _ in range(1000):
                flooder.sendall(100 * ping)
            try:
                while flooder.recv(1 << 16):
                    pass
            except TimeoutError as still_open:
                raise AssertionError("100,000 PINGs were taken, and the connection is still open") from still_open
    told = eventually(lambda: [line for line in switchyard.lines if '"event":"flood"' in line], "no event tells of the flood")
    expect(json.loads(told[0]) == {"event": "flood", "floods": 1}, told[0])
    said = os.pread(switchyard.errors.fileno(), 1 << 20, 0).decode()
    expect("an HTTP/2 client was cut off because it flooded the proxy (1 so far)" in said, "standard error does not tell of the flood")


def chromium_speaks_http2_to_every_backend(program, folder):
    home = os.path.join(folder, "home")
    os.mkdir(home)
    environment = {"HOME": home, "XDG_DATA_HOME": os.path.join(home, "data")}
    certificates = certificates_in(folder)
    with NodeBackend(certificates) as node, run_workspace(program, folder, workspace(None, node.services(), ["tls"], managed=True), environment) as switchyard:
        trusted = run([program, "certificates", "trust", "--place", "chromium"], env={**os.environ, **environment})
        expect(trusted.returncode == 0, trusted.stdout + trusted.stderr)
        page = chromium(home, switchyard, "/h1/page")
        wanted = "done " + " ".join(f"{route}:{version}:right" for route, version in VERSION_OF.items())
        expect(wanted in page, f"Chromium shows {page}")
        uploads = [row(switchyard, f"/{route}/upload") for route in ROUTES] + [row(switchyard, "/h1/page")]
        expect(all(r["protocol"] == "HTTP/2" and r["status"] == 200 for r in uploads), f"{uploads}")


if __name__ == "__main__":
    tests([curl_gets_its_answer_from_backends_of_every_protocol, bodies_arrive_whole_in_both_directions, http1_clients_reach_http2_backends_with_bodies,
          answers_without_a_body_end_at_once, curl_is_told_to_continue, nghttp_sees_a_connection_in_good_order, h2load_fails_no_request,
          a_removed_listener_says_goaway_and_answers_what_is_under_way, a_listener_whose_tls_changes_answers_once_more,
          a_client_that_floods_is_cut_off_and_told_of, chromium_speaks_http2_to_every_backend])
