#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""HTTP/2 backends of several makes (Node, nginx, scripted ones that are difficult) and what HTTP/2 has besides requests and
answers: cookies, limits, trailers, resets. usage: http2_backends.py SWITCHYARDCTL [TEST…]"""
import functools
import hashlib
import json
import os
import socket
import threading

import h2.events
import h2.settings

from ends import (HOST, Client, NginxBackend, NodeBackend, ScriptedBackend, Service, certificates_in, expect, row,
                  run_workspace, tests, workspace)
from workbench import run

ROUTES = list(NodeBackend.PROTOCOLS)
MAX_STREAMS = h2.settings.SettingCodes.MAX_CONCURRENT_STREAMS


def with_node(test):
    """Runs `test(switchyard, node, certificates)` between listeners and the Node backend."""
    @functools.wraps(test)
    def inner(program, folder):
        certificates = certificates_in(folder)
        with NodeBackend(certificates) as node, run_workspace(program, folder, workspace(certificates, node.services())) as switchyard:
            test(switchyard, node, certificates)
    return inner


def clients(switchyard, certificates):
    """A client of each listener, connected when its turn comes: one that does not acknowledge the settings in time is given up."""
    yield Client(switchyard.address["plain"])
    yield Client(switchyard.address["tls"], certificates.path("authority.pem"))


# Heads.

@with_node
def cookie_crumbs_are_one_line_and_set_cookies_stay_apart(switchyard, node, certificates):
    crumbs = [("cookie", f"c{i}=v{i}") for i in range(200)]
    wanted = "; ".join(value for _, value in crumbs)
    for client in clients(switchyard, certificates):
        with client:
            for route in ROUTES:
                got = json.loads(client.ask("GET", f"/{route}/echo", [("x-first", "1"), *crumbs[:50], ("x-between", "2"), *crumbs[50:], ("x-last", "3")]).body)
                expect([value for name, value in got["raw"] if name == "cookie"] == [wanted], f"{route}: {got['raw']}")
                expect([got["headers"][name] for name in ("x-first", "x-between", "x-last")] == ["1", "2", "3"], f"{route}: {got['headers']}")
                answer = client.ask("GET", f"/{route}/cookies?n=40")
                expect([value for name, value in answer.headers if name == "set-cookie"] == [f"c{i}=v{i}; Path=/" for i in range(40)], f"{route}: {answer}")


@with_node
def a_head_beyond_60_kilobytes_gets_413_and_the_connection_goes_on(switchyard, node, certificates):
    for client in clients(switchyard, certificates):
        with client:
            for route in ROUTES:
                for fields in ([("x-large", "l" * 58_000)], [(f"x-{i}", "m" * 950) for i in range(60)]):
                    good = client.ask("GET", f"/{route}/echo", fields)
                    expect(good.status == 200 and all(json.loads(good.body)["headers"][name] == value for name, value in fields), f"{route}: {good.status} {good.body[:300]}")
                for case, fields in (("one", [("x-large", "l" * 61_500)]), ("many", [(f"x-{i}", "m" * 950) for i in range(66)]), ("count", [(f"x-{i}", "s") for i in range(200)])):
                    path = f"/{route}/echo?too={case}-{client.encrypted}"
                    bad = client.ask("GET", path, fields)
                    expect(bad.status == 413 and client.goaway is None, f"{path}: {bad}, {client.goaway}")
                    expect(row(switchyard, path)["statusDetails"] == "headers_too_long", f"{path}: {row(switchyard, path)}")
                large = client.ask("GET", f"/{route}/large?n=50000")
                expect(len(large.header("x-large")) == 50_000, f"{route}: an answer's head of 50 KB: {large.status}")
                expect(client.ask("GET", f"/{route}/echo").status == 200, "the connection is of no use any more")


@with_node
def malformed_heads_are_refused_and_the_connection_goes_on(switchyard, node, certificates):
    cases = {
        "capital": [("X-Capital", "1")],
        "connection": [("connection", "close")],
        "chunked": [("transfer-encoding", "chunked")],
        "te": [("te", "gzip")],
        "space": [("x-space", " 1")],
        "line-feed": [("x-feed", "1\nx-smuggled: 2")],
        "null": [("x-null", "1\0")],
        "late": [("x-a", "1"), (":path", "/h1/echo")],
        "colon": [(":unknown", "1")],
        "host": [("host", "other.example.com")],
        "length": [("content-length", "12")],
        "lengths": [("content-length", "0"), ("content-length", "1")],
        "underscore": [("content_length", "5")],
    }
    with Client(switchyard.address["plain"]) as client:
        for case, fields in cases.items():
            path = f"/h1/echo?{case}"
            got = client.ask("GET", path, fields)
            expect(got.status == 400 or got.reset == 1, f"{case}: {got}")
            expect(row(switchyard, path)["status"] == 400, f"{case}: {row(switchyard, path)}")
            expect(client.ask("GET", "/h2c/echo").status == 200, f"after {case} the connection is of no use any more")


# Trailers.

@with_node
def trailers_go_both_ways(switchyard, node, certificates):
    for client in clients(switchyard, certificates):
        with client:
            for route in ROUTES:
                stream = client.begin("POST", f"/{route}/upload", [("trailer", "x-check, x-note"), ("te", "trailers")], end=False)
                client.send_all(stream, b"piece one, ")
                client.send_all(stream, b"piece two")
                client.headers(stream, [("x-check", "0815"), ("x-note", "last words")], end=True)
                got = client.answer(stream)
                body = json.loads(got.body)
                expect(body["bytes"] == 20 and body["trailers"] == {"x-check": "0815", "x-note": "last words"}, f"{route}: {body}")
                for empty in (0, 1):
                    answer = client.ask("GET", f"/{route}/trailers?empty={empty}", [("te", "trailers")])
                    expect(answer.body == (b"" if empty else b"a body") and ("x-sum", "twelve") in answer.trailers and ("x-more", "too") in answer.trailers, f"{route}: {answer}")


@with_node
def trailers_reach_http1_clients_and_come_from_them(switchyard, node, certificates):
    for route in ROUTES:
        with socket.create_connection(switchyard.address["plain"], timeout=30) as client:
            client.sendall(f"POST /{route}/upload HTTP/1.1\r\nHost: {HOST}\r\nTE: trailers\r\nConnection: TE\r\nTransfer-Encoding: chunked\r\n\r\n"
                           "5\r\nhello\r\n0\r\nX-Check: 0815\r\n\r\n".encode())
            client.sendall(f"GET /{route}/trailers HTTP/1.1\r\nHost: {HOST}\r\nTE: trailers\r\nConnection: TE, close\r\n\r\n".encode())
            text = b""
            while piece := client.recv(65536):
                text += piece
        expect(b'"trailers":{"x-check":"0815"}' in text, f"{route}: {text}")
        expect(text.endswith(b"0\r\nx-sum: twelve\r\nx-more: too\r\n\r\n"), f"{route}: {text[-300:]}")


# Resets.

@with_node
def the_backend_learns_that_the_client_has_given_up(switchyard, node, certificates):
    for client in clients(switchyard, certificates):
        with client:
            for route in ROUTES:
                for action, seen in (("hang", "hangs"), ("endless", None)):
                    path = f"/{route}/{action}?reset-{client.encrypted}"
                    stream = client.begin("GET", path)
                    if seen:
                        node.wait_for(seen, path)
                    else:
                        client.until(lambda stream=stream: len(client.answers[stream].body) > 100_000)
                    client.reset(stream)
                    node.wait_for("ended", path)
                    logged = row(switchyard, path)
                    expect(logged["statusDetails"] == ("client_disconnected_before_any_response" if seen else "client_disconnected_after_partial_response"), f"{path}: {logged}")
                    expect(client.ask("GET", f"/{route}/echo").status == 200, "the connection is of no use any more")


@with_node
def the_backend_learns_that_the_connection_is_gone(switchyard, node, certificates):
    for route in ROUTES:
        for encrypted, client in enumerate(clients(switchyard, certificates)):
            path = f"/{route}/hang?gone-{encrypted}"
            with client:
                client.begin("GET", path)
                node.wait_for("hangs", path)
            node.wait_for("ended", path)
        path = f"/{route}/endless?http1"
        with socket.create_connection(switchyard.address["plain"], timeout=30) as client:
            client.sendall(f"GET {path} HTTP/1.1\r\nHost: {HOST}\r\n\r\n".encode())
            client.recv(65536)
        node.wait_for("ended", path)


@with_node
def a_reset_of_the_backend_becomes_502_or_a_reset(switchyard, node, certificates):
    for client in clients(switchyard, certificates):
        with client:
            for route in ROUTES:
                path = f"/{route}/reset?{client.encrypted}"
                got = client.ask("GET", path)
                expect(got.status == 502 and b"did not give a proper answer" in got.body, f"{path}: {got}")
                logged = row(switchyard, path)
                expect((logged["status"], logged["statusDetails"]) == (502, "backend_connection_closed_before_data_sent_to_client"), f"{path}: {logged}")
                path = f"/{route}/partial?{client.encrypted}"
                got = client.ask("GET", path)
                expect(got.status == 200 and got.body == b"0123456789" and got.reset not in (None, 0), f"{path}: {got}")
                logged = row(switchyard, path)
                expect(logged["statusDetails"] == "backend_connection_closed_after_partial_response_sent", f"{path}: {logged}")
                expect(client.ask("GET", f"/{route}/echo").status == 200 and client.goaway is None, "the connection is of no use any more")


@with_node
def bodies_that_disagree_with_their_length_are_not_passed_on_as_whole(switchyard, node, certificates):
    with Client(switchyard.address["plain"]) as client:
        for route in ROUTES:
            for case, body in (("short", b"123"), ("long", b"1234567890")):
                path = f"/{route}/upload?{case}"
                stream = client.begin("POST", path, [("content-length", "5")], end=False)
                client.data(stream, body, True)
                got = client.answer(stream)
                expect(got.status in (0, 400) and (got.status == 400 or got.reset is not None), f"{path}: {got}")
                expect(row(switchyard, path)["status"] in (0, 400), f"{path}: {row(switchyard, path)}")
                expect(client.ask("GET", f"/{route}/echo").status == 200 and client.goaway is None, "the connection is of no use any more")


# Other backends.

def nginx_is_a_backend(program, folder):
    certificates = certificates_in(folder)
    root = os.path.join(folder, "files")
    os.mkdir(root)
    body = os.urandom(5_000_000)
    with open(os.path.join(root, "large"), "wb") as file:
        file.write(body)
    with NginxBackend(folder, certificates, root) as nginx:
        services = {"c": Service("H2C", [nginx.ports["h2c"]]), "t": Service("HTTP2", [nginx.ports["h2"]])}
        with run_workspace(program, folder, workspace(certificates, services)) as switchyard:
            for client in clients(switchyard, certificates):
                with client:
                    for route in services:
                        got = client.ask("GET", f"/{route}/text?a=b")
                        expect(got.body.decode() == f"HTTP/2.0 {HOST} /{route}/text?a=b", f"{route}: {got}")
                        large = client.ask("GET", f"/{route}/files/large")
                        expect(hashlib.sha256(large.body).digest() == hashlib.sha256(body).digest() and large.header("content-length") == "5000000", f"{route}: {len(large.body)} bytes of 5000000")
                        part = client.ask("GET", f"/{route}/files/large", [("range", "bytes=10-19")])
                        expect((part.status, part.body) == (206, body[10:20]), f"{route}: {part}")
                        old = client.ask("GET", f"/{route}/files/large", [("if-none-match", large.header("etag"))])
                        expect((old.status, old.body) == (304, b""), f"{route}: {old}")
                        expect(client.ask("GET", f"/{route}/files/none").status == 404, "a file that is not there")
            for route in services:
                done = run(["h2load", "-n", "1000", "-c", "4", "-m", "30", f"http://127.0.0.1:{switchyard.address['plain'][1]}/{route}/text"])
                expect("1000 succeeded, 0 failed, 0 errored" in done.stdout and "1000 2xx" in done.stdout, f"{route}: {done.stdout[-1500:]}")


def short_answer(peer, stream, headers):
    peer.headers(stream, [(":status", "200"), ("content-length", "4")])
    peer.data(stream, b"fine", True)


def no_streams_at_all_is_502_with_a_sentence(program, folder):
    certificates = certificates_in(folder)
    with ScriptedBackend(short_answer, {MAX_STREAMS: 0}) as backend:
        with run_workspace(program, folder, workspace(certificates, {"none": Service("H2C", [backend.port])}, ["plain"])) as switchyard:
            with Client(switchyard.address["plain"]) as client:
                for i in range(3):
                    got = client.ask("GET", f"/none/{i}")
                    expect(got.status == 502, f"{got}")
                    expect(row(switchyard, f"/none/{i}")["statusDetails"] == "failed_to_connect_to_backend", f"{row(switchyard, f'/none/{i}')}")


def one_stream_at_a_time_is_enough(program, folder):
    certificates = certificates_in(folder)
    waiting = threading.Semaphore(0)

    def answer(peer, stream, headers):
        waiting.acquire(timeout=0.01)  # so that requests meet
        short_answer(peer, stream, headers)

    with ScriptedBackend(answer, {MAX_STREAMS: 1}) as backend:
        with run_workspace(program, folder, workspace(certificates, {"one": Service("H2C", [backend.port])}, ["plain"])) as switchyard:
            with Client(switchyard.address["plain"]) as client:
                for batch in range(3):  # all of one wait for room at once, and may do so for the connect timeout
                    streams = [client.begin("GET", f"/one/{batch}/{i}") for i in range(30)]
                    got = [client.answer(stream) for stream in streams]
                    expect(all((a.status, a.body) == (200, b"fine") for a in got), f"{[a for a in got if a.status != 200][:3]}")
            done = run(["h2load", "-n", "300", "-c", "3", "-m", "10", f"http://127.0.0.1:{switchyard.address['plain'][1]}/one/load"])
            expect("300 succeeded, 0 failed, 0 errored" in done.stdout and "300 2xx" in done.stdout, done.stdout[-1500:])


def a_tls_backend_without_h2_is_502_and_not_spoken_to_otherwise(program, folder):
    certificates = certificates_in(folder)
    asked = []

    def answer(peer, stream, headers):
        asked.append(headers)
        short_answer(peer, stream, headers)

    with NodeBackend(certificates) as node, ScriptedBackend(answer, certificates=certificates, alpn=()) as silent, \
            ScriptedBackend(answer, certificates=certificates, alpn=("http/1.1",)) as old, ScriptedBackend(answer, certificates=certificates) as good:
        services = {"silent": Service("HTTP2", [silent.port]), "old": Service("HTTP2", [old.port]), "node": Service("HTTP2", [node.ports["h1s"]]),
                    "clear": Service("HTTP2", [node.ports["h2c"]]), "text": Service("H2C", [node.ports["h1"]]), "secret": Service("H2C", [node.ports["h2"]]),
                    "good": Service("HTTP2", [good.port])}
        with run_workspace(program, folder, workspace(certificates, services, ["plain"])) as switchyard:
            with Client(switchyard.address["plain"]) as client:
                for route in services:
                    got = client.ask("GET", f"/{route}/echo")
                    if route == "good":
                        expect((got.status, got.body) == (200, b"fine"), f"good: {got}")
                        continue
                    expect(got.status == 502, f"{route}: {got}")
                    expect(row(switchyard, f"/{route}/echo")["statusDetails"] == "failed_to_connect_to_backend", f"{route}: {row(switchyard, f'/{route}/echo')}")
        expect(len(asked) == 1, f"a backend without h2 was asked all the same: {asked}")


def a_backend_that_goes_away_fails_no_request(program, folder):
    """GOAWAY behind every fifth stream: that many are answered, the rest goes over new connections."""
    certificates = certificates_in(folder)
    counts = {}

    def answer(peer, stream, headers):
        counts[peer] = counts.get(peer, 0) + 1
        if counts[peer] > 5:
            return  # beyond the GOAWAY: not processed
        short_answer(peer, stream, headers)
        if counts[peer] == 5:
            peer.h2.close_connection(0, last_stream_id=stream)
            peer.flush()
            peer.socket.shutdown(socket.SHUT_WR)

    with ScriptedBackend(answer) as backend:
        with run_workspace(program, folder, workspace(certificates, {"away": Service("H2C", [backend.port])}, ["plain"])) as switchyard:
            with Client(switchyard.address["plain"]) as client:
                for i in range(40):
                    got = client.ask("GET", f"/away/{i}")
                    expect((got.status, got.body) == (200, b"fine"), f"request {i}: {got}")
        expect(backend.connections >= 8, f"only {backend.connections} connections")


def a_refused_stream_is_tried_once_more(program, folder):
    certificates = certificates_in(folder)
    asked = []

    def answer(peer, stream, headers):
        asked.append(headers[":path"])
        if asked.count(headers[":path"]) == 1:
            peer.reset(stream, 7)  # REFUSED_STREAM
        else:
            short_answer(peer, stream, headers)

    with ScriptedBackend(answer) as backend:
        with run_workspace(program, folder, workspace(certificates, {"shy": Service("H2C", [backend.port])}, ["plain"])) as switchyard:
            with Client(switchyard.address["plain"]) as client:
                got = client.ask("GET", "/shy/get")
                expect((got.status, got.body) == (200, b"fine"), f"{got}, asked {asked}")
                got = client.ask("POST", "/shy/post", [("content-length", "0")])
                expect((got.status, got.body) == (200, b"fine"), f"{got}, asked {asked}")


def difficult_answers_become_502(program, folder):
    certificates = certificates_in(folder)
    scripts = {
        "no-status": lambda peer, stream: peer.headers(stream, [("x-a", "b")], True),
        "status": lambda peer, stream: peer.headers(stream, [(":status", "20x")], True),
        "101": lambda peer, stream: peer.headers(stream, [(":status", "101")]),
        "capital": lambda peer, stream: peer.headers(stream, [(":status", "200"), ("X-Big", "1")], True),
        "connection": lambda peer, stream: peer.headers(stream, [(":status", "200"), ("connection", "close")], True),
        "line-feed": lambda peer, stream: peer.headers(stream, [(":status", "200"), ("x-a", "1\r\nset-cookie: a=b")], True),
        "length": lambda peer, stream: peer.headers(stream, [(":status", "200"), ("content-length", "9")], True),
        "huge": lambda peer, stream: peer.headers(stream, [(":status", "200"), *((f"x-{i}", "h" * 9000) for i in range(16))], True),
        "garbage": lambda peer, stream: peer.socket.sendall(b"\0\0\4\1\4" + stream.to_bytes(4, "big") + b"\xff\xff\xff\xff"),
        "close": lambda peer, stream: peer.socket.shutdown(socket.SHUT_RDWR),
    }

    def answer(peer, stream, headers):
        script = scripts.get(headers[":path"].split("/")[2])
        short_answer(peer, stream, headers) if script is None else script(peer, stream)

    with ScriptedBackend(answer) as backend:
        with run_workspace(program, folder, workspace(certificates, {"bad": Service("H2C", [backend.port])}, ["plain"])) as switchyard:
            with Client(switchyard.address["plain"]) as client:
                for case in scripts:
                    got = client.ask("POST", f"/bad/{case}", [("content-length", "0")])
                    expect(got.status == 502, f"{case}: {got}")
                    logged = row(switchyard, f"/bad/{case}")
                    expect(logged["status"] == 502 and logged["statusDetails"].startswith("backend_"), f"{case}: {logged}")
                    good = client.ask("GET", f"/bad/good?{case}")
                    expect((good.status, good.body) == (200, b"fine"), f"after {case}: {good}")


def interim_answers_are_passed_on(program, folder):
    certificates = certificates_in(folder)
    arrived = threading.Semaphore(0)

    def answer(peer, stream, headers):
        for i in range(2):
            peer.headers(stream, [(":status", "103"), ("link", f"</style{i}.css>; rel=preload")])
            expect(arrived.acquire(timeout=30), "the interim answer does not arrive")
        short_answer(peer, stream, headers)

    with ScriptedBackend(answer) as backend:
        with run_workspace(program, folder, workspace(certificates, {"early": Service("H2C", [backend.port])})) as switchyard:
            for client in clients(switchyard, certificates):
                with client:
                    stream = client.begin("GET", "/early/x")
                    for i in range(2):
                        client.until(lambda i=i: len(client.answers[stream].interim) > i)
                        arrived.release()
                    got = client.answer(stream)
                    expect(got.interim == [103, 103] and (got.status, got.body) == (200, b"fine"), f"{got}")


if __name__ == "__main__":
    tests([cookie_crumbs_are_one_line_and_set_cookies_stay_apart, a_head_beyond_60_kilobytes_gets_413_and_the_connection_goes_on,
          malformed_heads_are_refused_and_the_connection_goes_on, trailers_go_both_ways, trailers_reach_http1_clients_and_come_from_them,
          the_backend_learns_that_the_client_has_given_up, the_backend_learns_that_the_connection_is_gone, a_reset_of_the_backend_becomes_502_or_a_reset,
          bodies_that_disagree_with_their_length_are_not_passed_on_as_whole, nginx_is_a_backend, no_streams_at_all_is_502_with_a_sentence,
          one_stream_at_a_time_is_enough, a_tls_backend_without_h2_is_502_and_not_spoken_to_otherwise, a_backend_that_goes_away_fails_no_request,
          a_refused_stream_is_tried_once_more, difficult_answers_become_502, interim_answers_are_passed_on])
