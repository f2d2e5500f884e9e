/// A `dict`.
package final class DictObject: TableObject {
  // Unchecked: what runs code of cells reads a copy, and every change is a single step.
  @exclusivity(unchecked) package var table: OrderedTable
  /// Makes the value of a missing key: `collections.defaultdict`.
  package var defaultFactory: Value?
  /// The type's name where it is not a plain `dict` (`OrderedDict`, `Counter`, `defaultdict`).
  package let typeName: String?
  /// The object whose attributes these are: `vars(x)["a"] = 1` sets one.
  var owner: InstanceObject?

  package init(
    _ table: OrderedTable = OrderedTable(), typeName: String? = nil, defaultFactory: Value? = nil
  ) {
    self.table = table
    self.typeName = typeName
    self.defaultFactory = defaultFactory
  }

  package func noted(_ value: Value?, for key: Value, hash: Int) {
    if let owner, let name = key.asString { owner.attributes[name] = value }
  }

  /// A dict from names, in the given order.
  package convenience init(
    _ pairs: [(String, Value)], in context: Context
  ) throws(Raise) {
    var table = OrderedTable()
    for (name, value) in pairs { try table.set(value, for: Value(name), in: context) }
    self.init(table)
  }
}
