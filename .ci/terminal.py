"""Runs a command under a pseudo-terminal, and ends with its code.  usage: python terminal.py COMMAND [ARGUMENT...]

For the checks alone: it needs nothing but Python, and takes a traceback on the screen for a failure whatever the code.
"""

import os
import pty
import sys

screen = bytearray()


def seen(terminal: int) -> bytes:
    """What the command shows, passed on and remembered."""
    data = os.read(terminal, 65536)
    screen.extend(data)
    return data


os.environ["TERM"] = "xterm-256color"
code = os.waitstatus_to_exitcode(pty.spawn(sys.argv[1:], seen))
if b"Traceback (most recent call last)" in screen:
    sys.exit(f"{' '.join(sys.argv[1:])}: a traceback on the terminal")
sys.exit(code if code >= 0 else 128 - code)
