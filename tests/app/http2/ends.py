# SPDX-License-Identifier: GPL-3.0-or-later
"""The two ends that the HTTP/2 tests put around Switchyard: backends (Node, nginx, one that a test scripts), a client
that goes step by step, and the workspace between them."""
import dataclasses
import functools
import json
import os
import re
import signal
import socket
import ssl
import subprocess
import sys
import threading
import time
import traceback

import h2.config
import h2.connection
import h2.errors
import h2.events
import h2.exceptions
import h2.settings

for _folder in ("../clients", "../../support"):
    sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), _folder))

from ports import free_port  # noqa: E402
from workbench import Certificates, Switchyard, expect, indented, main, run  # noqa: E402

HERE = os.path.dirname(os.path.abspath(__file__))
HOST = "shop.example.com"
PATIENCE = 30  # seconds until a test takes something for missing; nothing is measured against it


def eventually(holds, sentence):
    """Waits until `holds()` is true and returns what it said."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        found = holds()
        if found:
            return found
        time.sleep(0.05)
    raise AssertionError(sentence() if callable(sentence) else sentence)


def certificates_in(folder):
    certificates = Certificates(folder)
    certificates.authority("authority")
    certificates.leaf("server", "authority", dns=[HOST, "localhost"])
    return certificates


# Workspaces.

@dataclasses.dataclass
class Service:
    """A backend service; its requests are those to `paths`, by default /NAME/*."""
    protocol: str
    ports: list
    paths: list = None
    timeout: int = None  # seconds
    health: str = None   # the health check's fields, in YAML's braces


def service_text(name, service):
    more = "" if service.timeout is None else f", timeoutSec: {service.timeout}"
    more += "" if service.health is None else f", healthChecks: [{name}]"
    return f"  - {{name: {name}, loadBalancingScheme: EXTERNAL_MANAGED, protocol: {service.protocol}, backends: [{{group: pool-{name}}}]{more}}}\n"


def workspace(certificates, services, listeners=("plain", "tls"), managed=False, proxy=""):
    """Two listeners, clear text ("plain") and TLS ("tls"), in front of `services` (name → Service). The first one is the
    default. `managed`: the development CA issues the certificate."""
    names = list(services)
    text = "forwardingRules:\n"
    for name, kind in (("plain", "80-80"), ("tls", "443-443")):
        if name in listeners:
            text += f"  - {{name: {name}, loadBalancingScheme: EXTERNAL_MANAGED, IPAddress: 203.0.113.10, IPProtocol: TCP, portRange: {kind}, target: {name}}}\n"
    if "plain" in listeners:
        text += "targetHttpProxies: [{name: plain, urlMap: web}]\n"
    if "tls" in listeners:
        own = ("    type: MANAGED\n    managed: {domains: [shop.example.com]}\n" if managed else
               f"    type: SELF_MANAGED\n    certificate: |\n{indented(certificates.text('server.pem'), 6)}\n")
        text += f"targetHttpsProxies: [{{name: tls, urlMap: web, sslCertificates: [shop]{proxy}}}]\nsslCertificates:\n  - name: shop\n{own}"
    text += f"urlMaps:\n  - name: web\n    defaultService: {names[0]}\n    hostRules: [{{hosts: ['*'], pathMatcher: all}}]\n"
    text += f"    pathMatchers:\n      - name: all\n        defaultService: {names[0]}\n        pathRules:\n"
    for name, service in services.items():
        paths = ", ".join(service.paths or [f"/{name}/*"])
        text += f"          - {{paths: [{paths}], service: {name}}}\n"
    text += "backendServices:\n" + "".join(service_text(name, service) for name, service in services.items())
    checks = [f"  - {{name: {name}, {service.health[1:-1]}}}\n" for name, service in services.items() if service.health]
    text += "healthChecks:\n" + "".join(checks) if checks else ""
    text += "networkEndpointGroups:\n" + "".join(f"  - {{name: pool-{name}, networkEndpointType: GCE_VM_IP_PORT, zone: z}}\n" for name in names)
    text += "local:\n  listeners: [" + ", ".join(f"{{forwardingRule: {name}, port: 0}}" for name in listeners) + "]\n  backends:\n"
    for name, service in services.items():
        text += f"    - {{group: pool-{name}, endpoints: [{', '.join(chr(34) + f'127.0.0.1:{port}' + chr(34) for port in service.ports)}]}}\n"
    if "tls" in listeners and not managed:
        text += "  secrets: [{resource: sslCertificates/shop, field: privateKey, file: server.key}]\n"
    return text


class Running(Switchyard):
    """switchyardctl run, which says why when it crashed."""

    def __enter__(self):
        self.environment.setdefault("UBSAN_OPTIONS", "print_stacktrace=1")
        return super().__enter__()

    def __exit__(self, *exception):
        crashed = self.process.poll() is not None
        try:
            super().__exit__(*exception)
        finally:
            self.errors.seek(0)
            said = self.errors.read()
            at = re.search(r"ERROR: AddressSanitizer|runtime error|Assertion", said)
            if crashed or at:
                print(f"switchyardctl ended with {self.process.returncode}: {said[at.start() if at else -2000:][:8000]}", flush=True)


def run_workspace(program, folder, text, environment=None):
    return Running(program, folder, text, environment, ["--json", "--log"])


def live_count(switchyard):
    return sum('"event":"live"' in line for line in list(switchyard.lines))


def apply(switchyard, text):
    """Has the running program take another workspace, and waits until it is live."""
    before = live_count(switchyard)
    with open(switchyard.file, "w", encoding="utf-8") as file:
        file.write(text)
    switchyard.process.send_signal(signal.SIGHUP)
    eventually(lambda: live_count(switchyard) > before, lambda: f"the new revision is not live: {switchyard.lines[-3:]}")


def tests(functions):
    """Runs them as workbench.main() does; whatever goes wrong in one is a failure of that one."""
    def guarded(function):
        @functools.wraps(function)
        def inner(program, folder):
            try:
                function(program, folder)
            except AssertionError:
                raise
            except Exception as error:
                raise AssertionError(f"{error!r}\n{traceback.format_exc()}") from error
        return inner

    main([guarded(function) for function in functions])


def chromium(home, switchyard, path):
    """The document once its scripts are done."""
    host, port = switchyard.address["tls"]
    return run(["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
                f"--user-data-dir={home}/profile", f"--host-resolver-rules=MAP {HOST} {host}", "--timeout=30000", "--virtual-time-budget=20000", "--dump-dom", f"https://{HOST}:{port}{path}"],
               env={**os.environ, "HOME": home}).stdout


def row(switchyard, target, which=lambda row: True):
    """The one log row of `target` that fits."""
    return eventually(lambda: [r for r in switchyard.rows() if r["target"] == target and which(r)],
                      lambda: f"no such row of {target}: {[r for r in switchyard.rows() if r['target'] == target][-3:]}")[-1]


# Backends.

class NodeBackend:
    """backend.js while it is entered: `ports` of h1, h1s, h2c and h2, `events` of what it tells."""
    PROTOCOLS = {"h1": "HTTP", "h1s": "HTTPS", "h2c": "H2C", "h2": "HTTP2"}

    def __init__(self, certificates):
        self.command = ["node", os.path.join(HERE, "backend.js"), certificates.path("server.key"), certificates.path("server.pem"), *self.PROTOCOLS]
        self.events = []
        self.ports = None

    def __enter__(self):
        self.process = subprocess.Popen(self.command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        threading.Thread(target=self._read, daemon=True).start()
        eventually(lambda: self.ports, "the Node backend did not start")
        return self

    def _read(self):
        for line in self.process.stdout:
            event = json.loads(line)
            if self.ports is None:
                self.ports = event
            else:
                self.events.append(event)

    def wait_for(self, event, path):
        return eventually(lambda: [e for e in self.events if e["event"] == event and e["path"] == path], lambda: f"the backend has not seen '{event}' of {path}: {self.events[-5:]}")

    def services(self, **changes):
        return {name: Service(protocol, [self.ports[name]], **changes) for name, protocol in self.PROTOCOLS.items()}

    def __exit__(self, *_):
        self.process.stdin.close()
        self.process.wait(20)


class NginxBackend:
    """nginx while it is entered: `ports` of h2c and h2, both over `root`; /text answers with what was asked."""

    def __init__(self, folder, certificates, root):
        self.folder = os.path.join(folder, "nginx")
        self.certificates = certificates
        self.root = root
        os.mkdir(self.folder)

    def _configure(self):
        self.ports = {name: free_port() for name in ("h2c", "h2")}
        places = " ".join(f"{name}_temp_path {self.folder}/{name};" for name in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi"))
        with open(os.path.join(self.folder, "nginx.conf"), "w", encoding="utf-8") as file:
            file.write(f"""daemon off; master_process off; pid {self.folder}/pid; error_log {self.folder}/errors;
events {{ worker_connections 512; }}
http {{
  access_log off; {places}
  server {{
    listen 127.0.0.1:{self.ports['h2c']} http2;
    listen 127.0.0.1:{self.ports['h2']} ssl http2;
    ssl_certificate {self.certificates.path('server.pem')};
    ssl_certificate_key {self.certificates.path('server.key')};
    location ~ ^/[^/]+/text {{ return 200 "$server_protocol $http_host $request_uri"; }}
    location ~ ^/[^/]+/files/(.*)$ {{ alias {self.root}/$1; }}
  }}
}}
""")

    def __enter__(self):
        for _ in range(5):  # somebody else may have taken a port meanwhile
            self._configure()
            self.process = subprocess.Popen(["/usr/sbin/nginx", "-e", os.path.join(self.folder, "errors"), "-p", self.folder, "-c", os.path.join(self.folder, "nginx.conf")],
                                            stderr=subprocess.DEVNULL)
            if self._answers():
                return self
        raise AssertionError("nginx does not start")

    def _answers(self):
        while self.process.poll() is None:
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", self.ports["h2"])) == 0:
                    return True
            time.sleep(0.05)
        return False

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait(20)


class ScriptedBackend:
    """A backend whose every move a test decides, a thread per connection. `answer(peer, stream, headers)` is called when a
    request's head is here, `on_event(peer, event)` for everything else. With `certificates` over TLS, offering `alpn`."""

    def __init__(self, answer, settings=None, on_event=None, certificates=None, alpn=("h2",)):
        self.answer = answer
        self.on_event = on_event or (lambda peer, event: None)
        self.settings = settings or {}
        self.context = None
        if certificates is not None:
            self.context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            self.context.load_cert_chain(certificates.path("server.pem"), certificates.path("server.key"))
            if alpn:
                self.context.set_alpn_protocols(list(alpn))
        self.connections = 0
        self.listener = socket.create_server(("127.0.0.1", 0), backlog=256)
        self.port = self.listener.getsockname()[1]
        threading.Thread(target=self._accept, daemon=True).start()

    def _accept(self):
        while True:
            try:
                connection, _ = self.listener.accept()
            except OSError:
                return
            threading.Thread(target=self._serve, args=[connection], daemon=True).start()

    def _serve(self, connection):
        try:
            if self.context is not None:
                connection = self.context.wrap_socket(connection, server_side=True)
            self.connections += 1
            peer = Peer(connection, False, self.settings)
            while True:
                for event in peer.receive():
                    if isinstance(event, h2.events.RequestReceived):
                        self.answer(peer, event.stream_id, dict(event.headers))
                    else:
                        self.on_event(peer, event)
                peer.flush()
        except (OSError, EOFError, h2.exceptions.ProtocolError):
            connection.close()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.listener.close()


# One side of an HTTP/2 connection.

class Connection(h2.connection.H2Connection):
    """GOAWAY only ends what comes after it: streams under way go on (RFC 9113 section 6.8)."""

    def _receive_goaway_frame(self, frame):
        event = h2.events.ConnectionTerminated()
        event.error_code = frame.error_code
        event.last_stream_id = frame.last_stream_id
        event.additional_data = frame.additional_data or None
        return [], [event]


class Peer:
    """h2.H2Connection on a socket. Received bodies are acknowledged at once."""

    def __init__(self, connection, client_side, settings=None):
        self.socket = connection
        self.lock = threading.RLock()
        # What is sent on purpose may be wrong.
        self.h2 = Connection(h2.config.H2Configuration(client_side=client_side, header_encoding="utf-8", validate_outbound_headers=False, normalize_outbound_headers=False))
        if settings:
            self.h2.local_settings = h2.settings.Settings(client=client_side, initial_values={**dict(self.h2.local_settings), **settings})
        self.h2.initiate_connection()
        self.flush()

    def flush(self):
        with self.lock:
            waiting = self.h2.data_to_send()
            if waiting:
                self.socket.sendall(waiting)

    def receive(self):
        """Errors: EOFError when the other side has closed."""
        data = self.socket.recv(65536)
        if not data:
            raise EOFError("the connection was closed")
        with self.lock:
            events = self.h2.receive_data(data)
            for event in events:
                if isinstance(event, h2.events.DataReceived) and event.flow_controlled_length:
                    try:
                        self.h2.acknowledge_received_data(event.flow_controlled_length, event.stream_id)
                    except h2.exceptions.StreamClosedError:
                        pass
            self.flush()
        return events

    def headers(self, stream, headers, end=False):
        with self.lock:
            self.h2.send_headers(stream, headers, end_stream=end)
            self.flush()

    def data(self, stream, data, end=False):
        """As much as the windows allow; returns the rest."""
        with self.lock:
            room = min(len(data), self.h2.local_flow_control_window(stream))
            size = self.h2.max_outbound_frame_size
            for at in range(0, room, size):
                self.h2.send_data(stream, data[at:min(room, at + size)], end_stream=end and at + size >= len(data) and room == len(data))
            if not data:
                self.h2.send_data(stream, b"", end_stream=end)
            self.flush()
            return data[room:]

    def reset(self, stream, code=h2.errors.ErrorCodes.CANCEL):
        with self.lock:
            self.h2.reset_stream(stream, code)
            self.flush()


@dataclasses.dataclass
class Answer:
    """What a client got on one stream."""
    status: int = 0
    headers: list = dataclasses.field(default_factory=list)
    interim: list = dataclasses.field(default_factory=list)
    body: bytes = b""
    trailers: list = dataclasses.field(default_factory=list)
    ended: bool = False
    reset: int = None  # the error code

    def header(self, name):
        return dict(self.headers).get(name)


class Client(Peer):
    """A client that goes step by step."""

    def __init__(self, address, trust=None, settings=None):
        connection = socket.create_connection(address, timeout=PATIENCE)
        if trust is not None:
            context = ssl.create_default_context(cafile=trust)
            context.set_alpn_protocols(["h2", "http/1.1"])
            connection = context.wrap_socket(connection, server_hostname=HOST)
            expect(connection.selected_alpn_protocol() == "h2", f"{connection.selected_alpn_protocol()} was agreed on instead of h2")
        self.encrypted = trust is not None
        self.answers = {}
        self.events = []
        self.goaway = None
        super().__init__(connection, True, settings)

    def begin(self, method, path, headers=(), end=True, pseudo=()):
        stream = self.h2.get_next_available_stream_id()
        self.answers[stream] = Answer()
        fields = [(":method", method), (":scheme", "https" if self.encrypted else "http"), (":authority", HOST), (":path", path), *pseudo, *headers]
        self.headers(stream, fields, end)
        return stream

    def step(self):
        """Takes what comes next."""
        for event in self.receive():
            self.events.append(event)
            answer = self.answers.get(getattr(event, "stream_id", None))
            if isinstance(event, h2.events.ConnectionTerminated):
                self.goaway = event
            elif answer is not None:
                self._note(event, answer)

    @staticmethod
    def _note(event, answer):
        if isinstance(event, h2.events.ResponseReceived):
            answer.headers = event.headers
            answer.status = int(dict(event.headers)[":status"])
        elif isinstance(event, h2.events.InformationalResponseReceived):
            answer.interim.append(int(dict(event.headers)[":status"]))
        elif isinstance(event, h2.events.DataReceived):
            answer.body += event.data
        elif isinstance(event, h2.events.TrailersReceived):
            answer.trailers = event.headers
        elif isinstance(event, h2.events.StreamEnded):
            answer.ended = True
        elif isinstance(event, h2.events.StreamReset):
            answer.reset = int(event.error_code)

    def until(self, holds):
        while not holds():
            self.step()

    def send_all(self, stream, data, end=False):
        rest = self.data(stream, data, end)
        while rest and self.answers[stream].reset is None and not self.answers[stream].ended:
            self.step()
            if self.h2.local_flow_control_window(stream) > 0:
                rest = self.data(stream, rest, end)

    def answer(self, stream):
        """The whole answer, or the reset that ended it."""
        answer = self.answers[stream]
        self.until(lambda: answer.ended or answer.reset is not None)
        return answer

    def ask(self, method, path, headers=(), body=None):
        stream = self.begin(method, path, headers, end=body is None)
        if body is not None:
            self.send_all(stream, body, True)
        return self.answer(stream)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.socket.close()
