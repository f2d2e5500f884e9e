/// The names of a note, kept from cell to cell.
///
/// Every name has one cell (in the sense of storage) for good; compiled code holds the cells, so
/// that a global name costs no search.
package final class Namespace {
  final class GlobalCell {
    let name: String
    let variable: UnsafeMutablePointer<Value?>
    /// Whether some code binds the name, which puts it in the namespace's order.
    fileprivate var isListed = false

    init(_ name: String) {
      self.name = name
      variable = .allocate(capacity: 1)
      variable.initialize(to: nil)
    }

    deinit {
      variable.deinitialize(count: 1)
      variable.deallocate()
    }
  }

  private var cells: [String: GlobalCell] = [:]
  private var order: [GlobalCell] = []
  /// What `__name__` is: `__main__` in a note.
  package let name: String

  /// Whether annotations are kept as text: from a cell with `from __future__ import annotations` on.
  var keepsAnnotationTexts = false

  package init(name: String = "__main__") {
    self.name = name
    self["__name__"] = Value(name)
  }

  /// The cell of a name that code reads.
  func cell(_ name: String) -> GlobalCell {
    if let known = cells[name] { return known }
    let made = GlobalCell(name)
    cells[name] = made
    return made
  }

  /// The cell of a name that code binds.
  func boundCell(_ name: String) -> GlobalCell {
    let cell = cell(name)
    if !cell.isListed {
      cell.isListed = true
      order.append(cell)
    }
    return cell
  }

  package subscript(name: String) -> Value? {
    get { cells[name]?.variable.pointee }
    set { boundCell(name).variable.pointee = newValue }
  }

  /// The bound names, in the order in which code that binds them was met.
  package var names: [String] { order.compactMap { $0.variable.pointee == nil ? nil : $0.name } }
}
