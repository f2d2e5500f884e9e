import Tensors

/// Modules one after the other: each reads what the one before gives. Its parts are named by their
/// place: `0`, `1`, …
public final class Sequential: Module {
  /// A chain of modules; an empty one gives its input.
  public init(_ modules: [Module]) {
    super.init()
    for (place, module) in modules.enumerated() { setChild("\(place)", module) }
  }

  /// A chain without modules.
  public override func emptied() -> Module { Sequential([]) }

  /// What the last module gives.
  public override func forward(_ input: Tensor) throws -> Tensor {
    try namedChildren.reduce(input) { try $1.module.forward($0) }
  }
}
