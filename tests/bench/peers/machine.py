# SPDX-License-Identifier: GPL-3.0-or-later
"""The machine: which cores do what, and what they were busy with."""
import os
import platform
import subprocess


class Cores:
    """Proxies get the first cores, one a worker; load and backend what is left, or share when nothing is left."""

    def __init__(self, workers):
        available = sorted(os.sched_getaffinity(0))
        self.proxy = set(available[:workers])
        rest = available[workers:] or available
        self.load = {rest[0]}
        self.upstream = {rest[min(1, len(rest) - 1)]}
        if workers >= len(available):  # nobody has a core to himself
            self.load = self.upstream = set(available)

    def pinned(self, cores):
        return lambda: os.sched_setaffinity(0, cores)

    def shared(self):
        return bool(self.proxy & (self.load | self.upstream))


def describe():
    model = "unknown processor"
    with open("/proc/cpuinfo", encoding="utf-8") as file:
        for line in file:
            if line.startswith("model name"):
                model = line.split(":", 1)[1].strip()
                break
    with open("/proc/sys/net/ipv4/tcp_congestion_control", encoding="utf-8") as file:
        congestion = file.read().strip()
    return {"cores": len(os.sched_getaffinity(0)), "processor": model, "kernel": platform.release(), "congestion": congestion}


def versions(servers, switchyardctl):
    """The first version-like word of what each program says about itself."""
    commands = {"haproxy": ["haproxy", "-v"], "nginx": ["nginx", "-v"], "nghttpx": ["nghttpx", "--version"], "switchyard": [switchyardctl, "--version"]}
    found = {}
    for server in servers:
        done = subprocess.run(commands[server], capture_output=True, text=True, check=False)
        words = (done.stdout + done.stderr).replace("/", " ").split()
        found[server] = next((word for word in words if word[0].isdigit()), "?")
    return found


def tree(pid):
    """A process and all it started."""
    children = {}
    for name in os.listdir("/proc"):
        if name.isdigit():
            try:
                with open(f"/proc/{name}/stat", encoding="utf-8", errors="replace") as file:
                    parent = int(file.read().rsplit(")", 1)[1].split()[1])
            except (OSError, IndexError):
                continue
            children.setdefault(parent, []).append(int(name))
    found = [pid]
    for process in found:
        found += children.get(process, [])
    return found


def run_time(pids):
    """Seconds on a processor, all threads."""
    total = 0
    for pid in pids:
        try:
            for thread in os.listdir(f"/proc/{pid}/task"):
                with open(f"/proc/{pid}/task/{thread}/schedstat", encoding="utf-8") as file:
                    total += int(file.read().split()[0])
        except OSError:
            continue
    return total / 1e9


def busy_time(cores):
    """Seconds in which these cores did something, whatever it was, time stolen by the host included."""
    total = 0
    with open("/proc/stat", encoding="utf-8") as file:
        for line in file:
            words = line.split()
            if words[0].startswith("cpu") and words[0][3:].isdigit() and int(words[0][3:]) in cores:
                user, nice, system, _, _, interrupts, soft, stolen = map(int, words[1:9])
                total += user + nice + system + interrupts + soft + stolen
    return total / os.sysconf("SC_CLK_TCK")
