import Interpreter

/// A call that fits none of a function's forms, told with all of them as PyTorch does.
struct InvalidCombination {
  let function: String
  let given: [Value]
  /// What stands between the brackets of each form.
  let forms: [String]
  var fix: String?

  var raise: Raise {
    var text = "\(function)() received an invalid combination of arguments - got ("
    text += given.map(\.plainTypeName).joined(separator: ", ") + "), but expected one of:\n"
    for form in forms {
      text += " * (\(form))\n"
      // PyTorch compares a form as far as it has as many parts as there are arguments.
      let parameters = form.split(separator: ", ", omittingEmptySubsequences: false)
      guard parameters.count == given.count else { continue }
      let types = zip(parameters, given).map {
        Self.isMet($0, by: $1) ? $1.typeInForm : "!\($1.typeInForm)!"
      }
      text += "      didn't match because some of the arguments have invalid types: "
      text += "(\(types.joined(separator: ", ")))\n"
    }
    return Raise(.typeError, text, fix: fix)
  }

  /// Whether PyTorch finds an argument's type in a parameter: by the names of both, so that none is
  /// found in `Number`, in lists of sizes, and where there is a default.
  private static func isMet(_ parameter: Substring, by value: Value) -> Bool {
    let words = parameter.split(separator: " ")
    guard words.count == 2, let type = words.first else { return false }
    return switch value.plainTypeName {
    case "int": type == "int" || type == "float"
    case let name: type == name
    }
  }
}

extension InvalidCombination {
  /// `tensor.view(…)`.
  static func ofView(_ given: [Value]) -> InvalidCombination {
    InvalidCombination(
      function: "view", given: given, forms: ["torch.dtype dtype", "tuple of ints size"])
  }

  /// `tensor.fill_(value)`, `tensor.masked_fill(mask, value)` and its form in place.
  static func ofFill(_ arguments: Arguments) -> InvalidCombination {
    let given = arguments.values.dropFirst().compactMap { $0 }
    let mask = given.count == 2 ? "Tensor mask, " : ""
    return InvalidCombination(
      function: arguments.function.name, given: given,
      forms: ["\(mask)Tensor value", "\(mask)Number value"],
      fix: given.last?.asString.map { "write float(\"\($0)\")" })
  }

  /// `torch.max(input, …)` and `torch.min`.
  static func ofExtreme(_ arguments: Arguments) -> InvalidCombination {
    let name = arguments.function.name
    return InvalidCombination(
      function: name, given: arguments.given("dim"),
      forms: arguments.isMethodCall
        ? ["", "Tensor other", "int dim, bool keepdim = False"]
        : [
          "Tensor input, *, Tensor out = None",
          "Tensor input, Tensor other, *, Tensor out = None",
          "Tensor input, int dim, bool keepdim = False, *, tuple of Tensors out = None",
        ])
  }

  private static let placement =
    "torch.dtype dtype = None, torch.layout layout = None, torch.device device = None, bool "
    + "pin_memory = False, bool requires_grad = False"

  /// `torch.randint(…)`.
  static func ofRandint(_ given: [Value]) -> InvalidCombination {
    let forms = ["int high, tuple of ints size", "int low, int high, tuple of ints size"]
    return InvalidCombination(
      function: "randint", given: given,
      forms: forms.flatMap { form in
        ["*, torch.Generator generator", "*"].map {
          "\(form), \($0), Tensor out = None, \(placement)"
        }
      }, fix: "write the size as a tuple: torch.randint(10, (3,))")
  }

  /// `torch.arange(…)`.
  static func ofRange(_ given: [Value]) -> InvalidCombination {
    InvalidCombination(
      function: "arange", given: given,
      forms: [
        "Number end, *, Tensor out = None, \(placement)",
        "Number start, Number end, *, \(placement)",
        "Number start, Number end, Number step = 1, *, Tensor out = None, \(placement)",
      ])
  }

  /// `torch.linspace(start, end, steps)`.
  static func ofLinspace(_ given: [Value]) -> InvalidCombination {
    let kinds = [("Tensor", "Tensor"), ("Number", "Tensor"), ("Tensor", "Number")]
    return InvalidCombination(
      function: "linspace", given: given,
      forms: (kinds + [("Number", "Number")]).map { start, end in
        "\(start) start, \(end) end, int steps, *, Tensor out = None, \(placement)"
      })
  }

  /// `torch.where(condition, input, other)`.
  static func ofWhere(_ given: [Value]) -> InvalidCombination {
    InvalidCombination(
      function: "where", given: given,
      forms: [
        "Tensor condition", "Tensor condition, Tensor input, Tensor other, *, Tensor out = None",
        "Tensor condition, Number self, Tensor other",
        "Tensor condition, Tensor input, Number other",
        "Tensor condition, Number self, Number other",
      ])
  }

  /// `x.pow(exponent)`.
  static func ofPower(_ arguments: Arguments) -> InvalidCombination {
    InvalidCombination(
      function: arguments.function.name, given: arguments.given("exponent"),
      forms: arguments.isMethodCall
        ? ["Tensor exponent", "Number exponent"]
        : [("Tensor input", "Tensor"), ("Number self", "Tensor"), ("Tensor input", "Number")].map {
          "\($0), \($1) exponent, *, Tensor out = None"
        })
  }

  /// `x.clamp(min, max)`.
  static func ofClamp(_ arguments: Arguments) -> InvalidCombination {
    InvalidCombination(
      function: arguments.function.name, given: arguments.given("min", "max"),
      forms: ["Tensor", "Number"].map { kind in
        let bounds = "\(kind) min = None, \(kind) max = None"
        return arguments.isMethodCall
          ? bounds : "Tensor input, \(bounds), *, Tensor out = None"
      })
  }

  /// `x.sum(dim)` and `x.mean(dim)`.
  static func ofReduction(_ arguments: Arguments) -> InvalidCombination {
    let (name, isMethod) = (arguments.function.name, arguments.isMethodCall)
    let (input, out) = isMethod ? ("", "") : ("Tensor input, ", ", Tensor out = None")
    return InvalidCombination(
      function: name, given: arguments.given("dim"),
      forms: [
        "\(input)*, torch.dtype dtype = None\(name == "mean" ? out : "")",
        "\(input)tuple of ints dim, bool keepdim = False, *, torch.dtype dtype = None\(out)",
      ])
  }

  /// `x.std(dim)` and `x.var(dim)`.
  static func ofSpread(_ arguments: Arguments) -> InvalidCombination {
    let isMethod = arguments.isMethodCall
    let (input, out) = isMethod ? ("", "") : ("Tensor input, ", ", Tensor out = None")
    return InvalidCombination(
      function: arguments.function.name, given: arguments.given("dim"),
      forms: [
        "\(input)tuple of ints dim, bool unbiased = True, bool keepdim = False"
          + (isMethod ? "" : ", *, Tensor out = None"),
        "\(input)tuple of ints dim = None, *, Number correction = None, bool keepdim = False\(out)",
        "\(input)bool unbiased = True",
      ])
  }
}

extension Arguments {
  /// Whether the tensor is the object of the call and no argument.
  fileprivate var isMethodCall: Bool { function.parameters.first?.name == "self" }

  /// The arguments of the call, of which the named ones may be left out at the end.
  fileprivate func given(_ names: String...) -> [Value] {
    var values = names.map { self[$0] }
    while values.last?.isNone ?? false { values.removeLast() }
    return (isMethodCall ? [] : [receiver]) + values
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
