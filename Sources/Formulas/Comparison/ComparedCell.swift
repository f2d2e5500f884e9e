import RNN
import Tensors

/// A recurrent cell as a comparison sees it, with the names that a reader knows it by.
package struct ComparedCell: Sendable {
  /// What sentences call the cell: `nn.GRU`; `yours` for one of a note's equations.
  package var name: String
  package var graph: CellGraph
  /// What the graph's parameters are called outside of it, in its order.
  package var parameterNames: [String]

  package init(_ graph: CellGraph, name: String, parameterNames: [String]? = nil) {
    self.graph = graph
    self.name = name
    self.parameterNames = parameterNames ?? graph.parameters.map(\.name)
  }
}

extension CellEquations {
  /// Those of the given lengths that the equations have; the others get small numbers, each its
  /// own.
  func someSizes(_ given: [String: Int]) -> [String: Int] {
    var numbers = given
    let names = CellListing(equations: self, sizes: [:]).sizeNames
    for (place, size) in names.enumerated() where numbers[size] == nil { numbers[size] = 3 + place }
    return numbers.filter { names.contains($0.key) }
  }
}
