import Interpreter

extension StandardModule {
  /// `logging`: handlers write to the streams of `sys`, and so what is not sent elsewhere becomes
  /// a warning of the note. The clock of records stands still, as `time`'s does.
  static var loggingModule: StandardModule {
    StandardModule(
      "logging", "Messages to the reader, by level.",
      source: #"""
        CRITICAL = FATAL = 50
        ERROR, WARN, WARNING, INFO, DEBUG, NOTSET = 40, 30, 30, 20, 10, 0
        _names = {50: "CRITICAL", 40: "ERROR", 30: "WARNING", 20: "INFO", 10: "DEBUG", 0: "NOTSET"}
        BASIC_FORMAT = "%(levelname)s:%(name)s:%(message)s"

        def getLevelName(level):
            for number, name in _names.items():
                if level == name:
                    return number
            return _names.get(level, f"Level {level}")

        def addLevelName(level, levelName):
            _names[level] = levelName

        def _number(level):
            if isinstance(level, int):
                return level
            if not isinstance(level, str):
                raise TypeError(f"Level not an integer or a valid string: {level!r}")
            for number, name in _names.items():
                if level == name:
                    return number
            if level in ("WARN", "FATAL"):
                return WARN if level == "WARN" else FATAL
            raise ValueError(f"Unknown level: {level!r}")

        class LogRecord:
            def __init__(self, name, level, msg, args):
                if len(args) == 1 and isinstance(args[0], dict) and args[0]:
                    args = args[0]
                self.name, self.levelno, self.msg, self.args = name, level, msg, args
                self.levelname = getLevelName(level)

            def getMessage(self):
                return str(self.msg) % self.args if self.args else str(self.msg)

        class Formatter:
            def __init__(self, fmt=None, datefmt=None, style="%", validate=True):
                if style not in ("%", "{"):
                    raise NotImplementedError(
                        f"the style {style!r} is not available: write '%' or '{{'")
                self._fmt, self.datefmt, self._style = fmt or "%(message)s", datefmt, style

            def formatTime(self, record, datefmt=None):
                import time
                if datefmt:
                    return time.strftime(datefmt, time.gmtime())
                return time.strftime("%Y-%m-%d %H:%M:%S", time.gmtime()) + ",000"

            def format(self, record):
                fields = {"message": record.getMessage(), "name": record.name, "msg": record.msg,
                          "levelname": record.levelname, "levelno": record.levelno}
                if "asctime" in self._fmt:
                    fields["asctime"] = self.formatTime(record, self.datefmt)
                try:
                    if self._style == "{":
                        return self._fmt.format(**fields)
                    return self._fmt % fields
                except KeyError as error:
                    raise ValueError(f"Formatting field not found in record: {error}") from None

        class _Filterer:
            def __init__(self):
                self.filters = []

            def addFilter(self, filter):
                self.filters.append(filter)

            def filter(self, record):
                return all(getattr(test, "filter", test)(record) for test in self.filters)

        class Handler(_Filterer):
            def __init__(self, level=NOTSET):
                super().__init__()
                self.level, self.formatter = _number(level), None

            def setLevel(self, level):
                self.level = _number(level)

            def setFormatter(self, fmt):
                self.formatter = fmt

            def format(self, record):
                return (self.formatter or Formatter()).format(record)

            def handle(self, record):
                if record.levelno >= self.level and self.filter(record):
                    self.emit(record)

            def flush(self):
                pass

            def close(self):
                pass

        class StreamHandler(Handler):
            terminator = "\n"

            def __init__(self, stream=None):
                super().__init__()
                if stream is None:
                    import sys
                    stream = sys.stderr
                self.stream = stream

            def emit(self, record):
                self.stream.write(self.format(record) + self.terminator)

        class FileHandler(StreamHandler):
            def __init__(self, filename, mode="a", encoding=None, delay=False, errors=None):
                super().__init__(open(filename, mode, encoding=encoding))

            def emit(self, record):
                super().emit(record)
                self.stream.flush()

        class NullHandler(Handler):
            def emit(self, record):
                pass

        class Logger(_Filterer):
            def __init__(self, name, level=NOTSET):
                super().__init__()
                self.name, self.level, self.parent = name, _number(level), None
                self.handlers, self.propagate, self.disabled = [], True, False

            def __repr__(self):
                kind = type(self).__name__
                return f"<{kind} {self.name} ({getLevelName(self.getEffectiveLevel())})>"

            def setLevel(self, level):
                self.level = _number(level)

            def getEffectiveLevel(self):
                logger = self
                while logger is not None:
                    if logger.level:
                        return logger.level
                    logger = logger.parent
                return NOTSET

            def isEnabledFor(self, level):
                return not self.disabled and level > _bounds["disabled"] \
                    and level >= self.getEffectiveLevel()

            def addHandler(self, hdlr):
                if hdlr not in self.handlers:
                    self.handlers.append(hdlr)

            def removeHandler(self, hdlr):
                if hdlr in self.handlers:
                    self.handlers.remove(hdlr)

            def _reached(self):
                found, logger = [], self
                while logger is not None:
                    found += logger.handlers
                    logger = logger.parent if logger.propagate else None
                return found

            def hasHandlers(self):
                return bool(self._reached())

            def getChild(self, suffix):
                return getLogger(suffix if self is root else f"{self.name}.{suffix}")

            def log(self, level, msg, *args, exc_info=None, stack_info=False, stacklevel=1,
                    extra=None):
                if not isinstance(level, int):
                    raise TypeError("level must be an integer")
                if not self.isEnabledFor(level):
                    return
                record = LogRecord(self.name, level, msg, args)
                if not self.filter(record):
                    return
                for handler in self._reached() or [_last]:
                    handler.handle(record)

            def debug(self, msg, *args, **kwargs):
                self.log(DEBUG, msg, *args, **kwargs)

            def info(self, msg, *args, **kwargs):
                self.log(INFO, msg, *args, **kwargs)

            def warning(self, msg, *args, **kwargs):
                self.log(WARNING, msg, *args, **kwargs)

            def error(self, msg, *args, **kwargs):
                self.log(ERROR, msg, *args, **kwargs)

            def critical(self, msg, *args, **kwargs):
                self.log(CRITICAL, msg, *args, **kwargs)

            warn, exception, fatal = warning, error, critical

        class RootLogger(Logger):
            pass

        _bounds = {"disabled": -1}
        _last = StreamHandler()
        _last.setLevel(WARNING)
        root = RootLogger("root", WARNING)
        del RootLogger
        _loggers = {}

        def getLogger(name=None):
            if not name or name == "root":
                return root
            if name not in _loggers:
                made = _loggers[name] = Logger(name)
                above = name.rpartition(".")[0]
                made.parent = getLogger(above) if above else root
            return _loggers[name]

        def basicConfig(*, filename=None, filemode="a", format=None, datefmt=None, style="%",
                        level=None, stream=None, handlers=None, force=False, encoding=None,
                        errors="backslashreplace"):
            if force:
                root.handlers.clear()
            if root.handlers:
                return
            if handlers is None:
                made = StreamHandler(stream) if filename is None \
                    else FileHandler(filename, filemode, encoding)
                handlers = [made]
            plain = "{levelname}:{name}:{message}" if style == "{" else BASIC_FORMAT
            for handler in handlers:
                if handler.formatter is None:
                    handler.setFormatter(Formatter(format or plain, datefmt, style))
                root.addHandler(handler)
            if level is not None:
                root.setLevel(level)

        def disable(level=CRITICAL):
            _bounds["disabled"] = _number(level)

        def log(level, msg, *args, **kwargs):
            if not root.handlers:
                basicConfig()
            root.log(level, msg, *args, **kwargs)

        def debug(msg, *args, **kwargs):
            log(DEBUG, msg, *args, **kwargs)

        def info(msg, *args, **kwargs):
            log(INFO, msg, *args, **kwargs)

        def warning(msg, *args, **kwargs):
            log(WARNING, msg, *args, **kwargs)

        def error(msg, *args, **kwargs):
            log(ERROR, msg, *args, **kwargs)

        def critical(msg, *args, **kwargs):
            log(CRITICAL, msg, *args, **kwargs)

        warn, exception, fatal = warning, error, critical

        def captureWarnings(capture):
            pass

        def shutdown():
            pass
        """#)
  }
}
