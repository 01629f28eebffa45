from __future__ import annotations

import json
from pathlib import Path

import pytest

from benchmarks.quotes import figures
from monitor.language.reading import Reading
from monitor.language.speech.quotes import quotes

SEEDS = Path(__file__).parents[4] / "shared/seeds"

# Floors, a little below what was measured: half, span F1, precision and recall of span with speaker.
FLOORS = [(False, 0.98, 0.98, 0.98), (True, 0.96, 0.96, 0.86)]


@pytest.mark.parametrize(("held", "least_f1", "least_precision", "least_recall"), FLOORS, ids=["open", "put aside"])
def test_the_labelled_passages_are_read_as_well_as_before(
    held: bool, least_f1: float, least_precision: float, least_recall: float
) -> None:
    f1, precision, recall = figures(held=held)
    assert f1 >= least_f1
    assert precision >= least_precision
    assert recall >= least_recall


def told(text: str, language: str = "en") -> list[tuple[str | None, str]]:
    return [(q.speaker, q.text) for q in quotes(Reading(text, language))]


CASES = [
    (
        "a sentence that 'he said' breaks is one quotation of two spans",
        '"We will go," Ada Lund said, "when it is light."',
        [("Ada Lund", "We will go, when it is light.")],
    ),
    (
        "two sentences around an attribution are two quotations by one speaker",
        '"We will go," Ada Lund said on Monday. "We will not wait."',
        [("Ada Lund", "We will go,"), ("Ada Lund", "We will not wait.")],
    ),
    (
        "marks need not match",
        '“We stay here" Ada Lund told reporters. She said "nobody leaves the valley.”',
        [("Ada Lund", "We stay here"), ("Ada Lund", "nobody leaves the valley.")],
    ),
    (
        "the possessor is not the speaker",
        '"She is well," Lund\'s doctor, Jon Berg, said.',
        [("Jon Berg", "She is well,")],
    ),
    (
        "an unnamed speaker with a possessor is nobody",
        '"She is well," Lund\'s doctor said.',
        [(None, "She is well,")],
    ),
    (
        "a pronoun is the person that the sentence before is about",
        'His talks with Ada Lund failed. Jon Berg left Oslo without Ada Lund. "It is over," he said.',
        [("Jon Berg", "It is over,")],
    ),
    (
        "a pronoun that two people fit is nobody",
        'Jon Berg and Olaf Ness met on Friday. "It is over," he said.',
        [(None, "It is over,")],
    ),
    (
        "a body is named by what the sentence before is about",
        'The Norwegian navy denied the loss. "All ships are in port," it said in a statement.',
        [("Norwegian navy", "All ships are in port,")],
    ),
    (
        "an office is the person who holds it in the article",
        'Finnish President Jon Berg met German Chancellor Ada Lund. "We agree," the Finnish leader said.',
        [("Jon Berg", "We agree,")],
    ),
    (
        "an office that two people hold is nobody",
        'President Jon Berg met President Olaf Ness. "We agree," the president said.',
        [(None, "We agree,")],
    ),
    (
        "a paragraph that was opened again goes on with the same speaker",
        'Ada Lund said: "It was cold.\n\n"We had no coats.\n\n"Then the bus came."',
        [("Ada Lund", "It was cold."), ("Ada Lund", "We had no coats."), ("Ada Lund", "Then the bus came.")],
    ),
    (
        "nested marks belong to the outer quotation",
        "\"He said 'no' and left,\" Ada Lund recalled.",
        [("Ada Lund", "He said 'no' and left,")],
    ),
    (
        "the listener is not the speaker",
        'Jon Berg was there. "It is true," Ada Lund told Jon Berg.',
        [("Ada Lund", "It is true,")],
    ),
    (
        "who is quoted by one outlet through another stays the speaker",
        'Ada Lund arrived. "It is true," she added, according to the Evening Lantern.',
        [("Ada Lund", "It is true,")],
    ),
    (
        "a surname may be a common noun",
        'Jon Berg\'s coach, Denise Park, said: "Nobody trains harder than he does."',
        [("Denise Park", "Nobody trains harder than he does.")],
    ),
    (
        "the subject of an opening clause is not the speaker",
        'When the Oslo-Bergen scandal broke in 1986, Jon Berg answered by claiming he had been "out of the loop".',
        [("Jon Berg", "out of the loop")],
    ),
    (
        "a body without a name is nobody",
        '"We will pay for the repairs," the company said.',
        [(None, "We will pay for the repairs,")],
    ),
    (
        "a pronoun behind an unnamed speaker is nobody",
        'Jon Berg left. "It was dark," said a witness. "I saw two men by the river," he said.',
        [(None, "It was dark,"), (None, "I saw two men by the river,")],
    ),
    (
        "a pronoun is the one whose words the sentence before reports",
        'Jon Berg asked. Jon Berg and the guard of the dam will rest, Olaf Ness said.\n\n"We are tired," he said.',
        [("Olaf Ness", "We are tired,")],
    ),
    (
        "a pronoun behind the report of an official without a name is nobody",
        'A busy hospital official said that Jon Berg was hurt. He asked for tea.\n\n"He is stable," he said.',
        [(None, "He is stable,")],
    ),
    (
        "a pronoun behind a report whose subject is not clear is nobody",
        'Jon Berg went home. The two from Oslo and Jon Berg\'s have told a judge of it. "It was dark," he said.',
        [(None, "It was dark,")],
    ),
    (
        "a people's name that is somebody's surname is a name where it speaks",
        'Karl Danish runs the show. Robin Moss left. Danish said he was sorry. "It was a joke," he said.',
        [("Karl Danish", "It was a joke,")],
    ),
    (
        "a country is not taken up by 'he'",
        'Peru said no. Peru will return it, Sen. Jon Berg (D-Linden) said here, part of what he called a "new step".',
        [("Jon Berg", "new step")],
    ),
    (
        "a pronoun does not mean one whom the article elsewhere calls by the other",
        'Zuri Okko packed her bag. Zuri Okko left with her dog. Zuri Okko told Jon Berg of it. "I was glad," he said.',
        [(None, "I was glad,")],
    ),
    (
        "the name behind 'after' is the subject of its clause",
        'The rule came after Jon Berg scolded a guest on the show that he and Robin Ness led. "It was late," he said.',
        [("Jon Berg", "It was late,")],
    ),
    (
        "a home town and its state are not the speaker",
        '"It was loud," Jon Berg, 33, of Linden, Ohio, said.',
        [("Jon Berg", "It was loud,")],
    ),
    (
        "what 'which' takes up is the body right before it",
        'The path climbs far, according to the Linden Hill Club, which described it as "hard going".',
        [("Linden Hill Club", "hard going")],
    ),
    (
        "who made a rule does not speak in it",
        'Ida Blom made the village\'s dog rule (which says "no dog may bark at night") for a year.',
        [(None, "no dog may bark at night")],
    ),
    (
        "a headline holds no speaker",
        "Berta Talks Gardens on Air: 'Why Did I Plant So Many Trees?'\n\nThe show went on.",
        [(None, "Why Did I Plant So Many Trees?")],
    ),
    (
        "the name of a section is no part of a name",
        'Sports O.J. Berg and the year after. "I was too slow," Berg said.',
        [("O.J. Berg", "I was too slow,")],
    ),
    (
        "an office before a name is no part of it",
        '"He was kind," Linden Hill Principal Ruth Berg said.',
        [("Ruth Berg", "He was kind,")],
    ),
    (
        "a contraction with a bent apostrophe is no name",
        'We’re told that the firm is taking "unfair positions" on the matter.',
        [(None, "unfair positions")],
    ),
    (
        "who took a picture does not speak",
        'The mayor at the gate. (Jon Berg/The Evening Lantern) Accusing the guests of "loud songs" cost him votes.',
        [(None, "loud songs")],
    ),
    (
        "what holds a possessor's page is not the speaker",
        'Some laughed, like one who came as Guido on the station\'s Lantern page and wrote, "It is only a joke!"',
        [(None, "It is only a joke!")],
    ),
    (
        "a court in 'a court case' is nobody",
        'A long court case ended in a strict ruling that the bar had "no shape of its own".',
        [(None, "no shape of its own")],
    ),
    (
        "the words of a novel are nobody's statement",
        'Jon Berg wrote in his first novel: "The sea was full of lamps that night."',
        [(None, "The sea was full of lamps that night.")],
    ),
    (
        "the last of a list of titles is no quotation",
        'The band played "Cold Rooms," "Two Roads" and "If You Must Go." It was late.',
        [],
    ),
    (
        "a trade that one person has whom the article names later is nobody",
        'Jon Berg came late. The actor told a radio host, "I lost my way." It was kind of the actor Ida Blom to wait.',
        [(None, "I lost my way.")],
    ),
    (
        "an ordinary word at the beginning of a sentence is nobody",
        'Jon Berg listened to the miners. Miners told tales. "It was dark down there," he said.',
        [("Jon Berg", "It was dark down there,")],
    ),
    (
        "a programme that the attribution ends with is no quotation",
        '"It is late," Jon Berg said on "Face the Valley." He left.',
        [("Jon Berg", "It is late,")],
    ),
    (
        "a programme of two words is no quotation",
        '"It is late," Jon Berg said on "Valley Tonight." He left.',
        [("Jon Berg", "It is late,")],
    ),
    (
        "a surname that two people have is the one who was introduced before",
        '"We had no warning," said Olaf E. Berg Sr., who runs the mill. "It is a pity," Berg said.\n\n'
        "Ida Blom and Tora Berg helped with this report.",
        [("Olaf E. Berg Sr.", "We had no warning,"), ("Olaf E. Berg Sr.", "It is a pity,")],
    ),
    (
        "a surname that two people have is the one whose full name stands right before",
        "Jon Berg fell into the river. His sister wept. Olaf Berg, Jon Berg's father, heard of it at noon. "
        '"He swims well," Berg said.',
        [("Olaf Berg", "He swims well,")],
    ),
    (
        "a surname that two people have is not the child that goes by the first name",
        "Tora Berg, 16, walked home alone. Tora called her father, Olaf Berg, from a shop. Tora was tired.\n\n"
        'The road was closed for days. Snow fell on the hills. Buses stopped.\n\n"She ate well," Berg said.',
        [("Olaf Berg", "She ate well,")],
    ),
    (
        "a surname that stood alone for one person goes on to mean that one",
        "Olaf Berg will hear today. Berg is held in Linden. Berg has a lawyer. He was cleared of the death of his "
        "wife, Ida Berg, years ago. The court sat long. Rain fell. Few came. Nobody spoke.\n\n"
        '"I kept my word," Berg said.',
        [("Olaf Berg", "I kept my word,")],
    ),
    (
        "of two with one surname the one who spoke before speaks",
        'The death of Molly Berg shook the town. "She was kind," said Olaf Berg, her father.\n\nMolly Berg sang. '
        'Snow fell. It was late. The shop closed. Nobody came.\n\n"We miss her," Berg said.',
        [("Olaf Berg", "She was kind,"), ("Olaf Berg", "We miss her,")],
    ),
    (
        "of two with one surname Mr. is the man",
        "Ida Berg ran. Olaf Berg walked.\n\nThe race was long. It rained. Many fell. It was late.\n\n"
        '"It hurt," Mr. Berg said.',
        [("Olaf Berg", "It hurt,")],
    ),
    (
        "a first name alone is the one person who has it",
        'Tora Lund came to the mill with her dog. "It is quiet here," says Tora.',
        [("Tora Lund", "It is quiet here,")],
    ),
    (
        "of two surnames that differ in a letter the one that is spelt so speaks",
        'Ida Andersen ran. Nora Anderson, a child, slept. "It was late," Andersen said.',
        [("Ida Andersen", "It was late,")],
    ),
    (
        "a middle initial keeps two people apart",
        'Jon K.D. Berg spoke. Jon K.D. Berg sang. Jon K.D. Berg left. "It was late," said Jon B. Berg, his son.',
        [("Jon B. Berg", "It was late,")],
    ),
    (
        "an initial is no particle of the surname",
        'Rep. Jon E. Berg (D-Va.) came late. "It was the snow," Berg said.',
        [("Jon E. Berg", "It was the snow,")],
    ),
    (
        "a pronoun is nobody who is named behind it in its sentence",
        'Jon Berg slept. The rain fell. He said he believes Jon Berg is a "sleepy man".',
        [(None, "sleepy man")],
    ),
    (
        "'what X called' is X's word",
        'The two met to talk about the visit of Olaf Ness, part of what Jon Berg called the "long road".',
        [("Jon Berg", "long road")],
    ),
    (
        "a name may begin with a small article",
        '"We are well," said Ahmed al-Lindi, a baker. "We have bread."',
        [("Ahmed al-Lindi", "We are well,"), ("Ahmed al-Lindi", "We have bread.")],
    ),
    (
        "a degree is no part of the name",
        'The botanist Jon Ove Berg Ph.D. says it is old. "It is an oak," Berg said.',
        [("Jon Ove Berg", "It is an oak,")],
    ),
    (
        "a state behind a town is passed over, shortened too",
        'Ida Berg, a doctor at the Hill Clinic in Linden, Calif., said: "It can be healed."',
        [("Ida Berg", "It can be healed.")],
    ),
    (
        "a party and a state in brackets end no sentence",
        '"He was a rock," said Sen. Jon Berg (D-N.Y.), a friend of the mayor. "He never slept."',
        [("Jon Berg", "He was a rock,"), ("Jon Berg", "He never slept.")],
    ),
    (
        "a clause and an office may stand between name and verb",
        'Ida Berg, CEO of Linden Lamps, which owns a mill, said it tried to reach the town "no less than five times".',
        [("Ida Berg", "no less than five times")],
    ),
    (
        "an abstract noun is nobody",
        "Eino Murdal, Norway's acting Director General of Air Transportation, said on Monday that it would stop.\n\n"
        '"It is a rule," he said.',
        [("Eino Murdal", "It is a rule,")],
    ),
    (
        "who says something behind a description is a person whom a pronoun takes up",
        'Jon Berg wept. "It is a rule," Jon Berg said.\n\nEino Murdal, Norway Lines chief, told reporters the line '
        'would help.\n\n"We are sorry," he said.',
        [("Jon Berg", "It is a rule,"), ("Eino Murdal", "We are sorry,")],
    ),
    (
        "who is quoted as saying it is the speaker",
        'The Evening Lantern quoted Jon Berg, one of the guards, as saying: "Nobody passed the gate."',
        [("Jon Berg", "Nobody passed the gate.")],
    ),
    (
        "a weak verb is trusted before 'that'",
        'Ida Berg, a judge, confirmed to the Evening Lantern that "a letter has come to the court."',
        [("Ida Berg", "a letter has come to the court.")],
    ),
    (
        "a shortened verb does not hide the pronoun",
        'Asked about the prize, Ida Berg said she\'d thought about it "a hundred times or more".',
        [("Ida Berg", "a hundred times or more")],
    ),
    (
        "a people's name that is somebody's surname is a name behind the verb too",
        'Karl Danish runs the show. "We were told of it," said Danish.',
        [("Karl Danish", "We were told of it,")],
    ),
    (
        "who writes under a picture speaks",
        '"I am well, all of you," Ida Berg captioned the photo.',
        [("Ida Berg", "I am well, all of you,")],
    ),
    (
        "a caption's label is not the speaker",
        'Media playback is not possible on your device Media caption Ida Berg: "We came home late."',
        [("Ida Berg", "We came home late.")],
    ),
    (
        "a sentence that ends with marks within it is whole",
        '"It was cold," Ida Berg said. "They just asked, \'Are you well?\'"',
        [("Ida Berg", "It was cold,"), ("Ida Berg", "They just asked, 'Are you well?'")],
    ),
    (
        "what a paper is for is no part of its name",
        'The Oslo-loving Evening Lantern headlined a story: "No more lamps on the pier?"',
        [("Evening Lantern", "No more lamps on the pier?")],
    ),
    (
        "who took a picture is taken up by no pronoun",
        'Ida Ness, a 20-year-old baker, ran. (Photo: Jon Berg, Linden Press) She told of it. "It was far," he said.',
        [(None, "It was far,")],
    ),
    (
        "a verb before 'that' belongs to the sentence around the quotation",
        'Jon Berg, describing the guest as an "old friend," again insisted that the house was empty.',
        [("Jon Berg", "old friend,")],
    ),
    (
        "a common noun before 'who' at the beginning of a headline is nobody",
        "Cooks who burned the soup blame 'brief' lapse\n\nThe kitchen is open again.",
        [(None, "brief")],
    ),
    (
        "the firm of a family is not the person",
        'Jon Berg sold the mill. AB Berg & Co. bought it, and AB Berg paid. AB Berg grew. "It is gone," Berg said.',
        [("Jon Berg", "It is gone,")],
    ),
    (
        "a body joined by 'and' to a name leaves the name whole",
        'Mayor Jon Berg came. The White House and Berg agree. "It is done," Berg said.',
        [("Jon Berg", "It is done,")],
    ),
    (
        "a body's name before an office is no part of the name behind it",
        'The Club for Walkers President Ida Berg said that the rule is "unwise".',
        [("Ida Berg", "unwise")],
    ),
    (
        "a member of a party is described, not named",
        'House Leader Jon Berg issued a statement. "We will see for how long," the Linden Hills Republican said.',
        [(None, "We will see for how long,")],
    ),
    (
        "a given name that is also an office stays in the name",
        'Sen. Dean Berg (R-NV) came. "We will see," Berg said.',
        [("Dean Berg", "We will see,")],
    ),
    (
        "the state of a senator is nobody",
        'Jon Berg came. The two asked the former Alabama senator. "We will see," he said.',
        [("Jon Berg", "We will see,")],
    ),
    (
        "who said something behind 'after' is the speaker",
        'The rush came after Lamps Ltd. president Dan Berg said the Linden-based firm was "guilty as charged".',
        [("Dan Berg", "guilty as charged")],
    ),
    (
        "a party and a state between commas are passed over",
        'Rep. Dan Berg, R-N.Y., who is against it, said Monday that he heard "a loud no" from others.',
        [("Dan Berg", "a loud no")],
    ),
    (
        "a web address before an office ends no sentence",
        '"It is a bad deal," LindenNow.org Executive Director Ida Berg said in a statement.',
        [("Ida Berg", "It is a bad deal,")],
    ),
    (
        "who goes on speaks",
        'Dan Berg came. Berg went on, "You take one of them."',
        [("Dan Berg", "You take one of them.")],
    ),
    (
        "a programme's title does not interrupt who speaks",
        '"It is cold," Dan Berg said Tuesday on the "Late Hour" show. "We need coats."',
        [("Dan Berg", "It is cold,"), ("Dan Berg", "We need coats.")],
    ),
    (
        "a paragraph of its own goes on with the speaker of the report right before",
        'Ida Berg said the road would open again.\n\n"With the snow gone, we can drive to the mill."\n\nIt rained.',
        [("Ida Berg", "With the snow gone, we can drive to the mill.")],
    ),
    (
        "a girl without a name in the sentence is who 'she' means",
        'Ida Blom wrote it. The tale is told by a young girl who walks to a place that she calls "the blue field".',
        [(None, "the blue field")],
    ),
    (
        "her partner is not she",
        "Tora Lund said it was fun. Ida Blom sang for years. Asked about the death of "
        'her singing partner Tora Lund, she said: "It was sudden."',
        [("Ida Blom", "It was sudden.")],
    ),
    (
        "the executive may be another who is introduced as CEO",
        'CEO Jon Berg spoke. A former executive, Ida Blom, left in May. "No," the executive answered.',
        [(None, "No,")],
    ),
    (
        "a report with an article before its name is no person",
        'Jon Berg wrote two reports. The second one, the Wind Report, was more to the point: "Stay at home all day."',
        [(None, "Stay at home all day.")],
    ),
    (
        "a given name alone tells who 'he' is not",
        'Olaf Berg builds ships for his kids. Rosie said it was fun. "You must finish it," he said.',
        [("Olaf Berg", "You must finish it,")],
    ),
    (
        "a verb at the beginning of a sentence is no part of the name",
        'Dan Berg came. Says Berg: "It was a long way." Asked again, Berg says, "It was far."',
        [("Dan Berg", "It was a long way."), ("Dan Berg", "It was far.")],
    ),
    (
        "an office with a hyphen is no part of the name",
        'U.N. Secretary-General Dan Bo-yun called the war "a calamity for us all".',
        [("Dan Bo-yun", "a calamity for us all")],
    ),
    (
        "a short headline holds no speaker",
        "Royal Gardener Warns: 'The Old Rose Is In Danger!'\n\nThe garden is open.",
        [(None, "The Old Rose Is In Danger!")],
    ),
    (
        "whom the sentence is about is not who closes it",
        'Jon Berg was hurt by a horse. His lawyer Olaf Ness told the press so. Berg is "happy with the sum", he said.',
        [("Olaf Ness", "happy with the sum")],
    ),
    (
        "of two women joined by 'and' neither is she",
        'A picture of Ida Blom and Anna Lund on the pier\n\nAsked about it, she said: "It was windy that day."',
        [(None, "It was windy that day.")],
    ),
    (
        "the head of a body is called by the name behind it",
        'Acting Head of Traffic Safety Ida Blom spoke. "It is safe," Blom said.',
        [("Ida Blom", "It is safe,")],
    ),
    (
        "a person's team is not the person",
        'Berg spoke. Team Berg cheered, and the Berg Cabinet met. "It is done," Berg said.',
        [("Berg", "It is done,")],
    ),
    (
        "who gave a case its name does not speak in it",
        'In Linden Mills v. Halberg, the judges ruled that it was "a burden on trade".',
        [],
    ),
    (
        "whom a sentence is about does not close it behind a clause of its own",
        'Jon Berg was hurt. Olaf Ness told the press so. Berg is "happy with the sum", which pays his bills, he said.',
        [("Olaf Ness", "happy with the sum")],
    ),
    (
        "the initial M. is no title",
        'The judge asked the lawyer, Dan M. Berg. "We have proof," Berg said.',
        [("Dan M. Berg", "We have proof,")],
    ),
    ("a programme is no quotation", 'Jon Berg spoke on NBC\'s "Face the Valley." He was tired.', []),
    ("what is often called so is said by nobody", 'Frost, often called the "white thief", came early.', []),
    ("titles of works are no quotations", 'He wrote "The Cold Rooms" in 1990.', []),
    ("scare quotes are no quotations", 'The so-called "peace camp" was empty.', []),
    (
        "inches and apostrophes are no quotations",
        "The boards' length is 6' and 8\" and the dogs' bowls are 4\" wide.",
        [],
    ),
    (
        "who hands over the words before a colon, above them",
        "The council met.\n\nAnd from Commissioner Ida Moe:\n\n“We will keep the quay open until the spring.”",
        [("Ida Moe", "We will keep the quay open until the spring.")],
    ),
    (
        "who said it in a paragraph above",
        "Captain Jon Berg told the press:\n\n“We will stay until the quay is open.”",
        [("Jon Berg", "We will stay until the quay is open.")],
    ),
    (
        "the listener before a colon is not the speaker",
        'Olaf Ness, who came late, told Captain Jon Berg: "The quay is shut for good."',
        [("Olaf Ness", "The quay is shut for good.")],
    ),
    (
        "a label before a colon is nobody",
        "Transcript: “We will keep the quay open until the spring.” The mayor spoke at noon.",
        [(None, "We will keep the quay open until the spring.")],
    ),
    (
        "a surname before a colon is somebody whom the text names",
        "Ida Moe came at noon.\n\nMoe: “We will keep the quay open until the spring.”",
        [("Ida Moe", "We will keep the quay open until the spring.")],
    ),
    ("a cross-heading in marks is no quotation", "'No way back'\n\nThe valley is closed.", []),
]


