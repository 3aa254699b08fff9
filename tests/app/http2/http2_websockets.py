#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""WebSocket over HTTP/2 (RFC 8441) to an echo that speaks HTTP/1.1: extended CONNECT by a scripted client and by Chromium.
usage: http2_websockets.py SWITCHYARDCTL [TEST…]"""
import asyncio
import functools
import http
import os
import ssl
import threading

import websockets
import websockets.frames
import websockets.streams

from ends import HOST, Client, NodeBackend, Service, apply, certificates_in, chromium, eventually, expect, row, run_workspace, tests, workspace
from workbench import run

PAGE = """<!doctype html><p id="out">waiting</p><script>
  const socket = new WebSocket('wss://' + location.host + '/plain/chat');
  const got = [];
  socket.onopen = () => { socket.send('hello'); socket.send('w'.repeat(100000)); };
  socket.onmessage = (event) => { got.push(event.data.length); if (got.length === 2) socket.close(1000); };
  socket.onclose = (event) => { document.getElementById('out').textContent = 'closed ' + event.code + ' ' + got.join(' '); };
  // Chromium's clock leaps while nothing is fetched, and sockets do not count.
  (async () => { while (socket.readyState !== WebSocket.CLOSED) await fetch('/plain/ok'); })();
</script>"""


class EchoBackend:
    """Says everything again; "close" has it close with 4001, "abort" cut the connection. `ended` has the path of each
    connection that is over. A path with "page" is a page, one with "no" is turned away with 403, one with "ok" is answered with 200."""

    def __init__(self, certificates=None):
        self.context = None
        if certificates is not None:
            self.context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            self.context.load_cert_chain(certificates.path("server.pem"), certificates.path("server.key"))
        self.ended = {}
        ready = threading.Event()
        self.loop = asyncio.new_event_loop()
        threading.Thread(target=self._run, args=[ready], daemon=True).start()
        ready.wait(20)

    def _run(self, ready):
        asyncio.set_event_loop(self.loop)

        async def start():
            server = await websockets.serve(self._echo, "127.0.0.1", 0, max_size=None, ssl=self.context, process_request=self._first, subprotocols=["chat"], compression=None)
            self.port = server.sockets[0].getsockname()[1]
            ready.set()

        self.loop.run_until_complete(start())
        self.loop.run_forever()

    async def _first(self, path, headers):
        if "page" in path:
            return http.HTTPStatus.OK, [("Content-Type", "text/html")], PAGE.encode()
        if "no" in path:
            return http.HTTPStatus.FORBIDDEN, [("Content-Type", "text/plain")], b"turned away"
        if "ok" in path:
            return http.HTTPStatus.OK, [("Content-Type", "text/plain")], b"what for?"
        return None

    async def _echo(self, connection, *_):
        try:
            async for message in connection:
                if message == "close":
                    await connection.close(4001, "as you like")
                elif message == "abort":
                    connection.transport.abort()
                else:
                    await connection.send(message)
        except websockets.ConnectionClosedError:
            pass  # the code says how
        finally:
            self.ended[connection.path] = connection.close_code


class Tunnel:
    """A WebSocket connection over one stream of `client`."""

    def __init__(self, client, path, protocol="websocket", headers=()):
        self.client = client
        self.stream = client.begin("CONNECT", path, [("sec-websocket-version", "13"), ("origin", f"https://{HOST}"), *headers], end=False, pseudo=[(":protocol", protocol)])
        self.answer = client.answers[self.stream]
        client.until(lambda: self.answer.status or self.answer.reset is not None)
        self.taken = 0

    def say(self, opcode, data):
        self.client.send_all(self.stream, websockets.frames.Frame(opcode, data).serialize(mask=True))

    def hear(self):
        """The next frame. Errors: EOFError when the stream ended before it."""
        reader = websockets.streams.StreamReader()
        parser = websockets.frames.Frame.parse(reader.read_exact, mask=False)
        while True:
            reader.feed_data(self.answer.body[self.taken:])
            self.taken = len(self.answer.body)
            try:
                next(parser)
            except StopIteration as done:
                self.taken -= len(reader.buffer)
                return done.value
            if self.answer.ended or self.answer.reset is not None:
                raise EOFError("the stream ended")
            before = len(self.answer.body)
            self.client.until(lambda: len(self.answer.body) > before or self.answer.ended or self.answer.reset is not None)

    def exchange(self, message):
        opcode = websockets.frames.OP_TEXT if isinstance(message, str) else websockets.frames.OP_BINARY
        data = message.encode() if isinstance(message, str) else message
        self.say(opcode, data)
        got = b""
        while True:
            frame = self.hear()
            got += frame.data
            if frame.fin:
                break
        expect(got == data, f"the echo of {len(data)} bytes is another one of {len(got)}")

    def end(self):
        self.client.until(lambda: self.answer.ended or self.answer.reset is not None)


def with_echo(test):
    """Runs `test(switchyard, echoes, certificates, again)` with echoes behind "plain" and "tls", and Node behind "h2c"."""
    @functools.wraps(test)
    def inner(program, folder):
        certificates = certificates_in(folder)
        echoes = {"plain": EchoBackend(), "tls": EchoBackend(certificates)}
        with NodeBackend(certificates) as node:
            services = {"plain": Service("HTTP", [echoes["plain"].port]), "tls": Service("HTTPS", [echoes["tls"].port]), "h2c": Service("H2C", [node.ports["h2c"]]),
                        "h1": Service("HTTP", [node.ports["h1"]])}
            text = workspace(certificates, services)
            with run_workspace(program, folder, text) as switchyard:
                test(switchyard, echoes, certificates, workspace(certificates, services, ["plain"]))
    return inner


def both(switchyard, certificates):
    for listener in ("plain", "tls"):
        with Client(switchyard.address[listener], certificates.path("authority.pem") if listener == "tls" else None) as client:
            yield listener, client


@with_echo
def messages_of_all_sizes_go_both_ways(switchyard, echoes, certificates, _):
    for listener, client in both(switchyard, certificates):
        for route in echoes:
            tunnel = Tunnel(client, f"/{route}/sizes?{listener}", headers=[("sec-websocket-protocol", "chat")])
            expect(tunnel.answer.status == 200 and tunnel.answer.header("sec-websocket-protocol") == "chat", f"{listener} {route}: {tunnel.answer}")
            expect(not {"sec-websocket-accept", "upgrade", "connection"} & set(dict(tunnel.answer.headers)), f"{listener} {route}: {tunnel.answer.headers}")
            for message in ("hello", "", "ü" * 40_000, os.urandom(1_000_000), b"last"):
                tunnel.exchange(message)
            tunnel.say(websockets.frames.OP_PING, b"are you there?")
            pong = tunnel.hear()
            expect((pong.opcode, pong.data) == (websockets.frames.OP_PONG, b"are you there?"), f"{pong}")
        expect(client.ask("GET", "/plain/no").status == 403, "requests beside the tunnels")


@with_echo
def many_tunnels_share_a_connection(switchyard, echoes, certificates, _):
    for listener, client in both(switchyard, certificates):
        tunnels = [Tunnel(client, f"/{route}/many?{listener}{i}") for i in range(20) for route in echoes]
        for turn in range(3):
            for i, tunnel in enumerate(tunnels):
                tunnel.exchange(f"{turn} of {i}")


@with_echo
def closing_works_from_each_side(switchyard, echoes, certificates, _):
    for listener, client in both(switchyard, certificates):
        for route, echo in echoes.items():
            path = f"/{route}/by-client?{listener}"
            tunnel = Tunnel(client, path)
            tunnel.exchange("hello")
            tunnel.say(websockets.frames.OP_CLOSE, (1000).to_bytes(2, "big"))
            expect(tunnel.hear().data == (1000).to_bytes(2, "big"), "the close frame is not answered")
            tunnel.end()
            expect(tunnel.answer.ended, f"{path}: {tunnel.answer}")
            eventually(lambda: echo.ended.get(path) == 1000, lambda: f"{path}: {echo.ended}")
            logged = row(switchyard, path)
            expect((logged["protocol"], logged["statusDetails"]) == ("HTTP/2", "websocket_closed"), f"{logged}")

            path = f"/{route}/by-backend?{listener}"
            tunnel = Tunnel(client, path)
            tunnel.say(websockets.frames.OP_TEXT, b"close")
            expect(tunnel.hear().data == (4001).to_bytes(2, "big") + b"as you like", "the close frame does not come through")
            tunnel.say(websockets.frames.OP_CLOSE, (4001).to_bytes(2, "big"))
            tunnel.end()
            expect(tunnel.answer.ended, f"{path}: {tunnel.answer}")
            expect(row(switchyard, path)["statusDetails"] == "websocket_closed", f"{row(switchyard, path)}")

            path = f"/{route}/half?{listener}"
            tunnel = Tunnel(client, path)
            tunnel.exchange("hello")
            client.data(tunnel.stream, b"", True)  # END_STREAM without a close frame, as a TCP connection ends
            tunnel.end()
            eventually(lambda: path in echo.ended, lambda: f"{path}: {echo.ended}")


@with_echo
def a_break_on_one_side_is_seen_on_the_other(switchyard, echoes, certificates, _):
    for listener, client in both(switchyard, certificates):
        for route, echo in echoes.items():
            path = f"/{route}/reset?{listener}"
            tunnel = Tunnel(client, path)
            tunnel.exchange("hello")
            client.reset(tunnel.stream)
            eventually(lambda: path in echo.ended, lambda: f"the backend does not learn of the reset: {echo.ended}")
            row(switchyard, path)

            path = f"/{route}/abort?{listener}"
            tunnel = Tunnel(client, path)
            tunnel.say(websockets.frames.OP_TEXT, b"abort")
            tunnel.end()
            row(switchyard, path)
            Tunnel(client, f"/{route}/after").exchange("the connection goes on")
        path = f"/plain/gone?{listener}"
        with Client(switchyard.address[listener], certificates.path("authority.pem") if listener == "tls" else None) as leaving:
            Tunnel(leaving, path).exchange("hello")
        eventually(lambda: path in echoes["plain"].ended, lambda: f"the backend does not learn that the client is gone: {echoes['plain'].ended}")


@with_echo
def handshakes_that_fail_are_no_tunnels(switchyard, echoes, certificates, _):
    for listener, client in both(switchyard, certificates):
        for route in echoes:
            turned_away = Tunnel(client, f"/{route}/no")
            expect(turned_away.answer.status == 403, f"{turned_away.answer}")
            # 200 would tell an HTTP/2 client that there is a tunnel.
            answered = Tunnel(client, f"/{route}/ok?{listener}")
            expect(answered.answer.status >= 300, f"a backend that does not switch protocols became {answered.answer}")
            expect(row(switchyard, f"/{route}/ok?{listener}")["statusDetails"] == "websocket_handshake_failed", f"{row(switchyard, f'/{route}/ok?{listener}')}")
        for path, protocol in (("/h1/echo", "websocket"), ("/h2c/echo", "websocket"), ("/plain/chat", "webtransport"), ("/plain/chat", "")):
            refused = Tunnel(client, path, protocol)
            expect(refused.answer.status >= 300 or refused.answer.reset is not None, f"{path} {protocol}: {refused.answer}")
        Tunnel(client, "/plain/after").exchange("the connection goes on")


@with_echo
def a_removed_listener_ends_its_tunnels(switchyard, echoes, certificates, without_tls):
    with Client(switchyard.address["tls"], certificates.path("authority.pem")) as client:
        tunnel = Tunnel(client, "/plain/removed")
        tunnel.exchange("hello")
        apply(switchyard, without_tls)
        client.until(lambda: client.goaway is not None)
        tunnel.end()
        eventually(lambda: "/plain/removed" in echoes["plain"].ended, "the backend's side stays open")


def chromium_talks_over_its_http2_connection(program, folder):
    home = os.path.join(folder, "home")
    os.mkdir(home)
    environment = {"HOME": home, "XDG_DATA_HOME": os.path.join(home, "data")}
    with run_workspace(program, folder, workspace(None, {"plain": Service("HTTP", [EchoBackend().port])}, ["tls"], managed=True), environment) as switchyard:
        trusted = run([program, "certificates", "trust", "--place", "chromium"], env={**os.environ, **environment})
        expect(trusted.returncode == 0, trusted.stdout + trusted.stderr)
        page = chromium(home, switchyard, "/plain/page")
        expect("closed 1000 5 100000" in page, f"Chromium shows {page}")
        logged = row(switchyard, "/plain/chat")
        expect((logged["protocol"], logged["statusDetails"]) == ("HTTP/2", "websocket_closed"), f"{logged}")


if __name__ == "__main__":
    tests([messages_of_all_sizes_go_both_ways, many_tunnels_share_a_connection, closing_works_from_each_side, a_break_on_one_side_is_seen_on_the_other,
           handshakes_that_fail_are_no_tunnels, a_removed_listener_ends_its_tunnels, chromium_talks_over_its_http2_connection])
