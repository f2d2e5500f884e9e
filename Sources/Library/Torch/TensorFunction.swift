import Interpreter
import Tensors

/// An operation on a tensor: as a function it stands in the module, as a method on every tensor.
struct TensorFunction {
  typealias Body = (Tensor, Arguments, Context) throws -> Value

  let name: String
  /// The parameters behind the tensor itself.
  let parameters: [BuiltinParameter]
  let documentation: String
  let body: Body
  /// The operation where the tensor is all that it takes.
  private let operation: ((Tensor) throws -> Tensor)?

  init(
    _ name: String, _ parameters: [BuiltinParameter] = [], _ documentation: String,
    body: @escaping Body
  ) {
    self.name = name
    self.parameters = parameters
    self.documentation = documentation
    self.body = body
    operation = nil
  }

  /// An operation without parameters that gives a tensor.
  init(
    _ name: String, _ documentation: String, _ operation: @escaping (Tensor) throws -> Tensor
  ) {
    self.name = name
    parameters = []
    self.documentation = documentation
    body = { (x, _, _) in Value(try operation(x)) }
    self.operation = operation
  }

  /// The same operation under another name.
  func renamed(_ other: String) -> TensorFunction {
    TensorFunction(other, parameters, documentation, body: body)
  }

  /// The same operation, which PyTorch does not have for some kinds of numbers.
  ///
  /// - Parameter kernel: The name in PyTorch's message; the operation's own where none is given.
  func refusing(_ kinds: DType..., as kernel: String? = nil) -> TensorFunction {
    let (name, body) = (kernel ?? self.name, body)
    return TensorFunction(self.name, parameters, documentation) { (x, arguments, context) in
      if kinds.contains(where: { $0.memory == x.dtype.memory }) {
        throw TensorError.notImplemented(operation: name, x.dtype)
      }
      return try body(x, arguments, context)
    }
  }

  /// `tensor.name_(…)`: the result written into the tensor itself.
  var inPlace: TensorFunction {
    let body = body
    return TensorFunction(name + "_", parameters, documentation) { (x, arguments, context) in
      try x.inPlace { try body($0, arguments, context).tensor ?? $0 }
      return Value(x)
    }
  }

  /// `torch.name(input, …)`.
  var function: BuiltinFunction { made(.required("input")) }

  /// `tensor.name(…)`.
  var method: BuiltinFunction { made(.positional("self")) }

  /// A parameter that an operation gives back as it is stays a parameter.
  private func made(_ first: BuiltinParameter) -> BuiltinFunction {
    let body = body
    let isPython = ["norm", "split", "unique", "unique_consecutive", "register_hook"].contains(name)
    return BuiltinFunction(
      torch: name, [first] + parameters, style: isPython ? .python : .torch, documentation,
      shortcut: shortcut
    ) { (arguments, context) in
      let x = try arguments.operand()
      let result = try body(x, arguments, context)
      return result.tensor === x ? arguments.receiver : result
    }
  }

  private var shortcut: BuiltinFunction.Shortcut? {
    guard let operation else { return nil }
    return { (value, context) throws(Raise) in
      guard case .native(let object) = value, let x = object as? Tensor else { return nil }
      let result = try raising { try operation(x) }
      context.spend(onElements: result.count)
      return result === x ? value : Value(result)
    }
  }
}

extension BuiltinFunction {
  /// A function whose body may throw what tensors throw; cells see PyTorch's exceptions.
  convenience init(
    torch name: String, _ parameters: [BuiltinParameter], style: MessageStyle = .python,
    _ documentation: String, shortcut: Shortcut? = nil,
    body: @escaping (Arguments, Context) throws -> Value
  ) {
    self.init(
      name, parameters, style: style, extraKeywords: style == .torch ? .torch : nil,
      documentation: documentation, shortcut: shortcut
    ) { (arguments, context) throws(Raise) in
      let result = try raising { try body(arguments, context) }
      context.spend(onElements: result.tensor?.count ?? 0)
      return result
    }
  }
}

/// What reductions take: dimensions to reduce, and whether they stay with size 1.
var reductionParameters: [BuiltinParameter] { [.optional("dim"), .optional("keepdim", false)] }
