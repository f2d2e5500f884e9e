/// The names of a note, kept from cell to cell.
///
/// Every name has one cell (in the sense of storage) for good; compiled code holds the cells, so
/// that a global name costs no search.
package final class Namespace {
  final class GlobalCell {
    let name: String
    // Unchecked, as all variables of cells: read and written in single steps.
    @exclusivity(unchecked) var value: Value?
    init(_ name: String) { self.name = name }
  }

  private var cells: [String: GlobalCell] = [:]
  private var order: [GlobalCell] = []
  /// What `__name__` is: `__main__` in a note.
  package let name: String

  package init(name: String = "__main__") {
    self.name = name
    self["__name__"] = Value(name)
  }

  func cell(_ name: String) -> GlobalCell {
    if let known = cells[name] { return known }
    let made = GlobalCell(name)
    cells[name] = made
    order.append(made)
    return made
  }

  package subscript(name: String) -> Value? {
    get { cells[name]?.value }
    set { cell(name).value = newValue }
  }

  /// The bound names, in the order in which they were first mentioned.
  package var names: [String] { order.compactMap { $0.value == nil ? nil : $0.name } }
}
