"""What the public reads now: the extract that lies beside the data when it is of these data, else one made after it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from jarfalla_data.figures import Figures
from jarfalla_data.privacy.suppression import Audience, Released, release
from jarfalla_data.publication.extract import Extract
from jarfalla_data.publication.files import ABOUT, read
from jarfalla_data.publication.making import extract
from jarfalla_data.publication.public_tables import name_of, rules
from jarfalla_data.store import Store, kept

FOLDER = "published"
"""Where in a data folder its extract lies. It is written by `publish` and never by the dashboard."""


@kept
def current(store: Store, k: int) -> Extract:
    """The extract of a store: read from beside its data when it was made of them, else made after the one there.

    One with another smallest count is no earlier release. PublishError when what lies there is no whole extract.
    """
    before = earlier(store.path / FOLDER)
    if before is None or before.k != k:
        return extract(store, k)
    return before if (before.version, before.rules) == (store.version, rules()) else extract(store, k, before)


def earlier(folder: Path) -> Extract | None:
    """The extract in a folder, None when there is none; PublishError when it is broken."""
    return read(folder) if (folder / ABOUT).is_file() else None


def public(store: Store, k: int, measure: Callable[..., Figures], asked: tuple[Any, ...]) -> Released:
    """What the public may read of a measure: of persons and single events the extract only, else what is published.

    Figures about persons that are not in the closed list have no rows.
    """
    made, name = current(store, k), name_of(measure)
    if made.holds(name):
        return made.released(name, *asked)
    figures = measure(store, *asked)
    return release(replace(figures, internal_only=True) if figures.personal else figures, Audience.PUBLIC, k)
