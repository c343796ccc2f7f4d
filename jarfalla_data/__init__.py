"""Reads the data folder of the problem pictures into pandas, measures, protects and describes; knows no web page."""

from jarfalla_data.errors import DataError, JarfallaError
from jarfalla_data.opening import open_store
from jarfalla_data.selection import Period, Selection
from jarfalla_data.store import Store

__all__ = ["DataError", "JarfallaError", "Period", "Selection", "Store", "open_store"]
