"""What news counts in every language: the dead, drones, prisoners. A row a thing, with its words in each language."""

from __future__ import annotations

import re

from monitor.language.words import fold

# A word with a hyphen behind it is the beginning of many. What happened to people comes before who they are: of
# "Menschen getötet" the dead are what is counted.
_ROWS: tuple[tuple[str, str], ...] = (
    (
        "killed",
        "killed dead deaths died загиб- загин- вбит- убит- погиб- мертв- getötet- tote toten tués morts muertos",
    ),
    (
        "wounded",
        "wounded injured hurt поранен- травмован- постраждал- ранен- пострадал- verletzt- verwundet- blessés heridos",
    ),
    ("missing", "missing зник- безвісти пропал- vermisst- disparus desaparecidos"),
    (
        "captured",
        "captured prisoner prisoners полонен- військовополонен- пленн- военнопленн- gefangene- kriegsgefangene-",
    ),
    (
        "detained",
        "detained arrested затриман- заарештован- задержан- арестован- festgenommen- verhaftet- arrêtés detenidos",
    ),
    ("evacuated", "evacuated evacuees евакуйован- евакуюва- эвакуирован- evakuiert- évacués evacuados"),
    ("displaced", "displaced refugees переселен- біжен- беженц- vertrieben- flüchtling- déplacés réfugiés refugiados"),
    ("children", "child children дітей діти детей дети kinder kindern enfants niños"),
    (
        "soldiers",
        "soldiers troops servicemen військових військовослужбовц- военнослужащ- солдат- soldaten soldats soldados",
    ),
    ("drones", "drone drones uavs безпілотник- беспилотник- дрон- drohne drohnen"),
    ("missiles", "missile missiles ракет- rakete raketen misiles"),
    ("houses", "house houses home homes будинк- дома домов haus häuser häusern wohnhäuser maisons casas"),
    ("attacks", "attack attacks assaults атак- штурм- angriff angriffe angriffen attaques ataques"),
    ("villages", "village villages settlements сіл села сёл сел селищ- dorf dörfer dörfern pueblos"),
)
_THINGS = {
    fold(word.rstrip("-")): (thing, word.endswith("-")) for thing, row in reversed(_ROWS) for word in row.split()
}
_RANK = {thing: place for place, (thing, _) in enumerate(_ROWS)}
_WORD = re.compile(r"[^\W\d_]+")


def thing(counted: str) -> str | None:
    """What `counted` ("загинули людей", "drones") counts, by an id that all languages share; None: no row has it."""
    found = {name for word in _WORD.findall(fold(counted)) if (name := _of(word))}
    return min(found, key=_RANK.__getitem__, default=None)


def _of(word: str) -> str | None:
    for end in range(len(word), 2, -1):
        name, begins = _THINGS.get(word[:end], (None, False))
        if name and (begins or end == len(word)):
            return name
    return None
