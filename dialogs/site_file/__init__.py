"""The file of one site: its window, its tabs, and what they show."""
