extension StandardModule {
  /// `csv`: readers over any iterable of lines, writers to anything with `write`.
  static var csvModule: StandardModule {
    StandardModule(
      "csv", "Tables as text with separators.", source: csvReadingSource + csvWritingSource)
  }
}

private let csvReadingSource = #"""
  QUOTE_MINIMAL, QUOTE_ALL, QUOTE_NONNUMERIC, QUOTE_NONE = 0, 1, 2, 3

  class Error(Exception):
      __module__ = "_csv"

  class Dialect:
      delimiter, quotechar, escapechar = ",", '"', None
      doublequote, skipinitialspace, lineterminator = True, False, "\r\n"
      quoting, strict = QUOTE_MINIMAL, False

  class excel(Dialect):
      pass

  class excel_tab(excel):
      delimiter = "\t"

  class unix_dialect(Dialect):
      lineterminator, quoting = "\n", QUOTE_ALL

  _DIALECTS = {"excel": excel, "excel-tab": excel_tab, "unix": unix_dialect}

  def register_dialect(name, dialect=excel, **fmtparams):
      _DIALECTS[name] = _options(dialect, fmtparams)

  def get_dialect(name):
      if name not in _DIALECTS:
          raise Error("unknown dialect")
      return _DIALECTS[name]

  def list_dialects():
      return list(_DIALECTS)

  def _options(dialect, given):
      source = get_dialect(dialect) if isinstance(dialect, str) else dialect
      made = Dialect()
      for name in ("delimiter", "quotechar", "escapechar", "doublequote", "skipinitialspace",
              "lineterminator", "quoting", "strict"):
          setattr(made, name, given.pop(name, getattr(source, name)))
      for name in given:
          raise TypeError(f"'{name}' is an invalid keyword argument for this function")
      for name in ("delimiter", "quotechar", "escapechar"):
          value = getattr(made, name)
          if value is None and name != "delimiter":
              continue
          if not isinstance(value, str):
              raise TypeError(f'"{name}" must be string, not {type(value).__name__}')
          if len(value) != 1:
              raise TypeError(f'"{name}" must be a 1-character string')
      return made

  class reader:
      def __init__(self, csvfile, dialect="excel", **fmtparams):
          self._lines, self.dialect = iter(csvfile), _options(dialect, fmtparams)
          self.line_num = 0

      def __iter__(self):
          return self

      def __next__(self):
          d = self.dialect
          self._row, self._field, self._numeric, state = [], [], False, "start"
          while True:
              line = next(self._lines, None)
              if line is None:
                  if state == "quoted":
                      if d.strict:
                          raise Error("unexpected end of data")
                      self._end()
                      return self._row
                  raise StopIteration
              if not isinstance(line, str):
                  raise Error("iterator should return strings, not "
                      f"{type(line).__name__} (the file should be opened in text mode)")
              self.line_num += 1
              state = self._scan(line, state, d)
              if state == "quoted":
                  continue
              if state != "start" or self._row:
                  self._end()
              return self._row

      def _end(self):
          text = "".join(self._field)
          self._row.append(float(text) if self._numeric else text)
          self._field, self._numeric = [], False

      def _scan(self, line, state, d):
          escaped = False
          for c in line:
              if escaped:
                  self._field.append(c)
                  escaped, state = False, "quoted" if state == "quoted" else "plain"
              elif c == d.escapechar and d.escapechar is not None:
                  escaped = True
              elif state == "quoted":
                  if c != d.quotechar:
                      self._field.append(c)
                  else:
                      state = "closing" if d.doublequote else "plain"
              elif state == "closing" and c == d.quotechar:
                  self._field.append(c)
                  state = "quoted"
              elif c in "\r\n":
                  break
              elif c == d.delimiter:
                  self._end()
                  state = "field"
              elif state == "closing":
                  if d.strict:
                      raise Error(f"'{d.delimiter}' expected after '{d.quotechar}'")
                  self._field.append(c)
                  state = "plain"
              elif state in ("start", "field") and c == d.quotechar and d.quoting != QUOTE_NONE:
                  state = "quoted"
              elif state in ("start", "field") and c == " " and d.skipinitialspace:
                  state = "field"
              else:
                  if state in ("start", "field"):
                      self._numeric = d.quoting == QUOTE_NONNUMERIC
                  self._field.append(c)
                  state = "plain"
          return state

  class DictReader:
      def __init__(self, f, fieldnames=None, restkey=None, restval=None, dialect="excel", **kwds):
          self.reader = reader(f, dialect, **kwds)
          self._fieldnames = None if fieldnames is None else list(fieldnames)
          self.restkey, self.restval = restkey, restval

      @property
      def line_num(self):
          return self.reader.line_num

      @property
      def fieldnames(self):
          if self._fieldnames is None:
              self._fieldnames = next(self.reader, None)
          return self._fieldnames

      def __iter__(self):
          return self

      def __next__(self):
          names = self.fieldnames
          row = next(self.reader)
          while not row:
              row = next(self.reader)
          values = dict(zip(names, row))
          if len(row) > len(names):
              values[self.restkey] = row[len(names):]
          for name in names[len(row):]:
              values[name] = self.restval
          return values
  """#

private let csvWritingSource = #"""


  class writer:
      def __init__(self, csvfile, dialect="excel", **fmtparams):
          self._file, self.dialect = csvfile, _options(dialect, fmtparams)

      def _text(self, value, alone):
          d = self.dialect
          text = "" if value is None else str(value)
          number = isinstance(value, (int, float))
          special = d.delimiter + (d.quotechar or "") + (d.escapechar or "") + "\r\n"
          special += d.lineterminator
          unsafe = any(c in special for c in text)
          quotes = d.quoting == QUOTE_ALL or d.quoting == QUOTE_NONNUMERIC and not number
          if d.quoting == QUOTE_NONE:
              if unsafe and d.escapechar is None:
                  raise Error("need to escape, but no escapechar set")
              if alone and text == "":
                  raise Error("single empty field record must be quoted")
              return "".join(d.escapechar + c if c in special else c for c in text)
          if not (quotes or unsafe or alone and text == ""):
              return text
          if d.doublequote:
              text = text.replace(d.quotechar, d.quotechar * 2)
          elif d.quotechar in text:
              if d.escapechar is None:
                  raise Error("need to escape, but no escapechar set")
              text = text.replace(d.quotechar, d.escapechar + d.quotechar)
          return d.quotechar + text + d.quotechar

      def writerow(self, row):
          try:
              values = list(row)
          except TypeError:
              raise Error(f"iterable expected, not {type(row).__name__}") from None
          fields = [self._text(value, len(values) == 1) for value in values]
          line = self.dialect.delimiter.join(fields) + self.dialect.lineterminator
          return self._file.write(line)

      def writerows(self, rows):
          for row in rows:
              self.writerow(row)

  class DictWriter:
      def __init__(self, f, fieldnames, restval="", extrasaction="raise", dialect="excel", **kwds):
          if extrasaction.lower() not in ("raise", "ignore"):
              raise ValueError(f"extrasaction ({extrasaction}) must be 'raise' or 'ignore'")
          self.fieldnames, self.restval = list(fieldnames), restval
          self.extrasaction, self.writer = extrasaction.lower(), writer(f, dialect, **kwds)

      def writeheader(self):
          return self.writer.writerow(self.fieldnames)

      def writerow(self, rowdict):
          if self.extrasaction == "raise":
              wrong = [name for name in rowdict if name not in self.fieldnames]
              if wrong:
                  names = ", ".join(repr(name) for name in wrong)
                  raise ValueError(f"dict contains fields not in fieldnames: {names}")
          return self.writer.writerow(
              [rowdict.get(name, self.restval) for name in self.fieldnames])

      def writerows(self, rowdicts):
          for rowdict in rowdicts:
              self.writerow(rowdict)
  """#
