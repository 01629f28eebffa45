"""What workers need is loaded once, before they are told apart from the process that they are copies of."""

from __future__ import annotations

import monitor.clean
import monitor.clean.later.outlets
import monitor.clean.later.recurrence
import monitor.clean.later.user_rules
import monitor.language.reading
import monitor.language.speech.quotes
import monitor.language.statements.find  # noqa: F401
