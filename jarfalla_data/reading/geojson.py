"""Areas from GeoJSON: checked as text like any table, with their polygons beside."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

import pandas as pd
from shapely.errors import ShapelyError
from shapely.geometry import shape
from shapely.geometry.base import BaseGeometry

from jarfalla_data.errors import UnreadableFileError
from jarfalla_data.wording import message


@dataclass(frozen=True)
class TextAreas:
    """The properties as text (indexed by the feature's number, from 1) and each feature's outline, if it has one."""

    frame: pd.DataFrame
    polygons: dict[int, BaseGeometry | None]


def read_geojson(utf8: bytes) -> TextAreas:
    """Read the features of a collection; UnreadableFileError when the file is no GeoJSON.

    Every feature is in the answer, also one that is broken: then it has no properties or no outline.
    """
    features = _features(utf8)
    numbers = range(1, len(features) + 1)
    properties = [{_clean(k): _text(v) for k, v in _part(feature, "properties").items()} for feature in features]
    frame = pd.DataFrame(properties, index=numbers).astype("str")
    outlines = [_outline(_part(feature, "geometry")) for feature in features]
    return TextAreas(frame, dict(zip(numbers, outlines, strict=True)))


def _features(utf8: bytes) -> list[Any]:
    try:
        collection = json.loads(utf8)
    except (ValueError, RecursionError):
        collection = None
    if isinstance(collection, dict) and collection.get("type") == "FeatureCollection":
        features = collection.get("features")
        if isinstance(features, list):
            return features
    raise UnreadableFileError(message("Filen går inte att läsa som en karta (GeoJSON)."))


def _part(feature: Any, name: str) -> dict[str, Any]:
    part = feature.get(name) if isinstance(feature, dict) else None
    return part if isinstance(part, dict) else {}


def _text(value: Any) -> str | None:
    """A property as a CSV file would hold it."""
    if value is None or value == "":
        return None
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return _clean(value if isinstance(value, str) else json.dumps(value, ensure_ascii=False))


def _clean(text: str) -> str:
    """The text without halves of characters, which JSON may hold."""
    return text.encode("utf-8", "replace").decode("utf-8")


def _outline(geometry: dict[str, Any]) -> BaseGeometry | None:
    try:
        return shape(geometry) if geometry else None
    except (ShapelyError, ValueError, TypeError, KeyError, IndexError, AttributeError):
        return None  # however it is broken: there is no outline, and that is what is told
