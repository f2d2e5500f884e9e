"""Writes open.json: the programs of open.txt with what they print under CPython 3.11.

    python3 generate.py

Each program runs in a new folder that holds FILES. A program that ends with an exception prints its
class and message as the last line.
"""

import contextlib
import io
import json
import os
import pathlib
import re
import sys
import tempfile

HERE = pathlib.Path(__file__).parent
FILES = {
    "poem.txt": "first line\nsecond line\n\nlast line without end".encode(),
    "words.txt": "zwei Wörter\n三个汉字\n".encode(),
    "windows.txt": b"one\r\ntwo\rthree\n",
    "latin.txt": b"caf\xe9\n",
    "marked.txt": b"\xef\xbb\xbfmarked\n",
    "cut.txt": b"ab\xe4\xb8",
    "empty.txt": b"",
    "data/series.csv": b"t,value\n0,1.5\n1,2.5\n2,4\n",
}


def programs():
    parts = re.split(r"^### (.*)\n", (HERE / "open.txt").read_text(), flags=re.MULTILINE)
    return zip(parts[1::2], parts[2::2])


def printed(source):
    output = io.StringIO()
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        for name, content in FILES.items():
            pathlib.Path(name).parent.mkdir(exist_ok=True)
            pathlib.Path(name).write_bytes(content)
        with contextlib.redirect_stdout(output):
            try:
                exec(compile(source, "program", "exec"), {"__name__": "__main__"})
            except Exception as error:
                print(f"{type(error).__name__}: {error}")
        os.chdir(HERE)
    return output.getvalue()


assert sys.version_info[:2] == (3, 11), "the records are made with CPython 3.11"
cases = [
    {"name": name, "source": source.strip() + "\n", "printed": printed(source)}
    for name, source in programs()
]
files = {name: list(content) for name, content in FILES.items()}
(HERE / "open.json").write_text(
    json.dumps({"python": "3.11", "files": files, "cases": cases}) + "\n"
)
