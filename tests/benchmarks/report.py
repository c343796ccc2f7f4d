"""How long a report of all areas takes in each form, how often it tells of its progress, and what memory it needs.

    .venv/bin/python -m tests.benchmarks.report

Each audience and form is made in a process of its own, from opening the files to the finished bytes. At most 60 s are
meant for all 25 areas. Memory is the most that the process held at any time.
"""

from __future__ import annotations

import datetime as dt
import json
import resource
import subprocess
import sys
import time
from pathlib import Path

from jarfalla_data import geography, open_store
from jarfalla_data.privacy import Audience
from jarfalla_data.report.asked import Asked
from jarfalla_data.report.forms import FORMS
from jarfalla_data.report.making import make
from jarfalla_data.wording.numbers import STOCKHOLM
from tests.factories import BUNDLED

ROOT = Path(__file__).parents[2]


def measure(audience: str, form: str) -> dict[str, float]:
    """Make one report of all areas in this process."""
    began, told = time.perf_counter(), []
    store = open_store(BUNDLED)
    areas = tuple(geography.part_of_area(store))
    asked = Asked(areas=areas, audience=Audience(audience))
    report = make(store, asked, dt.datetime.now(STOCKHOLM), lambda *_: told.append(time.perf_counter()))
    content_after = time.perf_counter()
    content = FORMS[form](report)
    ended = time.perf_counter()
    gaps = [after - before for before, after in zip(told, [*told[1:], content_after], strict=True)]
    return {
        "areas": len(areas),
        "content": content_after - began,
        "file": ended - content_after,
        "all": ended - began,
        "steps": len(told),
        "longest": max(gaps),
        "megabytes": len(content) / 1e6,
        "memory": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }


def main() -> None:
    """Measure each audience and form, and print a table."""
    print("| report of all areas | content, s | file, s | all, s | steps | longest step, s | file, MB | memory, MB |")
    print("|---|---:|---:|---:|---:|---:|---:|---:|")
    for audience in Audience:
        for form in FORMS:
            command = [sys.executable, "-m", "tests.benchmarks.report", str(audience), form]
            done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
            n = json.loads(done.stdout)
            print(
                f"| {audience}, {form} | {n['content']:.1f} | {n['file']:.1f} | {n['all']:.1f} | {n['steps']} "
                f"| {n['longest']:.1f} | {n['megabytes']:.1f} | {n['memory']:.0f} |",
                flush=True,
            )


if __name__ == "__main__":
    if len(sys.argv) > 1:
        print(json.dumps(measure(*sys.argv[1:])))
    else:
        main()
