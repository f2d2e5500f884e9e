/// `functools.singledispatch` and `singledispatchmethod`.
let dispatchSource = #"""

  def _classes(kind):
      # The classes of a class or of a union of classes; nothing for what is neither.
      if isinstance(kind, type):
          return (kind,)
      parts = getattr(kind, "__args__", ())
      unions = str(kind).startswith(("typing.Union", "typing.Optional")) or " | " in str(kind)
      return parts if unions and all(isinstance(part, type) for part in parts) else ()

  def _annotated(function):
      if not getattr(function, "__annotations__", {}):
          raise TypeError(
              f"Invalid first argument to `register()`: {function!r}. "
              "Use either `@register(some_class)` or plain `@register` "
              "on an annotated function.")
      from typing import get_type_hints
      name, kind = next(iter(get_type_hints(function).items()))
      classes = _classes(kind)
      if not classes:
          union = getattr(kind, "__args__", ()) and not isinstance(kind, type)
          what = "not all arguments are classes" if union and "Union" in str(kind) else \
              "is not a class"
          raise TypeError(f"Invalid annotation for {name!r}. {kind!r} {what}.")
      return classes

  def _implementation(registry, cls, func):
      for base in cls.__mro__:
          if base in registry and base is not object:
              return registry[base]
      abstract = [kind for kind in registry if kind is not object and issubclass(cls, kind)]
      for kind in abstract:
          if not any(other is not kind and issubclass(other, kind) for other in abstract):
              return registry[kind]
      return registry.get(object, func)

  def singledispatch(func):
      registry = {object: func}

      def dispatch(cls):
          return _implementation(registry, cls, func)

      def register(cls, func=None):
          classes = _classes(cls)
          if not classes and func is not None:
              raise TypeError(
                  f"Invalid first argument to `register()`. {cls!r} is not a class or union type.")
          if func is None:
              if classes:
                  return lambda function: register(cls, function)
              func, classes = cls, _annotated(cls)
          for kind in classes:
              registry[kind] = func
          return func

      def wrapper(*args, **kw):
          if not args:
              raise TypeError(f"{name} requires at least 1 positional argument")
          return dispatch(type(args[0]))(*args, **kw)

      name = getattr(func, "__name__", "singledispatch function")
      wrapper.register, wrapper.dispatch, wrapper.registry = register, dispatch, registry
      return update_wrapper(wrapper, func)

  class singledispatchmethod:
      def __init__(self, func):
          if not callable(func) and not hasattr(func, "__get__"):
              raise TypeError(f"{func!r} is not callable or a descriptor")
          self.dispatcher, self.func = singledispatch(func), func

      def register(self, cls, method=None):
          return self.dispatcher.register(cls, func=method)

      def __get__(self, obj, cls=None):
          def method(*args, **kwargs):
              found = self.dispatcher.dispatch(type(args[0]))
              return found.__get__(obj, cls)(*args, **kwargs)
          method.register = self.register
          return update_wrapper(method, self.func)
  """#
