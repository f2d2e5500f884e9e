import Interpreter
import Tensors

/// What `grad_fn` gives: the operation that made a tensor, or the place where a leaf's gradient is
/// added up.
final class GradientFunction: NativeObject {
  private let input: GraphInput

  init(_ input: GraphInput) { self.input = input }

  var typeName: String {
    switch input {
    case .operation(let operation, _): operation.name
    case .leaf: "AccumulateGrad"
    }
  }

  var attributeNames: [String] {
    if case .leaf = input {
      ["name", "next_functions", "variable"]
    } else {
      ["name", "next_functions"]
    }
  }

  func attribute(_ name: String, in context: Context) throws(Raise) -> Value? {
    switch (name, input) {
    case ("name", _): .builtin(named)
    case ("variable", .leaf(let tensor)): Value(tensor)
    case ("next_functions", .leaf): Value(tuple: [])
    case ("next_functions", .operation(let operation, _)): Self.next(of: operation)
    default: nil
    }
  }

  /// Pairs of the function of an input and the number of its output.
  private static func next(of operation: GraphOperation) -> Value {
    Value(
      tuple: operation.inputs.map { input in
        switch input {
        case .operation(_, let output)?:
          Value(tuple: [input.map { .native(GradientFunction($0)) } ?? .none, .int(output)])
        case .leaf?: Value(tuple: [input.map { .native(GradientFunction($0)) } ?? .none, 0])
        case nil: Value(tuple: [.none, 0])
        }
      })
  }

  private var named: BuiltinFunction {
    var text = typeName
    if case .leaf = input { text = "torch::autograd::AccumulateGrad" }
    let name = text
    return BuiltinFunction("name", [], documentation: "The operation's name.") {
      (_, _) throws(Raise) in
      Value(name)
    }
  }
}
