#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""gRPC calls between grpcio's own client and server through listeners with and without TLS, to backends of the protocols
GRPC, H2C and HTTP2. Messages are bytes: no generated code. usage: grpc_calls.py SWITCHYARDCTL [TEST…]"""
import concurrent.futures
import functools
import os
import queue
import re
import threading

os.environ.setdefault("GRPC_VERBOSITY", "NONE")  # what it gets is checked here

import grpc  # noqa: E402

from ends import HOST, NodeBackend, Service, certificates_in, eventually, expect, row, run_workspace, tests, workspace  # noqa: E402
from ports import ClosedPort  # noqa: E402
from workbench import run  # noqa: E402

LISTENERS = ("plain", "tls")
PROTOCOLS = {"grpc": "GRPC", "h2c": "H2C", "h2": "HTTP2"}
UNLIMITED = [("grpc.max_receive_message_length", -1), ("grpc.max_send_message_length", -1)]
TIMEOUT = 60  # seconds until a call counts as stuck
LARGE = 4_000_000


class Echo(grpc.GenericRpcHandler):
    """Every service has these methods. `cancelled` and `begun` say what the server saw, by the "key" of a call."""

    def __init__(self):
        self.begun = queue.Queue()
        self.cancelled = []
        self.health = {}  # of grpc.health.v1.Health: service → status

    def service(self, details):
        service, _, method = details.method.strip("/").partition("/")
        if service == "grpc.health.v1.Health":
            return grpc.unary_unary_rpc_method_handler(self.check) if self.health is not None else None
        kinds = {"Unary": grpc.unary_unary_rpc_method_handler, "Many": grpc.unary_stream_rpc_method_handler, "Collect": grpc.stream_unary_rpc_method_handler,
                 "Talk": grpc.stream_stream_rpc_method_handler, "Fail": grpc.unary_unary_rpc_method_handler, "FailLate": grpc.unary_stream_rpc_method_handler,
                 "Hang": grpc.unary_unary_rpc_method_handler, "HangLate": grpc.unary_stream_rpc_method_handler}
        return kinds[method](getattr(self, method.lower())) if method in kinds else None

    def unary(self, request, context):
        said = [(key, value) for key, value in context.invocation_metadata() if key.startswith("x-")]
        context.send_initial_metadata([("x-first", "initial"), ("x-first-bin", b"\0\1\xff")])
        context.set_trailing_metadata([("x-last", "trailing"), ("x-last-bin", b"\xfe\0"), *((f"{key[:-4]}-back-bin" if key.endswith("-bin") else f"{key}-back", value) for key, value in said)])
        return request

    def many(self, request, context):
        count, size = map(int, request.split())
        for i in range(count):
            yield i.to_bytes(4, "big") + b"m" * size

    def collect(self, requests, context):
        sizes = [len(request) for request in requests]
        return f"{len(sizes)} {sum(sizes)}".encode()

    def talk(self, requests, context):
        for request in requests:
            yield request[::-1]

    def fail(self, request, context):
        code = next(c for c in grpc.StatusCode if c.value[0] == int(request))
        context.set_trailing_metadata([("x-why", "on purpose")])
        context.abort(code, f"failed with {code.name}: 100 % – ünicode")

    def faillate(self, request, context):
        yield b"one"
        yield b"two"
        context.abort(grpc.StatusCode.DATA_LOSS, "lost the rest")

    def hang(self, request, context):
        self._begin(request, context).wait(TIMEOUT)
        return b"too late"

    def hanglate(self, request, context):
        ended = self._begin(request, context)
        yield b"one"
        ended.wait(TIMEOUT)

    def _begin(self, key, context):
        ended = threading.Event()

        def over():
            self.cancelled.append(key)
            ended.set()

        self.begun.put(key)
        if not context.add_callback(over):
            over()  # it had ended before it began here
        return ended

    def check(self, request, context):
        # HealthCheckRequest: field 1 is the service; HealthCheckResponse: field 1 is the status, 1 = SERVING.
        service = request[2:].decode() if request else ""
        if service not in self.health:
            context.abort(grpc.StatusCode.NOT_FOUND, "unknown service")
        return bytes([0x08, self.health[service]])


class EchoServer:
    """grpcio's server with Echo while it is entered: `ports` of clear text and TLS."""

    def __init__(self, certificates):
        self.certificates = certificates

    def __enter__(self):
        self.echo = Echo()
        self.server = grpc.server(concurrent.futures.ThreadPoolExecutor(32), handlers=[self.echo], options=UNLIMITED)
        identity = grpc.ssl_server_credentials([(self.certificates.text("server.key").encode(), self.certificates.text("server.pem").encode())])
        clear = self.server.add_insecure_port("127.0.0.1:0")
        self.ports = {"grpc": clear, "h2c": clear, "h2": self.server.add_secure_port("127.0.0.1:0", identity)}
        self.server.start()
        return self

    def services(self, **changes):
        return {name: Service(protocol, [self.ports[name]], [f"/{name}.Echo/*"], **changes) for name, protocol in PROTOCOLS.items()}

    def __exit__(self, *_):
        self.server.stop(0).wait(20)


