"""What is stored: the protocol as QGIS layers in one GeoPackage."""
