"""The store of the data folder, read anew when a file in it changes; cached by path and fingerprint."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import streamlit as st

from jarfalla_data import Store, open_store
from jarfalla_data.errors import DataError
from jarfalla_data.figures import Figures
from jarfalla_data.measures import covered
from jarfalla_data.measures.covered import Periods
from jarfalla_data.privacy import Audience, Released, release, smallest_count
from jarfalla_data.publication import public, public_periods
from jarfalla_data.publication.current import FOLDER
from jarfalla_data.publication.files import ABOUT
from jarfalla_data.publication.shown import Shown
from jarfalla_data.publication.shown import shown as shown_of
from jarfalla_data.publication.shown_files import alone
from jarfalla_data.reading.files import folder_signature
from jarfalla_data.store import kept

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


def periods(store: Store, audience: Audience, k: int) -> Periods:
    """By table the days that it tells of: all that its file covers, for the public those that are published."""
    return covered.periods(store) if audience is Audience.INTERNAL else public_periods(store, k)


@kept
def released(
    store: Store, audience: Audience, k: int, measure: Callable[..., Figures], asked: tuple[Any, ...]
) -> Released:
    """What a measure says of a store when it is asked so, for an audience; k is the smallest count that is shown.

    Of persons and single events the public gets what is in the extract, and nothing else.
    """
    if audience is not Audience.INTERNAL:
        return public(store, k, measure, asked)
    return release(measure(store, *asked), audience, k)
