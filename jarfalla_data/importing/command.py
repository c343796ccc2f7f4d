"""The commands `import` and `undo`: they tell what would be done, ask, do it, and say what they did."""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from jarfalla_data.errors import ImportRefusedError, UnreadableFileError
from jarfalla_data.importing import words
from jarfalla_data.importing.aside import aside
from jarfalla_data.importing.carrying_out import carry_out, undo
from jarfalla_data.importing.history import history_of, last_import
from jarfalla_data.importing.plan import Plan, Source
from jarfalla_data.importing.planning import plan
from jarfalla_data.reading.fetching import fetch_events
from jarfalla_data.reading.files import list_folder, read_bytes
from jarfalla_data.wording import Message, message, translator

NOT_AGREED = 3
_LAST_CALL = "last-call"
_STATUS = (
    "Exit status 0: done, or there was nothing new. 1: done, but something was set aside. 2: it cannot be done, and "
    "why is said. 3: nobody agreed to it. With 2 and 3 nothing was written."
)


def add_commands(commands: Any) -> None:
    """Add `import` and `undo` to the parser's commands."""
    bring = commands.add_parser("import", help="bring files into a folder, all or nothing", description=_STATUS)
    bring.add_argument("files", nargs="+", metavar="FILE", help="a file of any known layout, or the police's address")
    bring.add_argument("--dry-run", action="store_true", help="tell what would be done, and do nothing")
    bring.add_argument("--aside", type=Path, metavar="FILE.csv", help="write the rows set aside there, to be mended")
    back = commands.add_parser("undo", help="undo the last import", description=_STATUS)
    for command, run in ((bring, _import), (back, _undo)):
        command.add_argument("--into", type=Path, required=True, metavar="DIR", help="the data folder")
        command.add_argument("--yes", action="store_true", help="do it without asking")
        command.set_defaults(run=run)


def _import(asked: argparse.Namespace) -> int:
    steps = _steps(asked.lang)
    made = plan([_source(name, asked.into) for name in asked.files], asked.into, progress=steps)
    _print(words.lines(made, asked.lang))
    if asked.aside:
        _write_aside(made, asked.aside, asked.lang)
    if made.refused:
        return 2
    if asked.dry_run or not made.changes_anything:
        return int(made.sets_aside)
    if not _agreed(message("Läsa in? [j/N] "), asked):
        return NOT_AGREED
    entry = carry_out(made, lambda fresh: _agreed_anew(fresh, asked), _say(asked.lang))
    if entry is None:
        print(translator(asked.lang)("Inget är skrivet."))
        return NOT_AGREED
    print(translator(asked.lang)("Inläst. {done}", done=words.done(entry, asked.lang)))
    _print(words.extract(asked.into, asked.lang))
    return int(made.sets_aside)


def _undo(asked: argparse.Namespace) -> int:
    list_folder(asked.into)  # says so where there is none
    last = last_import(asked.into)
    if last is None:
        raise ImportRefusedError(message("Det finns ingen inläsning att ångra i mappen."))
    print(words.done(last, asked.lang))
    if not _agreed(message("Ångra den? [j/N] "), asked):
        return NOT_AGREED
    undo(asked.into, last.id, _say(asked.lang))
    print(translator(asked.lang)("Inläsningen är ångrad. Mappen är som den var före den."))
    _print(words.extract(asked.into, asked.lang))
    return 0


def _source(name: str, folder: Path) -> Source:
    """A file, or what an address gives now; the folder keeps when an address was last asked."""
    if name.startswith(("http://", "https://")):
        stamp = history_of(folder) / _LAST_CALL
        return Source(f"{urlsplit(name).hostname}.json", fetch_events(name, stamp))
    path = Path(name)
    try:
        return Source(path.name, read_bytes(path))
    except UnreadableFileError as error:
        raise ImportRefusedError(message("{file}: {why}", file=path, why=error.message)) from None


def _agreed(question: Message, asked: argparse.Namespace) -> bool:
    """Whether --yes was given, or whoever sits there says so; without either, why not is said."""
    if asked.yes:
        return True
    t = translator(asked.lang)
    if not sys.stdin.isatty():
        print(t("Inget är skrivet: ingen kan svara här. Ge --yes för att svara ja."), file=sys.stderr)
        return False
    try:
        answer = input(question.say(asked.lang)).strip().lower()
    except (EOFError, KeyboardInterrupt):
        answer = ""
    if answer in ("j", "ja", "y", "yes"):
        return True
    print(t("Inget är skrivet."))
    return False


def _agreed_anew(fresh: Plan, asked: argparse.Namespace) -> bool:
    print(translator(asked.lang)("Mappen har ändrats under tiden. Så här blir det nu:"))
    _print(words.lines(fresh, asked.lang))
    return _agreed(message("Läsa in? [j/N] "), asked)


def _write_aside(made: Plan, path: Path, lang: str) -> None:
    """One file for each table with rows set aside: the first under the given name, the next with a number."""
    files = [content for part in made.parts if (content := aside(made, part, lang))]
    for n, content in enumerate(files, start=1):
        target = path if n == 1 else path.with_stem(f"{path.stem}-{n}")
        try:
            target.write_bytes(content)
        except OSError as error:
            why = error.strerror or error
            raise ImportRefusedError(message("{file} gick inte att skriva: {why}.", file=target, why=why)) from None
        print(translator(lang)("Raderna som inte läses in står med skäl i {file}.", file=target))


def _steps(lang: str) -> Callable[[Message], None]:
    """Says each step of what takes more than a second, or is looked at, where errors are said."""
    began = time.monotonic()

    def say(step: Message) -> None:
        if sys.stderr.isatty() or time.monotonic() - began > 1:
            print(step.say(lang), file=sys.stderr, flush=True)

    return say


def _say(lang: str) -> Callable[[Message], None]:
    return lambda said: print(said.say(lang), file=sys.stderr, flush=True)


def _print(said: list[str]) -> None:
    for line in said:
        print(line, flush=True)
