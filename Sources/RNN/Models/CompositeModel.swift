import Tensors

/// A model of parts under fixed names. A part can be trained, frozen, copied, and replaced by
/// another of its kind.
public class CompositeModel: Module {
  /// How the part `rnn` is run where it is no layer of this library.
  public var ownRecurrent: RecurrentPart?

  init(parts: [(name: String, module: Module)], recurrent: RecurrentPart) {
    ownRecurrent = recurrent
    super.init()
    for (name, module) in parts { setChild(name, module) }
  }

  /// A model without its parts yet.
  override init() { super.init() }

  /// The part of a name.
  ///
  /// - Throws: ``ModelError/partKind(model:part:wanted:)`` where another kind of module stands there.
  func part<Part: Module>(_ name: String, _ kind: Part.Type = Part.self) throws(ModelError) -> Part
  {
    if let part = child(name) as? Part { return part }
    throw .partKind(model: typeName, part: name, wanted: String(describing: kind))
  }

  /// The recurrent layer, as it stands there now.
  func recurrent() throws(ModelError) -> RecurrentPart {
    let module = child("rnn")
    if let ownRecurrent, ownRecurrent.module === module { return ownRecurrent }
    if let layer = module as? RecurrentLayer { return try RecurrentPart(layer) }
    if let layer = module as? GraphLayer { return try RecurrentPart(layer) }
    throw .partKind(model: typeName, part: "rnn", wanted: "recurrent layer")
  }

  /// Runs work without dropout and gradients; each part's mode comes back afterwards.
  func inUse<Result>(_ work: () throws -> Result) throws -> Result {
    let modes = namedModules.map { ($0.module, $0.module.training) }
    eval()
    defer { for (module, mode) in modes { module.setMode(training: mode) } }
    return try noGrad(work)
  }
}
