"""Figures for whoever watches over the service (Prometheus), counted here and read at /metrics."""

from __future__ import annotations

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram
from prometheus_client.exposition import CONTENT_TYPE_LATEST, generate_latest

CONTENT_TYPE = CONTENT_TYPE_LATEST


class Metrics:
    """What is counted while the service runs; no figure names a person."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        self.messages = Counter(
            "ygj_messages_total",
            "Messages handed in by channels",
            ("channel", "kind"),
            registry=self.registry,
        )
        self.handling = Histogram(
            "ygj_handling_seconds",
            "From a message handed in to its commit",
            buckets=(0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5),
            registry=self.registry,
        )
        self.jobs = Counter(
            "ygj_job_runs_total", "Runs of time-driven work", ("job", "ok"), registry=self.registry
        )
        self.letters = Gauge(
            "ygj_letters", "Messages in the outbox by state", ("state",), registry=self.registry
        )

    def text(self) -> bytes:
        """Return all figures in Prometheus' own form."""
        return generate_latest(self.registry)
