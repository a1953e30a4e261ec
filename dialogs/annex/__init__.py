"""The window « Produire l’annexe »: what is chosen, looked at, produced, handed over to the layout editor."""
