import Interpreter

extension StandardModule {
  /// `sys`: streams, versions and bounds. What is about a process of Python is not there.
  static var sysModule: StandardModule {
    StandardModule(
      "sys", "Streams, versions and bounds.",
      natives: { context in
        [
          ("_make_tuple_class", namedTupleMaker(context)), ("_write", writeFunction),
          ("_tell", warningFunction), ("_set_depth", .builtin(setDepth)),
          ("getrecursionlimit", .builtin(depth)), ("exc_info", handledFunction),
        ]
      },
      source: #"""
        class _Stream:
            encoding, errors, closed = "utf-8", "strict", False

            def __init__(self, name, write):
                self.name, self._write = name, write

            def write(self, text, /):
                if not isinstance(text, str):
                    raise TypeError(
                        f"write() argument must be str, not {type(text).__name__}")
                self._write(text)
                return len(text)

            def writelines(self, lines, /):
                for line in lines:
                    self.write(line)

            def flush(self):
                return None

            def isatty(self):
                return False

            def fileno(self):
                raise OSError("a note's streams are no files of a process")

            def readable(self):
                return False

            def writable(self):
                return True

            def __repr__(self):
                return f"<_io.TextIOWrapper name={self.name!r} mode='w' encoding='utf-8'>"

        _pending = []

        def _write_error(text):
            whole = "".join(_pending) + text
            lines = whole.split("\n")
            for line in lines[:-1]:
                if line:
                    _tell(line)
            _pending[:] = [lines[-1]] if lines[-1] else []

        class _NoInput:
            def _refuse(self, *args):
                raise NotImplementedError("sys.stdin is not available: nobody types into a note")
            read = readline = readlines = __iter__ = _refuse

        stdin = _NoInput()
        stdout = __stdout__ = _Stream("<stdout>", _write)
        stderr = __stderr__ = _Stream("<stderr>", _write_error)
        argv, path, modules, warnoptions = [""], [], {}, []
        maxsize, maxunicode, byteorder = 9223372036854775807, 1114111, "little"
        platform, executable, prefix = "linux", "", "/usr"
        copyright = "cells are run by unroll, not by CPython"
        version = "3.11.0 (the cell language of unroll)"
        version_info = _make_tuple_class("sys.version_info", ("major", "minor", "micro",
            "releaselevel", "serial"), (), "sys")(3, 11, 0, "final", 0)
        hexversion = 0x030b00f0
        float_info = _make_tuple_class("sys.float_info", ("max", "max_exp", "max_10_exp", "min",
            "min_exp", "min_10_exp", "dig", "mant_dig", "epsilon", "radix", "rounds"), (), "sys")(
            1.7976931348623157e+308, 1024, 308, 2.2250738585072014e-308, -1021, -307, 15, 53,
            2.220446049250313e-16, 2, 1)

        def exit(status=None, /):
            raise SystemExit(status) if status is not None else SystemExit

        def exception():
            return exc_info()[1]

        def setrecursionlimit(limit, /):
            if not isinstance(limit, int):
                kind = type(limit).__name__
                raise TypeError(f"'{kind}' object cannot be interpreted as an integer")
            if limit < 1:
                raise ValueError("recursion limit must be greater or equal than 1")
            if limit > 2147483647:
                raise OverflowError("Python int too large to convert to C int")
            _set_depth(limit)

        def intern(string, /):
            return string

        def getdefaultencoding():
            return "utf-8"

        def getfilesystemencoding():
            return "utf-8"

        def getsizeof(obj, default=None, /):
            raise NotImplementedError("getsizeof() is not available: sizes are CPython's own")
        """#)
  }
}

/// `_write(text)`: prints a text.
private var writeFunction: Value {
  .builtin(
    BuiltinFunction("_write", [.positional("text")]) { (arguments, context) throws(Raise) in
      context.output(try arguments.string("text"))
      return .none
    })
}

private var depth: BuiltinFunction {
  BuiltinFunction("getrecursionlimit", [], documentation: "How many calls go inside each other.") {
    (_, context) throws(Raise) in .int(context.recursionLimit)
  }
}

private var setDepth: BuiltinFunction {
  BuiltinFunction("_set_depth", [.positional("limit")]) { (arguments, context) throws(Raise) in
    context.recursionLimit = try arguments.int("limit")
    return .none
  }
}
