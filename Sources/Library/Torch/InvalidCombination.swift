import Interpreter

/// A call that fits none of a function's forms, told with all of them as PyTorch does.
struct InvalidCombination {
  /// What a parameter takes.
  enum Parameter {
    case tensor, number, integer, sizes, dtype

    func takes(_ value: Value) -> Bool {
      switch self {
      case .tensor: value.tensor != nil
      case .number: value.scalar != nil
      case .integer: value.asInt != nil
      case .sizes: value.asSequence?.allSatisfy { $0.asInt != nil } ?? (value.asInt != nil)
      case .dtype: value.native(as: DTypeObject.self) != nil
      }
    }
  }

  /// One form of the function.
  struct Form {
    let text: String
    /// What it takes, where it has no parameters besides; else nothing.
    var parameters: [Parameter]?
  }

  let function: String
  let given: [Value]
  let forms: [Form]
  var fix: String?

  var raise: Raise {
    var text = "\(function)() received an invalid combination of arguments - got ("
    text += given.map(\.plainTypeName).joined(separator: ", ") + "), but expected one of:\n"
    for form in forms {
      text += " * (\(form.text))\n"
      guard let parameters = form.parameters, parameters.count == given.count, !given.isEmpty
      else { continue }
      let types = zip(parameters, given).map { $0.takes($1) ? $1.typeInForm : "!\($1.typeInForm)!" }
      text += "      didn't match because some of the arguments have invalid types: "
      text += "(\(types.joined(separator: ", ")))\n"
    }
    return Raise(.typeError, text, fix: fix)
  }
}

extension InvalidCombination {
  /// `tensor.view(…)`.
  static func ofView(_ given: [Value]) -> InvalidCombination {
    InvalidCombination(
      function: "view", given: given,
      forms: [
        Form(text: "torch.dtype dtype", parameters: [.dtype]),
        Form(text: "tuple of ints size", parameters: [.sizes]),
      ])
  }

  /// `tensor.fill_(value)`, `tensor.masked_fill(mask, value)` and its form in place.
  static func ofFill(_ arguments: Arguments) -> InvalidCombination {
    let given = arguments.values.dropFirst().compactMap { $0 }
    let (mask, isMask): (String, [Parameter]) =
      given.count == 2 ? ("Tensor mask, ", [.tensor]) : ("", [])
    return InvalidCombination(
      function: arguments.function.name, given: given,
      forms: [
        Form(text: mask + "Tensor value", parameters: isMask + [.tensor]),
        Form(text: mask + "Number value", parameters: isMask + [.number]),
      ], fix: given.last?.asString.map { "write float(\"\($0)\")" })
  }

  /// `torch.max(input, …)` and `torch.min`.
  static func ofExtreme(_ function: String, _ given: [Value]) -> InvalidCombination {
    InvalidCombination(
      function: function, given: given,
      forms: [
        Form(text: "Tensor input, *, Tensor out = None"),
        Form(text: "Tensor input, Tensor other, *, Tensor out = None"),
        Form(
          text: "Tensor input, int dim, bool keepdim = False, *, tuple of Tensors out = None"),
      ], fix: given.first?.tensor == nil ? "Python's own \(function) takes numbers" : nil)
  }

  /// `torch.randint(…)`.
  static func ofRandint(_ given: [Value]) -> InvalidCombination {
    let rest =
      "Tensor out = None, torch.dtype dtype = None, torch.layout layout = None, torch.device device "
      + "= None, bool pin_memory = False, bool requires_grad = False"
    let forms = ["int high, tuple of ints size", "int low, int high, tuple of ints size"]
    return InvalidCombination(
      function: "randint", given: given,
      forms: forms.flatMap { form in
        [
          Form(text: form + ", *, torch.Generator generator, " + rest),
          Form(text: form + ", *, " + rest),
        ]
      }, fix: "write the size as a tuple: torch.randint(10, (3,))")
  }

  /// `torch.where(condition, input, other)`.
  static func ofWhere(_ given: [Value]) -> InvalidCombination {
    InvalidCombination(
      function: "where", given: given,
      forms: [
        Form(text: "Tensor condition"),
        Form(text: "Tensor condition, Tensor input, Tensor other, *, Tensor out = None"),
        Form(
          text: "Tensor condition, Number self, Tensor other",
          parameters: [.tensor, .number, .tensor]),
        Form(
          text: "Tensor condition, Tensor input, Number other",
          parameters: [.tensor, .tensor, .number]),
        Form(
          text: "Tensor condition, Number self, Number other",
          parameters: [.tensor, .number, .number]),
      ])
  }
}

extension Value {
  /// The type's name as a form shows it: a list with the types of its elements.
  fileprivate var typeInForm: String {
    guard let elements = asSequence, ["list", "tuple"].contains(plainTypeName) else {
      return plainTypeName
    }
    let types = elements.map(\.plainTypeName).joined(separator: ", ")
    return plainTypeName == "list" ? "list of [\(types)]" : "tuple of (\(types))"
  }
}
