"""The command `report`: makes the paper to hand out, and tells where it is."""

from __future__ import annotations

import argparse
import datetime as dt
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NoReturn

from jarfalla_data import Selection, open_store
from jarfalla_data.privacy import Audience
from jarfalla_data.report.asked import Asked, Order, area_named, period_named
from jarfalla_data.report.forms import FORMS, file_name, form_name, forms_named, write
from jarfalla_data.store import Store
from jarfalla_data.wording import Message, message, translator
from jarfalla_data.wording.numbers import STOCKHOLM

STOPPED = 130
"""The exit status of a command that somebody stopped, as shells have it."""


def add_command(commands: Any, folder: Path) -> None:
    """Add `report` to the parser's commands; it reads the data of a folder."""
    parser = commands.add_parser(
        "report",
        help="make a report as PDF, PowerPoint, Excel or CSV files",
        description="Exit status 0: all files are written. 2: they cannot be, and why is said. 130: it was stopped, "
        "and no half file is left.",
    )
    parser.add_argument("--area", action="append", default=[], metavar="NAME", help="may be given several times")
    parser.add_argument("--period", metavar="2019-2021", help="whole years; all when not given")
    parser.add_argument("--sections", default="", metavar="KEY,…", help="all when not given; - tells which there are")
    parser.add_argument("--order", choices=[*Order], default=str(Order.PAGES), help="law: as law 2023:196 has it")
    parser.add_argument("--audience", choices=[*Audience], default=str(Audience.PUBLIC), help="default: public")
    parser.add_argument("--format", default="pdf", metavar="FORM,…", help=f"default: pdf; {', '.join(FORMS)}")
    parser.add_argument("--out", type=Path, required=True, metavar="DIR", help="the folder for the files")
    parser.set_defaults(run=lambda asked: _report(folder, asked))


def _report(folder: Path, given: argparse.Namespace) -> int:
    try:
        with _stoppable():
            return _made(folder, given)
    except KeyboardInterrupt:
        print(translator(given.lang)("Avbrutet. Ingen halv fil finns kvar."), file=sys.stderr)
        return STOPPED


def _made(folder: Path, given: argparse.Namespace) -> int:
    """All files are made before any is written."""
    from jarfalla_data.report.making import make  # all charts and the solver, which other commands do without

    forms = forms_named(given.format)
    store = open_store(folder)
    report = make(store, _asked(store, given), dt.datetime.now(STOCKHOLM), _say(given.lang))
    t, made = translator(given.lang), {}
    for form in forms:
        print(t("Skriver {form} …", form=form_name(form, t)), file=sys.stderr, flush=True)
        made[given.out / file_name(report, form)] = FORMS[form](report)
    for path, content in made.items():
        write(content, path)
        print(path, flush=True)
    return 0


def _asked(store: Store, given: argparse.Namespace) -> Asked:
    from jarfalla_data.publication.view import View

    audience = Audience(given.audience)
    told = View(store, audience, given.lang, Selection()).periods
    return Asked(
        tuple(dict.fromkeys(area_named(store, name) for name in given.area)),
        period_named(given.period, told) if given.period else None,
        tuple(key.strip() for key in given.sections.split(",") if key.strip()),
        Order(given.order),
        audience,
        given.lang,
    )


def _say(lang: str) -> Any:
    def say(done: int, steps: int, what: Message) -> None:
        said = message("{n} av {all}: {what}", n=done + 1, all=steps, what=what)
        print(said.say(lang), file=sys.stderr, flush=True)

    return say


@contextmanager
def _stoppable() -> Iterator[None]:
    """Who ends the process is met as Ctrl-C is: what lies half written is taken away first."""
    before = signal.signal(signal.SIGTERM, _stop)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def _stop(_signal: int, _frame: Any) -> NoReturn:
    raise KeyboardInterrupt
