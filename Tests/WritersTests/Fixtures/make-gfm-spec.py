"""Turns the GFM specification's examples into gfm-spec.json.

    python3 make-gfm-spec.py path/to/cmark-gfm/test/spec.txt > gfm-spec.json

The source is test/spec.txt of github.com/github/cmark-gfm at 85d895289c5ab67f988ca659493a64abb5fec7b4.
"""

import json
import sys

FENCE = "`" * 32


def examples(lines):
    section, number = "", 0
    info, parts = None, None
    for line in lines:
        text = line.rstrip("\n")
        if info is None and text.startswith(FENCE + " example"):
            info, parts = text[len(FENCE + " example"):].split(), [[]]
        elif info is not None and text == FENCE:
            number += 1
            markdown, html = ("".join(part).replace("→", "\t") for part in parts)
            yield {
                "number": number,
                "section": section,
                "extensions": info,
                "markdown": markdown,
                "html": html,
            }
            info = None
        elif info is not None and text == "." and len(parts) == 1:
            parts.append([])
        elif info is not None:
            parts[-1].append(line)
        elif text.startswith("#"):
            section = text.lstrip("#").strip()


with open(sys.argv[1], encoding="utf-8", newline="\n") as file:
    rows = [json.dumps(example, ensure_ascii=False) for example in examples(file)]
print("[\n" + ",\n".join(rows) + "\n]")
