extension StandardModule {
  /// `operator`: operators as functions, and getters.
  static var operatorModule: StandardModule {
    StandardModule(
      "operator", "Operators as functions.", source: operatorsSource + gettersSource)
  }
}

private let operatorsSource = #"""
  _abs = abs

  def abs(a, /): return _abs(a)

  def index(a, /): return range(a).stop


  def lt(a, b, /): return a < b
  def le(a, b, /): return a <= b
  def eq(a, b, /): return a == b
  def ne(a, b, /): return a != b
  def ge(a, b, /): return a >= b
  def gt(a, b, /): return a > b
  def add(a, b, /): return a + b
  def sub(a, b, /): return a - b
  def mul(a, b, /): return a * b
  def matmul(a, b, /): return a @ b
  def truediv(a, b, /): return a / b
  def floordiv(a, b, /): return a // b
  def mod(a, b, /): return a % b
  def pow(a, b, /): return a ** b
  def and_(a, b, /): return a & b
  def or_(a, b, /): return a | b
  def xor(a, b, /): return a ^ b
  def lshift(a, b, /): return a << b
  def rshift(a, b, /): return a >> b
  def neg(a, /): return -a
  def pos(a, /): return +a
  def inv(a, /): return ~a
  invert = inv
  def not_(a, /): return not a
  def truth(a, /): return True if a else False
  def is_(a, b, /): return a is b
  def is_not(a, b, /): return a is not b
  def contains(a, b, /): return b in a
  def concat(a, b, /): return a + b
  def getitem(a, b, /): return a[b]

  def setitem(a, b, c, /):
      a[b] = c

  def delitem(a, b, /):
      del a[b]

  def iadd(a, b, /):
      a += b
      return a

  def isub(a, b, /):
      a -= b
      return a

  def imul(a, b, /):
      a *= b
      return a

  def itruediv(a, b, /):
      a /= b
      return a

  def ior(a, b, /):
      a |= b
      return a

  def iand(a, b, /):
      a &= b
      return a

  def countOf(a, b, /):
      return sum(1 for element in a if element is b or element == b)

  def indexOf(a, b, /):
      for place, element in enumerate(a):
          if element is b or element == b:
              return place
      raise ValueError("sequence.index(x): x not in sequence")

  def length_hint(obj, default=0, /):
      return len(obj) if hasattr(obj, "__len__") else default
  """#

private let gettersSource = #"""


  class itemgetter:
      def __init__(self, item, /, *items):
          self._items = (item, *items)

      def __call__(self, obj, /):
          if len(self._items) == 1:
              return obj[self._items[0]]
          return tuple(obj[item] for item in self._items)

      def __repr__(self):
          return f"operator.itemgetter({', '.join(map(repr, self._items))})"

  def _follow(obj, path):
      for name in path.split("."):
          obj = getattr(obj, name)
      return obj

  class attrgetter:
      def __init__(self, attr, /, *attrs):
          self._attrs = (attr, *attrs)
          for name in self._attrs:
              if not isinstance(name, str):
                  raise TypeError("attribute name must be a string")

      def __call__(self, obj, /):
          if len(self._attrs) == 1:
              return _follow(obj, self._attrs[0])
          return tuple(_follow(obj, path) for path in self._attrs)

      def __repr__(self):
          return f"operator.attrgetter({', '.join(map(repr, self._attrs))})"

  class methodcaller:
      def __init__(self, name, /, *args, **kwargs):
          if not isinstance(name, str):
              raise TypeError("method name must be a string")
          self._name, self._args, self._kwargs = name, args, kwargs

      def __call__(self, obj, /):
          return getattr(obj, self._name)(*self._args, **self._kwargs)

      def __repr__(self):
          parts = [repr(self._name), *map(repr, self._args)]
          parts += [f"{name}={value!r}" for name, value in self._kwargs.items()]
          return f"operator.methodcaller({', '.join(parts)})"
  """#
