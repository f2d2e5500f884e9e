import Diagnostics
import Formulas
import Interpreter
import RNN
import Tensors

/// What `same` gives: true where two cells are the same network.
final class ComparisonObject: NativeObject {
  private let comparison: NetworkComparison
  private let mine: Module?
  private let other: Module?

  init(_ comparison: NetworkComparison, mine: Module?, other: Module?) {
    self.comparison = comparison
    self.mine = mine
    self.other = other
  }

  var typeName: String { "Comparison" }
  var isVerdict: Bool { true }

  var attributeNames: [String] {
    ["equal", "mapping", "differences", "remarks", "deviation", "load"]
  }

  func attribute(_ name: String, in context: Context) throws(Raise) -> Value? {
    switch name {
    case "equal": .bool(comparison.isEqual)
    case "mapping":
      Value(
        list: rows.map { Value(tuple: [Value($0.mine), Value($0.other)]) })
    case "differences": Value(list: comparison.differences.map { Value($0) })
    case "remarks": Value(list: comparison.remarks.map { Value($0) })
    case "deviation": comparison.deviation.map { .float($0) } ?? Value.none
    case "load": .builtin(load)
    default: nil
    }
  }

  func truth(in context: Context) throws(Raise) -> Bool { comparison.isEqual }

  func text(in context: Context) throws(Raise) -> String { try repr(in: context) }

  /// `yes` with the mapping, or `no` with what differs, a line each.
  func repr(in context: Context) throws(Raise) -> String {
    guard comparison.isEqual else {
      let lines = comparison.differences.map { Self.item($0) }
      return ([comparison.verdictWords] + lines).joined(separator: "\n")
    }
    let width = rows.map { $0.mine.count }.max() ?? 0
    let lines = rows.map { row in
      "\(row.mine)\(String(repeating: " ", count: width - row.mine.count)) ↔ \(row.other)"
    }
    return
      ([comparison.verdictWords] + lines
      + comparison.remarks.map { Self.item($0) }).joined(separator: "\n")
  }

  /// A sentence behind a dash, in lines of 76 characters at most.
  private static func item(_ sentence: String) -> String {
    var lines = ["-"]
    for word in sentence.split(separator: " ") {
      if lines[lines.count - 1].columns + String(word).columns >= 76 { lines.append(" ") }
      lines[lines.count - 1] += " " + word
    }
    return lines.joined(separator: "\n")
  }

  private var rows: [ParameterMapping.Row] { comparison.rows }

  /// `load()`: gives the first network the parameters of the second.
  private var load: BuiltinFunction {
    BuiltinFunction(
      command: "load", [],
      "Copies the parameters of the second network into the first, as the mapping says."
    ) { [comparison, mine, other] (_, _) in
      guard comparison.isEqual else {
        throw CommandFault.loadOfOther(
          mine: comparison.mine.name, other: comparison.other.name)
      }
      guard let mine, let other else { throw CommandFault.loadWithoutNetworks }
      for cell in comparison.cells {
        guard let mapping = cell.mapping else { continue }
        let values = try cell.other.parameterNames.map { try parameter($0, of: other).doubles }
        try noGrad {
          for (name, numbers) in zip(cell.mine.parameterNames, mapping.carried(values)) {
            let parameter = try parameter(name, of: mine)
            _ = try parameter.copy_(Tensor(doubles: numbers, shape: parameter.shape))
          }
        }
      }
      return .none
    }
  }
}

/// A network's own parameter.
private func parameter(_ name: String, of module: Module) throws -> Tensor {
  guard let entry = module.namedParameters.first(where: { $0.name == name }) else {
    throw CommandFault.loadWithoutNetworks
  }
  return entry.tensor
}
