"""The sections of a language's file and their keys: what each holds, and how an entry is written."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Any, get_args

from monitor.models import Reason


class Form(Enum):
    """How the entries of a key stand in the file."""

    WORDS = "words"  #: one text, white space between the entries
    PHRASES = "phrases"  #: one text, a semicolon between the entries
    PATTERNS = "patterns"  #: a list of regular expressions, on text in lower case unless the key says otherwise

    def split(self, value: Any) -> tuple[str, ...]:
        """The entries of a value as the file writes it."""
        if self is Form.PATTERNS:
            return tuple(value)
        parts = value.split() if self is Form.WORDS else (" ".join(part.split()) for part in value.split(";"))
        return tuple(part for part in parts if part)


@dataclass(frozen=True, slots=True)
class Key:
    """A key of a section."""

    about: str  #: what its entries are
    form: Form = Form.WORDS
    table: bool = False  #: entries stand under names: `8 = "серпня серпні"`


_FAMILIES = {
    "being": "was, is, will be",
    "having": "has, will",
    "who": "we, they",
    "bounds": "after, before, if, until",
    "quantity": "all, some, most, many, half",
    "more": "more, less",
    "best": "best, worst",
    "order": "first, second, last",
    "where": "north, south",
    "day": "days of the week, today",
    "month": "months",
    "span": "day, week, month, year",
}

SECTIONS: Mapping[str, Mapping[str, Key]] = {
    "parts": {
        "social": Key("names of networks, for patterns to name", Form.PATTERNS),
        "sum": Key("sums of money, for patterns to name", Form.PATTERNS),
    },
    "furniture": {
        reason: Key("lines that are furniture of a page wherever they stand, folded", Form.PHRASES)
        for reason in get_args(Reason)
    },
    "furniture_if_near": {
        reason: Key("lines that are furniture only beside other furniture or outside the article", Form.PHRASES)
        for reason in get_args(Reason)
    },
    "voice": {
        "you": Key("the reader, addressed", Form.PATTERNS),
        "we": Key("the newsroom, speaking as we", Form.PATTERNS),
        "ours": Key("a newsroom that speaks of itself and its trade", Form.PATTERNS),
        "asks": Key("requests to the speaker's own good; each names or implies the speaker", Form.PATTERNS),
        "hints": Key("words of giving and subscribing, whoever speaks", Form.PATTERNS),
        "reported": Key("verbs of saying, as they stand in news", Form.PATTERNS),
        "small": Key("small words by which a line shows its language"),
    },
    "offices": {
        "sides": Key("words of a title that are no office by themselves"),
        "compounds": Key("offices behind a hyphen: Secretary-General"),
        "titles": Key("words of a title or office that may stand before a name"),
        "title_endings": Key("endings of compound offices: Außenminister"),
        "heads_of_state": Key("offices that one person holds for a whole nation"),
        "held_alone": Key("offices that one person can hold in an article: the coach"),
        "few_hold": Key("offices that few can hold, so that nobody need have been named before"),
        "wider": Key("an office, and what else its holder may be introduced as", table=True),
        "roles": Key("an office as English has it, and its forms", table=True),
    },
    "people": {
        "trades": Key("trades of those who are described"),
        "members": Key("members of a party or a place"),
        "women": Key("words beside a name that tell of a woman"),
        "men": Key("words beside a name that tell of a man"),
        "kin": Key("nouns for a relative"),
        "unnamed": Key("nouns for a person who is not named"),
        "endings": Key("endings of many more of these"),
    },
    "bodies": {
        "names": Key("nouns of bodies that speak as one: the army"),
        "genitives": Key("bodies in the genitive, as they stand between an office and a name"),
        "behind_adjectives": Key("nouns that one capitalised adjective makes the name of a body: Білий дім"),
        "known_alone": Key("bodies that are known without a name"),
        "any": Key("words in front that leave it open which body is meant: the company"),
        "in_headlines": Key("small words that are capitalised in headlines and in no body's name"),
    },
    "nations": {
        "peoples": Key("peoples and their adjectives"),
        "directions": Key("the quarters of the sky: part of a people's or a country's name"),
        "words": Key("a people by its English adjective, and the words for it and its country", table=True),
        "genitives": Key("the same, and the genitives that stand behind an office", table=True),
        "countries": Key("countries: a name that ends in one is a place's"),
        "regions": Key("what follows the name of a town: states, provinces, their short forms"),
    },
    "names": {
        "calendar": Key("words of the calendar that are written with a capital"),
        "placed": Key("what stands before a name, and seldom before a noun, where nouns have capitals"),
        "case_endings": Key("endings of cases that names have"),
        "before_towns": Key("what stands before the name of a town or a country"),
        "works": Key("what is neither a body nor a place: treaties, wars"),
        "not_before": Key("words that are not the first of a body's name"),
        "around": Key("what belongs to a person and makes the name a body's: the Lee campaign"),
        "surnames_too": Key("words of places that are surnames behind a given name"),
        "links": Key("small words inside the name of a body"),
        "particles": Key("lower-case words inside a name"),
        "degrees": Key("degrees and honours that follow a name"),
        "page_sections": Key("names of sections and labels of pages that run into the name behind them"),
        "no_names": Key("words that are capitalised and no name"),
        "impersonal": Key("what sets a name up as a body's, a place's or a work's"),
    },
    "given_names": {
        "women": Key("given names of women"),
        "men": Key("given names of men"),
        "either": Key("given names of both"),
        "words_too": Key("given names of the world that are words of the language: never taken for a name by themselves"),
        "home": Key("a people, and given names that belong to its tongue", table=True),
    },
    "surnames": {
        "women": Key("endings of women's surnames"),
        "men": Key("endings of men's surnames"),
    },
    "speech": {
        "he_said": Key("verbs of saying right behind a pronoun"),
        "said_of": Key("verbs right behind a name that show that it is a speaker"),
        "named": Key("participles that give a name"),
        "saying": Key("verbs behind a quotation and before one, in the forms that stand there"),
        "saying_regular": Key("the same: regular verbs, of which all forms count"),
        "framing": Key("verbs that have the words as their object: called it"),
        "framing_regular": Key("the same: regular verbs, of which all forms count"),
        "telling": Key("verbs that take the listener at once: told reporters"),
        "weak": Key("verbs too common in other senses to be trusted behind a quotation"),
        "according": Key("what stands before a source: according to", Form.PHRASES),
        "fiction": Key("works whose words are nobody's statement"),
        "naming": Key("what gives a name to the words that follow, which nobody says"),
    },
    "grammar": {
        "when": Key("conjunctions and prepositions of time"),
        "who": Key("relative pronouns for persons"),
        "before_nouns": Key("what stands before a noun that describes somebody"),
        "all_articles": Key("articles in all cases"),
        "and": Key("and, between two of a kind"),
        "home": Key("prepositions before where somebody is from"),
        "articles_too": Key("articles that are relative pronouns too"),
        "small_in_titles": Key("small words inside the title of a work"),
        "indefinite_nouns": Key("articles of a quoted noun that is no title"),
        "one_person": Key("pronouns for one person"),
        "describing": Key("what a judgement opens with"),
        "within": Key("in, on"),
        "opens_clause": Key("conjunctions that open a subordinate clause"),
        "pronouns": Key("personal pronouns in the nominative"),
        "he": Key("pronouns for a man"),
        "she": Key("pronouns for a woman"),
        "it": Key("pronouns for a body or a thing"),
        "links": Key("and"),
        "articles": Key("definite articles"),
        "indefinite": Key("what brings in somebody without a name: a, an, another"),
        "opens_unnamed": Key("what a sentence about somebody without a name opens with"),
        "breakers": Key("conjunctions that begin another clause"),
        "relative": Key("relative pronouns"),
        "determiners": Key("articles, and what stands in their place"),
        "helpers": Key("auxiliaries and adverbs between a subject and its verb"),
        "weekday_objects": Key("the days of the week, as they stand in a clause"),
        "listeners": Key("to whom things are told, and never a part of a name"),
        "passive": Key("what makes a participle passive"),
        "prepositions": Key("what a phrase beside the subject begins with"),
    },
    "units": {
        "spellings": Key(
            "a unit, and how it stands behind a number; a sign or an abbreviation keeps its capitals",
            Form.PATTERNS,
            table=True,
        ),
    },
    "counted": {
        "persons": Key("nouns for persons, in the forms that stand behind a number"),
        "things": Key("what news counts, and its words; a star stands for any ending", table=True),
    },
    "numbers": {
        "words": Key("a value, and the words for it", table=True),
        "scales": Key("what a number is multiplied by, and the words for it", table=True),
    },
    "tense": {
        "past_endings": Key("endings of verbs that tell of what was", Form.PATTERNS),
        "future_endings": Key("endings of verbs that tell of what is or will be", Form.PATTERNS),
        "past": Key("forms that tell of what was"),
        "future": Key("forms that tell of what will be"),
        "no_verbs": Key("words that only look like such forms"),
        "infinitive": Key("endings of infinitives", Form.PATTERNS),
        "wished": Key("past forms of a wish"),
        "modal": Key("verbs before an infinitive"),
        "nouns_too": Key("forms that are nouns as well"),
        "before_nouns": Key("what stands before a noun and not before a verb"),
        "present": Key("is, are"),
        "was": Key("was, were"),
        "awaited": Key("participles for what is to come: due"),
        "aiming": Key("what an infinitive follows that is to come"),
        "events": Key(
            "nouns for what takes place on a day: of the talks on Friday nobody knows when they were spoken of"
        ),
        "holding": Key("verbs of which an event is the object"),
        "conditional": Key("behind these a past form may tell of what has not happened: if"),
        "fronted": Key("prepositions that begin a sentence with an event"),
    },
    "deeds": {
        "told": Key("a deed, and the verbs that report it", table=True),
        "also": Key("the same, and the beginnings of words that tell of it and do not report it", table=True),
        "unreal": Key("behind these a verb does not say that it was done"),
        "inverted": Key("at the beginning of a clause: had she signed"),
        "apart": Key("a sentence with one of these speaks for its writer, or explains"),
        "helpers": Key("auxiliaries of a verb that tells"),
        "alone": Key("verbs that tell without an object"),
        "loose": Key("what behind a verb without a helper shows that it is a participle"),
    },
    "claims": {
        **{family: Key(f"words that exclude each other: {about}", table=True) for family, about in _FAMILIES.items()},
        "turns": Key("words that make it another claim where the other wording has none of their row", table=True),
        "turns_also": Key("the same, and words that may stand for them", table=True),
        "negations": Key("not, no, never"),
        "one_way": Key("beginnings of words, of which `other_way` has the opposites", table=True),
        "other_way": Key("the opposites", table=True),
        "supposed": Key("what makes a clause a supposition"),
        "undoing": Key("prefixes that make the opposite"),
    },
    "wires": {
        "agencies": Key("a wire service, and what it signs with, folded", Form.PHRASES, table=True),
        "pictures": Key("picture services that sign below photographs only", Form.PHRASES),
        "short": Key("signs of wire services that are words in small letters"),
        "leads": Key("what a sign may stand behind: source, by", Form.PATTERNS),
        "labels": Key("those of them that a colon may follow at once", Form.PATTERNS),
    },
    "bylines": {
        "contributed": Key("how a credit inside the text is worded", Form.PATTERNS),
        "leads": Key("what opens a byline", Form.PATTERNS),
        "labels": Key("what a colon, or a bar, makes a byline whatever follows", Form.PATTERNS),
        "only_labelled": Key("those that without a colon open sentences", Form.PATTERNS),
        "between": Key("words between two names"),
        "with": Key("words before the last of several names", Form.PATTERNS),
        "again": Key("words that begin a name in a list over again"),
        "for": Key("what stands between a person and a house", Form.PATTERNS),
        "trade": Key("what follows the name of a journalist", Form.PATTERNS),
        "trade_before": Key("what stands before that word", Form.PATTERNS),
        "glued": Key("words of a role that pages run into the name before them", Form.PATTERNS),
        "degrees": Key("degrees behind a name, in their capitals", Form.PATTERNS),
        "roles": Key("what a journalist is", Form.PATTERNS),
        "places": Key("what stands between a journalist and a town"),
        "particles": Key("small words inside a name", Form.PATTERNS),
        "no_names": Key("words with a capital that are in no person's name"),
        "desks": Key("what a house calls its own account beside its name"),
    },
    "captions": {
        "labels": Key("what opens the caption of a picture, before a mark", Form.PATTERNS),
        "label_ends": Key("what may stand between such a label and its mark", Form.PATTERNS),
        "opens": Key("what opens a caption without a mark", Form.PATTERNS),
        "credits": Key("labels of credits inside a caption", Form.PATTERNS),
        "rights": Key("words of a notice of rights, which is no caption", Form.PATTERNS),
    },
    "relative": {
        "days": Key("days back, and the words for it", Form.PHRASES, table=True),
        "units": Key("seconds, and the names of the unit", Form.PATTERNS, table=True),
        "one": Key("words for one of it", Form.PATTERNS),
        "ago_behind": Key("what stands behind: ago", Form.PATTERNS),
        "ago_before": Key("what stands before: vor", Form.PATTERNS),
    },
    "genres": {"names": Key("a genre, and what sections call it, folded and whole", Form.PHRASES, table=True)},
    "pages": {
        "error": Key("titles of error pages", Form.PATTERNS),
        "search": Key("how the title of a page of search results begins", Form.PATTERNS),
        "search_results": Key("what stands in such a title", Form.PATTERNS),
        "search_paths": Key("words in the address of a page of search results"),
        "list_paths": Key("folders of pages that list articles", Form.PATTERNS),
    },
    "appeals": {
        "asked": Key("a reason, and what a line that asks for it says", Form.PATTERNS, table=True),
        "support": Key("a wish that the name of the house may follow", Form.PATTERNS),
        "support_begins": Key("how such a wish begins", Form.PATTERNS),
        "gift": Key("words of giving", Form.PATTERNS),
    },
    "attribution": {
        "uttering": Key("verbs of which the quoted words are the object"),
        "quoting": Key("verbs that quote somebody else"),
        "as": Key("as, before who says it"),
        "dative": Key("articles of whom something is told to"),
        "through": Key("what stands before the medium or the listener"),
        "media": Key("media that something was said to, in the cases that stand there"),
        "by": Key("prepositions before a word for words: in his words"),
        "own": Key("his, her, before a word for words"),
        "words": Key("words, opinion, data, in the cases that stand there"),
        "in": Key("prepositions before a place or a medium"),
    },
    "text": {
        "titles_short": Key("abbreviations before a name, whose full stop ends no sentence"),
        "abbreviated": Key("abbreviations whose full stop ends no sentence"),
    },
    "figures": {
        "at_least": Key("what stands before a number that is a least one", Form.PHRASES),
        "harm": Key("what was done to those who are counted"),
        "gerunds": Key("the same, and its gerund", table=True),
        "about": Key("what stands between the deed and the number", Form.PHRASES),
        "were": Key("what stands between the number and the deed", Form.PHRASES),
        "behind": Key("what stands behind a number that counts what was named", Form.PATTERNS),
        "of": Key("of, between a number and its noun"),
        "pair": Key("what stands between the two numbers of a pair"),
        "of_things": Key("what is done to things as well as to people"),
        "verbs_in_s": Key("verbs that look like a plural"),
        "stops": Key("where the noun behind a number ends"),
    },
    "digest": {
        "small_words": Key("small words, by which two wordings of one statement are not told apart"),
        "small": Key("words that tell nothing of what a sentence is about"),
    },
    "sentences": {
        "leaning": Key("what a sentence opens with that leans on the one before it"),
        "speaking": Key("how a sentence opens that speaks for its writer"),
        "pointing": Key("pronouns for several, named before"),
        "pointing_says": Key("pronouns before a verb of saying"),
        "says": Key("verbs of saying behind such a pronoun"),
        "connectives": Key("connectives that may go without a change of what is claimed, before a comma or a word"),
        "connectives_bare": Key("the same, before a word only"),
        "connectives_comma": Key("the same, before a comma only", Form.PHRASES),
    },
    "disputes": {
        "contrasts": Key("conjunctions that set a clause against the one before", Form.PHRASES),
        "against": Key("words that set a sentence against the one before", Form.PHRASES),
        "against_says": Key("verbs that give another count", Form.PATTERNS),
        "change": Key("what makes a count the later of two, or a part of the other", Form.PATTERNS),
    },
    "releases": {
        "signs": Key("what says that a text is a press release", Form.PATTERNS),
        "hints": Key("beginnings of words one of which is in every sign"),
        "examples": Key("lines that a sign meets", Form.PHRASES),
    },
}