class Calls:
    """A channel to one listener; `of(route, method, kind)` is a callable of grpcio."""

    def __init__(self, address, trust=None):
        target = f"{address[0]}:{address[1]}"
        options = [*UNLIMITED, ("grpc.default_authority", HOST), ("grpc.enable_retries", 0)]
        if trust is None:
            self.channel = grpc.insecure_channel(target, options)
        else:
            with open(trust, "rb") as file:
                self.channel = grpc.secure_channel(target, grpc.ssl_channel_credentials(file.read()), [*options, ("grpc.ssl_target_name_override", HOST)])
        self.encrypted = trust is not None

    def of(self, route, method, kind="unary_unary"):
        return functools.partial(getattr(self.channel, kind)(f"/{route}.Echo/{method}"), timeout=TIMEOUT)

    def failure(self, route, method, request=b"", kind="unary_unary", **options):
        """How the call failed."""
        try:
            got = self.of(route, method, kind)(request, **options)
            got = got if kind == "unary_unary" else list(got)
        except grpc.RpcError as error:
            return error
        raise AssertionError(f"{route} {method} did not fail: {got}")

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.channel.close()


def with_echo(test=None, **changes):
    """Runs `test(switchyard, server, each)` between listeners and the Echo server; `each()` gives (calls, route) for every
    listener and backend."""
    if test is None:
        return functools.partial(with_echo, **changes)

    @functools.wraps(test)
    def inner(program, folder):
        certificates = certificates_in(folder)
        with EchoServer(certificates) as server, run_workspace(program, folder, workspace(certificates, server.services(**changes))) as switchyard:
            def each():
                for listener in LISTENERS:
                    with Calls(switchyard.address[listener], certificates.path("authority.pem") if listener == "tls" else None) as calls:
                        for route in PROTOCOLS:
                            yield calls, route

            test(switchyard, server, each)
    return inner


def logged(switchyard, calls, route, method, which=lambda row: True):
    rule = "tls" if calls.encrypted else "plain"
    return row(switchyard, f"/{route}.Echo/{method}", lambda r: r["forwardingRule"] == rule and which(r))


@with_echo
def the_four_kinds_of_calls_get_their_answers(switchyard, server, each):
    for calls, route in each():
        expect(calls.of(route, "Unary")(b"hello") == b"hello", f"unary {route}")
        expect(calls.of(route, "Unary")(b"") == b"", f"an empty message {route}")
        many = list(calls.of(route, "Many", "unary_stream")(b"500 100"))
        expect([int.from_bytes(m[:4], "big") for m in many] == list(range(500)), f"server streaming {route}: {len(many)}")
        expect(list(calls.of(route, "Many", "unary_stream")(b"0 0")) == [], f"no message at all {route}")
        expect(calls.of(route, "Collect", "stream_unary")(iter([b"c" * i for i in range(300)])) == b"300 44850", f"client streaming {route}")
        expect(calls.of(route, "Collect", "stream_unary")(iter([])) == b"0 0", f"no message at all {route}")
        for method in ("Unary", "Many", "Collect"):
            found = logged(switchyard, calls, route, method)
            expect((found["status"], found["grpcStatus"], found["protocol"], found["statusDetails"]) == (200, 0, "HTTP/2", "response_sent_by_backend"), f"{found}")


