"""What is known: the rules of the protocol, in plain Python (no QGIS, no Qt, no I/O)."""
