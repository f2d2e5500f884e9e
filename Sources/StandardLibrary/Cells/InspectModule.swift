import Interpreter

extension StandardModule {
  /// `inspect`: what functions take, and of which kind a value is. Sources and running calls are
  /// not to be had.
  static var inspectModule: StandardModule {
    StandardModule(
      "inspect", "What functions take, and of which kind values are.",
      advice: "cells see the parameters of functions (inspect.signature), not their sources",
      natives: { _ in [("_parameters", parametersFunction)] },
      source: signatureSource + kindsSource)
  }
}

private let signatureSource = #"""
  class _empty:
      pass

  _POSITIONAL_ONLY, _ORDINARY, _REST, _KEYWORD_ONLY, _KEYWORDS = range(5)

  class _ParameterKind(int):
      _texts = {0: ("POSITIONAL_ONLY", "positional-only"),
          1: ("POSITIONAL_OR_KEYWORD", "positional or keyword"),
          2: ("VAR_POSITIONAL", "variadic positional"), 3: ("KEYWORD_ONLY", "keyword-only"),
          4: ("VAR_KEYWORD", "variadic keyword")}

      @property
      def name(self):
          return self._texts[int(self)][0]

      @property
      def description(self):
          return self._texts[int(self)][1]

      def __str__(self):
          return self.name

      def __repr__(self):
          return f"<_ParameterKind.{self.name}: {int(self)}>"

  def formatannotation(annotation, base_module=None):
      if getattr(annotation, "__module__", None) == "typing" or \
              repr(annotation).startswith("typing."):
          return repr(annotation).replace("typing.", "")
      if isinstance(annotation, type):
          if annotation.__module__ in ("builtins", base_module):
              return annotation.__qualname__
          return f"{annotation.__module__}.{annotation.__qualname__}"
      return repr(annotation)

  class Parameter:
      POSITIONAL_ONLY, POSITIONAL_OR_KEYWORD = _ParameterKind(0), _ParameterKind(1)
      VAR_POSITIONAL, KEYWORD_ONLY = _ParameterKind(2), _ParameterKind(3)
      VAR_KEYWORD = _ParameterKind(4)
      empty = _empty

      def __init__(self, name, kind, *, default=_empty, annotation=_empty):
          self.name, self.kind, self.default = name, _ParameterKind(kind), default
          self.annotation = annotation

      def replace(self, **changes):
          now = {"name": self.name, "kind": self.kind, "default": self.default,
              "annotation": self.annotation, **changes}
          return Parameter(now.pop("name"), now.pop("kind"), **now)

      def __str__(self):
          text = {2: "*", 4: "**"}.get(int(self.kind), "") + self.name
          if self.annotation is not _empty:
              text += f": {formatannotation(self.annotation)}"
          if self.default is not _empty:
              sign = " = " if self.annotation is not _empty else "="
              text += f"{sign}{self.default!r}"
          return text

      def __repr__(self):
          return f'<Parameter "{self}">'

      def __eq__(self, other):
          if not isinstance(other, Parameter):
              return NotImplemented
          return (self.name, self.kind, self.default, self.annotation) == \
              (other.name, other.kind, other.default, other.annotation)

  class BoundArguments:
      def __init__(self, signature, arguments):
          self.signature, self.arguments = signature, arguments

      @property
      def args(self):
          given = []
          for name, parameter in self.signature.parameters.items():
              if parameter.kind in (_KEYWORD_ONLY, _KEYWORDS) or name not in self.arguments:
                  break
              value = self.arguments[name]
              given += list(value) if parameter.kind == _REST else [value]
          return tuple(given)

      @property
      def kwargs(self):
          given, by_name = {}, False
          for name, parameter in self.signature.parameters.items():
              by_name = by_name or parameter.kind in (_KEYWORD_ONLY, _KEYWORDS) \
                  or name not in self.arguments
              if by_name and name in self.arguments:
                  value = self.arguments[name]
                  given.update(value if parameter.kind == _KEYWORDS else {name: value})
          return given

      def apply_defaults(self):
          filled = {}
          for name, parameter in self.signature.parameters.items():
              if name in self.arguments:
                  filled[name] = self.arguments[name]
              elif parameter.default is not _empty:
                  filled[name] = parameter.default
              elif parameter.kind == _REST:
                  filled[name] = ()
              elif parameter.kind == _KEYWORDS:
                  filled[name] = {}
          self.arguments = filled

      def __repr__(self):
          inner = ", ".join(f"{name}={value!r}" for name, value in self.arguments.items())
          return f"<BoundArguments ({inner})>"

  class Signature:
      empty = _empty

      def __init__(self, parameters=None, *, return_annotation=_empty):
          self.parameters = {one.name: one for one in parameters or ()}
          self.return_annotation = return_annotation

      def _bind(self, args, kwargs, partial):
          kinds, found, rest = list(self.parameters.values()), {}, list(args)
          for one in kinds:
              if one.kind == _REST:
                  if rest:
                      found[one.name], rest = tuple(rest), []
              elif one.kind in (_POSITIONAL_ONLY, _ORDINARY) and rest:
                  if one.kind == _ORDINARY and one.name in kwargs:
                      raise TypeError(f"multiple values for argument {one.name!r}")
                  found[one.name] = rest.pop(0)
              elif one.kind in (_ORDINARY, _KEYWORD_ONLY) and one.name in kwargs:
                  found[one.name] = kwargs.pop(one.name)
              elif one.kind == _KEYWORDS:
                  if kwargs:
                      found[one.name], kwargs = kwargs, {}
              elif one.default is _empty and not partial:
                  note = "keyword-only " if one.kind == _KEYWORD_ONLY else ""
                  raise TypeError(f"missing a required {note}argument: {one.name!r}".replace(
                      "required keyword-only argument", "required argument"))
          if rest:
              raise TypeError("too many positional arguments")
          if kwargs:
              raise TypeError(f"got an unexpected keyword argument {next(iter(kwargs))!r}")
          return BoundArguments(self, found)

      def bind(self, /, *args, **kwargs):
          return self._bind(args, kwargs, False)

      def bind_partial(self, /, *args, **kwargs):
          return self._bind(args, kwargs, True)

      def __str__(self):
          parts, last, starred = [], None, False
          for one in self.parameters.values():
              if last == _POSITIONAL_ONLY and one.kind != _POSITIONAL_ONLY:
                  parts.append("/")
              if one.kind == _KEYWORD_ONLY and not starred:
                  parts.append("*")
              starred = starred or one.kind in (_REST, _KEYWORD_ONLY)
              parts.append(str(one))
              last = one.kind
          if last == _POSITIONAL_ONLY:
              parts.append("/")
          text = f"({', '.join(parts)})"
          if self.return_annotation is not _empty:
              text += f" -> {formatannotation(self.return_annotation)}"
          return text

      def __repr__(self):
          return f"<Signature {self}>"

      def __eq__(self, other):
          if not isinstance(other, Signature):
              return NotImplemented
          return list(self.parameters.values()) == list(other.parameters.values()) and \
              self.return_annotation == other.return_annotation

  def _of_function(function):
      hints = function.__annotations__
      parameters = []
      for name, kind, has_default, default in _parameters(function):
          parameters.append(Parameter(
              name, kind, default=default if has_default else _empty,
              annotation=hints.get(name, _empty)))
      return Signature(parameters, return_annotation=hints.get("return", _empty))

  def _unbound(found):
      return Signature(
          list(found.parameters.values())[1:], return_annotation=found.return_annotation)

  def signature(obj, *, follow_wrapped=True):
      if not callable(obj):
          raise TypeError(f"{obj!r} is not a callable object")
      if isinstance(obj, _method):
          return _unbound(signature(obj.__func__))
      while follow_wrapped and hasattr(obj, "__wrapped__"):
          obj = obj.__wrapped__
      if isinstance(obj, _function):
          return _of_function(obj)
      if isinstance(obj, type):
          for name in ("__new__", "__init__"):
              own = getattr(obj, name, None)
              own = getattr(own, "__func__", own)
              if isinstance(own, _function):
                  return _unbound(signature(own))
          if obj.__module__ == "__main__" and obj.__init__ is object.__init__:
              return Signature()
      elif isinstance(getattr(type(obj), "__call__", None), _function):
          return _unbound(signature(type(obj).__call__))
      raise ValueError(f"no signature found for builtin {obj!r}")

  """#

private let kindsSource = #"""
  class _Sample:
      def method(self):
          yield

  _function, _method = type(_Sample.method), type(_Sample().method)
  _generator = type(_Sample().method())

  def isfunction(object):
      return isinstance(object, _function)

  def ismethod(object):
      return isinstance(object, _method)

  def isclass(object):
      return isinstance(object, type)

  def isbuiltin(object):
      return isinstance(object, type(len))

  def isroutine(object):
      return isfunction(object) or ismethod(object) or isbuiltin(object)

  def isgenerator(object):
      return isinstance(object, _generator)

  def isgeneratorfunction(object):
      object = getattr(object, "__func__", object)
      return isfunction(object) and _parameters(object, True)

  def iscoroutinefunction(object):
      return False

  def isabstract(object):
      return isinstance(object, type) and bool(getattr(object, "__abstractmethods__", ()))

  def getmro(cls):
      return cls.__mro__

  def getdoc(object):
      text = getattr(object, "__doc__", None)
      return cleandoc(text) if isinstance(text, str) else None

  def cleandoc(doc):
      lines = doc.expandtabs().split("\n")
      margins = [len(line) - len(line.lstrip()) for line in lines[1:] if line.lstrip()]
      margin = min(margins, default=0)
      lines = [lines[0].lstrip()] + [line[margin:] for line in lines[1:]]
      while lines and not lines[-1]:
          lines.pop()
      while lines and not lines[0]:
          lines.pop(0)
      return "\n".join(lines)

  def getmembers(object, predicate=None):
      pairs = [(name, getattr(object, name)) for name in dir(object) if hasattr(object, name)]
      return sorted(
          [pair for pair in pairs if predicate is None or predicate(pair[1])],
          key=lambda pair: pair[0])

  def unwrap(func, *, stop=None):
      while hasattr(func, "__wrapped__") and not (stop is not None and stop(func)):
          func = func.__wrapped__
      return func

  def _refuse(name):
      def refused(*args, **kwargs):
          raise NotImplementedError(
              f"inspect.{name}() is not available: cells see the parameters of functions "
              "(inspect.signature), not their sources or callers")
      return refused

  getsource, getsourcelines, getfile = map(_refuse, ("getsource", "getsourcelines", "getfile"))
  currentframe, stack, trace = map(_refuse, ("currentframe", "stack", "trace"))
  """#

/// `_parameters(function, kind=False)`: name, kind, whether there is a default, and the default of
/// each parameter; with `True`, whether the function is a generator's.
private var parametersFunction: Value {
  .builtin(
    BuiltinFunction("_parameters", [.positional("function"), .positional("kind", false)]) {
      (arguments, _) throws(Raise) in
      guard case .function(let function) = arguments.receiver else { return .none }
      if try arguments.bool("kind") { return .bool(function.isGenerator) }
      return Value(
        list: function.parameters.map { parameter in
          let kind =
            switch parameter.kind {
            case .positionalOnly: 0
            case .ordinary: 1
            case .variadic: 2
            case .keywordOnly: 3
            case .keywords: 4
            }
          return Value(tuple: [
            Value(parameter.name), .int(kind), .bool(parameter.defaultValue != nil),
            parameter.defaultValue ?? .none,
          ])
        })
    })
}
