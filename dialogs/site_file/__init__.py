"""The window « Fiche site » and the panels of its tabs."""
