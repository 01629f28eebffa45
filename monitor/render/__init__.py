"""Issue -> web page, e-mail, plain text, JSON, and the archive's own pages. Values in, bytes out."""

from monitor.render.archive import archive_files
from monitor.render.entries import FORM, Entry, entry, touched
from monitor.render.explain import explain_page
from monitor.render.look import Load, Look
from monitor.render.mail import message, messages
from monitor.render.pages import SUMS, issue_files, issue_page, read_sums
from monitor.render.press import press
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
