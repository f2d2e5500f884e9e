import Tensors

/// A model of given parts, which stay what they are: a part can be trained, frozen and given other
/// weights, but not put in another's place.
public class CompositeModel: Module {
  private let parts: [(name: String, module: Module)]

  init(parts: [(name: String, module: Module)]) {
    self.parts = parts
    super.init()
    for (name, module) in parts { setChild(name, module) }
  }

  /// - Throws: ``ModelError/partReplaced(model:part:)``.
  func checkParts() throws(ModelError) {
    for (name, module) in parts where child(name) !== module {
      throw .partReplaced(model: typeName, part: name)
    }
  }

  /// Runs work without dropout and gradients; each part's mode comes back afterwards.
  func inUse<Result>(_ work: () throws -> Result) throws -> Result {
    let modes = namedModules.map { ($0.module, $0.module.training) }
    eval()
    // Parents stand first: what they set in their parts is set right by the parts' own turn.
    defer { for (module, mode) in modes { module.train(mode) } }
    return try noGrad(work)
  }
}