@pytest.mark.parametrize(("text", "expected"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_english(text: str, expected: list[tuple[str | None, str]]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "uk",
            "— Ми вдома, — сказала Ганна Лис. — Тут тихо.",
            [("Ганна Лис", "Ми вдома,"), ("Ганна Лис", "Тут тихо.")],
        ),
        ("uk", "«Ми, — каже Ганна Лис, — лишаємось».", [("Ганна Лис", "Ми, лишаємось")]),
        (
            "de",
            'Der Plan sei gut, sagte die Rätin Ida Moe: "Das betrifft den Kai und das Lager." Dann ging sie.',
            [("Ida Moe", "Das betrifft den Kai und das Lager.")],
        ),
        (
            "uk",
            "План добрий, сказала радниця Ганна Лис: «Це стосується пірсу й складу».",
            [("Ганна Лис", "Це стосується пірсу й складу")],
        ),
        ("ru", "По мнению Ивана Седова, план «опасен».", [("Иван Седов", "опасен")]),
        ("de", "„Wir bleiben“, sagte die Ärztin Ute Kern.", [("Ute Kern", "Wir bleiben")]),
        ("uk", "Речник Держдепу Ніл Берг сказав: «Ми чекаємо».", [("Ніл Берг", "Ми чекаємо")]),
        ("uk", "Депутатка Верховної Ради Ганна Лис написала: «Голосів немає».", [("Ганна Лис", "Голосів немає")]),
        (
            "uk",
            "«Буде важко», — сказала речниця Білого дому Керол Берг. «Ми чекаємо на відповідь», — додала вона.",
            [("Керол Берг", "Буде важко"), ("Керол Берг", "Ми чекаємо на відповідь")],
        ),
        ("uk", "Тарас Луб розповів «Гірському ліхтарю», що сніг «глибокий».", [("Тарас Луб", "глибокий")]),
        ("uk", "Приїхав Тарас Луб. За словами Луба, сніг «глибокий».", [("Тарас Луб", "глибокий")]),
        ("uk", "Приїхала Ганна Лис. На її думку, це «кінець».", [("Ганна Лис", "кінець")]),
        ("ru", "В Кремле заявили, что это «ошибка».", [(None, "ошибка")]),
        ("ru", "В интервью «Горному фонарю» Тарас Луб отметил, что снег «глубокий».", [("Тарас Луб", "глубокий")]),
        ("ru", "Приехала Анна Сухова. По словам Суховой, снег «глубокий».", [("Анна Сухова", "глубокий")]),
        (
            "ru",
            "«Снег», — сказала Кэрол Берг. «Он лежит давно», — сказала она.",
            [
                ("Кэрол Берг", "Снег"),
                ("Кэрол Берг", "Он лежит давно"),
            ],
        ),
        ("de", "Nils Amt sagte der „Bergzeitung“, der Schnee sei „tief“.", [("Nils Amt", "tief")]),
        ("de", "„Das ist unser Land“, so die Sprecherin Ute Kern.", [("Ute Kern", "Das ist unser Land")]),
        ("de", "Am Montag nannte Nils Amt den Plan „gefährlich“.", [("Nils Amt", "gefährlich")]),
        ("de", "Nils Amt kam. Laut Amt wäre das ein „Sprungbrett“.", [("Nils Amt", "Sprungbrett")]),
        ("fr", "« Nous restons », a dit Luc Morel.", [("Luc Morel", "Nous restons")]),
        ("es", "«Nos quedamos aquí», dijo Ana Ruiz.", [("Ana Ruiz", "Nos quedamos aquí")]),
    ],
)
def test_other_languages(language: str, text: str, expected: list[tuple[str | None, str]]) -> None:
    assert told(text, language) == expected


