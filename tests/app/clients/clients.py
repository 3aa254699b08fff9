#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Real clients against HTTPS listeners: curl, ab, wrk, a WebSocket client with its echo, Chromium that trusts the
development CA, and client certificates of every kind in both mTLS modes. usage: clients.py SWITCHYARDCTL [TEST…]"""
import asyncio
import base64
import json
import os
import re
import ssl
import subprocess
import threading
import time

import websockets

from workbench import Backend, Certificates, Switchyard, expect, indented, main, run

HOST = "shop.example.com"


def front(certificates, port, proxy="", more="", secrets=True, certificate=True):
    own = f"type: SELF_MANAGED\n    certificate: |\n{indented(certificates.text('server.pem'), 6)}" if certificate else "type: MANAGED\n    managed: {domains: [shop.example.com]}"
    return f"""forwardingRules:
  - {{name: front, loadBalancingScheme: EXTERNAL_MANAGED, IPAddress: 203.0.113.10, IPProtocol: TCP, portRange: 443-443, target: front}}
targetHttpsProxies:
  - {{name: front, urlMap: web, sslCertificates: [shop]{proxy}}}
sslCertificates:
  - name: shop
    {own}
urlMaps:
  - {{name: web, defaultService: web, hostRules: [{{hosts: [{HOST}], pathMatcher: all}}], pathMatchers: [{{name: all, defaultService: web}}]}}
networkEndpointGroups:
  - {{name: pool, networkEndpointType: GCE_VM_IP_PORT, zone: z}}