@with_echo
def messages_of_a_conversation_arrive_one_by_one(switchyard, server, each):
    for calls, route in each():
        said = queue.Queue()
        answers = calls.of(route, "Talk", "stream_stream")(iter(said.get, None))
        for i in range(50):  # each one waits for the answer to the one before
            said.put(b"%d ping" % i)
            expect(next(answers) == (b"%d ping" % i)[::-1], f"{route}: answer {i}")
        said.put(None)
        expect(list(answers) == [] and answers.code() == grpc.StatusCode.OK, f"{route}: {answers.code()}")
        expect(logged(switchyard, calls, route, "Talk")["grpcStatus"] == 0, f"{route}")


@with_echo
def many_calls_share_a_connection(switchyard, server, each):
    for calls, route in each():
        running = [calls.channel.unary_unary(f"/{route}.Echo/Unary").future(b"%d" % i, timeout=TIMEOUT) for i in range(300)]
        expect([r.result() for r in running] == [b"%d" % i for i in range(300)], f"{route}")


@with_echo
def metadata_goes_both_ways(switchyard, server, each):
    for calls, route in each():
        sent = [("x-text", "plain words"), ("x-data-bin", bytes(range(256))), ("x-text", "twice")]
        _, call = calls.of(route, "Unary").func.with_call(b"m", timeout=TIMEOUT, metadata=sent)
        first, last = list(call.initial_metadata()), list(call.trailing_metadata())
        expect(("x-first", "initial") in first and ("x-first-bin", b"\0\1\xff") in first, f"{route}: {first}")
        for wanted in (("x-last", "trailing"), ("x-last-bin", b"\xfe\0"), ("x-data-back-bin", bytes(range(256)))):
            expect(wanted in last, f"{route}: {wanted} is not in {last}")
        back = ", ".join(value for key, value in last if key == "x-text-back")
        expect(back == "plain words, twice", f"{route}: {last}")


@with_echo
def every_status_comes_through_with_its_message(switchyard, server, each):
    for calls, route in each():
        for code in grpc.StatusCode:
            if code == grpc.StatusCode.OK:
                continue
            got = calls.failure(route, "Fail", b"%d" % code.value[0])
            expect((got.code(), got.details()) == (code, f"failed with {code.name}: 100 % – ünicode"), f"{route} {code}: {got}")
            expect(("x-why", "on purpose") in list(got.trailing_metadata()), f"{route} {code}: {got.trailing_metadata()}")
            expect(logged(switchyard, calls, route, "Fail", lambda r, code=code: r["grpcStatus"] == code.value[0])["status"] == 200, f"{route} {code}")
        got = []
        try:
            for message in calls.of(route, "FailLate", "unary_stream")(b""):
                got.append(message)
        except grpc.RpcError as error:
            expect((got, error.code(), error.details()) == ([b"one", b"two"], grpc.StatusCode.DATA_LOSS, "lost the rest"), f"{route}: {got} {error}")
        expect(logged(switchyard, calls, route, "FailLate")["grpcStatus"] == 15, f"{route}")
        expect(calls.failure(route, "Unknown").code() == grpc.StatusCode.UNIMPLEMENTED, f"{route}: an unknown method")


@with_echo
def messages_of_4_megabytes_come_through(switchyard, server, each):
    message = os.urandom(LARGE)
    for calls, route in each():
        expect(calls.of(route, "Unary")(message) == message, f"unary {route}")
        expect([len(m) for m in calls.of(route, "Many", "unary_stream")(b"3 %d" % LARGE)] == [LARGE + 4] * 3, f"server streaming {route}")
        expect(calls.of(route, "Collect", "stream_unary")(iter([message] * 3)) == b"3 %d" % (3 * LARGE), f"client streaming {route}")


@with_echo
def a_deadline_ends_the_call_on_both_sides(switchyard, server, each):
    for calls, route in each():
        for deadline in (0.5, 2, 8, 30):  # a short one may be over before the call has come through
            key = f"deadline of {deadline} s {route} {calls.encrypted}".encode()
            got = calls.failure(route, "Hang", key, timeout=deadline)
            expect(got.code() == grpc.StatusCode.DEADLINE_EXCEEDED, f"{route}: {got}")
            if key in server.echo.begun.queue:
                break
        eventually(lambda: key in server.echo.cancelled, f"the server does not learn of the deadline of {route}")
        found = logged(switchyard, calls, route, "Hang")
        expect(found.get("grpcStatus") == 4 or found["statusDetails"].startswith("client_disconnected"), f"{route}: {found}")


