"""How colours are told apart: contrast as in WCAG 2.2, distance as in CIELAB, and how colour-blind readers see them.

Colour blindness is simulated with the matrices for severity 1.0 of Machado, Oliveira and Fernandes,
"A Physiologically-based Model for Simulation of Color Vision Deficiency", IEEE Transactions on Visualization and
Computer Graphics 15 (6), 2009.
"""

from __future__ import annotations

import math

COLOR_BLIND = {
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}
VISIONS = ("ordinary", *COLOR_BLIND)
TO_XYZ = (
    (0.4124564, 0.3575761, 0.1804375),
    (0.2126729, 0.7151522, 0.0721750),
    (0.0193339, 0.1191920, 0.9503041),
)
WHITE_POINT = (0.95047, 1.0, 1.08883)  # D65

Light = tuple[float, float, float]


def light(color: str, vision: str = "ordinary") -> Light:
    """Red, green and blue light of "#RRGGBB", from 0 to 1, as somebody with this vision sees it."""
    shares = (int(color[i : i + 2], 16) / 255 for i in (1, 3, 5))
    seen = tuple(share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares)
    if vision != "ordinary":
        seen = tuple(min(1.0, max(0.0, part)) for part in _times(COLOR_BLIND[vision], seen))
    return seen[0], seen[1], seen[2]


def contrast(one: str, other: str, vision: str = "ordinary") -> float:
    """From 1, the same, to 21, black on white."""
    dark, bright = sorted(_times(TO_XYZ, light(color, vision))[1] + 0.05 for color in (one, other))
    return bright / dark


def distance(one: str, other: str, vision: str = "ordinary") -> float:
    """ΔE of CIELAB: about 2 can just be seen beside each other, 100 lies between black and white."""
    return math.dist(_lab(one, vision), _lab(other, vision))


def _lab(color: str, vision: str) -> Light:
    parts = (part / white for part, white in zip(_times(TO_XYZ, light(color, vision)), WHITE_POINT, strict=True))
    x, y, z = (part ** (1 / 3) if part > 0.008856 else 7.787 * part + 16 / 116 for part in parts)
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def _times(matrix, vector):
    return tuple(sum(factor * part for factor, part in zip(row, vector, strict=True)) for row in matrix)
