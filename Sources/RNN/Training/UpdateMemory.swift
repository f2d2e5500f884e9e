import Tensors

/// What a rule remembers of one parameter from step to step, in the parameter's kind of numbers.
public struct UpdateMemory<Element: UpdateElement>: Sendable {
  /// The number of elements.
  let count: Int
  /// How many steps were made.
  var steps = 0
  /// Running means of a rule's choice; empty until first used.
  var first: [Element] = []
  var second: [Element] = []
  var third: [Element] = []
  /// A product over all steps; only NAdam has one, as PyTorch does in single precision.
  var product: Float = 1

  init(count: Int) { self.count = count }
}

/// The memory of one parameter, of whatever kind its elements are.
protocol KeptMemory: AnyObject {
  /// The number of elements.
  var count: Int { get }
  /// A part as a tensor of the parameter's shape, or of one number; nothing where it is not there.
  func tensor(_ part: UpdateMemoryPart, shape: [Int]) -> Tensor?
}

/// The memory of one parameter, where its arrays are changed in place.
final class MemoryBox<Element: UpdateElement>: KeptMemory {
  var memory: UpdateMemory<Element>

  init(_ memory: UpdateMemory<Element>) { self.memory = memory }

  var count: Int { memory.count }

  func tensor(_ part: UpdateMemoryPart, shape: [Int]) -> Tensor? {
    memory.tensor(part, shape: shape)
  }
}
