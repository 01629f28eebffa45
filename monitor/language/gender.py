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
нінель адель
mollie mandy candice candace kelsey lacey hayley hailey haley kristine katharine madeleine madeline josie rosie
susie suzie bonnie connie cassie elsie gracie hattie jodie jodi kaylee kylie lizzie lottie lucie millie minnie
nellie sadie winnie rachael gwyneth meredith jocelyn gwendolyn robyn karyn lillian marian allyson alyson madison
doreen noreen charlene darlene marlene raquel chantal lourdes mercedes beatrice bernice clarice eunice constance
felicity kimberley shelby becky vicki nikki jacqui noemi terri sherri kerri staci traci brandi wendi kelli ashleigh
sheryl meryl beryl astrid sigrid brigid maud gertrude adelaide blanche celine justine ernestine clementine marianne
leanne corinne adrienne vivienne antoinette bernadette bridgette colette paulette annette georgette jeannette
claudette odette lynette danielle gabrielle rochelle estelle camille lucille cecile carole desiree aimee hermione
siobhan sinead niamh aoife maeve roisin deirdre caitlin kaitlyn katelyn jacklyn marisol maribel krissy chelsey
mary-kate""".split()
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
никита илья фома савва данила кузьма яша саша микула
abel alfonso alistair alastair allan alvin amos andy angus antoine archie arturo axel barney barnaby barrett
benedict benny bernardo bertrand brendan brent brett bruno bryce byron caleb calvin cecil cedric clark claude
clayton cliff clinton clyde cody conor connor corey cory curt cyrus damon danny darrell darryl daryl delbert derrick
desmond dexter diego dominick donnie duane duncan dustin dwayne eamon edmund eduardo eli elias elliot elliott elmer
elvis emil emilio emmett enrico ernesto erwin esteban ethan evan everett fabian fabio felipe fergus finn fletcher
floyd freddie freddy gabriel garrett gaston gerardo gerry gideon gino godfrey griffin guillermo gus gustav gustavo
hal hank harrison hayden heinrich helmut herb humphrey ibrahim ignacio irving ismail jaime jamal jasper jens
jermaine jonathon josh kareem kelvin kendrick khalid landon leif leland len lenny lester levi lewis
lionel lonnie lorenzo luc luciano ludwig luther lyle magnus malik marcos mariano marlon marshall mateo mathew
matthias maxwell melvin mickey milo moses murray myron nasser ned nestor nico niall noel nolan olaf ole orville otis
pascal quentin quincy ralf ramon randall raoul raul reggie reginald rhys robbie rodolfo rodrigo roderick rory rudolf
rudolph rudy rufus rupert sanjay santiago saul scotty sheldon sherman silas stan steffen sylvester tariq
terence terrance theo thorsten tobias tomas trent tristan tucker uwe vaughn vern vernon vince virgil vito wendell
wes wesley wilbert wilbur wilfrid willem willis woody wyatt yousef yusuf zane zack""".split()
)
_UNTOLD = frozenset(
    """sasha саша andrea dana alex jamie jordan kelly kim lee jean jo robin chris pat kerry jackie tracy leslie kris
    jules sammy""".split()
)


def of_name(name: str) -> Gender | None:
    """The gender that the given name, or a Slavic surname, tells; None where it does not."""
    parts = [fold(p) for p in name.split() if p.strip(".")]
    if len(parts) > 1:
        told = _of_given(parts[0])
        if told or parts[0] in _UNTOLD:
            return told
    if len(parts) == 1 and (parts[0] in _WOMEN or parts[0] in _MEN) and parts[0] not in _UNTOLD:
        return _of_given(parts[0])
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