@with_echo(timeout=1)
def the_services_timeout_ends_the_call_as_unavailable(switchyard, server, each):
    for calls, route in each():
        for attempt in range(5):  # the timeout may be over before the calls have come through
            key = f"timeout {attempt} {route} {calls.encrypted}".encode()
            late = calls.of(route, "HangLate", "unary_stream")(key + b" late")
            got = calls.failure(route, "Hang", key)
            expect(got.code() == grpc.StatusCode.UNAVAILABLE and got.details(), f"{route}: {got}")
            try:
                first = next(late)
            except grpc.RpcError:
                first = None
                continue
            if {key, key + b" late"} <= set(server.echo.begun.queue):
                break
        eventually(lambda: {key, key + b" late"} <= set(server.echo.cancelled), f"the server does not learn of the timeout of {route}")
        found = logged(switchyard, calls, route, "Hang")
        expect((found["status"], found["grpcStatus"], found["statusDetails"]) == (200, 14, "backend_timeout"), f"{route}: {found}")
        expect(first == b"one", f"{route}: the message before the timeout")
        try:
            next(late)
            raise AssertionError(f"{route}: a second message")
        except grpc.RpcError as error:
            expect(error.code() == grpc.StatusCode.UNAVAILABLE and error.details(), f"{route}: {error}")
        found = logged(switchyard, calls, route, "HangLate")
        expect((found["grpcStatus"], found["statusDetails"]) == (14, "backend_timeout"), f"{route}: {found}")


@with_echo
def the_server_learns_of_a_cancelled_call(switchyard, server, each):
    for calls, route in each():
        for method, kind in (("Hang", "unary_unary"), ("HangLate", "unary_stream")):
            key = f"cancel {route} {method} {calls.encrypted}".encode()
            callable_ = getattr(calls.channel, kind)(f"/{route}.Echo/{method}")
            call = callable_.future(key, timeout=TIMEOUT) if kind == "unary_unary" else callable_(key, timeout=TIMEOUT)
            expect(server.echo.begun.get(timeout=TIMEOUT) == key, f"{key}: another call began")
            if kind == "unary_stream":
                expect(next(call) == b"one", f"{key}: the first message")
            call.cancel()
            eventually(lambda key=key: key in server.echo.cancelled, f"the server does not learn of {key}")
            found = logged(switchyard, calls, route, method)
            expect(found["statusDetails"].startswith("client_disconnected"), f"{found}")


def failures_of_our_own_are_told_in_grpcs_way(program, folder):
    certificates = certificates_in(folder)
    with EchoServer(certificates) as server, NodeBackend(certificates) as node, ClosedPort() as dead:
        services = {"sick": Service("GRPC", [dead], ["/sick.Echo/*"], health=f"{{type: TCP, checkIntervalSec: 1, timeoutSec: 1, tcpHealthCheck: {{port: {dead}}}}}"),
                    "gone": Service("GRPC", [dead], ["/gone.Echo/*"]), "old": Service("HTTP2", [node.ports["h1s"]], ["/old.Echo/*"]),
                    "web": Service("HTTP", [node.ports["h1"]], ["/web.Echo/*"]), "grpc": Service("GRPC", [server.ports["grpc"]], ["/grpc.Echo/*"])}
        # Without a default nothing is there for other paths.
        text = re.sub(r"\n *defaultService: sick", "", workspace(certificates, services))
        with run_workspace(program, folder, text) as switchyard:
            for listener in LISTENERS:
                with Calls(switchyard.address[listener], certificates.path("authority.pem") if listener == "tls" else None) as calls:
                    for route, code, number, details in (("sick", grpc.StatusCode.UNAVAILABLE, 14, "failed_to_pick_backend"), ("gone", grpc.StatusCode.UNAVAILABLE, 14, "failed_to_connect_to_backend"),
                                                         ("old", grpc.StatusCode.UNAVAILABLE, 14, "failed_to_connect_to_backend"), ("web", grpc.StatusCode.UNIMPLEMENTED, 12, "response_sent_by_backend")):
                        got = calls.failure(route, "Unary", b"x")
                        expect(got.code() == code and got.details(), f"{route}: {got}")
                        found = logged(switchyard, calls, route, "Unary")
                        expect((found["grpcStatus"], found["statusDetails"]) == (number, details), f"{route}: {found}")
                    expect(calls.of("grpc", "Unary")(b"x") == b"x", "a call after those")
                    got = calls.failure("nowhere", "Unary", b"x")
                    expect(got.code() == grpc.StatusCode.UNIMPLEMENTED, f"a path without a target: {got}")
                    expect(logged(switchyard, calls, "nowhere", "Unary")["statusDetails"] == "config_not_found", "a path without a target")


