"""The facts beside an extract as one more file of its folder, so that a screen needs no other folder."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from jarfalla_data.errors import PublishError
from jarfalla_data.publication.files import MARK, as_tables, as_written, load, read
from jarfalla_data.publication.shown import Shown
from jarfalla_data.reading.descriptor import Origin
from jarfalla_data.selection import Period
from jarfalla_data.wording import message

FACTS_FILE = "facts.json"
"""Its name; where some of it is invented, that stands before it."""


def beside(told: Shown) -> Mapping[str, Any]:
    """By file name what lies beside the extract: facts, names of places, periods, and when the files were read."""
    example = any(table.origin is Origin.EXAMPLE for table in told.facts.values())
    content = {
        "mark": MARK if example else "",
        "read_at": told.read_at.isoformat(timespec="seconds"),
        "periods": {name: [p.first.isoformat(), p.last.isoformat()] for name, p in sorted(told.periods.items())},
        "names": {lang: dict(names) for lang, names in told.names.items()},
        "tables": [as_written((name,), table) for name, table in told.facts.items()],
    }
    return {f"{'exempeldata-' if example else ''}{FACTS_FILE}": content}


def alone(folder: Path, k: int) -> Shown:
    """What a folder tells that holds an extract and nothing else.

    PublishError when it is broken, or was made with a smaller smallest count than `k`.
    """
    made = read(folder)
    if made.k < k:
        raise PublishError(
            message("Utdraget i {folder} visar antal från {k}, inställningen kräver mer.", folder=folder, k=made.k)
        )
    try:
        (path,) = folder.glob(f"*{FACTS_FILE}")
        content = load(path)
        facts = {key[0]: table for key, table in as_tables(content)}
        days = {name: map(dt.date.fromisoformat, ends) for name, ends in content["periods"].items()}
        periods = {name: Period(*ends) for name, ends in days.items()}
        return Shown(made, facts, content["names"], periods, dt.datetime.fromisoformat(content["read_at"]))
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        raise PublishError(message("{folder} är inget helt utdrag.", folder=folder)) from None
