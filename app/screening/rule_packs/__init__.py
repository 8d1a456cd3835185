"""Rules as data: packs of rules that others write, checked before they decide anything."""
