"""How the nets in `resources/models` were made; nothing here runs in the workstation."""