local:
  listeners: [{{forwardingRule: front, port: 0}}]
  backends: [{{group: pool, endpoints: ["127.0.0.1:{port}"]}}]
{'  secrets: [{resource: sslCertificates/shop, field: privateKey, file: server.key}]' if secrets else ''}
backendServices:
  - name: web
    loadBalancingScheme: EXTERNAL_MANAGED
    protocol: HTTP
    backends: [{{group: pool}}]
{more}"""


def server_certificates(folder):
    certificates = Certificates(folder)
    certificates.authority("authority")
    certificates.leaf("server", "authority", dns=[HOST])
    return certificates


def curl(address, certificates, path="/", *arguments):
    host, port = address
    return run(["curl", "-sS", "--cacert", certificates.path("authority.pem"), "--resolve", f"{HOST}:{port}:{host}", "-w", "\n%{http_code}", f"https://{HOST}:{port}{path}", *arguments])


def curl_verifies_the_certificate_and_gets_its_answer(program, folder):
    certificates = server_certificates(folder)
    with Switchyard(program, folder, front(certificates, Backend().port), arguments=["--json"]) as switchyard:
        done = curl(switchyard.address["front"], certificates, "/a?b=c")
        body, status = done.stdout.rsplit("\n", 1)
        expect(status == "200", done.stdout + done.stderr)
        answer = json.loads(body)
        expect(answer["path"] == "/a?b=c" and answer["headers"]["x-forwarded-proto"] == "https", body)
        refused = run(["curl", "-sS", f"https://{switchyard.address['front'][0]}:{switchyard.address['front'][1]}/"])
        expect(refused.returncode == 60, f"an unknown authority was accepted: {refused.stdout}{refused.stderr}")
        plain = run(["curl", "-sS", f"http://{switchyard.address['front'][0]}:{switchyard.address['front'][1]}/"])
        expect(plain.returncode != 0, f"plain text was answered: {plain.stdout}")


def ab_and_wrk_fail_no_request(program, folder):
    certificates = server_certificates(folder)
    with Switchyard(program, folder, front(certificates, Backend().port), arguments=["--json"]) as switchyard:
        host, port = switchyard.address["front"]
        for keep in (["-k"], []):
            done = run(["ab", "-q", "-l", "-n", "300", "-c", "8", *keep, "-H", f"Host: {HOST}", f"https://{host}:{port}/"])
            expect(re.search(r"Complete requests:\s+300\b", done.stdout) and re.search(r"Failed requests:\s+0\b", done.stdout) and "Non-2xx" not in done.stdout, (done.stdout + done.stderr)[:2000])
        done = run(["wrk", "-t", "1", "-c", "16", "-d", "6s", "--timeout", "30s", "-H", f"Host: {HOST}", f"https://{host}:{port}/"])
        expect(done.returncode == 0 and "Socket errors" not in done.stdout and "Non-2xx" not in done.stdout and not re.search(r"\b0 requests in", done.stdout), done.stdout + done.stderr)


class Echo:
    """A WebSocket server that says everything again."""

    def __init__(self):
        self.ready = threading.Event()
        self.loop = asyncio.new_event_loop()
        threading.Thread(target=self._run, daemon=True).start()
        self.ready.wait(10)

    def _run(self):
        async def echo(connection, *_):
            async for message in connection:
                await connection.send(message)

        async def start():
            server = await websockets.serve(echo, "127.0.0.1", 0, max_size=None)
            self.port = server.sockets[0].getsockname()[1]
            self.ready.set()

        asyncio.set_event_loop(self.loop)
        self.loop.run_until_complete(start())
        self.loop.run_forever()


def a_websocket_client_talks_with_its_echo_over_tls(program, folder):
    certificates = server_certificates(folder)
    with Switchyard(program, folder, front(certificates, Echo().port), arguments=["--json"]) as switchyard:
        host, port = switchyard.address["front"]
        trust = ssl.create_default_context(cafile=certificates.path("authority.pem"))

        async def talk():
            async with websockets.connect(f"wss://{HOST}:{port}/chat", host=host, port=port, ssl=trust, server_hostname=HOST, max_size=None) as connection:
                for message in ("hello", "", "ü" * 40_000, os.urandom(3_000_000)):
                    await connection.send(message)
                    expect(await connection.recv() == message, "the echo is not what was said")

        asyncio.run(asyncio.wait_for(talk(), 60))


def chromium(home, host, port):
    done = run(["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update",
                "--disable-sync", f"--user-data-dir={home}/profile", f"--host-resolver-rules=MAP {HOST} {host}", "--timeout=20000", "--dump-dom", f"https://{HOST}:{port}/page"],
               env={**os.environ, "HOME": home})
    return done.stdout


def chromium_trusts_the_development_authority_once_it_is_installed(program, folder):
    home = os.path.join(folder, "home")
    os.mkdir(home)
    environment = {"HOME": home, "XDG_DATA_HOME": os.path.join(home, "data")}
    with Switchyard(program, folder, front(None, Backend().port, secrets=False, certificate=False), environment, ["--json"]) as switchyard:
        host, port = switchyard.address["front"]
        before = chromium(home, host, port)
        expect("/page" not in before, f"a page came although nobody trusts the authority: {before}")
        trusted = run([program, "certificates", "trust", "--place", "chromium"], env={**os.environ, **environment})
        expect(trusted.returncode == 0, trusted.stdout + trusted.stderr)
        page = chromium(home, host, port)
        expect('"path": "/page"' in page and '"x-forwarded-proto": "https"' in page, f"Chromium does not show the page: {page}")
        removed = run([program, "certificates", "untrust", "--place", "chromium"], env={**os.environ, **environment})
        expect(removed.returncode == 0, removed.stdout + removed.stderr)
        after = chromium(home, host, port)
        expect("/page" not in after, f"a page came although the authority was removed: {after}")


HEADERS = """    customRequestHeaders:
      - "X-Cert-Present: {client_cert_present}"
      - "X-Cert-Verified: {client_cert_chain_verified}"
      - "X-Cert-Error: {client_cert_error}"
      - "X-Cert-Subject: {client_cert_subject_dn}"
