"""What the hub counts about itself, for Prometheus. No label names a station or a person."""

from prometheus_client import CollectorRegistry, Counter, Histogram, generate_latest
from starlette.types import Scope


class Metrics:
    """Counters of one hub process."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        self.requests = Counter(
            "gatehouse_hub_requests",
            "Requests by route and status",
            ["route", "status"],
            registry=self.registry,
        )
        self.seconds = Histogram(
            "gatehouse_hub_request_seconds",
            "Time from request to answer",
            ["route"],
            registry=self.registry,
        )
        self.batches = Counter(
            "gatehouse_hub_batches", "Batches acknowledged", registry=self.registry
        )
        self.events = Counter(
            "gatehouse_hub_events",
            "Events acknowledged, those that were held already among them",
            registry=self.registry,
        )
        self.flags = Counter(
            "gatehouse_hub_flags",
            "Stored events that are doubtful, by reason",
            ["reason"],
            registry=self.registry,
        )
        self.blob_bytes = Counter(
            "gatehouse_hub_blob_bytes",
            "Bytes of complete pictures taken in",
            registry=self.registry,
        )

    def answered(self, scope: Scope, status: int, elapsed_ns: int) -> None:
        """Count one request by its route's pattern, never by its path."""
        route = getattr(scope.get("route"), "path", "none")
        self.requests.labels(route, str(status)).inc()
        self.seconds.labels(route).observe(elapsed_ns / 10**9)

    def page(self) -> bytes:
        """Return everything in Prometheus' text format."""
        return generate_latest(self.registry)
