"""Gatehouse: the inspection workstation for border officers."""

__version__ = "0.1.0"
