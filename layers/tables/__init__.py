"""The tables of the base, by subject; `layers/schema.py` puts them together."""
