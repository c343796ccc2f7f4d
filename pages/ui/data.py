"""The store of the data folder, read anew when a file in it changes; cached by path and fingerprint."""

from __future__ import annotations

import os
from pathlib import Path

import streamlit as st

from jarfalla_data import Store, open_store
from jarfalla_data.reading.files import folder_signature

SETTING = "JARFALLA_DATA_DIR"
BUNDLED = Path(__file__).parents[2] / "data"


def store() -> Store:
    """The store as the files are now; DataError when nothing can be loaded."""
    folder = Path(os.environ.get(SETTING) or BUNDLED)
    return _open(str(folder), repr(folder_signature(folder)))


@st.cache_resource(max_entries=2, show_spinner=False)
def _open(folder: str, signature: str) -> Store:  # one text: Streamlit takes long to hash many small values
    return open_store(folder)
