# SPDX-License-Identifier: GPL-3.0-or-later
"""The proxies: configured, started, asked whether they serve, and ended."""
import http.client
import os
import resource
import signal
import ssl
import subprocess
import time

import machine

HERE = os.path.dirname(os.path.abspath(__file__))
CONFIGURATION = {"haproxy": "haproxy.cfg", "nginx": "nginx.conf", "nghttpx": "nghttpx.conf", "switchyard": "bench.switchyard.yaml"}
PLAIN_PORT = {"haproxy": 18101, "nginx": 18201, "nghttpx": 18301, "switchyard": 18501}
HOST = "app.example.com"
# glibc's allocator, for all servers: keep freed memory. By default it gives large buffers back to the kernel and takes them again, in
# nginx for every body of 1 MB: several times the cost of everything else where page faults are expensive.
ALLOCATOR = {"MALLOC_TRIM_THRESHOLD_": str(256 << 20), "MALLOC_MMAP_THRESHOLD_": str(32 << 20)}
PATIENCE = 30  # seconds until a server answers: health checks need a moment, sanitizers more


class Failed(Exception):
    """A server that does not do what the comparison needs."""


def make_certificate(directory):
    """A self-signed P-256 certificate, the same for all: cert.pem, key.pem (PKCS #8, owner only) and both.pem."""
    cert, key = (os.path.join(directory, name) for name in ("cert.pem", "key.pem"))
    subprocess.run(["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "30", "-subj", f"/CN={HOST}",
                    "-addext", f"subjectAltName=DNS:{HOST}", "-keyout", key, "-out", cert], check=True, capture_output=True)
    os.chmod(key, 0o600)
    with open(os.path.join(directory, "both.pem"), "w", encoding="utf-8") as both:
        os.chmod(both.name, 0o600)
        for name in (cert, key):
            with open(name, encoding="utf-8") as file:
                both.write(file.read())


