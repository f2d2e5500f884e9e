extension StandardModule {
  /// `functools`.
  static var functoolsModule: StandardModule {
    StandardModule(
      "functools", "Functions that make functions of others.",
      natives: { _ in attributeFunctions() },
      source: functionsSource + cachesSource + dispatchSource)
  }
}

private let functionsSource = #"""
  _missing = object()

  WRAPPER_ASSIGNMENTS = ("__module__", "__name__", "__qualname__", "__doc__", "__annotations__")

  def update_wrapper(wrapper, wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=()):
      for name in assigned:
          try:
              value = getattr(wrapped, name, _missing)
          except Exception:
              # An annotation that names what cells don't have: only who asks is told.
              continue
          if value is not _missing:
              setattr(wrapper, name, value)
      wrapper.__wrapped__ = wrapped
      return wrapper

  def wraps(wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=()):
      return lambda wrapper: update_wrapper(wrapper, wrapped, assigned, updated)

  def reduce(function, iterable, initial=_missing, /):
      if not hasattr(iterable, "__iter__") and not hasattr(iterable, "__getitem__"):
          try:
              iter(iterable)
          except TypeError:
              raise TypeError("reduce() arg 2 must support iteration") from None
      source = iter(iterable)
      value = next(source, _missing) if initial is _missing else initial
      if value is _missing:
          raise TypeError("reduce() of empty iterable with no initial value")
      for element in source:
          value = function(value, element)
      return value

  class partial:
      def __init__(self, func, /, *args, **keywords):
          if not callable(func):
              raise TypeError("the first argument must be callable")
          if isinstance(func, partial):
              args, keywords = func.args + args, {**func.keywords, **keywords}
              func = func.func
          self.func, self.args, self.keywords = func, args, keywords

      def __call__(self, /, *args, **keywords):
          return self.func(*self.args, *args, **{**self.keywords, **keywords})

      def __repr__(self):
          parts = [repr(self.func)] + [repr(value) for value in self.args]
          parts += [f"{name}={value!r}" for name, value in self.keywords.items()]
          return f"functools.partial({', '.join(parts)})"

  def cmp_to_key(mycmp):
      class K:
          def __init__(self, obj):
              self.obj = obj

          def __lt__(self, other):
              return mycmp(self.obj, other.obj) < 0

          def __gt__(self, other):
              return mycmp(self.obj, other.obj) > 0

          def __eq__(self, other):
              return mycmp(self.obj, other.obj) == 0

          def __le__(self, other):
              return mycmp(self.obj, other.obj) <= 0

          def __ge__(self, other):
              return mycmp(self.obj, other.obj) >= 0
      return K

  def _defines(cls, name):
      return any(name in base.__dict__ for base in cls.__mro__ if base is not object)

  def total_ordering(cls):
      known = [n for n in ("__lt__", "__le__", "__gt__", "__ge__") if _defines(cls, n)]
      if not known:
          raise ValueError("must define at least one ordering operation: < > <= >=")
      root = known[0]
      def ask(self, other, of_equal, swaps):
          answer = getattr(type(self), root)(self, other)
          if answer is NotImplemented:
              return answer
          if of_equal is None:
              return not answer
          if of_equal:
              return (not answer if swaps else answer) or self == other
          return (not answer if swaps else answer) and self != other
      rules = {
          "__lt__": {"__gt__": (False, True), "__le__": (True, False), "__ge__": (None, True)},
          "__le__": {"__ge__": (True, True), "__lt__": (False, False), "__gt__": (None, True)},
          "__gt__": {"__lt__": (False, True), "__ge__": (True, False), "__le__": (None, True)},
          "__ge__": {"__le__": (True, True), "__gt__": (False, False), "__lt__": (None, True)}}
      def define(name, of_equal, swaps):
          def method(self, other):
              return ask(self, other, of_equal, swaps)
          method.__name__ = name
          setattr(cls, name, method)
      for name, (of_equal, swaps) in rules[root].items():
          if name not in known:
              define(name, of_equal, swaps)
      return cls
  """#

private let cachesSource = #"""


  def _key(args, keywords, typed):
      key = args
      if keywords:
          key += (_missing,)
          for pair in keywords.items():
              key += pair
      if typed:
          key += tuple(type(value) for value in args)
          key += tuple(type(value) for value in keywords.values())
      return key

  class _CacheInfo:
      def __init__(self, hits, misses, maxsize, currsize):
          self.hits, self.misses, self.maxsize, self.currsize = hits, misses, maxsize, currsize

      def __iter__(self):
          return iter((self.hits, self.misses, self.maxsize, self.currsize))

      def __eq__(self, other):
          return tuple(self) == tuple(other)

      def __getitem__(self, index):
          return tuple(self)[index]

      def __repr__(self):
          sizes = f"maxsize={self.maxsize}, currsize={self.currsize}"
          return f"CacheInfo(hits={self.hits}, misses={self.misses}, {sizes})"

  def _cached(function, maxsize, typed):
      kept, counts = {}, [0, 0]

      def wrapper(*args, **keywords):
          key = _key(args, keywords, typed)
          value = kept.get(key, _missing)
          if value is not _missing:
              counts[0] += 1
              if maxsize is not None:
                  del kept[key]
                  kept[key] = value
              return value
          counts[1] += 1
          value = function(*args, **keywords)
          if maxsize != 0:
              if maxsize is not None and len(kept) >= maxsize and key not in kept:
                  del kept[next(iter(kept))]
              kept[key] = value
          return value

      def clear():
          kept.clear()
          counts[:] = [0, 0]

      wrapper.cache_info = lambda: _CacheInfo(counts[0], counts[1], maxsize, len(kept))
      wrapper.cache_clear = clear
      wrapper.cache_parameters = lambda: {"maxsize": maxsize, "typed": typed}
      return update_wrapper(wrapper, function)

  def lru_cache(maxsize=128, typed=False):
      if callable(maxsize):
          return _cached(maxsize, 128, typed)
      if maxsize is not None and not isinstance(maxsize, int):
          raise TypeError("Expected first argument to be an integer, a callable, or None")
      size = maxsize if maxsize is None else max(maxsize, 0)
      return lambda function: _cached(function, size, typed)

  def cache(user_function, /):
      return _cached(user_function, None, False)

  def cached_property(func):
      name = func.__name__
      def get(self):
          value = _stored(self, name, _missing)
          if value is _missing:
              value = func(self)
              _store(self, name, value)
          return value
      return property(get)

  """#
