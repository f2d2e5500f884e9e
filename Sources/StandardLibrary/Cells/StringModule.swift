extension StandardModule {
  /// `string`: the constants, `capwords` and `Template`.
  static var stringModule: StandardModule {
    StandardModule(
      "string", "Constants of characters, and templates with $names.",
      source: #"""
        ascii_lowercase = "abcdefghijklmnopqrstuvwxyz"
        ascii_uppercase = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
        ascii_letters = ascii_lowercase + ascii_uppercase
        digits = "0123456789"
        hexdigits = digits + "abcdefABCDEF"
        octdigits = "01234567"
        punctuation = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"
        whitespace = " \t\n\r\x0b\x0c"
        printable = digits + ascii_letters + punctuation + whitespace

        def capwords(s, sep=None):
            return (sep or " ").join(word.capitalize() for word in s.split(sep))

        _START = set(ascii_letters + "_")
        _WORD = _START | set(digits)

        class Template:
            delimiter = "$"

            def __init__(self, template):
                self.template = template

            def _pieces(self):
                text, position = self.template, 0
                while True:
                    start = text.find("$", position)
                    if start < 0:
                        yield "text", text[position:], position
                        return
                    yield "text", text[position:start], position
                    position = start + 1
                    if text[position:position + 1] == "$":
                        yield "escaped", "$", start
                        position += 1
                        continue
                    braced = text[position:position + 1] == "{"
                    end = first = position + braced
                    while end < len(text) and text[end] in (_WORD if end > first else _START):
                        end += 1
                    if end == first or braced and text[end:end + 1] != "}":
                        yield "invalid", "$", start
                        continue
                    position = end + braced
                    yield text[start:position], text[first:end], start

            def _fail(self, start):
                lines = self.template[:start].splitlines(keepends=True) or [""]
                if self.template[:start].endswith("\n"):
                    lines.append("")
                column = len(lines[-1]) + 1
                raise ValueError(
                    f"Invalid placeholder in string: line {len(lines)}, col {column}")

            def _values(self, mapping, keywords):
                return {**dict(mapping), **keywords}

            def substitute(self, mapping={}, /, **kws):
                values, pieces = self._values(mapping, kws), []
                for kind, text, start in self._pieces():
                    if kind == "invalid":
                        self._fail(start)
                    named = kind not in ("text", "escaped")
                    pieces.append(str(values[text]) if named else text)
                return "".join(pieces)

            def safe_substitute(self, mapping={}, /, **kws):
                values, pieces = self._values(mapping, kws), []
                for kind, text, start in self._pieces():
                    named = kind not in ("text", "escaped", "invalid")
                    pieces.append(str(values.get(text, kind)) if named else text)
                return "".join(pieces)

            def get_identifiers(self):
                names = []
                for kind, text, start in self._pieces():
                    if kind not in ("text", "escaped", "invalid") and text not in names:
                        names.append(text)
                return names

            def is_valid(self):
                return all(kind != "invalid" for kind, text, start in self._pieces())
        """#)
  }
}
