"""Issue -> web page, e-mail, plain text, JSON, and the archive's own pages. Values in, bytes out.

Each name is loaded when it is first asked for (PEP 562): who needs a small one does not wait for templates.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from monitor.render.archive.entries import FORM, Entry, entry, slim, touched
    from monitor.render.archive.pages import archive_files
    from monitor.render.archive.sheets import Sheet, read_sheet, sheet
    from monitor.render.base.look import Known, Load, Look
    from monitor.render.base.printing import press
    from monitor.render.issue.files import SUMS, issue_files, issue_page, markdown, paper, read_sums
    from monitor.render.issue.message import Mailing, message
    from monitor.render.issue.withheld import cited, is_withheld, reopened
    from monitor.render.view.explain import explain_page

__all__ = [
    "FORM",
    "SUMS",
    "Entry",
    "Known",
    "Load",
    "Look",
    "Mailing",
    "Sheet",
    "archive_files",
    "cited",
    "entry",
    "explain_page",
    "is_withheld",
    "issue_files",
    "issue_page",
    "markdown",
    "message",
    "paper",
    "press",
    "read_sheet",
    "read_sums",
    "reopened",
    "sheet",
    "slim",
    "touched",
]

_FROM = {
    "archive.pages": ("archive_files",),
    "archive.entries": ("FORM", "Entry", "entry", "slim", "touched"),
    "view.explain": ("explain_page",),
    "base.look": ("Known", "Load", "Look"),
    "issue.message": ("Mailing", "message"),
    "issue.files": ("SUMS", "issue_files", "issue_page", "markdown", "paper", "read_sums"),
    "base.printing": ("press",),
    "archive.sheets": ("Sheet", "read_sheet", "sheet"),
    "issue.withheld": ("cited", "is_withheld", "reopened"),
}
_HOMES = {name: module for module, names in _FROM.items() for name in names}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
