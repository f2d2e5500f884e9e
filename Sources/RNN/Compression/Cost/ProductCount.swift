import Tensors

/// Multiply-adds of layers' products with their weights, in all steps of all sequences: those of
/// recurrences, linear and bilinear maps, convolutions and the projections of attention. Products of
/// two computed tensors, as the scores of attention, are not counted; a pruned weight's zeros are,
/// since they are multiplied too.
public struct ProductCount: Hashable, Sendable {
  /// Multiply-adds of float numbers.
  public let floats: Int
  /// Multiply-adds of 8-bit integers.
  public let integers: Int

  package init(floats: Int = 0, integers: Int = 0) {
    (self.floats, self.integers) = (floats, integers)
  }

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

  /// Takes note of a layer's products; of a cell's that runs for none, with nil.
  static func note(_ layer: Module?, _ count: ProductCount) {
    floatTotal.value &+= count.floats
    integerTotal.value &+= count.integers
    if let layer { RecurrenceProbe.current?.note(layer, count) }
  }

  static func note(_ layer: Module, floats: Int) { note(layer, ProductCount(floats: floats)) }

  static func note(_ layer: Module, integers: Int) {
    note(layer, ProductCount(integers: integers))
  }

  static func + (one: ProductCount, other: ProductCount) -> ProductCount {
    ProductCount(
      floats: one.floats &+ other.floats, integers: one.integers &+ other.integers)
  }

  /// The same products in each step of each sequence.
  static func * (count: ProductCount, extent: SequenceExtent) -> ProductCount {
    ProductCount(
      floats: count.floats &* extent.steps &* extent.batch,
      integers: count.integers &* extent.steps &* extent.batch)
  }
}
