import Interpreter

extension StandardModule {
  /// `re`, over a matcher of our own; see `RegexMatcher` for why.
  static var reModule: StandardModule {
    StandardModule(
      "re", "Regular expressions.",
      natives: { context in
        context.register(nativeClass: matchClass, typeName: "re.Match")
        let pattern = patternClass
        context.register(nativeClass: pattern, typeName: "re.Pattern")
        return [
          ("error", .classObject(regexErrorClass(in: context))), ("_compile", compileFunction),
          ("Pattern", .classObject(pattern)),
          ("Match", .classObject(context.nativeClass(named: "re.Match"))),
          ("_Pattern", .classObject(pattern)),
        ]
      },
      source: #"""
        import enum as _enum

        class RegexFlag(_enum.IntFlag):
            NOFLAG = 0
            ASCII = A = 256
            IGNORECASE = I = 2
            LOCALE = L = 4
            UNICODE = U = 32
            MULTILINE = M = 8
            DOTALL = S = 16
            VERBOSE = X = 64
            DEBUG = 128

            def __repr__(self):
                if not self._value_:
                    return "re.NOFLAG"
                names = [one._name_ for one in RegexFlag._members if one._value_ & self._value_]
                return "|".join("re." + name for name in names)

            __str__ = __repr__

        NOFLAG, DEBUG = RegexFlag.NOFLAG, RegexFlag.DEBUG
        A = ASCII = RegexFlag.ASCII
        I = IGNORECASE = RegexFlag.IGNORECASE
        L = LOCALE = RegexFlag.LOCALE
        M = MULTILINE = RegexFlag.MULTILINE
        S = DOTALL = RegexFlag.DOTALL
        U = UNICODE = RegexFlag.UNICODE
        X = VERBOSE = RegexFlag.VERBOSE
        _known = {}

        def compile(pattern, flags=0):
            if isinstance(flags, RegexFlag):
                flags = flags._value_
            if isinstance(pattern, _Pattern):
                if flags:
                    raise ValueError("cannot process flags argument with a compiled pattern")
                return pattern
            if not isinstance(pattern, (str, bytes)):
                if type(pattern).__name__ in ("list", "dict", "set"):
                    raise TypeError(f"unhashable type: '{type(pattern).__name__}'")
                raise TypeError("first argument must be string or compiled pattern")
            made = _known.get((pattern, flags))
            if made is None:
                if len(_known) >= 512:
                    _known.clear()
                made = _known[pattern, flags] = _compile(pattern, flags)
            return made

        def match(pattern, string, flags=0):
            return compile(pattern, flags).match(string)

        def fullmatch(pattern, string, flags=0):
            return compile(pattern, flags).fullmatch(string)

        def search(pattern, string, flags=0):
            return compile(pattern, flags).search(string)

        def findall(pattern, string, flags=0):
            return compile(pattern, flags).findall(string)

        def finditer(pattern, string, flags=0):
            return compile(pattern, flags).finditer(string)

        def sub(pattern, repl, string, count=0, flags=0):
            return compile(pattern, flags).sub(repl, string, count)

        def subn(pattern, repl, string, count=0, flags=0):
            return compile(pattern, flags).subn(repl, string, count)

        def split(pattern, string, maxsplit=0, flags=0):
            return compile(pattern, flags).split(string, maxsplit)

        def escape(pattern):
            special = set("()[]{}?*+-|^$\\.&~# \t\n\r\v\f")
            if isinstance(pattern, bytes):
                return escape(pattern.decode("latin-1")).encode("latin-1")
            return "".join("\\" + c if c in special else c for c in pattern)

        def purge():
            _known.clear()
        """#)
  }
}

private var compileFunction: Value {
  .builtin(
    BuiltinFunction("_compile", [.positional("pattern"), .positional("flags")]) {
      (arguments, context) throws(Raise) in
      let bytes = arguments["pattern"].native(as: BytesObject.self)
      let source: String
      if let bytes {
        source = StringObject(latin: bytes.bytes).text
      } else {
        source = try arguments.string("pattern")
      }
      let flags = RegexParser.Flags(rawValue: try arguments.int("flags"))
      do throws(RegexError) {
        return .native(try PatternObject(source, isBytes: bytes != nil, flags: flags))
      } catch {
        throw error.raise(source, in: context)
      }
    })
}
