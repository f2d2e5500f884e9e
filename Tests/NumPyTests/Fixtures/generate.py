"""Runs the programs of programs/*.py with NumPy and records what they print.

    python3 generate.py

A file holds many programs, each behind a line `### name`; `import numpy as np` goes before each. The
record of a program is the text that it prints and, where it ends in an exception, the exception's
last line and the line that raised it. Made with CPython 3.11 and NumPy 2.4.6.
"""

import json
import pathlib
import re
import subprocess
import sys
import tempfile

import numpy

HERE = pathlib.Path(__file__).parent


def programs():
    for path in sorted((HERE / "programs").glob("*.py")):
        for part in re.split(r"^### ", path.read_text(), flags=re.M)[1:]:
            name, source = part.split("\n", 1)
            yield f"{path.stem}: {name.strip()}", "import numpy as np\n" + source.rstrip("\n")


def run(source):
    with tempfile.TemporaryDirectory() as folder:
        done = subprocess.run(
            [sys.executable, "-W", "ignore", "-c", source],
            capture_output=True,
            text=True,
            encoding="utf-8",
            cwd=folder,
        )
    record = {"output": done.stdout}
    if done.returncode:
        record["error"] = done.stderr.rstrip("\n").split("\n")[-1]
        places = re.findall(r'File "<string>", line (\d+)', done.stderr)
        record["line"] = int(places[-1])
    return record


def main():
    assert sys.version_info[:2] == (3, 11), "the records are made with CPython 3.11"
    assert numpy.__version__ == "2.4.6", "the records are made with NumPy 2.4.6"
    records = []
    for name, source in programs():
        records.append({"name": name, "source": source, **run(source)})
    text = json.dumps(records, ensure_ascii=False, indent=0)
    (HERE / "programs.json").write_text(text + "\n")
    print(len(records), "programs")


if __name__ == "__main__":
    main()
