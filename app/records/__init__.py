"""The station's store: encrypted journal, projections, pictures, and the keys to them."""
