#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Compares Switchyard's proxy with nginx and HAProxy: interleaved rounds in one run, medians, ratios.

usage: compare.py [--build DIR] [--rounds N] [--seconds S] [--cases a,b] [--servers a,b] [--json FILE]

The proxy is pinned to core 0; the upstream and the load generator share core 1. The figure that counts is CPU µs per request of
the proxy process (schedstat of all its threads); "ratio" is the best peer's figure divided by ours in the same run, so above 1 is better.
Absolute values drift between runs and machines; ratios inside one run are the facts.
"""
import argparse
import json
import os
import resource
import shutil
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import time

HERE = os.path.dirname(os.path.abspath(__file__))
CASES = {
    "keepalive_64": ["-c", "64", "-u", "/m"],
    "keepalive_256": ["-c", "256", "-u", "/m"],
    "small_64": ["-c", "64", "-u", "/s"],
    "body_100k": ["-c", "32", "-u", "/l"],
    "body_1m": ["-c", "16", "-u", "/x"],
}
PORTS = {"haproxy": 18101, "nginx": 18201, "switchyard": 18501}
UPSTREAM = (19001, 19002)


def expand(template, directory, port):
    hosts = "\n".join(f"      - hosts: [svc{i}.example.com]\n        pathMatcher: app" for i in range(64))
    text = open(os.path.join(HERE, "peers", template), encoding="utf-8").read()
    for key, value in {"PORT": port, "UPSTREAM1": UPSTREAM[0], "UPSTREAM2": UPSTREAM[1], "DIR": directory, "HOSTS": hosts}.items():
        text = text.replace(f"@{key}@", str(value))
    path = os.path.join(directory, template)
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)
    return path


def command(server, directory, build):
    port = PORTS[server]
    if server == "haproxy":
        return ["haproxy", "-db", "-f", expand("haproxy.cfg", directory, port)]
    if server == "nginx":
        return ["nginx", "-c", expand("nginx.conf", directory, port)]
    return [os.path.join(build, "bin/switchyardctl"), "run", expand("switchyard.yaml", directory, port), "--workers", "1"]


def wait_for(port, process, name, log):
    deadline = time.monotonic() + 10
    while time.monotonic() < deadline:
        if process.poll() is not None:
            sys.exit(f"{name} ended at once with code {process.returncode}: {open(log, encoding='utf-8').read()[-1500:]}")
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                break
        time.sleep(0.05)
    else:
        sys.exit(f"{name} does not listen on port {port}")
    for _ in range(100):  # until it answers 200: health checks need a moment
        done = subprocess.run(["curl", "-s", "-o", "/dev/null", "-w", "%{http_code}", f"http://127.0.0.1:{port}/s"], capture_output=True, text=True)
        if done.stdout == "200":
            return
        time.sleep(0.1)
    sys.exit(f"{name} never answered 200")


def load(build, port, pid, case, seconds):
    done = subprocess.run(["taskset", "-c", "1", os.path.join(build, "bin/bench_load"), "-p", str(port), "-P", str(pid),
                           "-d", str(seconds), "-w", "0.6", *CASES[case]], capture_output=True, text=True, timeout=120)
    if done.returncode != 0:
        sys.exit(f"load generator failed: {done.stderr}")
    return json.loads(done.stdout.strip().splitlines()[-1])


def measure(arguments, processes):
    results = {}
    for _ in range(arguments.rounds):
        for case in arguments.cases:
            for server in arguments.servers:
                one = load(arguments.build, PORTS[server], processes[server].pid, case, arguments.seconds)
                results.setdefault(case, {}).setdefault(server, []).append(one)
    return results


def report(results):
    worst = None
    for case, servers in results.items():
        print(f"\n{case}")
        print(f"  {'server':11s} {'CPU µs/request':>15s} {'requests/s':>11s} {'p50 µs':>8s} {'p99 µs':>8s} {'errors':>7s}")
        median = {s: {k: statistics.median(x[k] for x in rounds) for k in ("cpu_us", "rps", "p50", "p99")} for s, rounds in servers.items()}
        for server, rounds in servers.items():
            m = median[server]
            print(f"  {server:11s} {m['cpu_us']:15.2f} {m['rps']:11.0f} {m['p50']:8.0f} {m['p99']:8.0f} {sum(x['errors'] for x in rounds):7d}")
        peers = [s for s in servers if s != "switchyard"]
        if "switchyard" in servers and peers:
            best = min(peers, key=lambda s: median[s]["cpu_us"])
            ratio = median[best]["cpu_us"] / median["switchyard"]["cpu_us"]
            tail = median["switchyard"]["p99"] / min(median[s]["p99"] for s in peers)
            worst = ratio if worst is None else min(worst, ratio)
            print(f"  ratio: best peer ({best}) needs {ratio:.2f} times our CPU per request; our p99 is {tail:.2f} times the best peer's")
    return worst


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--build", default=os.path.join(HERE, "../../build/release"))
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--seconds", type=float, default=2.5)
    parser.add_argument("--cases", default=",".join(CASES), type=lambda s: s.split(","))
    parser.add_argument("--servers", default="haproxy,nginx,switchyard", type=lambda s: s.split(","))
    parser.add_argument("--json")
    arguments = parser.parse_args()
    if isinstance(arguments.cases, str):
        arguments.cases = arguments.cases.split(",")
    if isinstance(arguments.servers, str):
        arguments.servers = arguments.servers.split(",")
    missing = [s for s in arguments.servers if s != "switchyard" and not shutil.which(s)]
    if missing:
        sys.exit(f"not installed: {', '.join(missing)} (installer/dependencies.txt lists their packages)")

    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(most, 65536), most))  # every server gets the same
    running = []
    with tempfile.TemporaryDirectory(prefix="switchyard-bench-") as directory:
        try:
            running.append(subprocess.Popen(["taskset", "-c", "1", os.path.join(arguments.build, "bin/bench_upstream"), *map(str, UPSTREAM)], stdout=subprocess.DEVNULL))
            processes = {}
            for server in arguments.servers:
                log = open(os.path.join(directory, server + ".log"), "w", encoding="utf-8")
                processes[server] = subprocess.Popen(["taskset", "-c", "0", *command(server, directory, arguments.build)], stdout=log, stderr=log)
                running.append(processes[server])
                wait_for(PORTS[server], processes[server], server, log.name)
            results = measure(arguments, processes)
        finally:
            for process in reversed(running):
                process.send_signal(signal.SIGTERM)
            for process in running:
                try:
                    process.wait(5)
                except subprocess.TimeoutExpired:
                    process.kill()
    report(results)
    if arguments.json:
        with open(arguments.json, "w", encoding="utf-8") as file:
            json.dump(results, file, indent=1)


if __name__ == "__main__":
    main()
