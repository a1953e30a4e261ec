"""Bringing in what others know: the national platform's export, and any layer or table of sites."""