"""

# Client certificate → what each mode makes of it. Source: load-balancer semantics 8.1 and 8.2.
CLIENTS = {
    "good": ("true", "true", "", True),
    None: ("false", "false", "client_cert_not_provided", False),
    "unknown": ("true", "false", "client_cert_validation_failed", False),
    "expired": ("true", "false", "client_cert_validation_failed", False),
    "future": ("true", "false", "client_cert_validation_failed", False),
    "server-only": ("true", "false", "client_cert_chain_invalid_eku", False),
    "allowed": ("true", "true", "", True),
}


def client_certificates(certificates):
    certificates.authority("clients")
    certificates.authority("strangers")
    certificates.leaf("good", "clients", usage="clientAuth")
    certificates.leaf("unknown", "strangers", usage="clientAuth")
    certificates.leaf("server-only", "clients", usage="serverAuth")
    year = time.gmtime().tm_year % 100
    certificates.leaf("expired", "clients", usage="clientAuth", dates=(f"{year - 2:02}0101000000Z", f"{year - 1:02}0101000000Z"))
    certificates.leaf("future", "clients", usage="clientAuth", dates=(f"{year + 1:02}0101000000Z", f"{year + 2:02}0101000000Z"))
    certificates.leaf("allowed", "strangers", usage="clientAuth")


def with_client_certificates(certificates, port, mode):
    return front(certificates, port, ", serverTlsPolicy: projects/p/locations/global/serverTlsPolicies/clients", f"""{HEADERS}serverTlsPolicies:
  - name: projects/p/locations/global/serverTlsPolicies/clients
    mtlsPolicy: {{clientValidationMode: {mode}, clientValidationTrustConfig: projects/p/locations/global/trustConfigs/clients}}
trustConfigs:
  - name: projects/p/locations/global/trustConfigs/clients
    trustStores:
      - trustAnchors:
          - pemCertificate: |
{indented(certificates.text('clients.pem'), 14)}
    allowlistedCertificates:
      - pemCertificate: |
{indented(certificates.text('allowed.pem'), 10)}
""")


def as_client(address, certificates, name, *more):
    own = ["--cert", certificates.path(name + ".pem"), "--key", certificates.path(name + ".key")] if name else []
    return curl(address, certificates, "/", *own, *more)


def client_certificates_pass_or_are_noted_where_invalid_ones_are_allowed(program, folder):
    certificates = server_certificates(folder)
    client_certificates(certificates)
    with Switchyard(program, folder, with_client_certificates(certificates, Backend().port, "ALLOW_INVALID_OR_MISSING_CLIENT_CERT"), arguments=["--json"]) as switchyard:
        for version in (["--tls-max", "1.2"], []):
            for name, (present, verified, error, _) in CLIENTS.items():
                done = as_client(switchyard.address["front"], certificates, name, *version)
                body, status = done.stdout.rsplit("\n", 1)
                expect(status == "200", f"{name}: {done.stdout}{done.stderr}")
                headers = json.loads(body)["headers"]
                got = (headers["x-cert-present"], headers["x-cert-verified"], headers["x-cert-error"])
                expect(got == (present, verified, error), f"{name} {version}: {got}")
                subject = base64.b64decode(headers["x-cert-subject"])
                expect((name is not None and name.encode() in subject) == (present == "true"), f"{name}: subject {subject}")


def client_certificates_are_needed_where_invalid_ones_are_rejected(program, folder):
    certificates = server_certificates(folder)
    client_certificates(certificates)
    with Switchyard(program, folder, with_client_certificates(certificates, Backend().port, "REJECT_INVALID"), arguments=["--json", "--log"]) as switchyard:
        refused = []
        for version in (["--tls-max", "1.2"], []):
            for name, (_, _, error, accepted) in CLIENTS.items():
                done = as_client(switchyard.address["front"], certificates, name, *version)
                served = done.stdout.endswith("200")
                expect(served == accepted, f"{name} {version}: {done.stdout}{done.stderr}")
                if not accepted:
                    refused.append(error)
        for _ in range(100):
            logged = [row["statusDetails"] for row in switchyard.rows() if row["status"] == 0]
            if len(logged) == len(refused):
                break
            time.sleep(0.1)
        expect(sorted(logged) == sorted(refused), f"the log has {sorted(logged)} instead of {sorted(refused)}")


main([curl_verifies_the_certificate_and_gets_its_answer, ab_and_wrk_fail_no_request, a_websocket_client_talks_with_its_echo_over_tls,
      chromium_trusts_the_development_authority_once_it_is_installed, client_certificates_pass_or_are_noted_where_invalid_ones_are_allowed,
      client_certificates_are_needed_where_invalid_ones_are_rejected])
