import Tensors

/// Multiply-adds of layers' products with their weights: those of recurrences and of linear maps, in
/// all steps of all sequences. Products of two computed tensors, as in attention, are not counted.
public struct ProductCount: Hashable, Sendable {
  /// Multiply-adds of float numbers.
  public let floats: Int
  /// Multiply-adds of 8-bit integers.
  public let integers: Int

  /// What some work on this thread takes, gradients left out.
  public static func of<Result>(
    _ work: () throws -> Result
  ) rethrows -> (result: Result, count: ProductCount) {
    let (floats, integers) = (floatTotal.value, integerTotal.value)
    let result = try work()
    let count = ProductCount(
      floats: floatTotal.value &- floats, integers: integerTotal.value &- integers)
    return (result, count)
  }

  // What this thread has done so far: it only grows, so that counts may stand inside of counts.
  private static let floatTotal = ThreadValue()
  private static let integerTotal = ThreadValue()

  static func note(floats count: Int) { floatTotal.value &+= count }

  static func note(integers count: Int) { integerTotal.value &+= count }

  /// Takes note of a cell's run.
  static func note(_ graph: CellGraph, _ extent: SequenceExtent) {
    let plan = graph.plan
    var (floats, integers) = (0, 0)
    for index in plan.before + plan.loop + plan.after {
      let operation = plan.nodes[index].operation
      if let matrix = operation.quantizedMatrix {
        integers += matrix.rows * matrix.columns
      } else if let weight = operation.factors?.weight,
        case .matrix(let rows, let columns) = plan.nodes[weight].shape
      {
        floats += rows * columns
      }
    }
    note(floats: floats &* extent.steps &* extent.batch)
    note(integers: integers &* extent.steps &* extent.batch)
  }
}
