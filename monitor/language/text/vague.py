"""Words that say nothing when they stand alone, as those of a link do when they are read out."""

from __future__ import annotations

import unicodedata

_LISTED = """
    here; click here; click; this; this link; link; more; read more; learn more; see more; details; go; continue
    this page
    hier; hier klicken; mehr; mehr lesen; weiterlesen; weiter
    ici; cliquez ici; plus; lire plus; lire la suite; en savoir plus; suite; lien
    aquí; haga clic aquí; más; leer más; ver más; seguir leyendo; enlace
    тут; тисніть тут; натисніть тут; клікніть тут; посилання; це посилання; більше; детальніше; докладніше
    читати далі; далі
    здесь; нажмите здесь; ссылка; больше; подробнее; читать далее; далее
    """
VAGUE = frozenset(entry.strip() for line in _LISTED.splitlines() for entry in line.split(";")) - {""}
_TOLD = ("L", "N")  # letters and figures; a mark or a picture is read out as its name, or not at all


def is_vague(text: str) -> bool:
    """Whether a link that has these words only says nothing of where it goes: "More", "Click here", "…"."""
    text = unicodedata.normalize("NFKC", text)
    inner = text.strip("".join({letter for letter in text if not unicodedata.category(letter).startswith(_TOLD)}))
    return " ".join(inner.casefold().split()) in VAGUE or not inner
