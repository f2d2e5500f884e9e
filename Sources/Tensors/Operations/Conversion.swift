extension Tensor {
  /// The elements as another kind of number; the tensor itself where it is of that kind.
  public func to(_ target: DType) throws -> Tensor {
    if dtype == target { return self }
    let source = dtype
    return try converted(to: target).recorded("ToCopyBackward0", [self]) { context in
      [try context.gradient.converted(to: source)]
    }
  }

  /// The elements as another kind of number, outside of the graph.
  func converted(to target: DType) throws -> Tensor {
    if dtype == target { return self }
    let made: Tensor =
      switch (dtype.memory, target.memory) {
      case (.float32, .float32), (.float64, .float64), (.int64, .int64), (.bool, .bool):
        try copied()
      case (.float32, .float64): try map(Float.self) { Double($0) }
      case (.float64, .float32): try map(Double.self) { Float($0) }
      case (.float32, .int64): try map(Float.self) { target.integer(Double($0)) }
      case (.float64, .int64): try map(Double.self) { target.integer($0) }
      case (.float32, .bool): try map(Float.self) { $0 != 0 }
      case (.float64, .bool): try map(Double.self) { $0 != 0 }
      case (.int64, .float32): try map(Int64.self) { Float($0) }
      case (.int64, .float64): try map(Int64.self) { Double($0) }
      case (.int64, .bool): try map(Int64.self) { $0 != 0 }
      case (.bool, .float32): try map(Bool.self) { $0 ? Float(1) : 0 }
      case (.bool, .float64): try map(Bool.self) { $0 ? Double(1) : 0 }
      case (.bool, .int64): try map(Bool.self) { $0 ? Int64(1) : 0 }
      }
    return made.narrowed(to: target)
  }

  /// The elements as numbers with a fraction, outside of the graph: those of float64 stay so.
  func floating() throws -> Tensor { try converted(to: dtype.floating) }
  /// The elements as integers, outside of the graph.
  func long() throws -> Tensor { try converted(to: .int64) }

  /// A copy with its own memory, through which gradients flow.
  public func clone() throws -> Tensor {
    try copied().recorded("CloneBackward0", [self]) { [$0.gradient] }
  }

  /// The tensor itself where its elements stand in order, else a copy where they do.
  public func contiguous() throws -> Tensor {
    isContiguous ? self : try clone()
  }
}
