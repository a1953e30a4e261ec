"""Maker of the fictitious demonstration territory and of its protocol."""

MADE_WITH_GEOS = (3, 11)
"""Version of GEOS (major, minor) that made the committed files: another one may move a corner by a centimetre."""
