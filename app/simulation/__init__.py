"""Invented travel for volume: people, documents, plates and crossings by the million, from seeds.

The same seed always gives the same, so that anybody can repeat a figure. Nobody here exists: words
come from models of how names are built.

| what | where |
|---|---|
| listed people | `people.InventedLookouts(count, seed)`: a sequence of `Lookout` |
| travelers of the same populations | `people.travelers(count, seed)`: `InventedTraveler` |
| a listed person, name changed | `changed_people.changed_people(lookouts, each=, seed=)` |
| document numbers, listed and others | `document_numbers.listed_documents`, `other_documents` |
| number plates, listed and others | `plates.listed_plates`, `plates.other_plates` |
| crossings in the order of time | `crossings.Crossings(count, seed)`: batches of numpy columns |
"""
