import Interpreter
import NumPy
import Tensors

/// The numbers of nested lists and the shape that the nesting gives.
struct TensorData {
  private(set) var scalars: [Scalar] = []
  private(set) var shape: [Int] = []
  /// The highest kind of the numbers so far.
  private var kind: DType?
  /// A kind of numbers among the data that no tensor has.
  private var foreignKind: Kind?

  /// As `torch.tensor` reads its data: the first elements decide the shape.
  init(_ value: Value, in context: Context) throws(Raise) {
    shape = try Self.shape(of: value, in: context)
    try append(value, dimension: 0, in: context)
  }

  /// The tensor of the data; the highest kind of its numbers where none is given.
  func tensor(dtype: DType?) throws -> Tensor {
    if dtype == nil, let foreignKind { throw Self.refusal(of: foreignKind) }
    return try Tensor.of(scalars, shape: shape, dtype: dtype ?? kind)
  }

  private static func elements(of value: Value, in context: Context) throws(Raise) -> [Value]? {
    if case .range(let range) = value {
      try context.checkSize(range.count, of: "the tensor")
      return (0..<range.count).map { .int(range.element(at: $0)) }
    }
    if let array = value.array, array.rank > 0 { return array.list().asSequence }
    return value.asSequence
  }

  private static func shape(of value: Value, in context: Context) throws(Raise) -> [Int] {
    var shape: [Int] = []
    var inner = value
    while let elements = try elements(of: inner, in: context) {
      shape.append(elements.count)
      guard shape.count <= 64 else {
        throw Raise(.valueError, "too many dimensions '\(value.plainTypeName)'")
      }
      guard let first = elements.first else { return shape }
      inner = first
    }
    if case .string = inner {
      if shape.isEmpty { throw Raise(.typeError, "new(): invalid data type 'str'") }
      throw Raise(.valueError, "too many dimensions 'str'")
    }
    return shape
  }

  /// - Parameter isNoted: Whether the kind of the numbers is known, as an array's is.
  private mutating func append(
    _ value: Value, dimension: Int, isNoted: Bool = false, in context: Context
  ) throws(Raise) {
    guard dimension < shape.count else {
      if isNoted, let scalar = value.scalar { return scalars.append(scalar) }
      return try append(number: value)
    }
    if let array = value.array { note(array.kind) }
    let isNoted = isNoted || value.array != nil
    guard let elements = try Self.elements(of: value, in: context) else {
      throw Raise(
        .typeError, "not a sequence",
        fix: "all elements at one depth must be lists of the same length")
    }
    guard elements.count == shape[dimension] else {
      throw Raise(
        .valueError,
        "expected sequence of length \(shape[dimension]) at dim \(dimension) "
          + "(got \(elements.count))",
        fix: "all lists at one depth must have the same length")
    }
    try context.checkSize(scalars.count + elements.count, of: "the tensor")
    for element in elements {
      try append(element, dimension: dimension + 1, isNoted: isNoted, in: context)
    }
  }

  /// Takes the kind of an array's numbers into account.
  private mutating func note(_ arrayKind: Kind) {
    guard let dtype = DType(rawValue: arrayKind.rawValue) else {
      foreignKind = arrayKind
      return
    }
    note(dtype)
  }

  private mutating func note(_ dtype: DType) { kind = kind?.promoted(with: dtype) ?? dtype }

  private static func refusal(of kind: Kind) -> Raise {
    Raise(
      .typeError, "tensors here have no \(kind.rawValue)",
      fix: "name the kind: torch.tensor(…, dtype=torch.int64)")
  }

  private mutating func append(number value: Value) throws(Raise) {
    if let array = value.array, array.count == 1 {
      note(array.kind)
      scalars += try raising { try array.tensor() }.scalars
    } else if let scalar = value.scalar {
      if let number = value.native(as: ArrayScalar.self) {
        note(number.kind)
      } else {
        note(scalar.dtype)
      }
      scalars.append(scalar)
    } else if let tensor = value.tensor {
      guard tensor.count == 1 else {
        throw Raise(
          .valueError, "only one element tensors can be converted to Python scalars",
          fix: "join tensors with torch.stack([…]) or torch.cat([…])")
      }
      scalars.append(contentsOf: tensor.scalars)
      note(tensor.dtype)
    } else if value.asSequence != nil {
      throw Raise(
        .typeError, "'\(value.plainTypeName)' object cannot be interpreted as an integer",
        fix: "all elements at one depth must be numbers, or all must be lists")
    } else if value.asString != nil {
      throw Raise(.typeError, "new(): invalid data type 'str'")
    } else {
      throw Raise(.runtimeError, "Could not infer dtype of \(value.plainTypeName)")
    }
  }
}