class Bench:
    """What all servers of a run have in common."""

    def __init__(self, build, directory, workers):
        self.build = build
        self.directory = directory
        self.workers = workers
        self.cores = machine.Cores(workers)
        # The whole network 127/8 is this machine: an address of our own keeps the ports free.
        self.address = f"127.77.{os.getpid() >> 8 & 255}.{os.getpid() % 254 + 1}"
        self.connections = min(6000, resource.getrlimit(resource.RLIMIT_NOFILE)[0] // 2 - 100)  # both sides, and some files
        make_certificate(directory)
        self.upstream = subprocess.Popen([self.program("bench_upstream"), "0", "0"], stdout=subprocess.PIPE, text=True,
                                         preexec_fn=self.cores.pinned(self.cores.upstream))
        self.upstream_ports = [self.upstream.stdout.readline().strip() for _ in range(2)]
        self.multiplexed_port = 18091
        self.multiplexed = self.start_multiplexed()

    def start_multiplexed(self):
        """An HTTP/2 backend with files of the sizes that bench_upstream answers with."""
        root = os.path.join(self.directory, "files", "h2")
        os.makedirs(root)
        for name, size in (("m", 1024), ("s", 100), ("l", 102400)):
            with open(os.path.join(root, name), "w", encoding="utf-8") as file:
                file.write("x" * size)
        return subprocess.Popen(["nghttpd", "--no-tls", "--address=127.0.0.1", "-d", os.path.dirname(root), str(self.multiplexed_port)],
                                stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, preexec_fn=self.cores.pinned(self.cores.upstream))

    def load_command(self, case, server, seconds):
        """bench_load with the case's arguments, towards the server's port that the case asks for."""
        return [self.program("bench_load"), "--to", f"{self.address}:{server.ports[1 if case.tls else 0]}", "--seconds", str(seconds), *case.arguments.split()]

    def program(self, name):
        return os.path.join(self.build, "bin", name)

    def configuration(self, server, directory, ports):
        """Fills in the template. Values of several lines are indented as their placeholder is."""
        with open(os.path.join(HERE, CONFIGURATION[server]), encoding="utf-8") as file:
            lines = file.read().splitlines()
        with open(os.path.join(self.directory, "cert.pem"), encoding="utf-8") as file:
            certificate = file.read().strip()
        hosts = "\n".join(f"- hosts: [svc{i}.example.com]\n  pathMatcher: app" for i in range(64))
        values = {"ADDRESS": self.address, "PLAIN": ports[0], "TLS": ports[1], "UPSTREAM1": self.upstream_ports[0], "UPSTREAM2": self.upstream_ports[1],
                  "UPSTREAM_H2": self.multiplexed_port, "DIR": directory, "KEYS": self.directory, "WORKERS": self.workers, "CONNECTIONS": self.connections, "CERTIFICATE": certificate, "HOSTS": hosts}
        filled = []
        for line in lines:
            for key, value in values.items():
                if f"@{key}@" in line:
                    indent = "\n" + line[:len(line) - len(line.lstrip())]
                    line = line.replace(f"@{key}@", str(value).replace("\n", indent))
            filled.append(line)
        path = os.path.join(self.directory, f"{os.path.basename(directory)}-{CONFIGURATION[server]}")  # beside the key it names
        with open(path, "w", encoding="utf-8") as file:
            file.write("\n".join(filled) + "\n")
        return path

    def close(self):
        for process in (self.upstream, self.multiplexed):
            process.terminate()
            process.wait()


class Server:
    """One proxy, serving plain and TLS. Use as a context manager."""

    def __init__(self, bench, name, instance=0):
        self.bench = bench
        self.name = name
        self.ports = (PLAIN_PORT[name] + 2 * instance, PLAIN_PORT[name] + 2 * instance + 1)
        self.directory = os.path.join(bench.directory, f"{name}-{instance}")
        os.makedirs(self.directory, exist_ok=True)
        self.log = os.path.join(self.directory, "output")
        path = bench.configuration(name, self.directory, self.ports)
        with open(self.log, "w", encoding="utf-8") as log:
            self.process = subprocess.Popen(self.command(path), stdout=log, stderr=log, start_new_session=True, env=os.environ | ALLOCATOR,
                                            preexec_fn=bench.cores.pinned(bench.cores.proxy))

    def command(self, path):
        if self.name == "haproxy":
            return ["haproxy", "-db", "-f", path]
        if self.name == "nginx":
            return ["nginx", "-e", os.path.join(self.directory, "error"), "-c", path]
        if self.name == "nghttpx":
            return ["nghttpx", f"--conf={path}"]
        return [self.bench.program("switchyardctl"), "run", path, "--workers", str(self.bench.workers)]

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.end()

    def pids(self):
        return machine.tree(self.process.pid)

    def await_ready(self, tls):
        """Until it answers 200, with the benchmark's certificate. Errors: Failed."""
        context = ssl.create_default_context(cafile=os.path.join(self.bench.directory, "cert.pem"))
        deadline = time.monotonic() + PATIENCE
        last = "nothing"
        while time.monotonic() < deadline:
            if self.process.poll() is not None:
                raise Failed(f"{self.name} ended with code {self.process.returncode}: {self.output()}")
            try:
                last = self.ask(context if tls else None)
                if last == 200:
                    return
            except (OSError, http.client.HTTPException) as error:
                last = error
            time.sleep(0.05)
        raise Failed(f"{self.name} never answered 200 {'over TLS' if tls else 'in plain text'} (last: {last}): {self.output()}")

    def ask(self, context):
        port = self.ports[1 if context else 0]
        connection = http.client.HTTPConnection(self.bench.address, port, timeout=5)
        try:
            connection.connect()
            if context:
                connection.sock = context.wrap_socket(connection.sock, server_hostname=HOST)
            connection.request("GET", "/s", headers={"Host": HOST, "Connection": "close"})
            answer = connection.getresponse()
            answer.read()
            return answer.status
        finally:
            connection.close()

    def output(self):
        with open(self.log, encoding="utf-8", errors="replace") as file:
            return file.read()[-1500:].strip() or "(it said nothing)"

    def end(self):
        """Asks it to end, then makes it."""
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()
