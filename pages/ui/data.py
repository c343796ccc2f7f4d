"""The store of the data folder, read anew when a file in it changes; cached by path and fingerprint."""

from __future__ import annotations

import os
from pathlib import Path

import streamlit as st

from jarfalla_data import Store, open_store
from jarfalla_data.errors import DataError
from jarfalla_data.privacy import smallest_count
from jarfalla_data.publication.current import FOLDER
from jarfalla_data.publication.files import ABOUT
from jarfalla_data.publication.shown import Shown
from jarfalla_data.publication.shown import shown as shown_of
from jarfalla_data.publication.shown_files import alone
from jarfalla_data.reading.files import folder_signature

SETTING = "JARFALLA_DATA_DIR"
BUNDLED = Path(__file__).parents[2] / "data"


def store() -> Store:
    """The store as the files are now; DataError when nothing can be loaded."""
    return _open(str(_folder()), repr(folder_signature(_folder())))


def _folder() -> Path:
    return Path(os.environ.get(SETTING) or BUNDLED)


@st.cache_resource(max_entries=2, show_spinner=False)
def _open(folder: str, signature: str) -> Store:  # one text: Streamlit takes long to hash many small values
    return open_store(folder)


def shown() -> Shown:
    """All that the presentation screen shows, from the data folder, or from an extract where there is nothing else.

    DataError or PublishError when neither can be read.
    """
    folder, k = _folder(), smallest_count()
    if (folder / ABOUT).is_file():
        return _alone(str(folder), repr(folder_signature(folder)), k)
    try:
        return shown_of(store(), k)
    except DataError:
        extract = folder / FOLDER
        if not (extract / ABOUT).is_file():
            raise
        return _alone(str(extract), repr(folder_signature(extract)), k)


@st.cache_resource(max_entries=2, show_spinner=False)
def _alone(folder: str, signature: str, k: int) -> Shown:
    return alone(Path(folder), k)
