"""The sections of a language's file that tell how it reports what others say."""

from __future__ import annotations

from collections.abc import Mapping

from monitor.language.lexicon.key import Key

REPORTS: Mapping[str, Mapping[str, Key]] = {
    "cues": {
        "say": Key("verbs of saying; in English all forms of each word count"),
        "think": Key("verbs of thinking and knowing; likewise"),
        "want": Key("verbs of wanting and asking; likewise"),
        "show": Key("verbs of which documents and studies are the subject; likewise"),
        "judge": Key("verbs of which what is judged or discussed is the object; likewise"),
        "nouns": Key("nouns for what is said or thought; likewise"),
        "adjectives": Key("adjectives of those who think or feel something"),
        "according": Key("the first word of what stands before a source: according to"),
        "inflected": Key("a word, and its forms where they are not regular", table=True),
        "never": Key("forms of these words that hardly ever report"),
    },
    "clause": {
        "that": Key("the conjunction of reported speech"),
        "whether": Key("conjunctions of reported questions"),
        "how": Key("how, why, what, where"),
        "who": Key("relative pronouns"),
        "and": Key("and, or"),
        "but": Key("but"),
        "while": Key("other conjunctions, of time and cause"),
        "as": Key("as, like"),
        "to": Key("the particle of the infinitive, and its preposition"),
        "of": Key("of"),
        "about": Key("about, on a subject"),
        "in": Key("prepositions of place and time"),
        "for": Key("for"),
        "by": Key("by"),
        "with": Key("with, without"),
        "against": Key("against, over, behind, and other prepositions"),
        "not": Key("not, never"),
        "be": Key("forms of to be"),
        "have": Key("forms of to have"),
        "do": Key("forms of to do"),
        "would": Key("verbs of mood and of the future"),
        "he": Key("pronouns for one person, in the nominative"),
        "they": Key("pronouns for several, or for those who are not meant: they, one, people"),
        "we": Key("I, we, you"),
        "it": Key("pronouns for a thing or a body"),
        "him": Key("pronouns in other cases"),
        "this": Key("demonstratives"),
        "his": Key("possessives of the third person"),
        "my": Key("possessives of the others"),
        "the": Key("definite articles"),
        "a": Key("indefinite articles"),
        "some": Key("quantities: some, many, most, several"),
        "people": Key("nouns for people and bodies that speak, in all forms"),
        "papers": Key("nouns for documents that say something"),
        "listeners": Key("those to whom things are told"),
        "also": Key("adverbs beside a verb"),
        "days": Key("days, and other words for when"),
        "past": Key("endings of verbs in the past"),
        "doing": Key("endings of present participles"),
        "adverbs": Key("endings of adverbs"),
    },
    "polarity": {
        "denied": Key("words of saying that what follows is not so"),
        "doubted": Key("words of saying that leave it open"),
        "not": Key("what before a word of saying turns it round"),
    },
}
