extension StandardModule {
  /// `collections`: the dicts are the interpreter's own under their names, so that all that takes a
  /// dict takes them; `deque` is native.
  static var collectionsModule: StandardModule {
    StandardModule(
      "collections", "Counters, queues, dicts with defaults and tuples with names.",
      natives: { context in
        dictClassParts(context) + [
          ("_make_tuple_class", namedTupleMaker(context)),
          ("deque", .classObject(dequeClass(in: context))),
        ]
      }, source: tablesSource + counterSource + namedTupleSource + userContainersSource)
  }

}

private let tablesSource = #"""
  def _fill_default(self, default_factory=None, /, *args, **kwargs):
      if default_factory is not None and not callable(default_factory):
          raise TypeError("first argument must be callable or None")
      _set_factory(self, default_factory)
      self.update(*args, **kwargs)

  defaultdict = _dict_class("defaultdict", _fill_default, {
      "default_factory": property(lambda self: _factory(self)),
      "fromkeys": classmethod(
          lambda cls, iterable, value=None: defaultdict(None, dict.fromkeys(iterable, value)))})

  def _fill_ordered(self, /, *args, **kwargs):
      OrderedDict.update(self, *args, **kwargs)

  def _update_ordered(self, /, *args, **kwargs):
      if _puts_directly(self):
          return dict.update(self, *args, **kwargs)
      for key, value in dict(*args, **kwargs).items():
          self[key] = value

  def _set_default_ordered(self, key, default=None):
      if key not in self:
          self[key] = default
      return self[key]

  def _puts_directly(self):
      return not any("__setitem__" in vars(cls) for cls in type(self).__mro__
          if cls not in (dict, OrderedDict, Counter))

  _get, _put, _drop = dict.__getitem__, dict.__setitem__, dict.__delitem__

  def _move_to_end(self, key, last=True):
      if key not in self:
          raise KeyError(key)
      value = _get(self, key)
      rest = [] if last else [pair for pair in self.items() if pair[0] != key]
      for key, value in [(key, value)] + rest:
          _drop(self, key)
          _put(self, key, value)

  def _pop_ordered(self, last=True):
      if not self:
          raise KeyError("dictionary is empty")
      key = next(reversed(self) if last else iter(self))
      return key, self.pop(key)

  def _equal_ordered(self, other):
      if isinstance(other, OrderedDict):
          return list(self.items()) == list(other.items())
      return dict(self) == other if isinstance(other, dict) else NotImplemented

  OrderedDict = _dict_class("OrderedDict", _fill_ordered, {
      "move_to_end": _move_to_end, "popitem": _pop_ordered, "__eq__": _equal_ordered,
      "update": _update_ordered, "setdefault": _set_default_ordered,
      "fromkeys": classmethod(
          lambda cls, iterable, value=None: OrderedDict(dict.fromkeys(iterable, value)))})

  class ChainMap:
      def __init__(self, *maps):
          self.maps = list(maps) or [{}]

      def __getitem__(self, key):
          for mapping in self.maps:
              if key in mapping:
                  return mapping[key]
          raise KeyError(key)

      def get(self, key, default=None):
          return self[key] if key in self else default

      def __contains__(self, key):
          return any(key in mapping for mapping in self.maps)

      def _merged(self):
          merged = {}
          for mapping in reversed(self.maps):
              merged.update(dict.fromkeys(mapping))
          return {key: self[key] for key in merged}

      def __iter__(self):
          return iter(self._merged())

      def __len__(self):
          return len(self._merged())

      def __bool__(self):
          return any(self.maps)

      def keys(self):
          return self._merged().keys()

      def values(self):
          return self._merged().values()

      def items(self):
          return self._merged().items()

      def __setitem__(self, key, value):
          self.maps[0][key] = value

      def __delitem__(self, key):
          if key not in self.maps[0]:
              raise KeyError(f"Key not found in the first mapping: {key!r}")
          del self.maps[0][key]

      def __eq__(self, other):
          return self._merged() == dict(other)

      def new_child(self, m=None, **kwargs):
          return ChainMap({**({} if m is None else m), **kwargs} if m is None or kwargs else m,
              *self.maps)

      @property
      def parents(self):
          return ChainMap(*self.maps[1:])

      def __repr__(self):
          return f"ChainMap({', '.join(map(repr, self.maps))})"
  """#

private let counterSource = #"""


  def _change(self, iterable, keywords, sign):
      if iterable is not None:
          if isinstance(iterable, dict):
              for element, count in iterable.items():
                  self[element] = self.get(element, 0) + sign * count
          elif _puts_directly(self):
              _tally(self, iterable, sign)
          else:
              for element in iterable:
                  self[element] = self.get(element, 0) + sign
      for element, count in keywords.items():
          self[element] = self.get(element, 0) + sign * count

  def _update(self, iterable=None, /, **kwds):
      _change(self, iterable, kwds, 1)

  def _subtract(self, iterable=None, /, **kwds):
      _change(self, iterable, kwds, -1)

  def _most_common(self, n=None):
      ranked = sorted(self.items(), key=lambda pair: pair[1], reverse=True)
      return ranked if n is None else ranked[:max(n, 0)]

  def _elements(self):
      for element, count in self.items():
          for _ in range(count):
              yield element

  def _total(self):
      return sum(self.values())

  def _copy(self):
      return type(self)(self)

  def _combine(self, other, choose, only_own=False):
      if not isinstance(other, Counter):
          return NotImplemented
      result = Counter()
      for element, count in self.items():
          count = choose(count, other[element])
          if count > 0:
              result[element] = count
      for element, count in other.items():
          if element not in self and choose(0, count) > 0:
              result[element] = choose(0, count)
      return result

  def _in_place(operation):
      def change(self, other):
          result = operation(self, other)
          if result is NotImplemented:
              return result
          self.clear()
          _change(self, result, {}, 1)
          return self
      return change

  def _every(self, other, holds):
      if not isinstance(other, Counter):
          return NotImplemented
      return all(holds(self[key], other[key]) for counter in (self, other) for key in counter)

  def _counter_text(self):
      if not self:
          return f"{type(self).__name__}()"
      try:
          pairs = _most_common(self)
      except TypeError:
          pairs = self.items()
      return f"{type(self).__name__}({dict(pairs)!r})"

  def _no_keys(cls, iterable, v=None):
      raise NotImplementedError(
          "Counter.fromkeys() is undefined.  Use Counter(iterable) instead.")

  def _sum(self, other):
      return _combine(self, other, lambda a, b: a + b)

  def _difference(self, other):
      return _combine(self, other, lambda a, b: a - b)

  def _most(self, other):
      return _combine(self, other, lambda a, b: a if a > b else b)

  def _least(self, other):
      return _combine(self, other, lambda a, b: a if a < b else b)

  Counter = _dict_class("Counter", _update, {
      "update": _update, "subtract": _subtract, "most_common": _most_common,
      "elements": _elements, "total": _total, "copy": _copy, "__repr__": _counter_text,
      "fromkeys": classmethod(_no_keys), "__add__": _sum, "__sub__": _difference, "__or__": _most,
      "__and__": _least, "__iadd__": _in_place(_sum), "__isub__": _in_place(_difference),
      "__ior__": _in_place(_most), "__iand__": _in_place(_least),
      "__pos__": lambda self: _sum(self, Counter()),
      "__neg__": lambda self: _difference(Counter(), self),
      "__eq__": lambda self, other: _every(self, other, lambda a, b: a == b),
      "__le__": lambda self, other: _every(self, other, lambda a, b: a <= b),
      "__ge__": lambda self, other: _every(self, other, lambda a, b: a >= b),
      "__lt__": lambda self, other: self <= other and not self == other,
      "__gt__": lambda self, other: self >= other and not self == other})
  """#

private let namedTupleSource = #"""


  _KEYWORDS = set("False None True and as assert async await break class continue def del elif "
      "else except finally for from global if import in is lambda nonlocal not or pass raise "
      "return try while with yield".split())

  def _check_names(typename, names):
      for name in [typename] + names:
          if not isinstance(name, str):
              raise TypeError("Type names and field names must be strings")
          if not name.isidentifier():
              raise ValueError(
                  f"Type names and field names must be valid identifiers: {name!r}")
          if name in _KEYWORDS:
              raise ValueError(f"Type names and field names cannot be a keyword: {name!r}")
      seen = set()
      for name in names:
          if name.startswith("_"):
              raise ValueError(f"Field names cannot start with an underscore: {name!r}")
          if name in seen:
              raise ValueError(f"Encountered duplicate field name: {name!r}")
          seen.add(name)

  def namedtuple(typename, field_names, *, rename=False, defaults=None, module=None):
      if isinstance(field_names, str):
          field_names = field_names.replace(",", " ").split()
      names = [str(name) for name in field_names]
      if rename:
          seen = set()
          for place, name in enumerate(names):
              if not name.isidentifier() or name in _KEYWORDS or name.startswith("_") \
                      or name in seen:
                  names[place] = f"_{place}"
              seen.add(name)
          _check_names(typename, [name for name in names if name[0] != "_"])
      else:
          _check_names(typename, names)
      defaults = () if defaults is None else tuple(defaults)
      if len(defaults) > len(names):
          raise TypeError("Got more default values than field names")
      return _make_tuple_class(typename, tuple(names), defaults, module or "__main__")
  """#
