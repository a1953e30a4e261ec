"""What is signed: maps, tables and text of the annex."""
