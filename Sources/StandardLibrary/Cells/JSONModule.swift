extension StandardModule {
  /// `json`. Texts are read natively (see `JSONReader`); writing is in the cell language.
  static var jsonModule: StandardModule {
    StandardModule(
      "json", "JSON text from values, and values from it.",
      natives: { _ in [("_read", jsonReadFunction)] }, source: jsonReadingSource + jsonWritingSource
    )
  }
}

private let jsonReadingSource = #"""
  class JSONDecodeError(ValueError):
      __module__ = "json.decoder"

      def __init__(self, msg, doc, pos):
          self.lineno = doc.count("\n", 0, pos) + 1
          self.colno = pos - doc.rfind("\n", 0, pos)
          place = f"line {self.lineno} column {self.colno} (char {pos})"
          ValueError.__init__(self, f"{msg}: {place}")
          self.msg, self.doc, self.pos = msg, doc, pos

  def loads(s, *, cls=None, object_hook=None, parse_float=None, parse_int=None,
            parse_constant=None, object_pairs_hook=None, strict=True):
      if not isinstance(s, str):
          if type(s).__name__ not in ("bytes", "bytearray"):
              raise TypeError("the JSON object must be str, bytes or bytearray, "
                  f"not {type(s).__name__}")
          s = s.decode("utf-8")
      elif s.startswith("\ufeff"):
          raise JSONDecodeError("Unexpected UTF-8 BOM (decode using utf-8-sig)", s, 0)
      return _read(s, JSONDecodeError, object_hook, object_pairs_hook, parse_float, parse_int,
          parse_constant, strict)

  def load(fp, **kw):
      return loads(fp.read(), **kw)

  class JSONDecoder:
      def __init__(self, **kw):
          self._options = kw

      def decode(self, s):
          return loads(s, **self._options)
  """#

private let jsonWritingSource = #"""


  _SHORT = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t", "\b": "\\b",
      "\f": "\\f"}

  def _unit(code):
      return f"\\u{code:04x}"

  def _quoted(text, ascii_only):
      if type(text) is not str:
          text = "".join([text])
      if '"' not in text and "\\" not in text and text.isprintable() and (
              text.isascii() or not ascii_only):
          return f'"{text}"'
      pieces = []
      for character in text:
          code = ord(character)
          if character in _SHORT:
              pieces.append(_SHORT[character])
          elif code < 32 or ascii_only and 126 < code < 65536:
              pieces.append(_unit(code))
          elif ascii_only and code > 65535:
              code -= 65536
              pieces.append(_unit(0xD800 + (code >> 10)) + _unit(0xDC00 + (code & 1023)))
          else:
              pieces.append(character)
      return '"' + "".join(pieces) + '"'

  class JSONEncoder:
      item_separator, key_separator = ", ", ": "

      def __init__(self, *, skipkeys=False, ensure_ascii=True, check_circular=True,
                   allow_nan=True, sort_keys=False, indent=None, separators=None, default=None):
          self.skipkeys, self.ensure_ascii, self.allow_nan = skipkeys, ensure_ascii, allow_nan
          self.sort_keys, self.check_circular = sort_keys, check_circular
          self.indent = " " * indent if isinstance(indent, int) else indent
          if separators is not None:
              self.item_separator, self.key_separator = separators
          elif indent is not None:
              self.item_separator = ","
          if default is not None:
              self.default = default

      def default(self, o):
          raise TypeError(f"Object of type {type(o).__name__} is not JSON serializable")

      def encode(self, o):
          return "".join(self.iterencode(o))

      def iterencode(self, o):
          pieces = []
          self._write(o, pieces, "\n" if self.indent is not None else "", [])
          return pieces

      def _number(self, value):
          value = float(value)
          if value != value or value in (float("inf"), float("-inf")):
              if not self.allow_nan:
                  raise ValueError("Out of range float values are not JSON compliant")
              return "NaN" if value != value else "Infinity" if value > 0 else "-Infinity"
          return repr(value)

      def _scalar(self, value):
          if isinstance(value, str):
              return _quoted(value, self.ensure_ascii)
          if value is None:
              return "null"
          if value is True or value is False:
              return "true" if value else "false"
          if isinstance(value, int):
              return str(int(value))
          return self._number(value) if isinstance(value, float) else None

      def _key(self, key):
          if isinstance(key, str):
              return key
          text = self._scalar(key)
          if text is None and not self.skipkeys:
              raise TypeError("keys must be str, int, float, bool or None, "
                  f"not {type(key).__name__}")
          return text

      def _write(self, value, pieces, line, outer):
          text = self._scalar(value)
          if text is not None:
              pieces.append(text)
              return
          if any(one is value for one in outer):
              raise ValueError("Circular reference detected")
          outer.append(value)
          if isinstance(value, dict):
              items = sorted(value.items()) if self.sort_keys else value.items()
              keyed = [(self._key(key), part) for key, part in items]
              keyed = [pair for pair in keyed if pair[0] is not None]
              self._group("{}", keyed, pieces, line, outer)
          elif isinstance(value, (list, tuple)):
              self._group("[]", [(None, part) for part in value], pieces, line, outer)
          else:
              self._write(self.default(value), pieces, line, outer)
          outer.pop()

      def _group(self, brackets, parts, pieces, line, outer):
          if not parts:
              pieces.append(brackets)
              return
          inner = line + self.indent if self.indent is not None else ""
          between = brackets[0] + inner
          for key, part in parts:
              pieces.append(between)
              between = self.item_separator + inner
              if key is not None:
                  pieces.append(_quoted(key, self.ensure_ascii) + self.key_separator)
              self._write(part, pieces, inner, outer)
          pieces.append(line + brackets[1])

  def dumps(obj, *, cls=None, **kw):
      return (JSONEncoder if cls is None else cls)(**kw).encode(obj)

  def dump(obj, fp, *, cls=None, **kw):
      for piece in (JSONEncoder if cls is None else cls)(**kw).iterencode(obj):
          fp.write(piece)
  """#
