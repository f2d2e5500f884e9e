import Interpreter

/// `typing.get_type_hints` and its like.
let hintsSource = #"""


  def _resolved(hint, of):
      if hint is None:
          return type(None)
      if isinstance(hint, str):
          return _resolved(_evaluated(hint, of), of)
      if isinstance(hint, ForwardRef):
          return _resolved(_evaluated(hint.__forward_arg__, of), of)
      if isinstance(hint, _UnionAlias):
          return Union[tuple(_resolved(arg, of) for arg in hint.__args__)]
      if isinstance(hint, _Alias) and hint._name not in ("Literal", "Annotated"):
          args = tuple(
              [_resolved(one, of) for one in arg] if isinstance(arg, list)
              else arg if arg is ... else _resolved(arg, of) for arg in hint.__args__)
          return _Alias(hint.__origin__, hint._name, args)
      return hint

  def get_type_hints(obj, globalns=None, localns=None, include_extras=False):
      if isinstance(obj, type):
          hints = {}
          for base in reversed(obj.__mro__):
              for name, hint in base.__dict__.get("__annotations__", {}).items():
                  hints[name] = _resolved(hint, None)
          return hints
      obj = getattr(obj, "__func__", obj)
      while hasattr(obj, "__wrapped__"):
          obj = obj.__wrapped__
      hints = getattr(obj, "__annotations__", None)
      if hints is None:
          if callable(obj):
              return {}
          raise TypeError(f"{obj!r} is not a module, class, method, or function.")
      return {name: _resolved(hint, obj) for name, hint in hints.items()}

  def get_origin(tp):
      if isinstance(tp, _Alias):
          return Union if tp._name == "Union" else Literal if tp._name == "Literal" \
              else tp.__origin__
      return getattr(tp, "__origin__", None)

  def get_args(tp):
      return getattr(tp, "__args__", ())
  """#

/// `_alias(cls, key)`: `cls[key]`; `_evaluated(text, function)`: what an annotation's text means
/// where the function is defined, or in the note.
var annotationParts: [(String, Value)] {
  let alias = BuiltinFunction("_alias", [.positional("cls"), .positional("key")]) {
    (arguments, _) throws(Raise) in
    guard case .classObject(let origin) = arguments.receiver else { return arguments.receiver }
    return .native(GenericAlias(origin, arguments["key"]))
  }
  let evaluated = BuiltinFunction("_evaluated", [.positional("text"), .positional("function")]) {
    (arguments, context) throws(Raise) in
    let text = try arguments.string("text")
    guard case .function(let function) = arguments["function"] else {
      return try context.value(ofText: text, in: nil)
    }
    return try context.value(ofText: text, in: function)
  }
  return [("_alias", .builtin(alias)), ("_evaluated", .builtin(evaluated))]
}
