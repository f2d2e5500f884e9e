import Interpreter

extension StandardModule {
  /// `contextlib`.
  static var contextlibModule: StandardModule {
    StandardModule(
      "contextlib", "Context managers from generators, and some ready-made.",
      source: #"""
        import functools as _functools
        import sys as _sys

        class AbstractContextManager:
            def __enter__(self):
                return self

            def __exit__(self, kind, value, traceback):
                return None

        class ContextDecorator:
            def __call__(self, func):
                @_functools.wraps(func)
                def inner(*args, **kwds):
                    with self:
                        return func(*args, **kwds)
                return inner

        class _GeneratorContext(AbstractContextManager):
            def __init__(self, func, args, kwds):
                self._gen = func(*args, **kwds)
                self._parts = func, args, kwds

            def __enter__(self):
                try:
                    return next(self._gen)
                except StopIteration:
                    raise RuntimeError("generator didn't yield") from None

            def __exit__(self, kind, value, traceback):
                if kind is None:
                    try:
                        next(self._gen)
                    except StopIteration:
                        return False
                    raise RuntimeError("generator didn't stop")
                try:
                    self._gen.throw(value)
                except StopIteration as stop:
                    return stop is not value
                except BaseException as raised:
                    if raised is value:
                        return False
                    raise
                raise RuntimeError("generator didn't stop after throw()")

            def __call__(self, func):
                @_functools.wraps(func)
                def inner(*args, **kwds):
                    with _GeneratorContext(*self._parts):
                        return func(*args, **kwds)
                return inner

        def contextmanager(func):
            @_functools.wraps(func)
            def make(*args, **kwds):
                return _GeneratorContext(func, args, kwds)
            return make

        class suppress(AbstractContextManager):
            def __init__(self, *exceptions):
                self._exceptions = exceptions

            def __exit__(self, kind, value, traceback):
                return kind is not None and issubclass(kind, self._exceptions)

        class nullcontext(AbstractContextManager):
            def __init__(self, enter_result=None):
                self.enter_result = enter_result

            def __enter__(self):
                return self.enter_result

        class redirect_stdout(AbstractContextManager):
            _stream = "stdout"

            def __init__(self, new_target):
                self._new_target, self._old_targets = new_target, []

            def __enter__(self):
                self._old_targets.append(getattr(_sys, self._stream))
                setattr(_sys, self._stream, self._new_target)
                return self._new_target

            def __exit__(self, *details):
                setattr(_sys, self._stream, self._old_targets.pop())

        class redirect_stderr(redirect_stdout):
            _stream = "stderr"

        class closing(AbstractContextManager):
            def __init__(self, thing):
                self.thing = thing

            def __enter__(self):
                return self.thing

            def __exit__(self, *details):
                self.thing.close()

        class ExitStack(AbstractContextManager):
            def __init__(self):
                self._exits = []

            def enter_context(self, cm):
                value = cm.__enter__()
                self._exits.append(cm.__exit__)
                return value

            def callback(self, callback, /, *args, **kwds):
                self._exits.append(lambda *details: (callback(*args, **kwds), None)[1])
                return callback

            def push(self, exit):
                self._exits.append(getattr(exit, "__exit__", exit))
                return exit

            def pop_all(self):
                made = ExitStack()
                made._exits, self._exits = self._exits, []
                return made

            def close(self):
                self.__exit__(None, None, None)

            def __exit__(self, kind, value, traceback):
                pending = value
                while self._exits:
                    details = (None, None, None) if pending is None else (
                        type(pending), pending, None)
                    try:
                        if self._exits.pop()(*details):
                            pending = None
                    except BaseException as raised:
                        pending = raised
                if pending is not None and pending is not value:
                    raise pending
                return value is not None and pending is None
        """#)
  }

  /// `warnings`: `warn` tells the reader of the note; filters are accepted and `ignore` silences.
  static var warningsModule: StandardModule {
    StandardModule(
      "warnings", "Warnings to the reader of the note.",
      natives: { _ in [("_tell", warningFunction)] },
      source: #"""
        _rules, _told, _recorders = [], set(), []

        class _WarningMessage:
            def __init__(self, message, category, filename="note", lineno=1):
                self.message, self.category = message, category
                self.filename, self.lineno = filename, lineno

            def __str__(self):
                return (f"{{message : {self.message!r}, category : {self.category.__name__!r}, "
                    f"filename : {self.filename!r}, lineno : {self.lineno}, line : None}}")

        def _deliver(message, category):
            if _recorders and _recorders[-1] is not None:
                made = message if isinstance(message, Warning) else category(message)
                _recorders[-1].append(_WarningMessage(made, category))
            else:
                _tell(f"{category.__name__}: {message}")

        def simplefilter(action, category=Warning, lineno=0, append=False):
            filterwarnings(action, "", category, append=append)

        def filterwarnings(action, message="", category=Warning, module="", lineno=0,
                           append=False):
            if action not in ("default", "error", "ignore", "always", "module", "once"):
                raise AssertionError(f"invalid action: {action!r}")
            _rules.insert(len(_rules) if append else 0, (action, message, category))

        def resetwarnings():
            _rules.clear()

        def warn(message, category=None, stacklevel=1, source=None):
            if isinstance(message, Warning):
                category = type(message)
            category = UserWarning if category is None else category
            if not (isinstance(category, type) and issubclass(category, Warning)):
                raise TypeError("category must be a Warning subclass, "
                    f"not '{type(category).__name__}'")
            text = str(message)
            for action, start, kind in _rules:
                if issubclass(category, kind) and text.lower().startswith(start.lower()):
                    if action == "ignore":
                        return
                    if action == "error":
                        raise message if isinstance(message, Warning) else category(message)
                    if action == "always":
                        _deliver(message, category)
                        return
                    break
            if (text, category) not in _told:
                _told.add((text, category))
                _deliver(message, category)

        class catch_warnings:
            def __init__(self, *, record=False, module=None, action=None, category=Warning):
                self._record, self._action, self._category = record, action, category

            def __enter__(self):
                self._kept, self._told = list(_rules), set(_told)
                _recorders.append([] if self._record else _recorders[-1] if _recorders else None)
                if self._action is not None:
                    simplefilter(self._action, self._category)
                return _recorders[-1] if self._record else None

            def __exit__(self, *details):
                _rules[:] = self._kept
                _told.clear()
                _told.update(self._told)
                _recorders.pop()
        """#)
  }

  /// `abc`: without metaclasses, abstract methods are checked when an object of `ABC` is made.
  static var abcModule: StandardModule {
    StandardModule(
      "abc", "Abstract base classes.",
      source: #"""
        def abstractmethod(funcobj):
            if isinstance(funcobj, property):
                funcobj.fget.__isabstractmethod__ = True
            else:
                getattr(funcobj, "__func__", funcobj).__isabstractmethod__ = True
            return funcobj

        def _is_abstract(value):
            if isinstance(value, property):
                value = value.fget
            function = getattr(value, "__func__", value)
            return getattr(function, "__isabstractmethod__", False)

        def _abstract_names(cls):
            seen, names = set(), []
            for base in cls.__mro__:
                for name, value in base.__dict__.items():
                    if name not in seen and _is_abstract(value):
                        names.append(name)
                    seen.add(name)
            return sorted(names)

        class ABC:
            def __new__(cls, *args, **kwargs):
                names = _abstract_names(cls)
                if names:
                    word = "method" if len(names) == 1 else "methods"
                    raise TypeError(f"Can't instantiate abstract class {cls.__name__} with "
                        f"abstract {word} {', '.join(names)}")
                return super().__new__(cls)

        class ABCMeta:
            _base = ABC
        """#)
  }
}
