/// `UserDict` and `UserList` of `collections`: containers that keep what they hold in `data`, for
/// classes that change what items mean.
let userContainersSource = #"""


  class UserDict:
      def __init__(self, dict=None, /, **kwargs):
          self.data = {}
          if dict is not None:
              self.update(dict)
          if kwargs:
              self.update(kwargs)

      def __len__(self):
          return len(self.data)

      def __getitem__(self, key):
          if key in self.data:
              return self.data[key]
          if hasattr(type(self), "__missing__"):
              return type(self).__missing__(self, key)
          raise KeyError(key)

      def __setitem__(self, key, item):
          self.data[key] = item

      def __delitem__(self, key):
          del self.data[key]

      def __iter__(self):
          return iter(self.data)

      def __contains__(self, key):
          return key in self.data

      def get(self, key, default=None):
          return self[key] if key in self else default

      def keys(self):
          return self.data.keys()

      def values(self):
          return [self[key] for key in self]

      def items(self):
          return [(key, self[key]) for key in self]

      def update(self, other=(), /, **kwds):
          for key, value in dict(other, **kwds).items():
              self[key] = value

      def setdefault(self, key, default=None):
          if key not in self:
              self[key] = default
          return self[key]

      def pop(self, key, *default):
          if key not in self:
              if default:
                  return default[0]
              raise KeyError(key)
          value = self[key]
          del self[key]
          return value

      def popitem(self):
          key = next(iter(self), None)
          if key not in self:
              raise KeyError
          return key, self.pop(key)

      def clear(self):
          while self.data:
              self.popitem()

      def copy(self):
          made = type(self)()
          made.__dict__.update(self.__dict__)
          made.data = self.data.copy()
          return made

      def __or__(self, other):
          return type(self)({**self.data, **other})

      def __eq__(self, other):
          return dict(self.items()) == (dict(other.items()) if hasattr(other, "items") else other)

      def __repr__(self):
          return repr(self.data)

  class UserList:
      def __init__(self, initlist=None):
          self.data = [] if initlist is None else list(initlist)

      def __len__(self):
          return len(self.data)

      def __getitem__(self, i):
          return type(self)(self.data[i]) if isinstance(i, slice) else self.data[i]

      def __setitem__(self, i, item):
          self.data[i] = item

      def __delitem__(self, i):
          del self.data[i]

      def __contains__(self, item):
          return item in self.data

      def __add__(self, other):
          return type(self)(self.data + list(other))

      def __radd__(self, other):
          return type(self)(list(other) + self.data)

      def __iadd__(self, other):
          self.data += list(other)
          return self

      def __mul__(self, n):
          return type(self)(self.data * n)

      __rmul__ = __mul__

      def __eq__(self, other):
          return self.data == _held(other)

      def __lt__(self, other):
          return self.data < _held(other)

      def __repr__(self):
          return repr(self.data)

      def copy(self):
          return type(self)(self)

  def _held(other):
      return other.data if isinstance(other, UserList) else other

  def _hand_on(name):
      return lambda self, *args, **kwds: getattr(self.data, name)(*args, **kwds)

  for _name in ("append", "insert", "pop", "remove", "clear", "count", "index", "reverse", "sort",
          "extend"):
      setattr(UserList, _name, _hand_on(_name))
  """#
