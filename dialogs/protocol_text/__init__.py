"""The window « Rédiger le texte du protocole »: what to write and where, and what is left to be filled in."""
