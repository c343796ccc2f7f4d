"""From a data folder to an extract for other machines."""

from __future__ import annotations

from pathlib import Path

from jarfalla_data.errors import PublishError
from jarfalla_data.opening import open_store
from jarfalla_data.privacy.suppression import smallest_count
from jarfalla_data.publication.current import earlier
from jarfalla_data.publication.extract import Extract
from jarfalla_data.publication.files import is_example, write
from jarfalla_data.publication.making import extract
from jarfalla_data.publication.shown import shown
from jarfalla_data.publication.shown_files import beside
from jarfalla_data.wording import message


def publish(folder: Path, target: Path, demo: bool = False) -> Extract:
    """Write what the public may see of a data folder to a folder of its own.

    An extract that is there already is the earlier release: what it has told stays as it told it. PublishError when it
    was made with another smallest count, and for invented figures unless `demo` is asked for: quoted elsewhere they
    would pass for facts.
    """
    k, before = smallest_count(), earlier(target)
    if before is not None and before.k != k:
        raise PublishError(
            message(
                "Utdraget i {folder} döljer antal under {before}, inställningen säger {now}. Ange en ny mapp.",
                folder=target,
                before=before.k,
                now=k,
            )
        )
    store = open_store(folder)
    made = extract(store, k, before)
    if is_example(made) and not demo:
        raise PublishError(
            message(
                "Uppgifterna är exempeldata, påhittade siffror, och publiceras inte. Ange --demo för ett utdrag som är "
                "märkt som exempel."
            )
        )
    write(made, target, beside(shown(store, k, made)))
    return made
