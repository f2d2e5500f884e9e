extension StandardModule {
  /// `dataclasses`. What a class gains is made of closures, not of generated text; `__init__` is a
  /// native function, so that wrong calls are told as CPython tells them.
  static var dataclassesModule: StandardModule {
    StandardModule(
      "dataclasses", "Classes that are their fields.",
      natives: { _ in [("_signature", signatureMaker)] }, source: fieldsSource + classesSource)
  }
}

private let fieldsSource = #"""
  class _Missing:
      def __repr__(self):
          return "<dataclasses._MISSING_TYPE object>"

  def _hint(annotation):
      text = repr(annotation)
      if text.startswith("typing."):
          return text.replace("typing.", "")
      if not isinstance(annotation, type):
          return text
      home = annotation.__module__
      return annotation.__qualname__ if home == "builtins" else f"{home}.{annotation.__qualname__}"

  def _describe(cls, members):
      given = [one for one in members if one.init and one._kind != "class"]
      parts = []
      for one in sorted(given, key=lambda one: one.kw_only):
          if one.kw_only and "*" not in parts:
              parts.append("*")
          text = f"{one.name}: {_hint(one.type)}"
          if one.default_factory is not MISSING:
              text += " = <factory>"
          elif one.default is not MISSING:
              text += f" = {one.default!r}"
          parts.append(text)
      return f"{cls.__name__}({', '.join(parts)})"

  MISSING = _Missing()
  _FACTORY = object()

  class KW_ONLY:
      pass

  class FrozenInstanceError(AttributeError):
      pass

  class InitVar:
      def __init__(self, type):
          self.type = type

      def __class_getitem__(cls, key):
          return InitVar(key)

  class Field:
      def __init__(self, default, default_factory, init, repr, hash, compare, metadata, kw_only):
          self.name, self.type, self.default = None, None, default
          self.default_factory, self.init, self.repr = default_factory, init, repr
          self.hash, self.compare, self.kw_only = hash, compare, kw_only
          self.metadata = {} if metadata is None else metadata
          self._kind = "field"

  def field(*, default=MISSING, default_factory=MISSING, init=True, repr=True, hash=None,
            compare=True, metadata=None, kw_only=MISSING):
      if default is not MISSING and default_factory is not MISSING:
          raise ValueError("cannot specify both default and default_factory")
      return Field(default, default_factory, init, repr, hash, compare, metadata, kw_only)

  def _kind(annotation):
      text = annotation if isinstance(annotation, str) else repr(annotation)
      if isinstance(annotation, InitVar) or annotation is InitVar or text.startswith("InitVar"):
          return "init"
      if text.startswith(("typing.ClassVar", "ClassVar")):
          return "class"
      return "field"

  def _own_fields(cls, kw_only):
      own, found = cls.__dict__, []
      for name, annotation in own.get("__annotations__", {}).items():
          if annotation is KW_ONLY:
              kw_only = True
              continue
          value = own.get(name, MISSING)
          one = value if isinstance(value, Field) else field(default=value)
          one.name, one.type, one._kind = name, annotation, _kind(annotation)
          if one.kw_only is MISSING:
              one.kw_only = kw_only
          if one._kind == "field" and isinstance(one.default, (list, dict, set)):
              raise ValueError(
                  f"mutable default {type(one.default)} for field {name} is not allowed: "
                  "use default_factory")
          if isinstance(value, Field):
              if one.default is MISSING:
                  delattr(cls, name)
              else:
                  setattr(cls, name, one.default)
          found.append(one)
      for name, value in own.items():
          if isinstance(value, Field) and name not in own.get("__annotations__", {}):
              raise TypeError(f"{name!r} is a field but has no type annotation")
      return found

  def _has_default(one):
      return one.default is not MISSING or one.default_factory is not MISSING

  def _make_init(cls, members, frozen):
      given = [one for one in members if one.init and one._kind != "class"]
      given = [one for one in given if not one.kw_only] + [one for one in given if one.kw_only]
      optional = False
      for one in given:
          if not one.kw_only:
              if optional and not _has_default(one):
                  raise TypeError(f"non-default argument {one.name!r} follows default argument")
              optional = _has_default(one)
      later = [one for one in members if not one.init and one._kind == "field"]
      assign = object.__setattr__ if frozen else setattr
      hands = [one.name for one in given if one._kind == "init"]
      finishes = hasattr(cls, "__post_init__")

      def body(self, *values):
          extra = []
          for one, value in zip(given, values):
              if value is _FACTORY:
                  value = one.default_factory()
              if one._kind == "init":
                  extra.append(value)
              else:
                  assign(self, one.name, value)
          for one in later:
              if one.default_factory is not MISSING:
                  assign(self, one.name, one.default_factory())
          if finishes:
              self.__post_init__(*extra)

      parameters = []
      for one in given:
          default = _FACTORY if one.default_factory is not MISSING else one.default
          parameters.append((one.name, one.kw_only, _has_default(one), default))
      return _signature(f"{cls.__qualname__}.__init__", parameters, body)
  """#

private let classesSource = #"""


  _printing = []

  def _make_repr(members):
      names = [one.name for one in members if one.repr and one._kind == "field"]
      def __repr__(self):
          if any(other is self for other in _printing):
              return "..."
          _printing.append(self)
          try:
              parts = [f"{name}={getattr(self, name)!r}" for name in names]
          finally:
              _printing.pop()
          return f"{type(self).__qualname__}({', '.join(parts)})"
      return __repr__

  def _make_comparisons(cls, members, order):
      names = [one.name for one in members if one.compare and one._kind == "field"]
      def key(self):
          return tuple(getattr(self, name) for name in names)
      def __eq__(self, other):
          return key(self) == key(other) if type(other) is type(self) else NotImplemented
      def __lt__(self, other):
          return key(self) < key(other) if type(other) is type(self) else NotImplemented
      def __le__(self, other):
          return key(self) <= key(other) if type(other) is type(self) else NotImplemented
      def __gt__(self, other):
          return key(self) > key(other) if type(other) is type(self) else NotImplemented
      def __ge__(self, other):
          return key(self) >= key(other) if type(other) is type(self) else NotImplemented
      if "__eq__" not in cls.__dict__:
          cls.__eq__ = __eq__
      if order:
          for method in (__lt__, __le__, __gt__, __ge__):
              if method.__name__ in cls.__dict__:
                  raise TypeError(
                      f"Cannot overwrite attribute {method.__name__} in class {cls.__name__}. "
                      "Consider using functools.total_ordering")
              setattr(cls, method.__name__, method)

  def _make_hash(members):
      names = [one.name for one in members
          if one._kind == "field" and (one.compare if one.hash is None else one.hash)]
      return lambda self: hash(tuple(getattr(self, name) for name in names))

  def _freeze(cls):
      def __setattr__(self, name, value):
          raise FrozenInstanceError(f"cannot assign to field {name!r}")
      def __delattr__(self, name):
          raise FrozenInstanceError(f"cannot delete field {name!r}")
      cls.__setattr__, cls.__delattr__ = __setattr__, __delattr__

  def _process(cls, init, repr, eq, order, unsafe_hash, frozen, match_args, kw_only):
      if order and not eq:
          raise ValueError("eq must be true if order is true")
      members = {}
      for base in reversed(cls.__mro__[1:]):
          known = base.__dict__.get("__dataclass_fields__")
          if known is None:
              continue
          is_frozen = base.__dict__["_dataclass_frozen"]
          if is_frozen and not frozen:
              raise TypeError("cannot inherit non-frozen dataclass from a frozen one")
          if frozen and not is_frozen:
              raise TypeError("cannot inherit frozen dataclass from a non-frozen one")
          members.update(known)
      for one in _own_fields(cls, kw_only):
          members[one.name] = one
      cls.__dataclass_fields__, cls._dataclass_frozen = members, frozen
      all_members = list(members.values())
      if init:
          cls.__init__ = _make_init(cls, all_members, frozen)
      if cls.__dict__.get("__doc__") is None:
          cls.__doc__ = _describe(cls, all_members) if init else cls.__name__ + "()"
      if repr and "__repr__" not in cls.__dict__:
          cls.__repr__ = _make_repr(all_members)
      if eq:
          _make_comparisons(cls, all_members, order)
      if frozen:
          _freeze(cls)
      if (unsafe_hash or eq and frozen) and "__hash__" not in cls.__dict__:
          cls.__hash__ = _make_hash(all_members)
      cls.__match_args__ = tuple(
          one.name for one in all_members if one.init and not one.kw_only and one._kind != "class")
      return cls

  def dataclass(cls=None, /, *, init=True, repr=True, eq=True, order=False, unsafe_hash=False,
                frozen=False, match_args=True, kw_only=False, slots=False, weakref_slot=False):
      def wrap(cls):
          return _process(cls, init, repr, eq, order, unsafe_hash, frozen, match_args, kw_only)
      return wrap if cls is None else wrap(cls)

  def make_dataclass(cls_name, fields, *, bases=(), namespace=None, **options):
      own, hints = dict(namespace or {}), {}
      for item in fields:
          name, kind = (item, "typing.Any") if isinstance(item, str) else item[:2]
          if not isinstance(name, str) or not name.isidentifier():
              raise TypeError(f"Field names must be valid identifiers: {name!r}")
          if name in hints:
              raise TypeError(f"Field name duplicated: {name!r}")
          hints[name] = kind
          if not isinstance(item, str) and len(item) == 3:
              own[name] = item[2]
      own["__annotations__"] = hints
      return dataclass(type(cls_name, bases, own), **options)

  def is_dataclass(obj):
      return hasattr(obj if isinstance(obj, type) else type(obj), "__dataclass_fields__")

  def _is_instance(obj):
      return not isinstance(obj, type) and is_dataclass(obj)

  def fields(class_or_instance):
      if not is_dataclass(class_or_instance):
          raise TypeError("must be called with a dataclass type or instance")
      known = class_or_instance.__dataclass_fields__
      return tuple(one for one in known.values() if one._kind == "field")

  def _convert(value, leaf):
      if _is_instance(value):
          return leaf([(one.name, _convert(getattr(value, one.name), leaf))
              for one in fields(value)])
      if isinstance(value, tuple) and hasattr(value, "_fields"):
          return type(value)(*[_convert(part, leaf) for part in value])
      if isinstance(value, (list, tuple)):
          return type(value)([_convert(part, leaf) for part in value])
      if isinstance(value, dict):
          return {_convert(k, leaf): _convert(v, leaf) for k, v in value.items()}
      return value

  def asdict(obj, *, dict_factory=dict):
      if not _is_instance(obj):
          raise TypeError("asdict() should be called on dataclass instances")
      return _convert(obj, dict_factory)

  def astuple(obj, *, tuple_factory=tuple):
      if not _is_instance(obj):
          raise TypeError("astuple() should be called on dataclass instances")
      return _convert(obj, lambda pairs: tuple_factory([value for _, value in pairs]))

  def replace(obj, /, **changes):
      if not _is_instance(obj):
          raise TypeError("replace() should be called on dataclass instances")
      for one in obj.__dataclass_fields__.values():
          if one._kind == "class":
              continue
          if not one.init:
              if one.name in changes:
                  raise ValueError(
                      f"field {one.name} is declared with init=False, it cannot be specified "
                      "with replace()")
              continue
          if one.name not in changes:
              if one._kind == "init" and not _has_default(one):
                  raise ValueError(f"InitVar {one.name!r} must be specified with replace()")
              if one._kind == "field":
                  changes[one.name] = getattr(obj, one.name)
      return type(obj)(**changes)
  """#
