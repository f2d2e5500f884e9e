extension StandardModule {
  /// `collections.abc`: classes for `isinstance`, which look at what a value's class can do, and to
  /// inherit from, with the methods that follow from others. Without metaclasses, `__class_has__`
  /// answers `isinstance` and `issubclass`.
  static var collectionsABCModule: StandardModule {
    StandardModule(
      "collections.abc", "What values can do.", natives: { _ in annotationParts },
      source: protocolsSource + containersSource)
  }
}

private let protocolsSource = #"""
  import abc as _abc
  from collections import deque as _deque

  # Their lengths and items are native, and no attributes of the classes.
  _native = (_deque, bytes, dict)

  class _Protocol(_abc.ABC):
      _needed, _known = (), ()

      def __class_has__(cls, other):
          own = cls.__dict__
          if "_needed" not in own:
              return None
          if issubclass(other, own.get("_known", ())):
              return True
          names = own["_needed"]
          if not names:
              return None
          return all(getattr(other, name, None) is not None for name in names)

      def __class_getitem__(cls, key):
          return _alias(cls, key)

  _iterator = type(iter([]))

  class Hashable(_Protocol):
      _needed = ("__hash__",)

      def __class_has__(cls, other):
          if "_needed" not in cls.__dict__:
              return None
          return not issubclass(other, (list, dict, set, _deque)) \
              and getattr(other, "__hash__", 0) is not None

  class Callable(_Protocol):
      _needed = ("__call__",)

      def __class_has__(cls, other):
          if "_needed" not in cls.__dict__:
              return None
          return other in (type, type(len), type(lambda: 0), type([].append)) \
              or hasattr(other, "__call__") and other.__module__ != "builtins"

  class Container(_Protocol):
      _needed = ("__contains__",)
      _known = _native

  class Sized(_Protocol):
      _needed = ("__len__",)
      _known = _native

  def _is_iterator(cls):
      return cls.__name__ in ("enumerate", "zip", "map", "filter", "generator") \
          or "iterator" in cls.__name__ or hasattr(cls, "__next__")

  class Iterable(_Protocol):
      _needed = ("__iter__",)

      def __class_has__(cls, other):
          if "_needed" not in cls.__dict__:
              return None
          return issubclass(other, _native) or _is_iterator(other) or hasattr(other, "__iter__")

  class Iterator(Iterable):
      _needed = ("__iter__", "__next__")

      def __class_has__(cls, other):
          return _is_iterator(other) if "_needed" in cls.__dict__ else None

      def __iter__(self):
          return self

  class Generator(Iterator):
      _needed = ("__iter__", "__next__", "send", "throw", "close")
      __class_has__ = _Protocol.__class_has__

  class Reversible(Iterable):
      _needed = ("__reversed__", "__iter__")
      _known = (list, dict, range, _deque)
      __class_has__ = _Protocol.__class_has__

  class Collection(Sized, Iterable, Container):
      _needed = ("__len__", "__iter__", "__contains__")
      _known = _native
      __class_has__ = _Protocol.__class_has__
  """#

private let containersSource = #"""


  class Sequence(Reversible, Collection):
      _needed, _known = (), (list, tuple, str, range, bytes, _deque)

      def __iter__(self):
          place = 0
          try:
              while True:
                  yield self[place]
                  place += 1
          except IndexError:
              return

      def __contains__(self, value):
          return any(one is value or one == value for one in self)

      def __reversed__(self):
          for place in reversed(range(len(self))):
              yield self[place]

      def index(self, value, start=0, stop=None):
          for place in range(start, len(self) if stop is None else stop):
              if self[place] is value or self[place] == value:
                  return place
          raise ValueError

      def count(self, value):
          return sum(1 for one in self if one is value or one == value)

  class MutableSequence(Sequence):
      _needed, _known = (), (list, _deque)

      def append(self, value):
          self.insert(len(self), value)

      def extend(self, values):
          for value in values:
              self.append(value)

      def pop(self, index=-1):
          value = self[index]
          del self[index]
          return value

      def remove(self, value):
          del self[self.index(value)]

      def __iadd__(self, values):
          self.extend(values)
          return self

  class Set(Collection):
      _needed, _known = (), (set, frozenset)

      def __le__(self, other):
          return all(one in other for one in self)

      def __eq__(self, other):
          return len(self) == len(other) and self.__le__(other)

      def isdisjoint(self, other):
          return not any(one in self for one in other)

  class MutableSet(Set):
      _needed, _known = (), (set,)

  class Mapping(Collection):
      _needed, _known = (), (dict,)

      def get(self, key, default=None):
          try:
              return self[key]
          except KeyError:
              return default

      def __contains__(self, key):
          try:
              self[key]
          except KeyError:
              return False
          return True

      def keys(self):
          return {key: None for key in self}.keys()

      def items(self):
          return {key: self[key] for key in self}.items()

      def values(self):
          return {key: self[key] for key in self}.values()

      def __eq__(self, other):
          if not isinstance(other, Mapping):
              return NotImplemented
          return dict(self.items()) == dict(other.items())

  class MutableMapping(Mapping):
      _needed, _known = (), (dict,)
      _missing = object()

      def pop(self, key, default=_missing):
          try:
              value = self[key]
          except KeyError:
              if default is MutableMapping._missing:
                  raise
              return default
          del self[key]
          return value

      def setdefault(self, key, default=None):
          if key not in self:
              self[key] = default
          return self[key]

      def update(self, other=(), /, **more):
          pairs = other.items() if hasattr(other, "items") else other
          for key, value in pairs:
              self[key] = value
          for key, value in more.items():
              self[key] = value

      def clear(self):
          for key in list(self):
              del self[key]
  """#
