"""The journal: one append-only, hash-chained list of facts per station. Pure: no store, no Qt."""