def calls_trust_the_development_authority(program, folder):
    home = os.path.join(folder, "home")
    os.mkdir(home)
    environment = {"HOME": home, "XDG_DATA_HOME": os.path.join(home, "data")}
    certificates = certificates_in(folder)
    with EchoServer(certificates) as server, run_workspace(program, folder, workspace(None, server.services(), ["tls"], managed=True), environment) as switchyard:
        told = run([program, "certificates", "authority"], env={**os.environ, **environment})
        file = re.search(r"\S+\.(pem|crt)", told.stdout)
        expect(told.returncode == 0 and file, told.stdout + told.stderr)
        with Calls(switchyard.address["tls"], file.group(0)) as calls:
            for route in PROTOCOLS:
                expect(calls.of(route, "Unary")(b"trusted") == b"trusted", route)


def health_checks_call_the_health_service(program, folder):
    certificates = certificates_in(folder)
    with EchoServer(certificates) as server:
        server.echo.health = {"": 1, "orders": 1}
        clear, encrypted = server.ports["grpc"], server.ports["h2"]
        timing = "checkIntervalSec: 1, timeoutSec: 1, healthyThreshold: 1, unhealthyThreshold: 1"
        services = {"grpc": Service("GRPC", [clear], ["/grpc.Echo/*"], health=f"{{type: GRPC, {timing}, grpcHealthCheck: {{port: {clear}}}}}"),
                    "named": Service("GRPC", [clear], ["/named.Echo/*"], health=f"{{type: GRPC, {timing}, grpcHealthCheck: {{port: {clear}, grpcServiceName: orders}}}}"),
                    "unknown": Service("GRPC", [clear], ["/unknown.Echo/*"], health=f"{{type: GRPC, {timing}, grpcHealthCheck: {{port: {clear}, grpcServiceName: other}}}}"),
                    "tls": Service("HTTP2", [encrypted], ["/tls.Echo/*"], health=f"{{type: GRPC_WITH_TLS, {timing}, grpcTlsHealthCheck: {{port: {encrypted}}}}}")}

        def code(calls, route):
            try:
                calls.of(route, "Unary")(b"x")
            except grpc.RpcError as error:
                return error.code().name
            return "OK"

        with run_workspace(program, folder, workspace(certificates, services, ["plain"])) as switchyard, Calls(switchyard.address["plain"]) as calls:
            def become(wanted):
                eventually(lambda: {route: code(calls, route) for route in services} == wanted,
                           lambda: f"{ {route: code(calls, route) for route in services} } instead of {wanted}; {[line for line in switchyard.lines if 'health' in line.lower()][-6:]}")

            become({"grpc": "OK", "named": "OK", "unknown": "UNAVAILABLE", "tls": "OK"})
            server.echo.health = {"": 1, "orders": 2}  # NOT_SERVING
            become({"grpc": "OK", "named": "UNAVAILABLE", "unknown": "UNAVAILABLE", "tls": "OK"})
            server.echo.health = {"": 2, "orders": 1, "other": 1}
            become({"grpc": "UNAVAILABLE", "named": "OK", "unknown": "OK", "tls": "UNAVAILABLE"})
            server.echo.health = None  # UNIMPLEMENTED
            become({"grpc": "UNAVAILABLE", "named": "UNAVAILABLE", "unknown": "UNAVAILABLE", "tls": "UNAVAILABLE"})
            server.echo.health = {"": 1, "orders": 1, "other": 1}
            become({"grpc": "OK", "named": "OK", "unknown": "OK", "tls": "OK"})


if __name__ == "__main__":
    tests([the_four_kinds_of_calls_get_their_answers, messages_of_a_conversation_arrive_one_by_one, many_calls_share_a_connection, metadata_goes_both_ways,
          every_status_comes_through_with_its_message, messages_of_4_megabytes_come_through, a_deadline_ends_the_call_on_both_sides,
          the_services_timeout_ends_the_call_as_unavailable, the_server_learns_of_a_cancelled_call, failures_of_our_own_are_told_in_grpcs_way,
          calls_trust_the_development_authority, health_checks_call_the_health_service])
