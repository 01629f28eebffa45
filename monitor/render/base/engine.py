"""The template engine, set up once for all renderings: everything is escaped, nothing undefined passes."""

from __future__ import annotations

import re
import textwrap
import unicodedata
from base64 import b64encode
from collections.abc import Callable
from functools import cache, partial
from hashlib import sha256
from traceback import walk_tb

from jinja2 import Environment, FunctionLoader, StrictUndefined, TemplateNotFound, TemplateSyntaxError, pass_context
from jinja2 import TemplateError as JinjaError
from jinja2.bccache import Bucket, BytecodeCache
from jinja2.runtime import Context
from jinja2.utils import LRUCache
from markupsafe import Markup

from monitor.errors import IssueError
from monitor.render.base.display import cut, visible
from monitor.render.base.gettext import ENGLISH, Words
from monitor.render.base.look import Load

_FOLDER = "templates/"
_WIDTH = 72
_SHORT = 24  # letters of a name that is kept on one line
_KEPT = 200  # compiled templates; an installation has about thirty


class Compiled(BytecodeCache):
    """Compiled templates, kept for all environments of this process.

    A template is known by its name and its source text, so that a changed one, or a user's own of the same name, is
    compiled anew. What it is filled with, and the language that it speaks, are no part of what is kept.
    """

    def __init__(self, most: int = _KEPT) -> None:
        self._kept = LRUCache(most)

    def load_bytecode(self, bucket: Bucket) -> None:
        """Gives `bucket` the code that is kept for it, if any."""
        bucket.code = self._kept.get((bucket.key, bucket.checksum))

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keeps the code of `bucket`; the one that was not asked for longest makes room."""
        self._kept[bucket.key, bucket.checksum] = bucket.code


_COMPILED = Compiled()


def environment(load: Load, words: Words = ENGLISH, compiled: Compiled = _COMPILED) -> Environment:
    """Jinja2 over the templates that `load` gives; fixed words are said in the language of `words`.

    A template that was compiled before is taken from `compiled`.
    """
    made = Environment(
        loader=FunctionLoader(lambda wanted: _source(load, wanted)),
        autoescape=_escaped,  # noqa: S701  # it escapes more than select_autoescape(), not less
        undefined=StrictUndefined,
        finalize=_harmless,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        bytecode_cache=compiled,
    )
    made.filters.update(
        wrap=wrap, cut=cut, md=plain_markdown, csp_hash=_csp_hash, whole=_whole, tongue=_late(words.tongue)
    )
    made.globals.update(
        asset=cache(partial(_asset, load)),  # it stands in each of many pages
        say=words.say,
        plural=words.plural,
        number=words.number,
        forms=words.forms,
        speaks=lambda: words.locale.language,
    )
    return made


def render(templates: Environment, name: str, **facts: object) -> str:
    """The template `name`, filled with `facts`.

    Raises IssueError, with the template and the line, where a template is missing, is wrong or uses what is not there.
    """
    try:
        return templates.get_template(name).render(**facts)
    except TemplateSyntaxError as error:
        raise IssueError(f"{_FOLDER}{error.name or name}:{error.lineno}: {error.message}") from error
    except TemplateNotFound as error:
        raise IssueError(f"{_place(error, name)}: there is no template {error.name!r}") from error
    except (JinjaError, ArithmeticError, AttributeError, LookupError, TypeError, ValueError) as error:
        raise IssueError(f"{_place(error, name)}: {error}") from error


def wrap(text: str, indent: str = "", first: str | None = None, width: int = _WIDTH) -> str:
    """`text` in lines of at most `width` columns, `indent` before each and `first` (if given) before the first.

    A no-break space keeps what it joins on one line. Scripts whose letters are two columns wide (Chinese, Japanese,
    Korean) get half as many letters.
    """
    if any(unicodedata.east_asian_width(letter) in "WF" for letter in text):
        width = (width + len(indent)) // 2
    lines = textwrap.fill(
        text,
        width,
        initial_indent=indent if first is None else first,
        subsequent_indent=indent,
        break_on_hyphens=False,
    )
    return lines.replace("\xa0", " ")


def _whole(name: str) -> str:
    """A short name that no line end parts."""
    return name.replace(" ", "\xa0") if len(name) <= _SHORT else name


_MARKED = re.compile(r"([\\`*_{}\[\]<>#|~!])|^([+-]|\d+\.)(?=\s)")


def plain_markdown(text: object) -> str:
    """`text` on one line, as Markdown that shows it to the letter."""
    return _MARKED.sub(lambda found: f"\\{found[0]}", " ".join(str(text).split()))


def _escaped(name: str | None) -> bool:
    """All but plain text; `select_autoescape()` would leave "x.html.j2" as it is."""
    return name is None or not name.endswith((".txt", ".md"))


def _source(load: Load, name: str) -> tuple[str, str, None] | None:
    source = load(name)
    return None if source is None else (source, _FOLDER + name, None)


def _late(said: Callable[[str], str]) -> Callable[[Context, str], str]:
    """A filter that is asked at each rendering: Jinja2 fills in what others make of a constant as it compiles."""
    return pass_context(lambda _, value: said(value))


def _asset(load: Load, name: str) -> Markup:
    """A style sheet as it stands: it comes from the templates folder, not from outside."""
    source = load(name)
    if source is None:
        raise TemplateNotFound(name)
    return Markup(source.replace("\r\n", "\n"))  # noqa: S704  # the newsletter's own file


def _csp_hash(style: str) -> str:
    """What a Content-Security-Policy calls an inline style sheet by."""
    return f"'sha256-{b64encode(sha256(style.encode()).digest()).decode()}'"


def _harmless(value: object) -> object:
    """The last look at each value on its way into a page: what a template printed unseen is made visible or dropped."""
    return visible(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def _place(error: BaseException, name: str) -> str:
    """The innermost line of a template that `error` went through."""
    lines = [(frame.f_code.co_filename, line) for frame, line in walk_tb(error.__traceback__)]
    inside = [f"{file}:{line}" for file, line in lines if file.startswith(_FOLDER)]
    return inside[-1] if inside else f"{_FOLDER}{name}"
