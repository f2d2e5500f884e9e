extension StandardModule {
  /// `typing`: names that annotations mention. They can be subscripted and printed, and check
  /// nothing, as in Python; `NamedTuple` makes tuples with names.
  static var typingModule: StandardModule {
    StandardModule(
      "typing", "Names for annotations.",
      natives: { context in
        typedTupleParts(context) + attributeFunctions() + annotationParts
      },
      source: formsSource + typedSource + hintsSource)
  }
}

private let formsSource = #"""
  def _shown(value):
      if value is ...:
          return "..."
      if isinstance(value, list):
          return f"[{', '.join(map(_shown, value))}]"
      if isinstance(value, type):
          home = value.__module__
          return value.__qualname__ if home == "builtins" else f"{home}.{value.__qualname__}"
      return repr(value)

  class ForwardRef:
      def __init__(self, arg, is_argument=True, module=None, *, is_class=False):
          if not isinstance(arg, str):
              raise TypeError(f"Forward reference must be a string -- got {arg!r}")
          self.__forward_arg__ = arg

      def __eq__(self, other):
          if not isinstance(other, ForwardRef):
              return NotImplemented
          return self.__forward_arg__ == other.__forward_arg__

      def __hash__(self):
          return hash(self.__forward_arg__)

      def __or__(self, other):
          return Union[self, other]

      def __ror__(self, other):
          return Union[other, self]

      def __repr__(self):
          return f"ForwardRef({self.__forward_arg__!r})"

  def _part(value):
      if isinstance(value, list):
          return [_part(one) for one in value]
      return ForwardRef(value) if isinstance(value, str) else value

  class _Alias:
      def __init__(self, origin, name, args):
          if name not in ("Literal", "Annotated"):
              args = tuple(_part(arg) for arg in args)
          self.__origin__, self._name, self.__args__ = origin, name, args

      def __subclasscheck__(self, other):
          raise TypeError("Subscripted generics cannot be used with class and instance checks")

      def __getitem__(self, key):
          return _Alias(self.__origin__, self._name, key if isinstance(key, tuple) else (key,))

      def __call__(self, *args, **kwargs):
          return self.__origin__(*args, **kwargs)

      def __eq__(self, other):
          if not isinstance(other, _Alias):
              return NotImplemented
          return (self._name, self.__args__) == (other._name, other.__args__)

      def __hash__(self):
          return hash((self._name, self.__args__))

      def __or__(self, other):
          return Union[self, other]

      def __ror__(self, other):
          return Union[other, self]

      def __repr__(self):
          if self._name == "Callable" and len(self.__args__) == 2:
              return f"typing.Callable[{_shown(self.__args__[0])}, {_shown(self.__args__[1])}]"
          return f"typing.{self._name}[{', '.join(map(_shown, self.__args__))}]"

  class _Form:
      def __init__(self, name, origin=None):
          self._name, self.__origin__ = name, origin

      def __getitem__(self, key):
          args = key if isinstance(key, tuple) else (key,)
          args = tuple(type(None) if arg is None else arg for arg in args)
          if self._name == "Union":
              flat = []
              for arg in args:
                  inner = arg.__args__ if getattr(arg, "_name", "") in ("Union", "Optional") \
                      else (arg,)
                  flat += [one for one in inner if one not in flat]
              return _union(tuple(flat))
          if self._name == "Optional":
              return Union[args[0], type(None)]
          return _Alias(self.__origin__, self._name, args)

      def __call__(self, *args, **kwargs):
          if self.__origin__ is None:
              raise TypeError(f"Cannot instantiate {self!r}")
          return self.__origin__(*args, **kwargs)

      def __subclasscheck__(self, other):
          if self.__origin__ is None:
              raise TypeError(f"{self!r} cannot be used with isinstance()")
          return issubclass(other, self.__origin__)

      def __or__(self, other):
          return Union[self, other]

      def __ror__(self, other):
          return Union[other, self]

      def __repr__(self):
          return f"typing.{self._name}"

  class _UnionAlias(_Alias):
      def __subclasscheck__(self, other):
          return issubclass(other, self.__args__)

      def __repr__(self):
          others = [arg for arg in self.__args__ if arg is not type(None)]
          if len(others) == 1 and len(self.__args__) == 2:
              return f"typing.Optional[{_shown(others[0])}]"
          return super().__repr__()

  def _union(args):
      return args[0] if len(args) == 1 else _UnionAlias(None, "Union", args)

  Any, NoReturn, Never, Self = _Form("Any"), _Form("NoReturn"), _Form("Never"), _Form("Self")
  Union, Optional, Callable = _Form("Union"), _Form("Optional"), _Form("Callable")
  Literal, ClassVar, Final = _Form("Literal"), _Form("ClassVar"), _Form("Final")
  Annotated, Concatenate, TypeGuard = _Form("Annotated"), _Form("Concatenate"), _Form("TypeGuard")
  List, Dict, Tuple = _Form("List", list), _Form("Dict", dict), _Form("Tuple", tuple)
  Set, FrozenSet, Type = _Form("Set", set), _Form("FrozenSet", frozenset), _Form("Type", type)
  Iterable, Iterator, Generator = _Form("Iterable"), _Form("Iterator"), _Form("Generator")
  Sequence, Mapping, Collection = _Form("Sequence"), _Form("Mapping"), _Form("Collection")
  MutableSequence, MutableMapping = _Form("MutableSequence"), _Form("MutableMapping")
  Container, Sized, Hashable = _Form("Container"), _Form("Sized"), _Form("Hashable")
  DefaultDict, OrderedDict = _Form("DefaultDict"), _Form("OrderedDict")
  Counter, Deque, Reversible = _Form("Counter"), _Form("Deque"), _Form("Reversible")
  AbstractSet, MutableSet, Pattern = _Form("AbstractSet"), _Form("MutableSet"), _Form("Pattern")
  Match, IO, TextIO, BinaryIO = _Form("Match"), _Form("IO"), _Form("TextIO"), _Form("BinaryIO")
  Text = str
  TYPE_CHECKING = False
  """#

private let typedSource = #"""


  class TypeVar:
      def __init__(self, name, *constraints, bound=None, covariant=False, contravariant=False):
          self.__name__, self.__constraints__, self.__bound__ = name, constraints, bound
          self._sign = "+" if covariant else "-" if contravariant else "~"

      def __or__(self, other):
          return Union[self, other]

      def __ror__(self, other):
          return Union[other, self]

      def __repr__(self):
          return self._sign + self.__name__

  class ParamSpec(TypeVar):
      pass

  AnyStr = TypeVar("AnyStr")

  class Generic:
      def __class_getitem__(cls, key):
          return _alias(cls, key)

  class Protocol:
      def __class_getitem__(cls, key):
          return _alias(cls, key)

  class NewType:
      def __init__(self, name, tp):
          self.__name__, self.__supertype__ = name, tp

      def __call__(self, value, /):
          return value

      def __repr__(self):
          return f"__main__.{self.__name__}"

  def cast(typ, val):
      return val

  def overload(func):
      return func

  def final(func):
      return func

  def no_type_check(func):
      return func

  def runtime_checkable(cls):
      return cls

  class TypedDict:
      def __new__(cls, *args, **kwargs):
          return dict(*args, **kwargs)

  def _make_typed(cls):
      own = cls.__dict__
      if NamedTuple not in cls.__bases__:
          return
      fields = tuple(own.get("__annotations__", {}))
      defaults = []
      for name in fields:
          if name in own:
              defaults.append(own[name])
          elif defaults:
              few = [field for field in fields if field in own]
              raise TypeError(
                  f"non-default namedtuple field {name} cannot follow default field"
                  f"{'s' if len(few) > 1 else ''} {', '.join(few)}")
      _name_fields(cls, fields, tuple(defaults))

  NamedTuple = _typed_tuple(_make_typed)
  """#
