"""Areas from GeoJSON: checked as text like any table, with their polygons beside."""

from __future__ import annotations

import io
from dataclasses import dataclass

import geopandas as gpd
import pandas as pd
from pyogrio.errors import DataSourceError
from shapely.geometry.base import BaseGeometry

from jarfalla_data.errors import UnreadableFileError
from jarfalla_data.wording import message


@dataclass(frozen=True)
class TextAreas:
    """The properties as text (indexed by the feature's number, from 1) and each feature's polygon, if it has one."""

    frame: pd.DataFrame
    polygons: dict[int, BaseGeometry | None]


def read_geojson(utf8: bytes) -> TextAreas:
    """Read features with polygons in WGS84; UnreadableFileError when the file is no GeoJSON."""
    try:
        features = gpd.read_file(io.BytesIO(utf8))
    except (DataSourceError, ValueError):
        raise UnreadableFileError(message("Filen går inte att läsa som en karta (GeoJSON).")) from None
    if not isinstance(features, gpd.GeoDataFrame):
        raise UnreadableFileError(message("Filen går inte att läsa som en karta (GeoJSON)."))
    numbers = range(1, len(features) + 1)
    properties = pd.DataFrame(features.drop(columns=features.geometry.name)).set_axis(numbers).astype("str")
    return TextAreas(properties, dict(zip(numbers, features.geometry, strict=True)))
