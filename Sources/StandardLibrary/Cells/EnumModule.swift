extension StandardModule {
  /// `enum`: `Enum`, `auto` and `unique`. Without metaclasses, a class tells how it is run
  /// through, counted, searched and printed by methods whose names begin with `__class_`.
  static var enumModule: StandardModule {
    StandardModule(
      "enum", "Classes of named values.", natives: { _ in attributeFunctions() },
      source: #"""
        class auto:
            value = None

        def _is_member(name, value):
            if name.startswith("_"):
                return False
            return type(value).__name__ not in ("function", "property", "classmethod",
                "staticmethod", "builtin_function_or_method", "type")

        class Enum:
            def __init_subclass__(cls):
                members, by_value = {}, []
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
                    made = object.__new__(cls)
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

            def __new__(cls, value):
                for one in cls._members:
                    if one._value_ == value or one is value:
                        return one
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

            def __hash__(self):
                return hash(self._name_)

        def unique(enumeration):
            twice = [(name, one._name_) for name, one in enumeration.__members__.items()
                if name != one._name_]
            if twice:
                pairs = ", ".join(f"{alias} -> {name}" for alias, name in twice)
                raise ValueError(f"duplicate values found in {enumeration!r}: {pairs}")
            return enumeration
        """#)
  }
}
