import Interpreter

extension StandardModule {
  /// `traceback`: an exception as CPython prints it, with the note's own places.
  static var tracebackModule: StandardModule {
    StandardModule(
      "traceback", "Exceptions as text.",
      natives: { _ in
        [("_calls", callsFunction), ("_handled", handledFunction), ("_tell", warningFunction)]
      },
      source: stackSource + exceptionSource + functionSource)
  }
}

private let stackSource = #"""
  import sys as _sys

  class FrameSummary:
      def __init__(self, filename, lineno, name, line="", text=None):
          self.filename, self.lineno, self.name, self.line = filename, lineno, name, line
          shown = f"    {line.strip()}\n" if line else ""
          place = f'  File "{filename}", line {lineno}, in {name}\n'
          self._text = place + shown if text is None else text

      def _key(self):
          return self.filename, self.lineno, self.name

      def __eq__(self, other):
          if isinstance(other, FrameSummary):
              return tuple(self) == tuple(other)
          return NotImplemented if not isinstance(other, tuple) else tuple(self) == other

      def __getitem__(self, index):
          return (self.filename, self.lineno, self.name, self.line)[index]

      def __iter__(self):
          return iter((self.filename, self.lineno, self.name, self.line))

      def __len__(self):
          return 4

      def __repr__(self):
          return f"<FrameSummary file {self.filename}, line {self.lineno} in {self.name}>"

  def _limited(calls, limit):
      if limit is None:
          return calls
      return calls[:limit] if limit >= 0 else calls[limit:]

  class StackSummary(list):
      def format_frame_summary(self, frame_summary):
          return frame_summary._text

      def format(self):
          lines, last, count = [], None, 0
          def close():
              if count > 3:
                  plural = "s" if count > 4 else ""
                  lines.append(f"  [Previous line repeated {count - 3} more time{plural}]\n")
          for frame in self:
              if frame._key() != last:
                  close()
                  last, count = frame._key(), 0
              count += 1
              if count <= 3:
                  lines.append(self.format_frame_summary(frame))
          close()
          return lines

  def extract_tb(tb, limit=None):
      return StackSummary(FrameSummary(*call) for call in _limited(_calls(tb), limit))

  def format_list(extracted_list):
      stack = StackSummary()
      for entry in extracted_list:
          stack.append(entry if isinstance(entry, FrameSummary) else FrameSummary(*entry))
      return stack.format()

  def format_tb(tb, limit=None):
      return extract_tb(tb, limit).format()

  """#

private let exceptionSource = #"""
  _missing = object()
  _cause = "\nThe above exception was the direct cause of the following exception:\n\n"
  _context = "\nDuring handling of the above exception, another exception occurred:\n\n"

  def _safe(value):
      try:
          return str(value)
      except Exception:
          return "<exception str() failed>"

  def _last_line(name, text):
      return f"{name}: {text}\n" if text else f"{name}\n"

  class TracebackException:
      def __init__(self, exc_type, exc_value, exc_traceback, *, limit=None, compact=False):
          self.exc_type, self._value, self._limit = exc_type, exc_value, limit
          self.stack = extract_tb(exc_traceback, limit)
          self.__notes__ = getattr(exc_value, "__notes__", None)
          self.__suppress_context__ = getattr(exc_value, "__suppress_context__", False)

      @classmethod
      def from_exception(cls, exc, **kwargs):
          return cls(type(exc), exc, exc.__traceback__, **kwargs)

      def __str__(self):
          return _safe(self._value)

      def format_exception_only(self):
          name, module = self.exc_type.__qualname__, self.exc_type.__module__
          if module not in ("__main__", "builtins"):
              name = f"{module}.{name}"
          text = _safe(self._value)
          if issubclass(self.exc_type, SyntaxError) and not text:
              text = "<no detail available>"
          yield _last_line(name, text)
          for note in self.__notes__ or ():
              for line in _safe(note).split("\n"):
                  yield line + "\n"

      def _before(self, seen):
          value = self._value
          cause = getattr(value, "__cause__", None)
          if cause is not None and not any(cause is other for other in seen):
              return _cause, cause
          context = getattr(value, "__context__", None)
          if context is None or self.__suppress_context__:
              return None, None
          if any(context is other for other in seen):
              return None, None
          return _context, context

      def format(self, *, chain=True):
          parts, seen, current = [], [self._value], self
          while True:
              link, before = current._before(seen) if chain else (None, None)
              parts.append((link, current))
              if before is None:
                  break
              seen.append(before)
              current = TracebackException.from_exception(before, limit=self._limit)
          for link, part in reversed(parts):
              if link is not None:
                  yield link
              if part.stack:
                  yield "Traceback (most recent call last):\n"
                  yield from part.stack.format()
              yield from part.format_exception_only()

      def print(self, *, file=None, chain=True):
          _write(self.format(chain=chain), file)

  """#

private let functionSource = #"""
  def _write(lines, file):
      if file is None and _sys.stderr is _sys.__stderr__:
          _tell("".join(lines).rstrip("\n"))
          return
      file = _sys.stderr if file is None else file
      for line in lines:
          print(line, file=file, end="")

  def _parts(exc, value, tb):
      if value is _missing and tb is _missing:
          if exc is None or isinstance(exc, BaseException):
              return type(exc), exc, getattr(exc, "__traceback__", None)
          raise TypeError(f"Exception expected for value, {type(exc).__name__} found")
      if value is _missing or tb is _missing:
          raise ValueError("Both or neither of value and tb must be given")
      return type(value), value, tb

  def format_exception(exc, /, value=_missing, tb=_missing, limit=None, chain=True):
      return list(TracebackException(*_parts(exc, value, tb), limit=limit).format(chain=chain))

  def format_exception_only(exc, /, value=_missing):
      value = exc if value is _missing else value
      return list(TracebackException(type(value), value, None).format_exception_only())

  def print_exception(exc, /, value=_missing, tb=_missing, limit=None, file=None, chain=True):
      _write(format_exception(exc, value, tb, limit, chain), file)

  def format_exc(limit=None, chain=True):
      return "".join(format_exception(*_handled(), limit=limit, chain=chain))

  def print_exc(limit=None, file=None, chain=True):
      _write(format_exception(*_handled(), limit=limit, chain=chain), file)

  def print_tb(tb, limit=None, file=None):
      _write(format_tb(tb, limit), file)

  def print_list(extracted_list, file=None):
      _write(format_list(extracted_list), file)

  def clear_frames(tb):
      return None

  def walk_tb(tb):
      while tb is not None:
          yield tb.tb_frame, tb.tb_lineno
          tb = tb.tb_next

  def _refuse(name):
      def refused(*args, **kwargs):
          raise NotImplementedError(
              f"traceback.{name}() is not available: a running call does not know its callers; "
              "catch an exception and use traceback.format_exc()")
      return refused

  print_stack, format_stack = _refuse("print_stack"), _refuse("format_stack")
  extract_stack, walk_stack = _refuse("extract_stack"), _refuse("walk_stack")
  """#

/// `_calls(traceback)`: file, line, function, source line and printed text of each call.
private var callsFunction: Value {
  .builtin(
    BuiltinFunction("_calls", [.positional("tb")]) { (arguments, context) throws(Raise) in
      guard let traceback = arguments.receiver.native(as: TracebackObject.self) else {
        if arguments.receiver.isNone { return Value(list: []) }
        throw Raise(
          .attributeError,
          "'\(arguments.receiver.plainTypeName)' object has no attribute 'tb_frame'")
      }
      return Value(
        list: traceback.lines.map {
          Value(tuple: [
            Value($0.file), .int($0.number), Value($0.function), Value($0.source), Value($0.text),
          ])
        })
    })
}

/// `sys.exc_info()`: class, object and traceback of the exception being handled.
var handledFunction: Value {
  .builtin(
    BuiltinFunction("exc_info", []) { (_, context) throws(Raise) in
      guard let object = context.handledException else {
        return Value(tuple: [.none, .none, .none])
      }
      return Value(tuple: [
        .classObject(object.classObject), .instance(object), context.traceback(of: object),
      ])
    })
}
