"""Letters of many languages through their old encodings, and back: told by nothing but how often each comes."""

from __future__ import annotations

import pytest

from monitor.ingest.bytes import encoding
from monitor.ingest.bytes.alphabets import LANGUAGES

# Invented, a sentence or two in each; (language, codecs that it was written in, text)
WRITTEN = (
    ("uk", "cp1251 koi8_u mac_cyrillic", "Міст через річку відкрили в понеділок. На ньому є дві смуги, каже рада."),
    ("ru", "cp1251 koi8_r cp866 iso8859_5", "Мост через реку открыли в понедельник, сообщил совет. Это не всё."),
    ("bg", "cp1251", "Мостът над реката беше отворен в понеделник, каза общината. За него се плаща."),
    ("pl", "cp1250 iso8859_2", "Most został otwarty w poniedziałek, mówią władze. Ruch jest większy niż sądzono."),
    ("cs", "cp1250 iso8859_2", "Most byl otevřen v pondělí, řekla městská rada. Je na něm víc řidičů, než se čekalo."),
    ("de", "cp1252 iso8859_15 mac_roman", "Die Brücke wurde für Fußgänger geöffnet, und das ist nicht alles."),
    ("fr", "cp1252 mac_roman", "Le pont a été rouvert lundi, après des années de travaux à l'arrêt."),
    ("es", "cp1252", "El puente fue reabierto el lunes, según el alcalde; la semana próxima habrá más información."),
    ("tr", "cp1254", "Köprü pazartesi günü açıldı, dedi belediye başkanı. Bu yıl için bir şey daha var."),
    ("el", "cp1253 iso8859_7", "Η γέφυρα άνοιξε τη Δευτέρα, είπε ο δήμαρχος, και το έργο θα συνεχιστεί."),
    ("lt", "cp1257", "Tiltas buvo atidarytas pirmadienį, ir apie tai kalbėjo mero pavaduotoja. Žmonės džiaugėsi."),
    ("he", "cp1255", "הגשר נפתח ביום שני, אמר ראש העיר. הוא לא של כולם."),
    ("ar", "cp1256", "فتح الجسر يوم الاثنين، كما قال رئيس البلدية، على أن العمل في المدينة مستمر."),
)  # fmt: skip
ROWS = [(codec, text) for _, codecs, text in WRITTEN for codec in codecs.split()]


@pytest.mark.parametrize(("codec", "text"), ROWS, ids=[f"{codec}-{text[:12]}" for codec, text in ROWS])
def test_a_text_comes_back_from_its_old_encoding(codec: str, text: str) -> None:
    assert encoding.decode(text.encode(codec))[0] == text


@pytest.mark.parametrize("row", range(len(LANGUAGES)))
def test_each_row_of_the_table_can_be_written_in_its_first_encoding(row: int) -> None:
    language = LANGUAGES[row]
    assert len(set(language.letters)) == len(language.letters)
    assert len(set(language.words.split())) == len(language.words.split())
    assert language.letters.encode(language.codecs[0]).decode(language.codecs[0]) == language.letters
