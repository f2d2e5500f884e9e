/// `Flag` and `IntFlag` of `enum`: members that combine bit by bit.
let flagSource = #"""


  class Flag(Enum):
      @staticmethod
      def _generate_next_value_(name, start, count, last_values):
          return 2 ** max(value.bit_length() for value in last_values) if last_values else 1

      def __new__(cls, value):
          for one in cls._members:
              if one._value_ == value or one is value:
                  return one
          every = 0
          for one in cls._members:
              every |= one._value_
          if not isinstance(value, int):
              raise ValueError(f"{value!r} is not a valid {cls.__qualname__}")
          if value < 0:
              value &= every
          if value & ~every:
              width = max(value, every).bit_length()
              raise ValueError(f"{cls!r} invalid value {value!r}\n    given "
                  f"0b0 {value:0{width}b}\n  allowed 0b0 {every:0{width}b}")
          made = _bare(cls)
          parts = [one for one in cls._members if one._value_ & value == one._value_
              and one._value_.bit_count() == 1]
          _store(made, "_value_", value)
          _store(made, "_name_", "|".join(one._name_ for one in parts) or None)
          return made

      def _with(self, other, operation):
          if not isinstance(other, type(self)):
              return NotImplemented
          return type(self)(operation(self._value_, other._value_))

      def __or__(self, other):
          return self._with(other, lambda a, b: a | b)

      def __and__(self, other):
          return self._with(other, lambda a, b: a & b)

      def __xor__(self, other):
          return self._with(other, lambda a, b: a ^ b)

      def __invert__(self):
          return type(self)(~self._value_)

      def __eq__(self, other):
          return isinstance(other, type(self)) and self._value_ == other._value_

      def __hash__(self):
          return hash(self._value_)

      def __bool__(self):
          return self._value_ != 0

      def __contains__(self, other):
          if not isinstance(other, type(self)):
              raise TypeError(f"unsupported operand type(s) for 'in': "
                  f"{type(other).__qualname__!r} and {type(self).__qualname__!r}")
          return other._value_ & self._value_ == other._value_

      def __iter__(self):
          return iter([one for one in type(self)._members
              if one._value_ & self._value_ and one._value_.bit_count() == 1])

      def __len__(self):
          return self._value_.bit_count()

      def __repr__(self):
          name = type(self).__name__
          if self._name_ is None:
              return f"<{name}: {self._value_}>"
          return f"<{name}.{self._name_}: {self._value_}>"

      def __str__(self):
          name = type(self).__name__
          return f"{name}({self._value_})" if self._name_ is None else f"{name}.{self._name_}"

  class _IntFlag(Flag):
      def __new__(cls, value):
          if not isinstance(value, int):
              raise ValueError(f"{value!r} is not a valid {cls.__qualname__}")
          every = 0
          for one in cls._members:
              if one._value_ == value or one is value:
                  return one
              every |= one._value_
          value = _plain(value)
          if value < 0:
              value += 1 << max(every.bit_length(), value.bit_length())
          made = _bare(cls)
          parts = [one._name_ for one in cls._members if one._value_ & value == one._value_
              and one._value_.bit_count() == 1]
          if parts and value & ~every:
              parts.append(str(value & ~every))
          _store(made, "_value_", value)
          _store(made, "_name_", "|".join(parts) or None)
          return made

      def _with(self, other, operation):
          return type(self)(operation(self._value_, _plain(other)))

      __ror__, __rand__, __rxor__ = Flag.__or__, Flag.__and__, Flag.__xor__

      def __index__(self):
          return self._value_

      __int__ = __index__

      def __eq__(self, other):
          return self._value_ == _plain(other)

      def __hash__(self):
          return hash(self._value_)

      def __str__(self):
          return str(self._value_)

      def __format__(self, spec):
          return format(self._value_, spec)

  for _name in ("add", "sub", "mul", "truediv", "floordiv", "mod", "pow", "lshift", "rshift"):
      _delegate(_IntFlag, _name)

  IntFlag = _with_int("IntFlag", _IntFlag)
  """#
