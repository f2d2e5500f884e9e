extension StandardModule {
  /// `textwrap`: `wrap` and `fill` break at spaces only (no hyphens), as with
  /// `break_on_hyphens=False`; texts with hyphens are refused unless that is given.
  static var textwrapModule: StandardModule {
    StandardModule(
      "textwrap", "Texts in lines of bounded width.",
      source: #"""
        def dedent(text):
            lines = [line if line.strip(" \t") else "" for line in text.split("\n")]
            margin = None
            for line in lines:
                if not line:
                    continue
                space = line[:len(line) - len(line.lstrip(" \t"))]
                if margin is None:
                    margin = space
                while not space.startswith(margin):
                    margin = margin[:-1]
            return "\n".join(line[len(margin or ""):] for line in lines)

        def indent(text, prefix, predicate=None):
            lines = text.splitlines(True)
            chosen = (lambda line: line.strip()) if predicate is None else predicate
            return "".join(prefix + line if chosen(line) else line for line in lines)

        def shorten(text, width, placeholder=" [...]", **kwargs):
            words = text.split()
            whole = " ".join(words)
            if len(whole) <= width:
                return whole
            if len(placeholder.lstrip()) > width:
                raise ValueError("placeholder too large for max width")
            while words:
                words.pop()
                short = " ".join(words) + (placeholder if words else placeholder.lstrip())
                if len(short) <= width:
                    return short
            return placeholder.lstrip()

        def _chunks(text):
            chunk = ""
            for character in text:
                if chunk and (character == " ") != (chunk[-1] == " "):
                    yield chunk
                    chunk = ""
                chunk += character
            if chunk:
                yield chunk

        def wrap(text, width=70, *, initial_indent="", subsequent_indent="", expand_tabs=True,
                 replace_whitespace=True, break_long_words=True, drop_whitespace=True,
                 break_on_hyphens=True, tabsize=8, fix_sentence_endings=False, max_lines=None,
                 placeholder=" [...]"):
            if width <= 0:
                raise ValueError(f"invalid width {width!r} (must be > 0)")
            if max_lines is not None or fix_sentence_endings or not drop_whitespace:
                raise NotImplementedError(
                    "wrap() with max_lines, fix_sentence_endings or drop_whitespace=False "
                    "is not available")
            if break_on_hyphens and "-" in text:
                raise NotImplementedError(
                    "wrap() of a text with hyphens needs break_on_hyphens=False")
            text = text.expandtabs(tabsize) if expand_tabs else text
            if replace_whitespace:
                for character in "\t\n\x0b\x0c\r":
                    text = text.replace(character, " ")
            chunks, lines = list(_chunks(text))[::-1], []
            while chunks:
                margin = subsequent_indent if lines else initial_indent
                room, line, used = width - len(margin), [], 0
                if lines and not chunks[-1].strip():
                    chunks.pop()
                while chunks and used + len(chunks[-1]) <= room:
                    used += len(chunks[-1])
                    line.append(chunks.pop())
                if chunks and len(chunks[-1]) > room:
                    left = max(room, 1) - used
                    if break_long_words:
                        line.append(chunks[-1][:left])
                        chunks[-1] = chunks[-1][left:]
                    elif not line:
                        line.append(chunks.pop())
                if line and not line[-1].strip():
                    line.pop()
                if line:
                    lines.append(margin + "".join(line))
            return lines

        def fill(text, width=70, **kwargs):
            return "\n".join(wrap(text, width, **kwargs))
        """#)
  }

  /// `pprint`: values over several lines where they are wider than `width`.
  static var pprintModule: StandardModule {
    StandardModule(
      "pprint", "Values over several lines.",
      source: #"""
        def _ordered(pairs, sorts):
            if not sorts:
                return list(pairs)
            try:
                return sorted(pairs)
            except TypeError:
                return sorted(pairs, key=lambda pair: (str(type(pair[0])), repr(pair[0])))

        def _flat(value, sorts):
            if type(value) is dict:
                pairs = _ordered(value.items(), sorts)
                return "{" + ", ".join(
                    f"{_flat(k, sorts)}: {_flat(v, sorts)}" for k, v in pairs) + "}"
            if type(value) is list:
                return "[" + ", ".join(_flat(part, sorts) for part in value) + "]"
            if type(value) is tuple:
                inner = ", ".join(_flat(part, sorts) for part in value)
                return f"({inner},)" if len(value) == 1 else f"({inner})"
            return repr(value)

        def _lines(value, left, right, width, indent, sorts):
            text = _flat(value, sorts)
            if len(text) <= width - left - right or type(value) not in (dict, list, tuple, set):
                return text
            if not value:
                return text
            first = " " * (indent - 1)
            between = ",\n" + " " * (left + indent)
            if type(value) is dict:
                parts, pairs = [], _ordered(value.items(), sorts)
                for place, (key, part) in enumerate(pairs):
                    name, last = _flat(key, sorts) + ": ", place == len(pairs) - 1
                    parts.append(name + _lines(part, left + indent + len(name),
                        right + 1 if last else 1, width, indent, sorts))
                return "{" + first + between.join(parts) + "}"
            opening, closing = {list: "[]", tuple: "()", set: "{}"}[type(value)]
            if type(value) is set:
                value = sorted(value)
            if opening == "(" and len(value) == 1:
                closing = ",)"
            parts = []
            for place, part in enumerate(value):
                last = place == len(value) - 1
                parts.append(_lines(part, left + indent,
                    right + len(closing) if last else 1, width, indent, sorts))
            return opening + first + between.join(parts) + closing

        def _has_long_text(value, width):
            if type(value) is str:
                return len(repr(value)) > width
            if isinstance(value, dict):
                return any(_has_long_text(part, width) for part in value.values())
            return type(value) in (list, tuple, set) and any(
                _has_long_text(part, width) for part in value)

        def pformat(object, indent=1, width=80, depth=None, *, compact=False, sort_dicts=True,
                    underscore_numbers=False):
            if depth is not None or compact or underscore_numbers:
                raise NotImplementedError(
                    "pprint with depth, compact or underscore_numbers is not available")
            if _has_long_text(object, width // 2) and len(_flat(object, sort_dicts)) > width:
                raise NotImplementedError("pprint of texts over several lines is not available")
            return _lines(object, 0, 0, width, indent, sort_dicts)

        def pprint(object, stream=None, indent=1, width=80, depth=None, *, compact=False,
                   sort_dicts=True, underscore_numbers=False):
            text = pformat(object, indent, width, depth, compact=compact, sort_dicts=sort_dicts,
                underscore_numbers=underscore_numbers)
            print(text, file=stream)

        def pp(object, *args, sort_dicts=False, **kwargs):
            pprint(object, *args, sort_dicts=sort_dicts, **kwargs)
        """#)
  }
}
