"""The shapes the store has had, oldest first; each revision is frozen once it was released."""

REVISIONS = ("r0001", "r0002", "r0003", "r0004", "r0005", "r0006", "r0007", "r0008", "r0009")
"""Known here too, so that opening an up-to-date store need not import Alembic (0.2 s)."""
