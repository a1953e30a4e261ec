"""« Vigilance – Article 11 »: the parts of the dock about closed sites."""