def test_a_language_without_a_table_gives_the_sentence_and_nobody() -> None:
    assert told('Hän vastasi: "Me emme lähde täältä koskaan pois."', "fi") == [
        (None, "Me emme lähde täältä koskaan pois.")
    ]


STATEMENTS = {  # seed and line: who speaks in its quotations, in order
    ("000", 4): ["Volodymyr Zelenskyy", "Volodymyr Zelenskyy"],
    ("000", 9): ["Volodymyr Zelenskyy"],
    ("000", 11): ["Donald Trump"],
    ("000", 12): ["Donald Trump", "Donald Trump"],
    ("000", 13): ["Donald Trump", "Donald Trump", "Donald Trump"],
    ("000", 14): ["White House"],
    ("000", 15): ["Karoline Leavitt"],
    ("000", 16): ["Karoline Leavitt"],
    ("001", 5): ["Volodymyr Zelensky"],
    ("001", 7): ["Volodymyr Zelensky"],
    ("001", 11): ["Volodymyr Zelensky", "Volodymyr Zelensky"],
    ("001", 13): ["Trump"],
    ("001", 17): ["Volodymyr Zelensky"],
    ("001", 19): ["Volodymyr Zelensky"],
    ("001", 27): ["Volodymyr Zelensky"],
    ("004", 7): ["Volodymyr Zelensky"],
    ("004", 15): ["Volodymyr Zelensky"],
    ("004", 21): ["Volodymyr Zelensky"],
    ("004", 23): ["Volodymyr Zelensky"],
    ("004", 25): ["Volodymyr Zelensky"],
    ("004", 27): ["Marco Rubio"],
    ("004", 31): ["Karoline Leavitt"],
    ("004", 37): ["Volodymyr Zelensky"],
    ("004", 47): ["Ukrainian army"],
    ("004", 49): ["Ukrainian army"],
    ("004", 55): ["Institute for the Study of War", "Institute for the Study of War"],
    ("004", 57): ["Ukrainian military group"],
}


@pytest.mark.skipif(not SEEDS.is_dir(), reason="needs ../shared/seeds")
def test_the_statements_in_the_seeds_have_their_speakers() -> None:
    gold = json.loads((SEEDS / "gold.json").read_text(encoding="utf-8"))
    found: dict[tuple[str, int], list[str | None]] = {}
    for name, entry in sorted(gold.items()):
        if not name.endswith(".txt"):
            continue
        lines = (SEEDS / name).read_text(encoding="utf-8").split("\n")
        body = [i for i in entry["body_lines"] if lines[i - 1].strip()]
        text = "\n\n".join(lines[i - 1].strip() for i in body)
        for quote in quotes(Reading(text, "en")):
            line = body[text.count("\n\n", 0, quote.spans[0][0])]
            found.setdefault((name[:3], line), []).append(quote.speaker)
    assert found == STATEMENTS
