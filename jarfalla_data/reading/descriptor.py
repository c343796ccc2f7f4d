"""What `datapackage.json` says of each file: where it comes from and when it is next expected."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Any

from jarfalla_data.errors import MissingFileError, UnreadableFileError
from jarfalla_data.reading.files import read_bytes
from jarfalla_data.reading.journal import located
from jarfalla_data.wording import message

DESCRIPTOR = "datapackage.json"


class Origin(StrEnum):
    """Where a table's figures come from."""

    PUBLIC = "public"  # published facts, each with its source
    EXAMPLE = "example"  # invented, by the project's own generator
    OWN = "own"  # the user's own file


@dataclass(frozen=True)
class FileDescription:
    """What the descriptor says of one file."""

    origin: Origin = Origin.OWN
    next_update: dt.date | None = None
    next_update_note: Mapping[str, str] = field(default_factory=dict)
    licence: str = ""


def read_descriptor(folder: Path) -> dict[str, FileDescription]:
    """File name → description; empty when the folder has no descriptor; UnreadableFileError when it is broken."""
    try:
        package = json.loads(read_bytes(located(folder, DESCRIPTOR)))
        return {r["path"]: _describe(r) for r in package["resources"]}
    except MissingFileError:
        return {}
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise UnreadableFileError(
            message("Filen går inte att läsa som en beskrivning av mappen (Frictionless Data Package).")
        ) from None


def _describe(resource: dict[str, Any]) -> FileDescription:
    day = resource.get("next_update")
    return FileDescription(
        origin=Origin(resource.get("origin", Origin.OWN)),
        next_update=dt.date.fromisoformat(day) if day else None,
        next_update_note={
            lang: str(note) for lang in ("sv", "en") if (note := resource.get(f"next_update_note_{lang}"))
        },
        licence=", ".join(str(licence["name"]) for licence in resource.get("licenses", [])),
    )
