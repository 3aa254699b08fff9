# SPDX-License-Identifier: GPL-3.0-or-later
"""From rounds to figures: medians, leads over the best peer, promises kept or not; as text, Markdown and JSON."""
import statistics

from cases import CASES

OURS = "switchyard"
NOISE = 0.10  # share of the proxy's core used by others above which a figure is called disturbed
UNITS = {"cpu": ("µs", 1), "memory": ("KB", 1024), "p99": ("µs", 1)}


def median(rounds, key):
    return statistics.median(one[key] for one in rounds)


def errors(rounds):
    """What went wrong, added up: {"status": 3}."""
    total = {}
    for one in rounds:
        for kind, count in one["errors"].items():
            total[kind] = total.get(kind, 0) + count
    return total


def failed(results):
    """A request went wrong, or a round had none."""
    return any(errors(rounds) or min(one["requests"] for one in rounds) == 0 for servers in results.values() for rounds in servers.values())


def compare(servers, figure):
    """Our figure against the peer that is best at it: (peer, its median / ours, least and most of the rounds). None without peers."""
    peers = [server for server in servers if server != OURS]
    if OURS not in servers or not peers:
        return None
    best = min(peers, key=lambda peer: median(servers[peer], figure))
    ratios = [peer[figure] / max(ours[figure], 1e-9) for peer, ours in zip(servers[best], servers[OURS])]
    return best, median(servers[best], figure) / max(median(servers[OURS], figure), 1e-9), min(ratios), max(ratios)


def verdicts(case, servers):
    """Every promise of a case: (target, value, "missed", "met" or "exceeded"). Empty when we or the peers were not measured."""
    found = []
    for target in CASES[case].targets:
        compared = compare(servers, target.figure)
        if target.kind == "absolute" and OURS in servers:
            value = median(servers[OURS], target.figure)
        elif compared:
            value = compared[1] if target.kind == "lead" else 1 / compared[1]
        else:
            continue
        state = "exceeded" if target.reached(value, target.aim) else "met" if target.reached(value, target.must) else "missed"
        found.append((target, value, state))
    return found


def doubts(case, servers):
    """What speaks against believing a case's figures, as sentences."""
    found = []
    for server, rounds in servers.items():
        wrong = errors(rounds)
        if wrong:
            found.append(f"{server}: requests failed: " + ", ".join(f"{count} {kind}" for kind, count in wrong.items()))
        if min(one["requests"] for one in rounds) == 0:
            found.append(f"{server}: a round without an answer")
        if CASES[case].fresh:
            continue
        behind = sum(one["behind"] for one in rounds)
        if behind > 0.01 * sum(one["requests"] for one in rounds):
            found.append(f"{server}: {behind} requests were due but not sent at the end")
        ticks = median(rounds, "user") + median(rounds, "system")
        if median(rounds, "requests") * median(rounds, "cpu") > 1e6 and not 0.8 < ticks / median(rounds, "cpu") < 1.25:
            found.append(f"{server}: clock ticks say {ticks:.1f} µs per request, the scheduler {median(rounds, 'cpu'):.1f}")
        if "--resume" in CASES[case].arguments and sum(one["resumed"] for one in rounds) < 0.9 * sum(one["requests"] for one in rounds):
            found.append(f"{server}: sessions were not resumed")
        if case == "tls_full" and any(one["resumed"] for one in rounds):
            found.append(f"{server}: sessions were resumed in full handshakes")
    foreign = max(median(rounds, "foreign") for rounds in servers.values())
    if foreign > NOISE and not CASES[case].fresh:
        found.append(f"others used up to {foreign:.0%} of the proxy's core")
    agreed = {one["tls"] for rounds in servers.values() for one in rounds}
    if len(agreed) > 1:
        found.append("the servers agreed to different cryptography: " + "; ".join(sorted(agreed)))
    return found


def limit(target, value):
    name, unit = UNITS[target.figure]
    if target.kind == "lead":
        return f"≥ {value:.2f}"
    return f"≤ {value:.2f}" if target.kind == "relative" else f"≤ {value / unit:.1f} {name}"


def shown(target, value):
    name, unit = UNITS[target.figure]
    return f"{value / unit:.1f} {name}" if target.kind == "absolute" else f"{value:.2f}"


def promise(target, value, state):
    what = {"lead": "lead", "relative": f"{target.figure} against the best peer's", "absolute": target.figure}[target.kind]
    return f"{what} {shown(target, value)}: must {limit(target, target.must)}, aim {limit(target, target.aim)}: {state}"


