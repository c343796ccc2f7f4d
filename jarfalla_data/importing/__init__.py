"""Files in: told before anything is written, written all or not at all, kept, logged and taken back."""

from jarfalla_data.importing.carrying_out import carry_out, undo
from jarfalla_data.importing.history import Brought, Entry, last_import, read_log
from jarfalla_data.importing.plan import Part, Plan, Source
from jarfalla_data.importing.planning import plan

__all__ = ["Brought", "Entry", "Part", "Plan", "Source", "carry_out", "last_import", "plan", "read_log", "undo"]
