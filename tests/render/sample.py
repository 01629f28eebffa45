"""A rich issue about invented events, with everything that a rendering shows; built, so that its spans are right."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from monitor.models import (
    Article,
    Change,
    Citation,
    Copies,
    Descent,
    Exclusive,
    FactKind,
    FigureRow,
    FigureValue,
    Issue,
    IssueStory,
    IssueTopic,
    Lineage,
    Paragraph,
    Problem,
    Removed,
    Sentence,
    Utterance,
    Window,
    Wording,
)
from monitor.render import Look

LOOK = Look(title="The Ferry Lane Monitor", language="en", zone=ZoneInfo("Europe/Kyiv"))
ONLINE = Look(
    title="The Ferry Lane Monitor",
    language="en",
    zone=ZoneInfo("Europe/Kyiv"),
    sender="Ferry Lane Desk <desk@ferrylane.example>",
    archive_url="https://news.ferrylane.example/archive",
)

ROWS = {
    row["id"]: row for row in json.loads((Path(__file__).parents[1] / "data/render/articles.json").read_text("utf-8"))
}
TEXTS: dict[str, str] = {identity: "\n\n".join(row["text"]) for identity, row in ROWS.items()}
OUTLETS: dict[str, str] = {identity: row["outlet"] for identity, row in ROWS.items()}


def article(identity: str, text: str | None = None) -> Article:
    row = ROWS[identity]
    text = TEXTS[identity] if text is None else text
    return Article(
        id=identity,
        source="clippings",
        origin=f"inbox/{identity}.txt",
        outlet=row["outlet"],
        url=row["url"],
        title=row["title"],
        byline=tuple(row["byline"]),
        agency=row["agency"],
        published=row["published"],
        received=datetime(2025, 8, 13, 4, 0, tzinfo=UTC),
        language=row["language"],
        text=text,
        paragraphs=tuple(Paragraph("body", m.group(), m.start(), m.end()) for m in re.finditer(r"[^\n]+", text)),
        removed=(Removed("Support our newsroom: give five crowns a month.", "appeal", "appeal.give", 1.0, 1),),
    )


def span(identity: str, words: str) -> tuple[int, int]:
    """Where `words` stand; "The agreement…" goes on to the end of the sentence."""
    text, begin = TEXTS[identity], words.removesuffix("…")
    start = text.index(begin)
    if begin == words:
        return start, start + len(words)
    end = re.compile(r"[.!?](?=\s|$)").search(text, start)
    assert end
    return start, end.end()


def sentence(*cited: tuple[str, str], new: bool = False, text: str | None = None) -> Sentence:
    """What the first of `cited` (article, its words) says; `text` where the digest says it in other letters."""
    first, (start, end) = cited[0][0], span(*cited[0])
    return Sentence(
        text=text or TEXTS[first][start:end],
        verbatim=text is None,
        citations=tuple(Citation(identity, *span(identity, words)) for identity, words in cited),
        outlets=tuple(OUTLETS[identity] for identity, _ in cited),
        new=new,
    )


def wording(identity: str, *parts: str) -> Wording:
    return Wording(identity, " ".join(parts), tuple(span(identity, p) for p in parts), (OUTLETS[identity],))


def figure(value: float, identity: str, text: str) -> FigureValue:
    return FigureValue(value, text, identity, *span(identity, text), OUTLETS[identity])


def only(identity: str, text: str, kind: FactKind | None = None, *marks: str) -> Exclusive:
    return Exclusive(
        OUTLETS[identity], text, identity, *span(identity, text), kind, tuple(span(identity, mark) for mark in marks)
    )


def told(
    identity: str,
    headline: str,
    articles: Sequence[str],
    status: str = "new",
    topics: Sequence[str] = (),
    **parts: object,
) -> IssueStory:
    given: dict[str, object] = {
        "independent_origins": len(articles),
        "summary": (),
        "quotes": (),
        "figures": (),
        "only_in": (),
        "copies": (),
        "changes": (),
    } | parts
    return IssueStory(
        id=identity,
        headline=headline,
        topics=tuple(topics),
        article_ids=tuple(articles),
        outlets=tuple(dict.fromkeys(OUTLETS[a] for a in articles)),
        status=status,  # type: ignore[arg-type]  # a row of the sample
        **given,  # type: ignore[arg-type]  # checked by what is made of them
    )


def _tram() -> IssueStory:
    return told(
        "tram",
        "Tram strike to end on Friday after eleven days",
        ("harbour-1", "courier-1", "wire-1", "wire-copy-1", "wire-copy-2", "uk-1"),
        "developing",
        ("transport", "labour"),
        independent_origins=4,
        summary=(
            sentence(
                (
                    "harbour-1",
                    "The tram strike in Port Ellory…",
                ),
                (
                    "courier-1",
                    "City and union have agreed to…",
                ),
                new=True,
            ),
            sentence(
                (
                    "harbour-1",
                    "Under the deal, 4,200 drivers will…",
                ),
                new=True,
            ),
            sentence(("wire-1", "It still needs the consent of the union's members.")),
            sentence(
                (
                    "courier-1",
                    "Deputy mayor Ivo Brandt would not say where the money will come from.",
                ),
                text="[Ivo] Brandt would not say where the money will come from.",
            ),
            sentence(
                (
                    "uk-1",
                    "Трамваї в Порт-Еллорі знову вийдуть на…",
                )
            ),
        ),
        quotes=(
            Utterance(
                "Mara Olsen",
                (
                    wording(
                        "harbour-1",
                        "We have not won everything, but no driver will be asked to work fourteen hours again,",
                    ),
                    wording(
                        "courier-1",
                        "We did not get everything, but no driver will be made to work fourteen hours again,",
                    ),
                    Wording(
                        "wire-1",
                        "We have not won everything, but no driver should have to work fourteen hours again,",
                        (
                            span(
                                "wire-1",
                                "We have not won everything, but no driver should have to work fourteen hours again,",
                            ),
                        ),
                        ("Northwire",),
                    ),
                    wording("uk-1", "Ми не здобули всього, але жоден водій більше не працюватиме чотирнадцять годин"),
                ),
            ),
            Utterance("Ivo Brandt", (wording("courier-1", "not on the table before spring"),)),
            Utterance(None, (wording("harbour-1", "a patience that we did not expect"),)),
        ),
        figures=(
            FigureRow(
                "pay rise over two years",
                "%",
                "agree",
                (figure(6.5, "harbour-1", "6.5 percent"), figure(6.5, "courier-1", "6.5 percent")),
            ),
            FigureRow(
                "drivers",
                "people",
                "rounded",
                (
                    figure(4200, "harbour-1", "4,200 drivers"),
                    figure(4000, "courier-1", "Around 4,000 drivers"),
                    figure(4200, "wire-1", "4,200 drivers"),
                ),
            ),
            FigureRow("cost a year", "crowns", "single", (figure(31e6, "courier-1", "31 million crowns a year"),)),
        ),
        only_in=(
            only(
                "harbour-1",
                "Lines 3 and 9 stay closed until the rails at Kings Cross Bridge have been inspected.",
            ),
            only("courier-1", "The city puts the cost at 31 million crowns a year.", "figure", "31 million crowns"),
        ),
        more_only_in=4,
        copies=(Copies(("wire-1", "wire-copy-1", "wire-copy-2"), "Northwire", 0.934),),
        lineage=Lineage(
            "harbour-1",
            ("harbour-1", "courier-1", "wire-1", "uk-1"),
            (Descent("wire-copy-1", "wire-1", 0.981, ()), Descent("wire-copy-2", "wire-1", 0.934, ())),
            6,
        ),
        changes=(
            Change(
                "added",
                "The first trams are to leave the Nordkai depot at 4:30 a.m. on Friday.",
                None,
                "harbour-1",
                *span("harbour-1", "The first trams are to leave the Nordkai depot at 4:30 a.m. on Friday."),
            ),
            Change(
                "revised",
                "The agreement covers 4,200 drivers.",
                "The agreement covers 3,900 drivers.",
                "wire-1",
                *span("wire-1", "The agreement covers 4,200 drivers."),
            ),
        ),
    )


def _dam() -> IssueStory:
    crack = FigureRow(
        "length of the crack in the spillway",
        "metres",
        "differ",
        (figure(18, "dam-1", "18 metres"), figure(21, "dam-2", "21 metres")),
    )
    return told(
        "dam",
        "Verrin reservoir lowered again as crack grows",
        ("dam-1", "dam-2"),
        "new",
        ("water",),
        summary=(
            sentence(
                (
                    "dam-1",
                    "Engineers lowered the Verrin reservoir by…",
                )
            ),
            sentence(
                (
                    "dam-2",
                    "The crack in the spillway of…",
                )
            ),
            sentence(
                ("dam-1", "About 1,900 people in the villages below the dam have been told to keep a bag packed.")
            ),
        ),
        quotes=(Utterance("Tomas Reyle", (wording("dam-1", "Nobody has to leave today,"),)),),
        figures=(crack,),
        only_in=(only("dam-2", "A school in Lower Verrin has been turned into a shelter with 300 beds."),),
    )


def issue() -> Issue:
    """The sample."""
    stories = (
        _tram(),
        _dam(),
        told(
            "museum",
            "Staff-room drawing is by Vaart",
            ("museum-1",),
            "unchanged",
            summary=(
                sentence(("museum-1", "It shows the old fish market before the fire of 1911.")),
                sentence(("museum-1", "The museum will show it from 1 September.")),
            ),
        ),
        told(
            "ferry",
            "عودة خط العبّارات إلى الجزر يوم السبت",
            ("arabic-1",),
            topics=("transport",),
            summary=(sentence(("arabic-1", TEXTS["arabic-1"])),),
        ),
        told(
            "bakery",
            "The bakery on Ferry Lane, the oldest in the town, has been sold to its three youngest apprentices",
            ("nodate-1",),
            summary=(
                sentence(("nodate-1", "They plan to keep the oven and the name, and to open on Mondays.")),
            ),
        ),
    )  # fmt: skip
    return Issue(
        schema_version=2,
        id="2025-08-13",
        title="The Ferry Lane Monitor",
        generated_at=datetime(2025, 8, 13, 4, 0, tzinfo=UTC),
        window=Window(datetime(2025, 8, 12, 4, 0, tzinfo=UTC), datetime(2025, 8, 13, 4, 0, tzinfo=UTC)),
        topics=(
            IssueTopic("transport", "Trams, ferries and fares", ("tram", "ferry")),
            IssueTopic("labour", "Work and wages", ("tram",)),
            IssueTopic("water", "Rivers and dams", ("dam",)),
            IssueTopic("schools", "Schools", ()),
        ),
        stories=stories,
        problems=(
            Problem(
                "clippings", "inbox/scan-0812.pdf: not one of the types that can be read; save it as .txt or .html"
            ),
            Problem(
                "coast-feed", "https://coasttoday.example/feed: no answer within 20 s; it is tried again next time"
            ),
        ),
        articles=tuple(article(identity) for identity in TEXTS),
    )
