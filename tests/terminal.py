# SPDX-License-Identifier: MIT
"""A program on a pseudo terminal."""
import fcntl
import os
import pty
import struct
import subprocess
import termios

from patience import PATIENCE


def on_terminal(command, folder, environment, rows=24, columns=80, typed=""):
    """What the terminal shows, its line ends as in a file, and the exit status."""
    ours, its = pty.openpty()
    fcntl.ioctl(its, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
    process = subprocess.Popen(command, stdin=its, stdout=its, stderr=its, env=environment, cwd=folder)
    os.close(its)
    os.write(ours, typed.encode())
    shown = b""
    while True:
        try:
            got = os.read(ours, 65536)
        except OSError:  # the program has ended
            break
        if not got:
            break
        shown += got
    os.close(ours)
    return shown.decode().replace("\r\n", "\n"), process.wait(PATIENCE)
