import Tensors

// Reading and writing all elements at once.
extension NDArray {
  private func gathered<Stored: TensorElement, Result>(
    _ tensor: Tensor, _: Stored.Type, _ convert: (Stored) -> Result
  ) -> [Result] {
    let memory = tensor.memory(Stored.self)
    if isContiguous { return (0..<count).map { convert(memory[offset + $0]) } }
    return positions.map { convert(memory[$0]) }
  }

  /// The elements at places of the memory, as they are.
  func gatheredElements(_ places: [Int]) -> Elements {
    switch memory {
    case .texts(let texts): return .texts(places.map { texts.elements[$0] })
    case .numbers(let tensor):
      switch kind.stored.memory {
      case .float64: return .doubles(places.map { tensor.memory(Double.self)[$0] })
      case .float32: return .doubles(places.map { Double(tensor.memory(Float.self)[$0]) })
      case .int64: return .integers(places.map { tensor.memory(Int64.self)[$0] })
      case .bool: return .integers(places.map { tensor.memory(Bool.self)[$0] ? 1 : 0 })
      }
    }
  }

  /// The elements as they are.
  var elements: Elements {
    switch memory {
    case .texts(let texts): .texts(positions.map { texts.elements[$0] })
    case .numbers: kind.isFloating ? .doubles(doubles) : .integers(integers)
    }
  }

  /// The elements in double precision; nan for texts.
  package var doubles: [Double] {
    guard case .numbers(let tensor) = memory else {
      return [Double](repeating: .nan, count: count)
    }
    return switch kind.stored.memory {
    case .float64: gathered(tensor, Double.self) { $0 }
    case .float32: gathered(tensor, Float.self) { Double($0) }
    case .int64: gathered(tensor, Int64.self) { Double($0) }
    case .bool: gathered(tensor, Bool.self) { $0 ? 1 : 0 }
    }
  }

  /// The elements without their fractions; what no `Int64` holds becomes the least one.
  package var integers: [Int64] {
    guard case .numbers(let tensor) = memory else { return [Int64](repeating: 0, count: count) }
    return switch kind.stored.memory {
    case .float64: gathered(tensor, Double.self) { truncated($0) }
    case .float32: gathered(tensor, Float.self) { truncated(Double($0)) }
    case .int64: gathered(tensor, Int64.self) { $0 }
    case .bool: gathered(tensor, Bool.self) { $0 ? 1 : 0 }
    }
  }

  /// Whether each element is not zero, or not empty.
  package var truths: [Bool] {
    switch elements {
    case .doubles(let values): values.map { $0 != 0 }
    case .integers(let values): values.map { $0 != 0 }
    case .texts(let values): values.map { !$0.isEmpty }
    }
  }

  /// The elements as texts, as NumPy makes them of numbers.
  var texts: [String] {
    if case .texts(let values) = elements { return values }
    return (0..<count).map { scalar(at: $0).text }
  }

  /// The code points of the longest text, at least 1.
  var textWidth: Int {
    guard case .texts(let texts) = memory else { return 1 }
    return max(texts.elements.map(\.unicodeScalars.count).max() ?? 1, 1)
  }

  /// The bytes of one element, as NumPy lays it out.
  var itemSize: Int { kind == .text ? 4 * textWidth : kind.itemSize }

  /// Writes all elements in order, converted to the kind.
  func write(_ elements: Elements) {
    write(elements, at: positions)
  }

  /// Writes elements to places of the memory; a single one goes everywhere.
  func write(_ elements: Elements, at positions: [Int]) {
    let isSingle = elements.count == 1
    switch (memory, elements) {
    case (.numbers(let tensor), .doubles(let values)):
      for (index, place) in positions.enumerated() {
        put(values[isSingle ? 0 : index], in: tensor, at: place)
      }
    case (.numbers(let tensor), .integers(let values)):
      for (index, place) in positions.enumerated() {
        put(values[isSingle ? 0 : index], in: tensor, at: place)
      }
    case (.texts(let memory), .texts(let values)):
      for (index, place) in positions.enumerated() {
        memory.elements[place] = values[isSingle ? 0 : index]
      }
    case (.texts(let memory), .doubles), (.texts(let memory), .integers):
      for place in positions { memory.elements[place] = "" }
    case (.numbers, .texts): break
    }
  }

  private func put(_ value: Double, in tensor: Tensor, at place: Int) {
    switch kind.stored.memory {
    case .float64: tensor.memory(Double.self)[place] = value
    case .float32: tensor.memory(Float.self)[place] = Float(value)
    case .int64: tensor.memory(Int64.self)[place] = kind.wrapped(truncated(value))
    case .bool: tensor.memory(Bool.self)[place] = value != 0
    }
  }

  private func put(_ value: Int64, in tensor: Tensor, at place: Int) {
    switch kind.stored.memory {
    case .float64: tensor.memory(Double.self)[place] = Double(value)
    case .float32: tensor.memory(Float.self)[place] = Float(value)
    case .int64: tensor.memory(Int64.self)[place] = kind.wrapped(value)
    case .bool: tensor.memory(Bool.self)[place] = value != 0
    }
  }

  /// A copy of another kind, in memory of its own.
  package func converted(to kind: Kind) throws -> NDArray {
    if kind == .text { return try NDArray(.texts(texts), shape: shape, kind: kind) }
    if case .texts(let texts) = elements {
      return try NDArray(try texts.map(Self.number), shape: shape, kind: kind)
    }
    return try NDArray(elements, shape: shape, kind: kind)
  }

  private static func number(_ text: String) throws -> Double {
    guard let value = Double(text.filter { !$0.isWhitespace }) else {
      throw ArrayError.notANumber(text).raise
    }
    return value
  }

  func copy() throws -> NDArray { try converted(to: kind) }

  /// This array where it is of the kind, else a copy that is.
  func of(_ kind: Kind) throws -> NDArray { kind == self.kind ? self : try converted(to: kind) }
}

/// A number without its fraction; what no `Int64` can hold becomes the least one, as on x86.
func truncated(_ value: Double) -> Int64 {
  abs(value) < 0x1p63 ? Int64(value) : .min
}
