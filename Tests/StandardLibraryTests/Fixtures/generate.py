"""Runs the programs of programs/*.py with CPython and records what they print.

    python3 generate.py

Every program runs as a file named note.md: tracebacks that it prints say so, as in a note; the
folder is cut from what it prints. A file holds many programs, each behind a line `### name`. The record of a program is the text that
it prints and, where it ends in an exception, the exception's last line and the line that raised it.
Made with CPython 3.11.
"""

import json
import pathlib
import re
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).parent


def programs():
    for path in sorted((HERE / "programs").glob("*.py")):
        for part in re.split(r"^### ", path.read_text(), flags=re.M)[1:]:
            name, source = part.split("\n", 1)
            yield f"{path.stem}: {name.strip()}", source.rstrip("\n")


def run(source):
    with tempfile.TemporaryDirectory() as folder:
        note = pathlib.Path(folder) / "note.md"
        note.write_text(source, encoding="utf-8")
        done = subprocess.run(
            [sys.executable, str(note)], capture_output=True, text=True, encoding="utf-8"
        )
    record = {"output": done.stdout.replace(f"{folder}/", "")}
    if done.returncode:
        lines = done.stderr.rstrip("\n").split("\n")
        last = max(i for i, line in enumerate(lines) if line.startswith("  "))
        places = [int(n) for n in re.findall(r'/note\.md", line (\d+)', done.stderr)]
        record["error"] = "\n".join(lines[last + 1 :])
        record["line"] = places[-1]
    return record


def main():
    assert sys.version_info[:2] == (3, 11), "the records are made with CPython 3.11"
    records = []
    for name, source in programs():
        records.append({"name": name, "source": source, **run(source)})
    text = json.dumps(records, ensure_ascii=False, indent=0)
    (HERE / "programs.json").write_text(text + "\n")
    print(len(records), "programs")


if __name__ == "__main__":
    main()
