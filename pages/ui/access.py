"""What the server lays into the page itself for those who do not see it, use no mouse or have their own colours."""

from __future__ import annotations

from pathlib import Path

CSS = Path(__file__).with_suffix(".css").read_text("utf-8")
SCRIPT = Path(__file__).with_suffix(".js").read_text("utf-8")
