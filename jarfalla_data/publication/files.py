"""The extract as a folder of JSON files: one about all of it, and one for each measure. No file holds a row of data."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

from jarfalla_data.errors import PublishError
from jarfalla_data.privacy.suppression import Released, restored
from jarfalla_data.publication.columns import as_columns, as_frame
from jarfalla_data.publication.extract import Extract
from jarfalla_data.publication.public_tables import public_tables
from jarfalla_data.publication.questions import Key
from jarfalla_data.publication.rounds import Round
from jarfalla_data.reading.descriptor import Origin
from jarfalla_data.wording import message

ABOUT = "extract.json"
MARK = "EXEMPELDATA – påhittade siffror"
NOTHING: Mapping[str, Any] = {}


def write(extract: Extract, folder: Path, beside: Mapping[str, Any] = NOTHING) -> None:
    """Write the extract as a folder, all of it or nothing: an extract that is there already is replaced at the end.

    `beside`: by file name what lies there too. PublishError when something else has that name.
    """
    if folder.exists() and not (folder / ABOUT).is_file():
        raise PublishError(message("{folder} finns redan och är inget utdrag. Ange en ny mapp.", folder=folder))
    folder.parent.mkdir(parents=True, exist_ok=True)
    made = Path(tempfile.mkdtemp(prefix=f".{folder.name}-", dir=folder.parent))
    try:
        for name, content in (*_contents(extract), *beside.items()):
            (made / name).write_text(_as_text(content), "utf-8", newline="\n")
        made.chmod(0o755)  # a temporary folder is its maker's own; an extract is for all to read
        _put_in_place(made, folder)
    finally:
        shutil.rmtree(made, ignore_errors=True)


def read(folder: Path) -> Extract:
    """The extract that was written to a folder; PublishError when there is none."""
    try:
        about = load(folder / ABOUT)
        made = {key: table for name in about["files"] for key, table in as_tables(load(folder / name))}
        rounds = tuple(Round(name, *map(dt.date.fromisoformat, days)) for name, *days in about["rounds"])
        return Extract(about["version"], about["k"], about["rules"], rounds, made)
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        raise PublishError(message("{folder} är inget helt utdrag.", folder=folder)) from None


def is_example(extract: Extract) -> bool:
    """Whether any public table rests on invented figures."""
    return any(table.origin is Origin.EXAMPLE for table in extract.tables.values())


def fingerprint(extract: Extract) -> str:
    """A short fingerprint of what an extract tells: the same where the same is told, whatever it was made from."""
    told = sorted(_short(as_written(*one)) for one in extract.tables.items() if len(one[1].frame))
    return hashlib.sha256("\n".join(told).encode()).hexdigest()[:12]


def _contents(extract: Extract) -> Iterator[tuple[str, Any]]:
    """File names and what is in them; files of invented figures say so in their names too."""
    measures = list(dict.fromkeys(key[0] for key in extract.tables))
    names = {}
    for measure in measures:
        tables = {key: table for key, table in extract.tables.items() if key[0] == measure}
        example = any(table.origin is Origin.EXAMPLE for table in tables.values())
        names[measure] = f"{'exempeldata-' if example else ''}{measure}.json"
        yield (
            names[measure],
            {"mark": MARK if example else "", "tables": [as_written(*one) for one in tables.items()]},
        )
    yield (
        ABOUT,
        {
            "version": extract.version,
            "k": extract.k,
            "rules": extract.rules,
            "mark": MARK if is_example(extract) else "",
            "rounds": [[one.round_id, one.first.isoformat(), one.last.isoformat()] for one in extract.rounds],
            "public_tables": [asdict(table) for table in public_tables()],
            "files": list(names.values()),
        },
    )


def as_written(key: Key, table: Released) -> dict[str, Any]:
    """A table as JSON."""
    return {
        "key": list(key),
        "rests_on": list(table.tables),
        "origin": str(table.origin),
        "columns": as_columns(table.frame),
    }


def _as_text(content: dict[str, Any]) -> str:
    """JSON with one line for each table, so that two extracts can be compared line by line."""
    values = {
        name: [_short(one) for one in value] if name == "tables" else _short(value) for name, value in content.items()
    }
    lines = {
        name: "[\n" + ",\n".join(value) + "\n]" if isinstance(value, list) else value for name, value in values.items()
    }
    return "{\n" + ",\n".join(f'"{name}": {value}' for name, value in lines.items()) + "\n}\n"


def _short(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def load(path: Path) -> Any:
    """The content of a file of JSON."""
    return json.loads(path.read_text("utf-8"))


def as_tables(content: Any) -> Iterator[tuple[Key, Released]]:
    """The tables of a file by key."""
    for one in content["tables"]:
        yield tuple(one["key"]), restored(as_frame(one["columns"]), tuple(one["rests_on"]), Origin(one["origin"]))


def _put_in_place(made: Path, folder: Path) -> None:
    """Give the finished folder its name. An older extract steps aside first: a folder cannot be renamed over it."""
    older = Path(tempfile.mkdtemp(prefix=f".{folder.name}-", dir=folder.parent)) / folder.name
    try:
        if folder.exists():
            folder.rename(older)
        made.rename(folder)
    finally:
        shutil.rmtree(older.parent, ignore_errors=True)
