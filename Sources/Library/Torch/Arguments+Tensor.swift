import Interpreter
import Tensors

/// A tensor or a number, as the other side of an operation.
enum Operand {
  case tensor(Tensor)
  case scalar(Scalar)

  /// The operand as a tensor; a number becomes one without dimensions.
  var tensor: Tensor {
    switch self {
    case .tensor(let tensor): tensor
    case .scalar(let scalar): .wrapped(scalar)
    }
  }
}

// Readers of arguments, with PyTorch's words for those of the wrong type.
extension Arguments {
  /// The tensor of an argument.
  package func tensor(_ name: String) throws(Raise) -> Tensor {
    if let tensor = self[name].tensor { return tensor }
    throw wrongTensorType(name, expected: "Tensor")
  }

  /// The tensor that a method is called on, or a function's first argument.
  func operand() throws(Raise) -> Tensor {
    if let tensor = receiver.tensor { return tensor }
    throw wrongTensorType(function.parameters.first?.name ?? "input", expected: "Tensor")
  }

  /// The other side of an operation: a tensor or a number.
  func operand(_ name: String) throws(Raise) -> Operand {
    if let tensor = self[name].tensor { return .tensor(tensor) }
    if let scalar = self[name].scalar { return .scalar(scalar) }
    throw wrongTensorType(name, expected: "Tensor")
  }

  /// One number; a tensor without dimensions counts as one.
  package func scalar(_ name: String) throws(Raise) -> Scalar {
    if let scalar = self[name].scalar { return scalar }
    if let tensor = self[name].tensor, tensor.rank == 0 {
      return try raising { try tensor.item() }
    }
    throw wrongTensorType(name, expected: "Number")
  }

  /// The tensors of a list or a tuple.
  package func tensors(_ name: String) throws(Raise) -> [Tensor] {
    guard let values = self[name].asSequence else {
      throw wrongTensorType(name, expected: "tuple of Tensors")
    }
    var tensors: [Tensor] = []
    for (index, value) in values.enumerated() {
      guard let tensor = value.tensor else {
        throw Raise(
          .typeError,
          "expected Tensor as element \(index) in argument 0, but got \(value.plainTypeName)")
      }
      tensors.append(tensor)
    }
    return tensors
  }

  /// An integer; a tensor with one integer counts as one.
  func integer(_ name: String) throws(Raise) -> Int {
    if let value = self[name].asInt { return value }
    if let value = self[name].tensor?.index { return value }
    throw wrongTensorType(name, expected: "int")
  }

  /// The dimensions that `dim` names, or nothing for all.
  func dimensions() throws(Raise) -> [Int]? {
    let value = self["dim"]
    if value.isNone { return nil }
    if let single = value.asInt { return [single] }
    guard let values = value.asSequence else {
      throw wrongTensorType("dim", expected: "tuple of ints")
    }
    let found = values.compactMap(\.asInt)
    guard found.count == values.count else {
      throw wrongTensorType("dim", expected: "tuple of ints")
    }
    return found.isEmpty ? nil : found
  }

  /// The one dimension that `dim` names, or nothing.
  func dimension() throws(Raise) -> Int? {
    self["dim"].isNone ? nil : try integer("dim")
  }

  /// Whether reduced dimensions stay, with size 1.
  func keepsDimensions() throws(Raise) -> Bool {
    try bool("keepdim")
  }

  /// Sizes given one by one, as one list or tuple, or by the name `name`.
  func sizes(_ name: String = "size") throws(Raise) -> [Int] {
    var given = rest
    if given.isEmpty, let named = keywordSizes(name) { given = named }
    if given.count == 1, let sequence = given[0].asSequence {
      return try self.sizes(in: sequence, name)
    }
    var sizes: [Int] = []
    for (index, value) in given.enumerated() {
      guard let size = value.asInt ?? value.tensor?.index else {
        throw wrongSize(name, value, at: index)
      }
      sizes.append(size)
    }
    return sizes
  }

  /// Sizes in one list or tuple: a single number is none.
  func shape(_ name: String) throws(Raise) -> [Int] {
    guard let values = self[name].asSequence else {
      throw wrongTensorType(name, expected: "tuple of ints")
    }
    return try sizes(in: values, name)
  }

  private func sizes(in values: [Value], _ name: String) throws(Raise) -> [Int] {
    var sizes: [Int] = []
    for (index, value) in values.enumerated() {
      guard let size = value.asInt ?? value.tensor?.index else {
        throw wrongElement(name, value, at: index)
      }
      sizes.append(size)
    }
    return sizes
  }

  private func wrongElement(_ name: String, _ value: Value, at index: Int) -> Raise {
    .wrongSize(value, at: index, place: place(of: name), "\(function.name)(): argument '\(name)'")
  }

  private func keywordSizes(_ name: String) -> [Value]? {
    let value = self[name]
    return value.isNone ? nil : [value]
  }

  private func wrongSize(_ name: String, _ value: Value, at index: Int) -> Raise {
    let type = value.plainTypeName
    if index == 0 {
      return Raise(
        .typeError,
        "\(function.name)(): argument '\(name)' (position 1) must be tuple of ints, not \(type)")
    }
    return wrongElement(name, value, at: index)
  }

  /// Where an argument stands in a call, counted as PyTorch does: a method's object has no place.
  private func place(of name: String) -> Int {
    let index = function.parameters.firstIndex { $0.name == name } ?? 0
    let isMethod = function.parameters.first?.name == "self"
    return max(isMethod || function.parameters[index].kind == .keywordOnly ? 1 : index + 1, 1)
  }

  /// The error for an argument of the wrong type, which counts places as PyTorch does: a method's
  /// object has none.
  package func wrongTensorType(_ name: String, expected: String) -> Raise {
    let parameters = function.parameters
    let index = parameters.firstIndex { $0.name == name } ?? 0
    let isMethod = parameters.first?.name == "self"
    let place =
      parameters.indices.contains(index) && parameters[index].kind == .keywordOnly
      ? "" : " (position \(isMethod ? index : index + 1))"
    return Raise(
      .typeError,
      "\(function.name)(): argument '\(name)'\(place) must be \(expected), "
        + "not \(self[name].plainTypeName)")
  }
}

extension Tensor {
  /// The integer of a tensor with one integer, else nothing.
  var index: Int? {
    guard count == 1, dtype.isInteger else { return nil }
    return integers.first
  }
}

extension Raise {
  /// An element among sizes that is no integer, in PyTorch's words.
  ///
  /// - Parameter subject: The function and its argument.
  static func wrongSize(
    _ value: Value, at index: Int, place: Int = 1, _ subject: String, fix: String? = nil
  ) -> Raise {
    let type = value.plainTypeName
    return Raise(
      .typeError,
      index == 0
        ? "\(subject) (position \(place)) must be tuple of ints, but found element of type "
          + "\(type) at pos 0"
        : "\(subject) failed to unpack the object at pos \(index + 1) with error "
          + "\"type must be tuple of ints,but got \(type)\"",
      fix: fix)
  }
}
