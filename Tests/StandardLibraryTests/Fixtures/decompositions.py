"""Writes Sources/Dialect/DecompositionData.swift from CPython's unicodedata.

    python3 decompositions.py

Made with CPython 3.11, whose data are those of Unicode 14.
"""

import pathlib
import sys
import unicodedata

TARGET = pathlib.Path(__file__).parents[3] / "Sources/Dialect"


def entries():
    for code in range(sys.maxunicode + 1):
        decomposition = unicodedata.decomposition(chr(code))
        if not decomposition or 0xAC00 <= code <= 0xD7A3:
            continue
        parts = decomposition.split()
        mark = "="
        if parts[0].startswith("<"):
            mark, parts = "~", parts[1:]
        elif unicodedata.normalize("NFC", chr(code)) != chr(code):
            mark = "!"
        yield f"{code:x}{mark}{' '.join(f'{int(part, 16):x}' for part in parts)}"


def main():
    assert sys.version_info[:2] == (3, 11), "the data are those of CPython 3.11"
    lines, line = [], ""
    for entry in entries():
        if len(line) + len(entry) > 94:
            lines.append(line)
            line = ""
        line += entry + ";"
    lines.append(line)
    text = "".join(f"  {line}\n" for line in lines)
    (TARGET / "DecompositionData.swift").write_text(
        "// Written by Tests/StandardLibraryTests/Fixtures/decompositions.py.\n\n"
        "/// What characters decompose into (Unicode 14): `code=parts` where the parts compose\n"
        "/// again, `code!parts` where they don't, `code~parts` for compatibility; hexadecimal.\n"
        f'let decompositionData = """\n{text}  """\n')


if __name__ == "__main__":
    main()
