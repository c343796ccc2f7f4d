"""The gates through which data enter and figures leave."""

from jarfalla_data.errors import Unpublishable
from jarfalla_data.privacy.protection import Protected, protect
from jarfalla_data.privacy.scanning import scan_text
from jarfalla_data.privacy.suppression import Audience, Released, release, smallest_count
from jarfalla_data.privacy.two_way import audit, suppress

__all__ = [
    "Audience",
    "Protected",
    "Released",
    "Unpublishable",
    "audit",
    "protect",
    "release",
    "scan_text",
    "smallest_count",
    "suppress",
]
