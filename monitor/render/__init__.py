"""Issue -> web page, e-mail, plain text, JSON, and the archive's own pages. Values in, bytes out.

Each name is loaded when it is first asked for (PEP 562): who needs a small one does not wait for templates.
A module must not have the name of one of them.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from monitor.render.archive import archive_files
    from monitor.render.entries import FORM, Entry, entry, touched
    from monitor.render.explain import explain_page
    from monitor.render.look import Load, Look
    from monitor.render.mail import message, messages
    from monitor.render.pages import SUMS, issue_files, issue_page, read_sums
    from monitor.render.printing import press
    from monitor.render.sheets import Sheet, read_sheet, sheet
    from monitor.render.withheld import cited, is_withheld, reopened

__all__ = [
    "FORM",
    "SUMS",
    "Entry",
    "Load",
    "Look",
    "Sheet",
    "archive_files",
    "cited",
    "entry",
    "explain_page",
    "is_withheld",
    "issue_files",
    "issue_page",
    "message",
    "messages",
    "press",
    "read_sheet",
    "read_sums",
    "reopened",
    "sheet",
    "touched",
]

_FROM = {
    "archive": ("archive_files",),
    "entries": ("FORM", "Entry", "entry", "touched"),
    "explain": ("explain_page",),
    "look": ("Load", "Look"),
    "mail": ("message", "messages"),
    "pages": ("SUMS", "issue_files", "issue_page", "read_sums"),
    "printing": ("press",),
    "sheets": ("Sheet", "read_sheet", "sheet"),
    "withheld": ("cited", "is_withheld", "reopened"),
}
_HOMES = {name: module for module, names in _FROM.items() for name in names}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
