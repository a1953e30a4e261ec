"""« Fiche site »: everything known of one site, in one window."""
