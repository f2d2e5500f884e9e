import Interpreter
import Tensors

extension ExtraKeywords {
  /// Those of PyTorch's functions that are written in C++: NumPy's names of parameters, and `out=`.
  static var torch: ExtraKeywords {
    ExtraKeywords(
      synonyms: [
        "axis": "dim", "keepdims": "keepdim", "x": "input", "a": "input", "x1": "input",
        "x2": "other",
      ], store: store)
  }

  /// Writes a result into the tensor of `out=` and gives that.
  private static func store(
    _ result: Value, into target: Value, of function: String
  ) throws(Raise) -> Value {
    guard let made = result.tensor else {
      throw .unsupported(
        "out= for several results", fix: "give them names: values, indices = torch.\(function)(…)")
    }
    guard let place = target.tensor else {
      throw .wrongTensorArgument(function, found: target.plainTypeName)
    }
    if GradientMode.isEnabled, made.requiresGrad || place.requiresGrad {
      throw Raise(
        .runtimeError,
        "\(function)(): functions with out=... arguments don't support automatic differentiation, "
          + "but one of the arguments requires grad.",
        fix: "write y = torch.\(function)(…), or compute inside `with torch.no_grad():`")
    }
    guard made.shape == place.shape else {
      throw .unsupported(
        "out= of the shape \(place.shape) for a result of the shape \(made.shape)",
        fix: "make it with torch.empty(\(made.shape.map(String.init).joined(separator: ", ")))")
    }
    try raising {
      guard made.dtype.canWrite(to: place.dtype) else {
        throw TensorError.inPlaceDType(result: made.dtype, output: place.dtype)
      }
      try noGrad { _ = try place.copy_(made) }
    }
    return target
  }
}

extension Raise {
  fileprivate static func wrongTensorArgument(_ function: String, found: String) -> Raise {
    Raise(.typeError, "\(function)(): argument 'out' must be Tensor, not \(found)")
  }
}
