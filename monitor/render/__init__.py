"""Issue -> web page, e-mail, plain text, JSON, and the archive's own pages. Values in, bytes out."""

from monitor.render.archive import Entry, archive_files, entry
from monitor.render.explain import explain_page
from monitor.render.look import Load, Look
from monitor.render.mail import message, messages
from monitor.render.pages import issue_files

__all__ = ["Entry", "Load", "Look", "archive_files", "entry", "explain_page", "issue_files", "message", "messages"]
