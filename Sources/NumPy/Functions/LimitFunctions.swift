import Interpreter

/// What `np.finfo` and `np.iinfo` tell of a kind, and settings for a block.
var limitFunctions: [ArrayFunction] {
  [
    ArrayFunction("finfo", "dtype", "The bounds of a kind with fractions.") { call in
      let kind = try floating(call["dtype"], in: call.context)
      guard kind.isFloating else {
        throw ArrayError.value("data type <class 'numpy.\(kind.rawValue)'> not inexact").raise
      }
      return .native(KindLimits(kind))
    },
    ArrayFunction("iinfo", "type", "The bounds of an integer kind.") { call in
      let kind = try floating(call["type"], in: call.context)
      guard kind.isInteger else {
        throw ArrayError.value("Invalid integer data type '\(kind.letter)'.").raise
      }
      return .native(KindLimits(kind))
    },
    ArrayFunction("issubdtype", "arg1, arg2", "Whether a kind is one of a group.") { call in
      let kind = try Kind.of(call["arg1"])
      let type = call.context.nativeClass(named: "numpy.\(kind.rawValue)")
      guard case .classObject(let group) = call["arg2"],
        !["float", "int", "bool"].contains(group.name)
      else { return .bool(try Kind.of(call["arg2"]) == kind) }
      return .bool(type.isSubclass(of: group))
    },
    ArrayFunction(
      "errstate", "all=None, divide=None, over=None, under=None, invalid=None",
      "A block without warnings of divisions."
    ) { _ in .native(QuietBlock()) },
  ]
}

/// The kind of a dtype, or of a number.
private func floating(_ value: Value, in context: Context) throws -> Kind {
  switch value {
  case .native(let object as NDArray): object.kind
  case .native(let object as ArrayScalar): object.kind
  default: try Kind.of(value)
  }
}

/// `np.finfo(np.float32)`: the bounds of a kind.
private final class KindLimits: NativeObject {
  let kind: Kind

  init(_ kind: Kind) { self.kind = kind }

  var typeName: String { kind.isFloating ? "numpy.finfo" : "numpy.iinfo" }
  var attributeNames: [String] { ["bits", "eps", "max", "min", "tiny", "resolution"] }

  func repr(in context: Context) throws(Raise) -> String {
    let bounds = kind.range
    return kind.isInteger
      ? "iinfo(min=\(bounds.lowerBound), max=\(bounds.upperBound), dtype=\(kind.rawValue))"
      : "finfo(dtype=\(kind.rawValue))"
  }

  func attribute(_ name: String, in context: Context) throws(Raise) -> Value? {
    if kind.isInteger {
      switch name {
      case "max": return .int(Int(kind.range.upperBound))
      case "min": return .int(Int(kind.range.lowerBound))
      case "bits": return .int(kind.bits ?? 64)
      default: return nil
      }
    }
    let isSingle = kind == .float32
    let largest = isSingle ? Double(Float.greatestFiniteMagnitude) : .greatestFiniteMagnitude
    let number: Double
    switch name {
    case "bits": return .int(isSingle ? 32 : 64)
    case "eps": number = isSingle ? Double(Float.ulpOfOne) : .ulpOfOne
    case "max": number = largest
    case "min": number = -largest
    case "tiny", "smallest_normal":
      number = isSingle ? Double(Float.leastNormalMagnitude) : .leastNormalMagnitude
    case "resolution": number = isSingle ? Double(Float(1e-6)) : 1e-15
    default: return nil
    }
    return .native(ArrayScalar(.double(number), kind: kind))
  }
}

/// `with np.errstate(…):` a block in which divisions do not warn.
private final class QuietBlock: NativeObject {
  private var warn: ((String) -> Void)?

  var typeName: String { "numpy.errstate" }

  func enter(in context: Context) throws(Raise) -> Value {
    warn = context.warn
    context.warn = { _ in }
    return .none
  }

  func exit(_ raise: Raise?, in context: Context) throws(Raise) -> Bool {
    if let warn { context.warn = warn }
    return false
  }
}
