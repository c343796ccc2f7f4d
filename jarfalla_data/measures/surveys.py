"""What published surveys say of Järfälla: single figures, never a series."""

from __future__ import annotations

from jarfalla_data.figures import Figures
from jarfalla_data.store import Store


def shares(store: Store) -> Figures:
    """Which shares have been published, by whom, about what?

    One row = one published share: the columns of survey_results, kind "share" only. Different surveys ask different
    people different questions: the rows are never joined by a line nor set beside example figures.
    """
    rows = store.survey_results
    shares_only = rows[rows["kind"] == "share"].reset_index(drop=True)
    return Figures(shares_only, ("survey_results",), store.files["survey_results"].origin)
