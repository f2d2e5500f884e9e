import Interpreter

extension StandardModule {
  /// `__future__`: names without an effect, since the cell language has what they ask for.
  static var futureModule: StandardModule {
    StandardModule(
      "__future__", "What newer versions of Python have: all of it is there.",
      source: #"""
        class _Feature:
            def __init__(self, optional, mandatory, flag):
                self.optional, self.mandatory, self.compiler_flag = optional, mandatory, flag

        nested_scopes = generators = _Feature((2, 1, 0, "beta", 1), (2, 2, 0, "alpha", 0), 16)
        division = _Feature((2, 2, 0, "alpha", 2), (3, 0, 0, "alpha", 0), 131072)
        absolute_import = _Feature((2, 5, 0, "alpha", 1), (3, 0, 0, "alpha", 0), 262144)
        with_statement = _Feature((2, 5, 0, "alpha", 1), (2, 6, 0, "alpha", 0), 524288)
        print_function = _Feature((2, 6, 0, "alpha", 2), (3, 0, 0, "alpha", 0), 1048576)
        unicode_literals = _Feature((2, 6, 0, "alpha", 2), (3, 0, 0, "alpha", 0), 2097152)
        generator_stop = _Feature((3, 5, 0, "beta", 1), (3, 7, 0, "alpha", 0), 8388608)
        annotations = _Feature((3, 7, 0, "beta", 1), None, 16777216)
        """#)
  }

  /// `gc`: memory is freed with the last reference, so that there is nothing to collect.
  static var gcModule: StandardModule {
    StandardModule(
      "gc", "Does nothing: memory is freed by itself.",
      source: #"""
        def collect(generation=2):
            return 0

        def enable():
            pass

        disable = freeze = unfreeze = enable

        def isenabled():
            return True
        """#)
  }

  /// `types`.
  static var typesModule: StandardModule {
    StandardModule(
      "types", "Attributes without a class, and the types of functions.",
      source: #"""
        class SimpleNamespace:
            def __init__(self, /, **kwargs):
                for name in kwargs:
                    setattr(self, name, kwargs[name])

            def __repr__(self):
                kind = type(self).__name__
                kind = "namespace" if kind == "SimpleNamespace" else kind
                parts = [f"{name}={value!r}" for name, value in vars(self).items()]
                return f"{kind}({', '.join(parts)})"

            def __eq__(self, other):
                if not isinstance(other, SimpleNamespace):
                    return NotImplemented
                return vars(self) == vars(other)

        FunctionType = LambdaType = type(lambda: None)
        BuiltinFunctionType = BuiltinMethodType = type(len)
        NoneType, EllipsisType, NotImplementedType = type(None), type(...), type(NotImplemented)
        GeneratorType = type(_ for _ in ())
        MethodType = type(SimpleNamespace().__repr__)
        """#)
  }
}
