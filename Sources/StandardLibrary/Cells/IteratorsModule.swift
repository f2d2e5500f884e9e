extension StandardModule {
  /// `itertools`, as generators: what is wrong with arguments is said at the call.
  static var itertoolsModule: StandardModule {
    StandardModule(
      "itertools", "Iterators that combine others.", source: iteratorsSource + arrangementsSource)
  }
}

private let iteratorsSource = #"""
  _missing = object()

  def count(start=0, step=1):
      if not isinstance(start, (int, float)) or not isinstance(step, (int, float)):
          raise TypeError("a number is required")
      def numbers():
          number = start
          while True:
              yield number
              number += step
      return numbers()

  def cycle(iterable, /):
      source = iter(iterable)
      def rounds():
          kept = []
          for element in source:
              kept.append(element)
              yield element
          while kept:
              yield from kept
      return rounds()

  def repeat(object, times=None):
      if times is None:
          def forever():
              while True:
                  yield object
          return forever()
      def often():
          for _ in range(times):
              yield object
      return often()

  def chain(*iterables):
      for iterable in iterables:
          yield from iterable

  def _from_iterable(iterable, /):
      for part in iterable:
          yield from part

  chain.from_iterable = _from_iterable

  def accumulate(iterable, func=None, *, initial=None):
      source = iter(iterable)
      def sums():
          total = initial
          if initial is None:
              for total in source:
                  break
              else:
                  return
          yield total
          for element in source:
              total = total + element if func is None else func(total, element)
              yield total
      return sums()

  def compress(data, selectors):
      pairs = zip(data, selectors)
      return (element for element, chosen in pairs if chosen)

  def dropwhile(predicate, iterable, /):
      source = iter(iterable)
      def rest():
          for element in source:
              if not predicate(element):
                  yield element
                  break
          yield from source
      return rest()

  def takewhile(predicate, iterable, /):
      source = iter(iterable)
      def first():
          for element in source:
              if not predicate(element):
                  return
              yield element
      return first()

  def filterfalse(predicate, iterable, /):
      source = iter(iterable)
      if predicate is None:
          return (element for element in source if not element)
      return (element for element in source if not predicate(element))

  def starmap(function, iterable, /):
      source = iter(iterable)
      return (function(*arguments) for arguments in source)

  def pairwise(iterable, /):
      source = iter(iterable)
      def pairs():
          for left in source:
              for right in source:
                  yield left, right
                  left = right
      return pairs()

  def islice(iterable, *bounds):
      if not bounds or len(bounds) > 3:
          few = "at least 2 arguments" if not bounds else "at most 4 arguments"
          raise TypeError(f"islice expected {few}, got {len(bounds) + 1}")
      start, stop, step = (0, bounds[0], 1) if len(bounds) == 1 else (*bounds, 1)[:3]
      start, step = 0 if start is None else start, 1 if step is None else step
      if stop is not None and (not isinstance(stop, int) or stop < 0):
          if len(bounds) > 1 and isinstance(stop, int):
              raise ValueError(
                  "Indices for islice() must be None or an integer: 0 <= x <= sys.maxsize.")
          raise ValueError(
              "Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize.")
      if not isinstance(start, int) or start < 0:
          raise ValueError(
              "Indices for islice() must be None or an integer: 0 <= x <= sys.maxsize.")
      if not isinstance(step, int) or step < 1:
          raise ValueError("Step for islice() must be a positive integer or None.")
      source = iter(iterable)
      def chosen():
          position, wanted = 0, start
          while stop is None or wanted < stop:
              for element in source:
                  position += 1
                  if position > wanted:
                      yield element
                      wanted += step
                      break
              else:
                  return
          while position < stop and next(source, _missing) is not _missing:
              position += 1
      return chosen()

  def zip_longest(*iterables, fillvalue=None):
      sources = [iter(iterable) for iterable in iterables]
      def rows():
          live = [True] * len(sources)
          while True:
              row = []
              for index, source in enumerate(sources):
                  element = next(source, _missing) if live[index] else _missing
                  if element is _missing:
                      live[index] = False
                      if not any(live):
                          return
                      element = fillvalue
                  row.append(element)
              if not row:
                  return
              yield tuple(row)
      return rows()

  def tee(iterable, n=2, /):
      if n < 0:
          raise ValueError("n must be >= 0")
      source, queues = iter(iterable), [[] for _ in range(n)]
      def branch(own):
          position = 0
          while True:
              if position == len(own):
                  own.clear()
                  position = 0
                  element = next(source, _missing)
                  if element is _missing:
                      return
                  for queue in queues:
                      queue.append(element)
              yield own[position]
              position += 1
      return tuple(branch(queue) for queue in queues)

  def groupby(iterable, key=None):
      source = iter(iterable)
      def groups():
          element = next(source, _missing)
          while element is not _missing:
              value = element if key is None else key(element)
              state = [element, True]
              def group(value=value, state=state):
                  while state[1]:
                      yield state[0]
                      state[0] = next(source, _missing)
                      last = state[0]
                      state[1] = last is not _missing and (
                          (last if key is None else key(last)) == value)
              members = group()
              yield value, members
              for _ in members:
                  pass
              element = state[0]
      return groups()
  """#

/// Products, permutations and combinations, in lexicographic order of places.
private let arrangementsSource = #"""


  def product(*iterables, repeat=1):
      if repeat < 0:
          raise ValueError("repeat argument cannot be negative")
      pools = [tuple(iterable) for iterable in iterables] * repeat
      def rows():
          if not all(pools):
              return
          places = [0] * len(pools)
          while True:
              yield tuple(pool[place] for pool, place in zip(pools, places))
              for index in range(len(pools) - 1, -1, -1):
                  places[index] += 1
                  if places[index] < len(pools[index]):
                      break
                  places[index] = 0
              else:
                  return
      return rows()

  def _size(r, pool):
      if not isinstance(r, int):
          raise TypeError(f"'{type(r).__name__}' object cannot be interpreted as an integer")
      if r < 0:
          raise ValueError("r must be non-negative")
      return r

  def permutations(iterable, r=None):
      pool = tuple(iterable)
      if r is not None and not isinstance(r, int):
          raise TypeError("Expected int as r")
      size = len(pool) if r is None else _size(r, pool)
      def extend(chosen, free):
          if len(chosen) == size:
              yield tuple(pool[place] for place in chosen)
              return
          for index, place in enumerate(free):
              yield from extend(chosen + [place], free[:index] + free[index + 1:])
      if size > len(pool):
          return iter(())
      return extend([], list(range(len(pool))))

  def combinations(iterable, r):
      pool = tuple(iterable)
      size = _size(r, pool)
      def rows():
          if size > len(pool):
              return
          places = list(range(size))
          while True:
              yield tuple(pool[place] for place in places)
              index = size - 1
              while index >= 0 and places[index] == index + len(pool) - size:
                  index -= 1
              if index < 0:
                  return
              first = places[index] + 1
              places[index:] = range(first, first + size - index)
      return rows()

  def combinations_with_replacement(iterable, r):
      pool = tuple(iterable)
      size = _size(r, pool)
      def rows():
          if size and not pool:
              return
          places = [0] * size
          while True:
              yield tuple(pool[place] for place in places)
              index = size - 1
              while index >= 0 and places[index] == len(pool) - 1:
                  index -= 1
              if index < 0:
                  return
              places[index:] = [places[index] + 1] * (size - index)
      return rows()
  """#
