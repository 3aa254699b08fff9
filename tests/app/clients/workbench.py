# SPDX-License-Identifier: GPL-3.0-or-later
"""What the tests with real clients share: certificates made by openssl, a backend that tells what it got, and
switchyardctl run on a workspace."""
import http.server
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import threading


def run(arguments, **options):
    return subprocess.run(arguments, capture_output=True, text=True, timeout=120, **options)


def expect(holds, sentence):
    if not holds:
        raise AssertionError(sentence)


class Certificates:
    """Keys and certificates in a folder, made by openssl."""

    def __init__(self, folder):
        self.folder = folder

    def path(self, name):
        return os.path.join(self.folder, name)

    def text(self, name):
        with open(self.path(name), encoding="utf-8") as file:
            return file.read()

    def _openssl(self, *arguments):
        done = run(["openssl", *arguments], cwd=self.folder)
        expect(done.returncode == 0, f"openssl {' '.join(arguments)}: {done.stderr}")

    def key(self, name, kind="ec"):
        options = ["-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-256"] if kind == "ec" else ["-algorithm", "RSA", "-pkeyopt", "rsa_keygen_bits:2048"]
        self._openssl("genpkey", *options, "-out", name + ".key")
        os.chmod(self.path(name + ".key"), 0o600)

    def authority(self, name):
        self.key(name)
        self._openssl("req", "-x509", "-new", "-key", name + ".key", "-days", "30", "-subj", f"/CN={name}", "-addext", "basicConstraints=critical,CA:true",
                      "-addext", "keyUsage=critical,keyCertSign", "-out", name + ".pem")

    def leaf(self, name, issuer, kind="ec", dns=None, usage="serverAuth", dates=None):
        self.key(name, kind)
        extensions = [f"extendedKeyUsage={usage}", "basicConstraints=CA:false", "keyUsage=digitalSignature,keyEncipherment"]
        if dns:
            extensions.append("subjectAltName=" + ",".join("DNS:" + d for d in dns))
        with open(self.path(name + ".ext"), "w", encoding="utf-8") as file:
            file.write("\n".join(extensions) + "\n")
        self._openssl("req", "-new", "-key", name + ".key", "-subj", f"/CN={name}/O=Switchyard", "-out", name + ".csr")
        if dates is None:
            self._openssl("x509", "-req", "-in", name + ".csr", "-CA", issuer + ".pem", "-CAkey", issuer + ".key", "-CAcreateserial", "-days", "20",
                          "-extfile", name + ".ext", "-out", name + ".pem")
            return
        # Only "openssl ca" of OpenSSL 3.0 takes both dates.
        for file, content in (("index.txt", ""), ("index.txt.attr", ""), ("serial", "1000\n"), ("ca.cnf", "[ca]\ndefault_ca=c\n[c]\ndatabase=index.txt\nserial=serial\n"
                              "new_certs_dir=.\ndefault_md=sha256\npolicy=p\nunique_subject=no\n[p]\ncommonName=supplied\norganizationName=optional\n")):
            with open(self.path(file), "w", encoding="utf-8") as out:
                out.write(content)
        self._openssl("ca", "-batch", "-config", "ca.cnf", "-in", name + ".csr", "-cert", issuer + ".pem", "-keyfile", issuer + ".key", "-startdate", dates[0],
                      "-enddate", dates[1], "-extfile", name + ".ext", "-notext", "-out", name + ".pem")


def indented(text, spaces):
    return "\n".join(" " * spaces + line for line in text.strip().splitlines())


class Backend:
    """An HTTP server that answers with the request's head as JSON."""

    def __init__(self):
        class Handler(http.server.BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self):
                body = json.dumps({"path": self.path, "headers": {k.lower(): v for k, v in self.headers.items()}}).encode()
                self.send_response(200)
                self.send_header("Content-Type", "application/json")
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *arguments):
                pass

        class Server(http.server.ThreadingHTTPServer):
            request_queue_size = 256
            daemon_threads = True

        self.server = Server(("127.0.0.1", 0), Handler)
        self.port = self.server.server_address[1]
        threading.Thread(target=self.server.serve_forever, daemon=True).start()


class Switchyard:
    """switchyardctl run, until it is left. `address` maps a rule to (host, port)."""

    def __init__(self, program, folder, workspace, environment=None, arguments=()):
        self.file = os.path.join(folder, "clients.switchyard.yaml")
        with open(self.file, "w", encoding="utf-8") as file:
            file.write(workspace)
        self.command = [program, "run", self.file, *arguments]
        self.environment = {**os.environ, **(environment or {})}
        self.lines = []
        self.address = {}

    def __enter__(self):
        self.errors = tempfile.TemporaryFile("w+")
        self.process = subprocess.Popen(self.command, stdout=subprocess.PIPE, stderr=self.errors, text=True, env=self.environment)
        self.ready = threading.Event()
        self.reader = threading.Thread(target=self._read, daemon=True)
        self.reader.start()
        if not self.ready.wait(60) or not self.address:
            self.process.kill()
            self.errors.seek(0)
            raise AssertionError(f"switchyardctl run did not start: {''.join(self.lines)}{self.errors.read()}")
        return self

    def _read(self):
        for line in self.process.stdout:
            try:
                event = json.loads(line)
            except ValueError:
                event = {}
            live = event.get("event") == "live"
            for listener in event["listeners"] if live else []:
                host, port = listener["url"].split("//")[-1].strip("/").rsplit(":", 1)
                self.address[listener["name"]] = (host, int(port))
            self.lines.append(line)  # whoever waits for a line finds the addresses that it names
            if live:
                self.ready.set()
        self.ready.set()

    def rows(self):
        """The access log so far."""
        found = []
        for line in list(self.lines):
            try:
                event = json.loads(line)
            except ValueError:
                continue
            if event.get("event") == "request":
                found.append(event)
        return found

    def __exit__(self, *exception):
        self.process.send_signal(signal.SIGTERM)
        try:
            code = self.process.wait(30)
        except subprocess.TimeoutExpired:
            self.process.kill()
            raise
        self.reader.join()
        if exception[0] is None:
            expect(code == 0, f"switchyardctl run ended with {code}")


def main(tests):
    """Runs every function of `tests` in a folder of its own; ends with 1 when one fails."""
    program = sys.argv[1]
    chosen = sys.argv[2:]
    failed = 0
    for test in tests:
        if chosen and test.__name__ not in chosen:
            continue
        folder = tempfile.mkdtemp(prefix="switchyard-clients-")
        try:
            test(program, folder)
            print(f"ok      {test.__name__}", flush=True)
        except AssertionError as error:
            failed += 1
            print(f"FAILED  {test.__name__}: {error}", flush=True)
        finally:
            shutil.rmtree(folder, ignore_errors=True)
    sys.exit(1 if failed else 0)


def words(text):
    return re.findall(r"[A-Za-z0-9_.-]+", text)
