"""What a photograph says besides its picture: whether it holds the place where it was taken."""

from __future__ import annotations

from pathlib import Path

from osgeo import gdal

from .handle import Refusal, checked

_DRIVERS = ["JPEG", "GTiff", "PNG", "WEBP"]
_PLACE = ("EXIF_GPSLatitude", "EXIF_GPSLongitude")


def holds_position(path: Path) -> bool:
    """Whether the picture has GPS coordinates in its EXIF data; False for what GDAL does not read as a picture."""
    gdal.PushErrorHandler("CPLQuietErrorHandler")
    try:
        picture = checked(gdal.OpenEx, str(path), gdal.OF_RASTER | gdal.OF_READONLY, _DRIVERS)
    except Refusal:
        return False
    finally:
        gdal.PopErrorHandler()
    return picture is not None and all(picture.GetMetadataItem(name) for name in _PLACE)
