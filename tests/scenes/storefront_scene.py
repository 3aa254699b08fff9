#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The storefront sample, run by the real program and asked by real clients: every kind of answer it defines, and the same from `explain`.

usage: storefront_scene.py SWITCHYARDCTL SAMPLE
"""
import http.client
import json
import math
import os
import re
import signal
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "../support"))

from ports import free_port  # noqa: E402

CTL, SAMPLE = sys.argv[1], sys.argv[2]
FAILURES = []


def check(condition, text):
    if not condition:
        FAILURES.append(text)
        print("FAILED:", text)


def sample_on_free_ports(directory):
    """The sample with every local port replaced by a free one, so that the scene runs beside anything else."""
    text = open(SAMPLE, encoding="utf-8").read()
    ports = {}

    def replace(match):
        old = match.group(2)
        if old not in ports:
            ports[old] = free_port()
        return f"{match.group(1)}{ports[old]}"

    head, local = text.split("\nlocal:\n")
    local = re.sub(r"(port: )(\d+)", replace, local)
    path = os.path.join(directory, "storefront.switchyard.yaml")
    with open(path, "w", encoding="utf-8") as file:
        file.write(head + "\nlocal:\n" + local)
    return path, ports["8080"], ports["8081"]


def curl(url, host, *arguments):
    done = subprocess.run(["curl", "-s", "-i", "-m", "10", "--path-as-is", "-H", f"Host: {host}", *arguments, url], capture_output=True)
    head, _, body = done.stdout.decode().partition("\r\n\r\n")
    lines = head.split("\r\n")
    headers = {k.strip().lower(): v.strip() for k, _, v in (line.partition(":") for line in lines[1:])}
    status = int(lines[0].split(" ")[1]) if lines[0].startswith("HTTP/") else 0
    return status, headers, body


# host, path, extra curl arguments → status, backends that may answer, Location or None, path the backend saw
ANSWERS = [
    ("shop.example.com", "/", [], 200, r"web-\d", None, "/"),
    ("shop.localhost", "/", [], 200, r"web-\d", None, "/"),
    ("shop.example.com", "/api/cart/42", ["-H", "x-device: mobile"], 200, r"cart-1", None, "/api/cart/42"),
    ("shop.example.com", "/api/cart/42", [], 200, r"web-\d", None, "/api/cart/42"),
    ("shop.example.com", "/checkout/pay", ["-d", "amount=3"], 200, r"checkout-v[12]-\d", None, "/checkout/pay"),
    ("shop.example.com", "/video/42/intro.ts", [], 200, r"video-\d", None, "/media/42/intro.ts"),
    ("shop.example.com", "/old-shop/shoes?size=42", [], 302, None, "http://shop.example.com:{web}/catalogue/shoes?size=42", None),
    ("shop.example.com", "/help?from=footer", [], 307, None, "http://www.example.com:{web}/guide/start", None),
    ("www.example.com", "/static/logo.svg", [], 200, r"static-1", None, "/static/logo.svg"),
    ("www.example.com", "/static", [], 200, r"web-\d", None, "/static"),
    ("www.localhost", "/favicon.ico", [], 200, r"static-1", None, "/favicon.ico"),
    ("www.example.com", "/guide/returns", [], 200, r"web-\d", None, "/help/en/returns"),
    ("www.example.com", "/blog/spring", [], 301, None, "http://blog.example.com:{web}/blog/spring", None),
    ("elsewhere.test", "/", [], 200, r"web-\d", None, "/"),
]


def is_served(web):
    """Whether every service has endpoints that serve."""
    return all(curl(f"http://127.0.0.1:{web}{path}", host, *extra)[0] == status for host, path, extra, status, backends, *_ in ANSWERS if backends)


def ask_every_answer(web):
    for host, path, extra, status, backends, location, seen in ANSWERS:
        what = f"{host}{path} {' '.join(extra)}"
        got, headers, body = curl(f"http://127.0.0.1:{web}{path}", host, *extra)
        check(got == status, f"{what}: status {got}, expected {status}")
        if backends:
            check(re.fullmatch(backends, headers.get("x-switchyard-backend", "")), f"{what}: answered by {headers.get('x-switchyard-backend')}")
            check("google" in headers.get("via", ""), f"{what}: no Via in the answer")
            check(seen in body, f"{what}: the backend did not see the path {seen}")
            check("x-forwarded-for" in body.lower(), f"{what}: no X-Forwarded-For at the backend")
        if location:
            check(headers.get("location") == location.format(web=web), f"{what}: Location {headers.get('location')}")


def explain_every_answer(file):
    """`explain` without a running proxy names the same service, or the same Location."""
    for host, path, extra, status, backends, location, seen in ANSWERS:
        header = [x for pair in zip(extra[::2], extra[1::2]) if pair[0] == "-H" for x in ("-H", pair[1])]
        method = "POST" if "-d" in extra else "GET"
        done = subprocess.run([CTL, "explain", file, method, f"http://{host}{path}", *header], capture_output=True, text=True)
        check(done.returncode == 0, f"explain {host}{path}: exit {done.returncode}: {done.stderr}")
        if backends:
            service = {"static-1": "static-files", "cart-1": "cart"}.get(backends, re.sub(r"-?\\d|\[12\]-\\d", "", backends))
            check(service in done.stdout, f"explain {host}{path} does not name {service}:\n{done.stdout}")
            check(seen in done.stdout, f"explain {host}{path} does not show the path {seen}")
        else:
            check(str(status) in done.stdout, f"explain {host}{path} does not say {status}:\n{done.stdout}")
        as_json = subprocess.run([CTL, "explain", file, method, f"http://{host}{path}", *header, "--json"], capture_output=True, text=True)
        try:
            json.loads(as_json.stdout)
        except ValueError as error:
            check(False, f"explain --json {host}{path} is no JSON: {error}")


def split_and_failures(web):
    connection = http.client.HTTPConnection("127.0.0.1", web, timeout=10)

    def backend_of(host, path):
        connection.request("GET", path, headers={"Host": host})
        answer = connection.getresponse()
        answer.read()
        return answer.status, answer.headers.get("x-switchyard-backend", "")

    total = 2000
    canary = sum(backend_of("shop.example.com", "/checkout/pay")[1].startswith("checkout-v2") for _ in range(total))
    expected, deviation = total * 0.05, math.sqrt(total * 0.05 * 0.95)
    check(abs(canary - expected) < 5 * deviation, f"split: {canary} of {total} went to the canary, expected {expected:.0f} ± {deviation:.0f}")
    print(f"split over {total} requests: {canary} to the canary ({100 * canary / total:.2f} %, configured 5 %)")
    answers = [backend_of("shop.example.com", "/reviews/7") for _ in range(600)]
    failed = [backend for status, backend in answers if status == 500]
    check(25 <= len(failed) <= 95, f"reviews: {len(failed)} of 600 failed, expected about 60")  # five standard deviations
    check(set(failed) == {"reviews-shaky"}, f"reviews: failures came from {set(failed)}")


def main():
    with tempfile.TemporaryDirectory() as directory:
        file, web, legacy = sample_on_free_ports(directory)
        explain_every_answer(file)
        program = subprocess.Popen([CTL, "run", file, "--for", "280s"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        addresses = [program.stdout.readline().strip() for _ in range(2)]
        check(sorted(addresses) == sorted([f"http://127.0.0.1:{web}", f"http://127.0.0.1:{legacy}"]), f"addresses printed: {addresses}")
        try:
            patience = time.monotonic() + 60
            while not is_served(web) and time.monotonic() < patience:  # until the first health verdicts are in
                time.sleep(0.05)
            ask_every_answer(web)
            status, headers, _ = curl(f"http://127.0.0.1:{legacy}/catalogue", "legacy.localhost")
            check(status == 308, f"legacy: status {status}")
            check(headers.get("location") == f"http://shop.example.com:{web}/old-shop/catalogue", f"legacy: Location {headers.get('location')}")
            split_and_failures(web)
            check(program.poll() is None, "the program ended early")
        finally:
            program.send_signal(signal.SIGTERM)
            _, errors = program.communicate(timeout=30)
        check(program.returncode == 0, f"exit code {program.returncode} after SIGTERM: {errors[-2000:]}")
    print("storefront scene:", f"{len(FAILURES)} failed" if FAILURES else "all answers as defined")
    return 1 if FAILURES else 0


if __name__ == "__main__":
    sys.exit(main())
