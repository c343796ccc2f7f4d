"""The gates through which data enter and figures leave."""

from jarfalla_data.privacy.suppression import Audience, Released, release, smallest_count

__all__ = ["Audience", "Released", "release", "smallest_count"]
