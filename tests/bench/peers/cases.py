# SPDX-License-Identifier: GPL-3.0-or-later
"""What is measured, and what Switchyard is to reach."""
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Target:
    """A promise about one figure of a case.

    kind "lead": the best peer's figure divided by ours is at least this. "relative": our figure divided by the best peer's is at most
    this. "absolute": our figure is at most this.
    """
    figure: str
    kind: str
    must: float
    aim: float

    def reached(self, value, limit):
        return value >= limit if self.kind == "lead" else value <= limit


@dataclass(frozen=True)
class Case:
    """A load, as arguments of bench_load, or of h2load when there is a `h2_path`. Figures: "cpu" (µs per request), "memory" (bytes per connection), "p99" (µs)."""
    title: str
    arguments: str
    tls: bool = False
    fresh: bool = False  # a process of its own, for memory that nothing else has touched
    targets: tuple = field(default=())
    h2_path: str = ""
    without: tuple = ()  # servers that cannot do it

    @property
    def figure(self):
        return "memory" if self.fresh else "cpu"


def lead(must, aim):
    return Target("cpu", "lead", must, aim)


LARGE = "--path /l --body 102400"
HUGE = "--path /x --body 1048576"
SMALL = "--path /s --body 100"
CASES = {
    "keepalive_64": Case("H1, 64 connections", "--connections 64", targets=(lead(1.30, 1.50), Target("p99", "relative", 1.0, 0.75))),
    "keepalive_256": Case("H1, 256 connections", "--connections 256", targets=(lead(1.25, 1.45),)),
    "new_connection": Case("H1, a connection per request", "--connections 64 --connection-each", targets=(lead(1.05, 1.25),)),
    "rate_8k": Case("H1, 8,000 requests/s at fixed times", "--connections 64 --rate 8000"),
    "rate_15k": Case("H1, 15,000 requests/s at fixed times", "--connections 64 --rate 15000", targets=(lead(1.25, 1.45),)),
    "body_100k": Case("100 KB", f"--connections 32 {LARGE}", targets=(lead(1.25, 1.50),)),
    "body_1m": Case("1 MB", f"--connections 16 {HUGE}", targets=(lead(1.10, 1.30),)),
    "tls_keepalive_64": Case("TLS 1.3, H1, 64 connections", "--tls --connections 64", tls=True, targets=(lead(1.25, 1.45),)),
    "tls_body_100k": Case("TLS 1.3, 100 KB", f"--tls --connections 16 {LARGE}", tls=True, targets=(lead(1.20, 1.35),)),
    "tls_full": Case("TLS 1.3, full handshake per request", f"--tls --connections 16 --connection-each {SMALL}", tls=True,
                     targets=(lead(1.00, 1.10),)),
    "tls_resumed": Case("TLS 1.3, resumed handshake per request", f"--tls --connections 16 --connection-each --resume {SMALL}", tls=True,
                        targets=(lead(1.00, 1.10),)),
    "h2_tls_1k": Case("TLS, H2 → H1, 1 KB", "--clients 64 -m 10", tls=True, h2_path="/m", targets=(lead(1.30, 1.60),)),
    "h2_tls_100k": Case("TLS, H2 → H1, 100 KB", "--clients 16 -m 4", tls=True, h2_path="/l"),
    "h2_streams": Case("TLS, H2 → H1, 100 bytes, 100 streams a connection", "--clients 8 -m 100", tls=True, h2_path="/s"),
    "h2_to_h2_1k": Case("TLS, H2 → H2 in clear text, 1 KB", "--clients 64 -m 10", tls=True, h2_path="/h2/m", without=("nginx",)),
    "h2_to_h2_100k": Case("TLS, H2 → H2 in clear text, 100 KB", "--clients 16 -m 4", tls=True, h2_path="/h2/l", without=("nginx",)),
    "idle": Case("memory per idle connection", "--idle --connections 2001", fresh=True,
                 targets=(Target("memory", "absolute", 1.5 * 1024, 1.0 * 1024),)),
    "tls_idle": Case("memory per idle TLS connection", "--idle --tls --connections 2001", tls=True, fresh=True,
                     targets=(Target("memory", "absolute", 16 * 1024, 12 * 1024),)),
}
