import Interpreter
import RNN

/// Runs work on networks; what it throws becomes the exception that PyTorch raises.
func networking<Result>(_ work: () throws -> Result) throws(Raise) -> Result {
  try raising {
    do {
      return try work()
    } catch let error as LayerError {
      throw Raise(error)
    } catch let error as CellGraphError {
      throw Raise(.runtimeError, error.message)
    }
  }
}

extension Raise {
  /// A layer's error under the Python exception that PyTorch raises, in PyTorch's words.
  package init(_ error: LayerError) {
    let kind: ExceptionKind =
      switch error.kind {
      case .runtime: .runtimeError
      case .value: .valueError
      case .index: .indexError
      case .assertion: .assertionError
      case .notImplemented: .notImplementedError
      }
    self.init(kind, error.message, fix: error.fix)
  }
}

extension LayerError {
  /// How the mistake is mended, where one sentence can say.
  var fix: String? {
    switch self {
    case .inputSize(let wanted, let got):
      "make the layer with input_size=\(got), or give it \(wanted) features in the last dimension"
    case .inputDimensions(_, let got) where got > 3:
      "reshape the input to [batch, steps, features]"
    case .inputDimensions: "add the missing dimension with .unsqueeze(-1)"
    case .inputType: "write .float() behind the input"
    case .stateShape(_, let wanted, _):
      "make the state with torch.zeros(\(wanted.map(String.init).joined(separator: ", ")))"
    case .targetRange(_, let classes):
      "the network gives \(classes) classes: labels are 0 … \(classes - 1)"
    case .noParameters: "give model.parameters(); an iterator can be used only once"
    case .nesterov: "write momentum=0.9, nesterov=True"
    default: nil
    }
  }
}

extension Raise {
  /// A feature of PyTorch that a layer or a function does not have here.
  static func unsupported(_ what: String, fix: String? = nil) -> Raise {
    Raise(.notImplementedError, "\(what) is not supported here", fix: fix)
  }

  /// What `super().__init__()` would have made is missing.
  static func notInitialized(_ object: InstanceObject, missing: String) -> Raise {
    Raise(
      .attributeError, "'\(object.classObject.name)' object has no attribute '\(missing)'",
      fix: "call super().__init__() first in __init__")
  }

  /// A value where a module is wanted.
  static func notAModule(_ value: Value) -> Raise {
    var fix: String?
    if case .classObject(let object) = value { fix = "write \(object.name)() to make one" }
    return Raise(.typeError, "\(value.torchTypeName) is not a Module subclass", fix: fix)
  }
}

extension Value {
  /// The type's name as `torch.typename` gives it: `torch.FloatTensor`, `int`.
  var torchTypeName: String {
    if let tensor { return tensor.dtype.legacyName }
    switch self {
    case .classObject(let object): return object.path
    case .instance(let object): return object.classObject.path
    default: return plainTypeName
    }
  }
}

extension ClassObject {
  /// The name behind its module.
  fileprivate var path: String { module.map { "\($0).\(qualifiedName)" } ?? qualifiedName }
}
