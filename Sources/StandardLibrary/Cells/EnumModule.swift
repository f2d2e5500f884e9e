import Interpreter

extension StandardModule {
  /// `enum`: `Enum`, `IntEnum`, `StrEnum`, `Flag`, `IntFlag`, `auto` and `unique`. Without
  /// metaclasses, a class tells how it is run through, counted, searched and printed by methods
  /// whose names begin with `__class_`.
  static var enumModule: StandardModule {
    StandardModule(
      "enum", "Classes of named values.",
      natives: { _ in attributeFunctions() + [("_with_int", integerClassMaker)] },
      source: enumSource + flagSource)
  }
}

/// `_with_int(name, cls)`: a class below another one and `int`, for `isinstance`.
private var integerClassMaker: Value {
  .builtin(
    BuiltinFunction("_with_int", [.positional("name"), .positional("cls")]) {
      (arguments, context) throws(Raise) in
      guard case .classObject(let base) = arguments["cls"] else {
        throw arguments.wrongType("cls", expected: "type")
      }
      return .classObject(
        ClassObject(
          name: try arguments.string("name"), module: "enum", base: base,
          furtherBases: [context.types.int]))
    })
}

private let enumSource = #"""
  class auto:
      value = None

  def _is_member(name, value):
      if name.startswith("_"):
          return False
      return type(value).__name__ not in ("function", "property", "classmethod",
          "staticmethod", "builtin_function_or_method", "type")

  class Enum:
      def __init_subclass__(cls):
          for base in cls.__bases__:
              if getattr(base, "_members", None):
                  raise TypeError(f"{cls!r} cannot extend {base!r}")
          members, by_value = {}, []
          data = next((one for one in cls.__mro__ if one in (int, str, float)), None)
          if data is not None:
              cls.__new__ = next(one for one in cls.__mro__[1:] if issubclass(one, Enum)).__new__
          initialize = cls.__dict__.get("__init__")
          if initialize is not None:
              del cls.__init__
          for name, value in list(cls.__dict__.items()):
              if not _is_member(name, value):
                  continue
              if isinstance(value, auto):
                  value = cls._generate_next_value_(
                      name, 1, len(by_value), [one._value_ for one in by_value])
              known = [one for one in by_value if one._value_ == value]
              if known:
                  members[name] = known[0]
                  setattr(cls, name, known[0])
                  continue
              made = _bare(cls) if data is None else data.__new__(
                  cls, *(value if isinstance(value, tuple) else (value,)))
              _store(made, "_value_", value)
              _store(made, "_name_", name)
              if initialize is not None:
                  initialize(made, *(value if isinstance(value, tuple) else (value,)))
              by_value.append(made)
              members[name] = made
              setattr(cls, name, made)
          cls._members, cls.__members__ = by_value, members

      @staticmethod
      def _generate_next_value_(name, start, count, last_values):
          return last_values[-1] + 1 if last_values else start

      @classmethod
      def _missing_(cls, value):
          return None

      def __new__(cls, value, names=None, *, module=None, qualname=None, start=1):
          if names is not None:
              return _from_names(cls, value, names, start)
          for one in cls._members:
              if one._value_ == value or one is value:
                  return one
          found = cls._missing_(value)
          if isinstance(found, cls):
              return found
          raise ValueError(f"{value!r} is not a valid {cls.__qualname__}")

      def __init__(self, *args):
          pass

      def __class_iter__(cls):
          return iter(cls._members)

      def __class_len__(cls):
          return len(cls._members)

      def __class_item__(cls, name):
          return cls.__members__[name]

      def __class_repr__(cls):
          return f"<enum {cls.__name__!r}>"

      @property
      def name(self):
          return self._name_

      @property
      def value(self):
          return self._value_

      def __repr__(self):
          return f"<{type(self).__name__}.{self._name_}: {self._value_!r}>"

      def __str__(self):
          return f"{type(self).__name__}.{self._name_}"

      def __format__(self, spec):
          return format(str(self), spec)

      def __hash__(self):
          return hash(self._name_)

  def _from_names(cls, name, names, start):
      if isinstance(names, str):
          names = names.replace(",", " ").split()
      pairs = list(names.items()) if isinstance(names, dict) else list(names)
      if pairs and isinstance(pairs[0], str):
          pairs = [(one, start + place) for place, one in enumerate(pairs)]
      return type(name, (cls,), dict(pairs))

  def unique(enumeration):
      twice = [(name, one._name_) for name, one in enumeration.__members__.items()
          if name != one._name_]
      if twice:
          pairs = ", ".join(f"{alias} -> {name}" for alias, name in twice)
          raise ValueError(f"duplicate values found in {enumeration!r}: {pairs}")
      return enumeration

  class _IntEnum(Enum):
      def __index__(self):
          return self._value_

      __int__ = __trunc__ = __index__

      def __float__(self):
          return float(self._value_)

      def __bool__(self):
          return self._value_ != 0

      def __str__(self):
          return str(self._value_)

      def __format__(self, spec):
          return format(self._value_, spec)

      def __hash__(self):
          return hash(self._value_)

      def __neg__(self):
          return -self._value_

      def __abs__(self):
          return abs(self._value_)

      def __eq__(self, other):
          return self._value_ == _plain(other)

      def __lt__(self, other):
          return self._value_ < _plain(other)

      def __le__(self, other):
          return self._value_ <= _plain(other)

      def __gt__(self, other):
          return self._value_ > _plain(other)

      def __ge__(self, other):
          return self._value_ >= _plain(other)

  def _plain(value):
      return value._value_ if isinstance(value, (_IntEnum, _IntFlag)) else value

  def _delegate(cls, name):
      operation = getattr(int, f"__{name}__")
      setattr(cls, f"__{name}__", lambda self, other: _meet(
          operation, name, self._value_, _plain(other)))

  def _meet(operation, name, value, other):
      if isinstance(other, float) and hasattr(float, f"__{name}__"):
          return getattr(float, f"__{name}__")(float(value), other)
      return operation(value, other)

  for _name in ("add", "sub", "mul", "truediv", "floordiv", "mod", "pow"):
      _delegate(_IntEnum, _name)
      _delegate(_IntEnum, "r" + _name)
  for _name in ("and", "or", "xor", "lshift", "rshift"):
      _delegate(_IntEnum, _name)

  IntEnum = _with_int("IntEnum", _IntEnum)

  class StrEnum(str, Enum):
      @staticmethod
      def _generate_next_value_(name, start, count, last_values):
          return name.lower()

      def __str__(self):
          return self._value_

      def __format__(self, spec):
          return format(self._value_, spec)
  """#
