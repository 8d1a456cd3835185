"""From a document to a risk summary: lookouts, history, rules, one card. Pure."""