def as_text(results):
    lines = []
    for case, servers in results.items():
        fresh = CASES[case].fresh
        lines.append(f"\n{case}: {CASES[case].title}")
        lines.append(f"  {'':11s} {'KB/connection' if fresh else 'CPU µs':>14s} {'least':>7s} {'most':>7s}"
                     + ("" if fresh else f" {'user':>6s} {'system':>6s} {'requests/s':>11s} {'busy':>5s} {'load':>5s} {'p50 µs':>8s} {'p99 µs':>8s}")
                     + f" {'errors':>7s}")
        figure = CASES[case].figure
        unit = UNITS[figure][1]
        for server, rounds in servers.items():
            values = [one[figure] / unit for one in rounds]
            line = f"  {server:11s} {statistics.median(values):14.2f} {min(values):7.2f} {max(values):7.2f}"
            if not fresh:
                m = {key: median(rounds, key) for key in ("user", "system", "rate", "busy", "load_busy", "p50", "p99")}
                line += (f" {m['user']:6.1f} {m['system']:6.1f} {m['rate']:11.0f} {m['busy']:5.0%} {m['load_busy']:5.0%} {m['p50']:8.0f} {m['p99']:8.0f}")
            lines.append(line + f" {sum(errors(rounds).values()):7d}")
        compared = compare(servers, figure)
        if compared:
            lines.append(f"  {compared[0]} needs {compared[1]:.2f} times as much ({compared[2]:.2f}–{compared[3]:.2f})")
        lines += ["  " + promise(*verdict) for verdict in verdicts(case, servers)]
        lines += ["  doubtful: " + doubt for doubt in doubts(case, servers)]
    return "\n".join(lines)


def heading(about):
    cores = "no core to itself" if about["shared"] else "a core per worker to itself"
    names = ", ".join(f"{name} {version}" for name, version in about["versions"].items())
    return (f"{about['date']}, {about['processor']}, {about['cores']} cores, Linux {about['kernel']}, TCP {about['congestion']}; {names}; {about['workers']} worker(s), {cores}; "
            f"{about['rounds']} interleaved rounds of {about['seconds']} s; load average {about['load_before']:.1f} before, {about['load_after']:.1f} after.")


def as_markdown(results, about):
    """A table for the documentation: CPU µs per request or KB per connection, medians; the lead is their ratio."""
    servers = [OURS] + [server for server in about["servers"] if server != OURS]
    lines = [heading(about), "", "| case | " + " | ".join(servers) + " | lead (least–most) | must | aim | result | p99 ms | requests/s |",
             "|---" * (len(servers) + 7) + "|"]
    for case, measured in results.items():
        figure = CASES[case].figure
        name, unit = UNITS[figure]
        cells = [f"{median(measured[server], figure) / unit:.1f} {name}" if server in measured else "–" for server in servers]
        compared = compare(measured, figure)
        lead = f"{compared[1]:.2f} ({compared[2]:.2f}–{compared[3]:.2f})" if compared else "–"
        tail, rate = "–", "–"
        if not CASES[case].fresh:
            tail = " · ".join(f"{median(measured[server], 'p99') / 1e3:.1f}" for server in servers if server in measured)
            rate = " · ".join(f"{median(measured[server], 'rate') / 1e3:.1f}k" for server in servers if server in measured)
        found = verdicts(case, measured)
        main = [verdict for verdict in found if verdict[0].figure == figure]
        must, aim, state = (limit(main[0][0], main[0][0].must), limit(main[0][0], main[0][0].aim), main[0][2]) if main else ("–", "–", "–")
        lines.append(f"| {CASES[case].title} | " + " | ".join(cells) + f" | {lead} | {must} | {aim} | {state} | {tail} | {rate} |")
        for target, value, state in found:
            if target.figure != figure:
                lines.append(f"| its {target.figure} against the best peer's" + " | " * len(servers)
                             + f" | {shown(target, value)} | {limit(target, target.must)} | {limit(target, target.aim)} | {state} | | |")
    failed = [f"{case}: {doubt}" for case, measured in results.items() for doubt in doubts(case, measured)]
    return "\n".join(lines + ([""] + [f"- {line}" for line in failed] if failed else [])) + "\n"


def as_json(results, about):
    summary = {}
    for case, servers in results.items():
        compared = compare(servers, CASES[case].figure)
        summary[case] = {
            "figure": CASES[case].figure,
            "medians": {server: median(rounds, CASES[case].figure) for server, rounds in servers.items()},
            "best_peer": compared[0] if compared else None,
            "lead": compared[1] if compared else None,
            "targets": [{"figure": t.figure, "kind": t.kind, "must": t.must, "aim": t.aim, "value": value, "result": state}
                        for t, value, state in verdicts(case, servers)],
            "doubts": doubts(case, servers),
        }
    return {"about": about, "summary": summary, "rounds": results}
