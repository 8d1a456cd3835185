"""Every test here runs against PostgreSQL and against encrypted SQLite."""

from tests.hub.fixtures import _hub_database, desk, engine, hub, running, second_desk

__all__ = ["_hub_database", "desk", "engine", "hub", "running", "second_desk"]
