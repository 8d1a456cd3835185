"""Every test here runs against PostgreSQL and against encrypted SQLite."""

from tests.hub.fixtures import desk, engine, hub, running, second_desk

__all__ = ["desk", "engine", "hub", "running", "second_desk"]
