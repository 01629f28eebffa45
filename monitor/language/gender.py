"""Whether a name is a woman's or a man's, as far as its spelling tells: for pronouns, never printed."""

from __future__ import annotations

from typing import Literal

from monitor.language.words import fold

Gender = Literal["f", "m"]

_WOMEN = frozenset(
    """abigail adele agnes alice alison allison amber amy angel ann anne annie ashley audrey barbara beth betty beverly
brenda bridget brittany brooke carmen carol caroline carolyn catherine cathy charlotte cheryl chloe christine
claire colleen courtney crystal cynthia daisy dawn deborah debbie denise diane dolores doris dorothy edith
eileen elaine eleanor elena elizabeth ellen emily erin esther ethel eve evelyn fay faye fiona florence frances
gail georgina geraldine gill ginger gladys glenys grace gretchen gwen hannah harriet hazel heather heidi helen
hilary hillary holly ida ines ingrid irene iris isabel isabelle ivy jackie jacqueline jade jane janet janice
jasmine jean jeanne jen jennifer jenny jessie jill jo joan joanne josephine joy joyce judith judy julie june
karen karoline kate katherine kathleen kathryn kathy katie kay kayleigh kelly kerry kim kimberly kirsten kristen
kristin lauren laurie lily lindsay lindsey lisbeth liz lois lori lorraine louise lucy lynn mabel maggie margaret
margot marge marie marilyn marion marjorie martine mary maureen megan meg melanie melissa michelle mildred
miriam molly muriel nadine nancy naomi natalie nell nele nicole nicola noelle norah olive paige pam patsy
pauline pearl peggy penelope penny phoebe phyllis priscilla rachel rebecca renee rhoda rose rosemary roxanne
ruby ruth sally samantha sarah shannon sharon sheila shelley sherry shirley simone sophie stacey stephanie sue
susan susanne suzanne sylvie tammy theresa tiffany tracy trudy ursula valerie vicky violet vivian wendy whitney
winifred yvette yvonne zoe jutta sabine heike anke antje elke silke ulrike birgit gudrun maren friederike любов
нінель адель""".split()
)
_MEN = frozenset(
    """aaron abdul abraham adam adrian ahmed alan albert alejandro alex alexander alexandre alexei alexey alfred ali
allen anatoly anders andre andreas andrei andrew andrey andrii andriy anthony anton antonio arnold arthur barack
barry ben benjamin bernard bernie bill billy bob bobby boris brad bradley brandon brian bruce bryan carl carlos
chad charles charlie chris christian christopher chuck clarence clifford clint colin craig curtis dale damien
dan daniel darren dave david dean dennis denys derek dick dieter dmitri dmitry dmytro dominic don donald doug
douglas dwight earl ed eddie edgar edward edwin elon emmanuel enrique eric erik ernest eugene felix fernando
francis francois frank franklin fred frederick friedrich fritz gareth gary gavin gene geoff geoffrey george
gerald gerard gilbert giles giorgio glen glenn gordon graham greg gregory guy hans harold harry harvey hassan hector
henri henry herbert herman howard hugh hugo hussein ian igor ihor isaac ivan jack jacob jacques jake james jamie
jan jared jason javier jay jeff jeffrey jeremy jerome jerry jesse jesus jim jimmy joe joel johan johannes john
johnny jon jonas jonathan jordan jorge jose josef joseph juan julian julio jurgen justin karim karl keir keith
ken kenneth kevin kirill klaus kurt kyle kyrylo lance lars larry lawrence lee leo leon leonard leonid leroy
leslie lloyd louis lucas luis luke maksym malcolm manuel marc marcel marco marcus mario mark martin marty marvin
mathias matt matthew maurice max maxim michael michel miguel mike mikhail milton mitch mitt mohamed mohammad
mohammed moritz morris muhammad mykhailo mykola nathan neil nelson nicholas nicolas nick nigel nikolai norman
oleg oleh oleksandr oleksiy oleksii oliver olivier omar oscar oskar otto owen pablo patrick paul pavel pavlo
pedro percy perry pete peter petro phil philip philippe phillip pierre rafael ralph randy ray raymond rex
ricardo richard rick ricky rob robert roberto rodney roger roland rolf roman ron ronald ross roy ruslan russell
ryan salvador sam samuel scott sean sebastian serge sergei sergey serhii serhiy sergio seth shane shaun shawn
sid sidney simon spencer stanislav stanley stefan stein stephen steve steven stewart stuart sven taras ted
terrence terry theodore thomas tim timothy timur toby todd tom tommy tony travis trevor tyler vadim vadym
valentin valery vasily vasyl victor viktor vincent vitaliy vitaly vladimir volodymyr vyacheslav wade wallace
walter warren wayne werner wilfred william willie winston wolfgang xavier yaroslav yevgeny yuri yuriy zach
zachary joshua luca ilya nikita andrea sasha noah ezra mustafa musa isa jona elijah jeremiah isaiah micah dana
costa abdullah jonah micha kolya misha vanya grisha zakharia микола ілля микита кузьма сава лука олекса хома
никита илья фома савва данила кузьма яша саша микула""".split()
)
_UNTOLD = frozenset(
    "sasha саша andrea dana alex jamie jordan kelly kim lee jean jo robin chris pat kerry jackie tracy leslie".split()
)


def of_name(name: str) -> Gender | None:
    """The gender that the given name, or a Slavic surname, tells; None where it does not."""
    parts = [fold(p) for p in name.split() if p.strip(".")]
    if len(parts) > 1:
        told = _of_given(parts[0])
        if told or parts[0] in _UNTOLD:
            return told
    return _of_surname(parts[-1]) if parts else None


def is_given(word: str) -> bool:
    """Whether `word` is known as a given name."""
    low = fold(word)
    return low in _MEN or low in _WOMEN or low in _UNTOLD


def _of_given(given: str) -> Gender | None:
    if given in _UNTOLD:
        return None
    if given in _WOMEN:
        return "f"
    if given in _MEN:
        return "m"
    if len(given) > 3 and given[-1] in "aая":
        return "f"
    if given[-1:] >= "а" and given[-1] in "бвгґджзйклмнпрстфхцчшщоі":
        return "m"
    return None


def _of_surname(surname: str) -> Gender | None:
    if surname.endswith(
        ("ova", "eva", "skaya", "ska", "cka", "ова", "ева", "єва", "ёва", "іна", "ина", "ская", "ська", "цька", "ая")
    ):
        return "f"
    if surname.endswith(("sky", "skyy", "skiy", "skyi", "ський", "ский", "цький", "цкий")):
        return "m"
    return None
