import Interpreter
import NumPy
import Tensors

// Arrays and tensors show each other's memory.

extension Tensor: ArrayConvertible {
  package func array(in context: Context) throws(Raise) -> NDArray {
    guard !requiresGrad else {
      throw Raise(
        .runtimeError,
        "Can't call numpy() on Tensor that requires grad. Use tensor.detach().numpy() instead.")
    }
    return NDArray(sharing: self)
  }

  package func result(_ array: NDArray) throws(Raise) -> Value {
    let tensor = try array.sharedTensor()
    return Value(try raising { tensor.dtype == .bool ? try tensor.to(.uint8) : tensor })
  }
}

extension ParameterObject: ArrayConvertible {
  package func array(in context: Context) throws(Raise) -> NDArray {
    try tensor.array(in: context)
  }

  package func result(_ array: NDArray) throws(Raise) -> Value { try tensor.result(array) }
}

extension NDArray {
  /// The array's numbers as a tensor that shares its memory where it can.
  ///
  /// - Throws: Where no tensor holds numbers of the kind.
  func sharedTensor() throws(Raise) -> Tensor {
    guard DType(rawValue: kind.rawValue) != nil else {
      let isText = kind == .text
      throw Raise(
        .typeError,
        isText
          ? "can't convert np.ndarray of type numpy.str_. The only supported types are: float64, "
            + "float32, int64, int32, int16, int8, uint8, and bool."
          : "tensors here have no \(kind.rawValue)",
        fix: isText ? nil : "convert the array first: .astype(np.int64)")
    }
    guard isForward else {
      throw Raise(
        .valueError,
        "At least one stride in the given numpy array is negative, and tensors with negative "
          + "strides are not currently supported. (You can probably work around this by making a "
          + "copy of your array  with array.copy().) ")
    }
    return try raising { try tensor() }
  }
}

extension Value {
  /// An array's numbers as a tensor, copied where no tensor can show them; nothing for other values.
  func arrayAsTensor() throws(Raise) -> Tensor? {
    guard let array else { return nil }
    return try raising { try array.tensor() }
  }
}

/// `torch.from_numpy(array)`.
var arrayReader: BuiltinFunction {
  BuiltinFunction(
    "from_numpy", [.required("ndarray")], documentation: "A tensor that shares an array's memory."
  ) { (arguments, _) throws(Raise) in
    let given = arguments["ndarray"]
    guard let array = given.array else {
      throw Raise(
        .typeError,
        "expected np.ndarray (got \(given.plainTypeName.split(separator: ".").last ?? ""))")
    }
    return Value(try array.sharedTensor())
  }
}

/// `tensor.numpy()`.
var arrayMethods: [TensorFunction] {
  [
    TensorFunction(
      "numpy", [.keywordOnly("force", false)], "An array that shares the tensor's memory."
    ) { (x, arguments, context) in
      .native(try (arguments.bool("force") ? x.detach() : x).array(in: context))
    },
    TensorFunction("__array__", [.optional("dtype")], "An array that shares the tensor's memory.") {
      (x, _, context) in .native(try x.array(in: context))
    },
  ]
}
