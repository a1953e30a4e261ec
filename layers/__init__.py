"""What is stored: the protocol as QGIS layers."""
