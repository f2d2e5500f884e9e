import Dialect

extension Rule {
  static let wholeResult = Rule(
    name: "whole-result",
    fault: "what a recurrent layer returns used as its output",
    effect: "it is a pair of the output and the last state, and the use fails"
  ) { listing in
    listing.expressions.flatMap { expression -> [Finding] in
      switch expression.kind {
      case .item(let object, let index):
        guard case .tuple = index.kind else { return [] }
        return [listing.pair(object)].compactMap(\.self)
      case .attribute(let object, let name) where tensorMembers.contains(name):
        return [listing.pair(object)].compactMap(\.self)
      case .call(let callee, let arguments):
        guard listing.takesTensor(callee) else { return [] }
        return arguments.prefix(1).compactMap { listing.pair($0.value) }
      default: return []
      }
    }
  }

  private static let tensorMembers: Set = [
    "shape", "size", "view", "reshape", "squeeze", "unsqueeze", "permute", "transpose", "mean",
    "sum", "max", "contiguous", "detach", "float",
  ]
}

extension Listing {
  fileprivate func pair(_ expression: Expression) -> Finding? {
    guard case .result(let layer) = value(expression) else { return nil }
    let name = text(expression.range)
    let state = layer.kind == "LSTM" ? "(h_n, c_n)" : "h_n"
    return Finding(
      range: expression.range,
      message: "\(name) is a pair of the \(layer.kind)'s output and its last state",
      why: "nn.\(layer.kind) returns output, \(state)",
      fix: "take both apart where the layer is called: out, \(state) = …")
  }

  fileprivate func takesTensor(_ callee: Expression) -> Bool {
    guard case .layer(let layer) = value(callee) else { return false }
    return ["Linear", "Dropout", "ReLU", "Tanh", "LayerNorm", "BatchNorm1d"].contains(layer.kind)
      || layer.isRecurrent
  }
}
