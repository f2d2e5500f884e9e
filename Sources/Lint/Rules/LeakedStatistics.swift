import Dialect

extension Rule {
  static let leakedStatistics = Rule(
    name: "leaked-statistics",
    fault: "data scaled by the mean or extremes of all of it before it is split",
    effect: "the test part is no longer unseen"
  ) { listing in
    listing.bodies.flatMap { body -> [Finding] in
      let statements = body.statements.deep
      return statements.indices.compactMap { index -> Finding? in
        guard case .assign(let targets, let value) = statements[index].kind, targets.count == 1,
          let name = targets[0].path, value.fitsScale || listing.tensor(value)?.isScaled ?? false
        else { return nil }
        let behind = statements[(index + 1)...].prefix {
          !$0.targets.flatMap(\.paths).contains(name)
        }
        guard behind.contains(where: { $0.isSplit(of: name) }) || behind.cuts(name) else {
          return nil
        }
        return Finding(
          range: value.range, message: "\(name) is scaled by statistics of all the data",
          why: "it is split into training and test only below, so that the scale knows the test",
          fix: "split first, and take mean, spread or extremes from the training part")
      }
    }
  }
}

extension Expression {
  /// `scaler.fit_transform(data)`.
  fileprivate var fitsScale: Bool {
    calls.contains { call in
      guard call.method == "fit_transform", let name = call.receiver?.path?.lowercased() else {
        return false
      }
      return name.contains("scaler") || name.contains("norm")
    }
  }

  /// The bound of `data[:bound]` and of `data[bound:]`, as it is written.
  fileprivate func cut(of name: String) -> (bound: String, isHead: Bool)? {
    guard case .item(let object, let index) = kind, object.path == name else { return nil }
    switch index.kind {
    case .slice(nil, let upper?, nil): return upper.bound.map { ($0, true) }
    case .slice(let lower?, nil, nil): return lower.bound.map { ($0, false) }
    default: return nil
    }
  }

  private var bound: String? { path ?? integer.map(String.init) }
}

extension Statement {
  /// `train_test_split(data)`, `random_split(data)`.
  fileprivate func isSplit(of name: String) -> Bool {
    expressions.flatMap(\.calls).contains { call in
      let function = call.method ?? call.callee.name ?? ""
      return function == "train_test_split" && call.arguments.contains { $0.value.path == name }
    }
  }
}

extension ArraySlice<Statement> {
  /// Whether the data is cut into a head and a tail at one bound.
  fileprivate func cuts(_ name: String) -> Bool {
    let cuts = flatMap { $0.expressions.flatMap(\.all) }.compactMap { $0.cut(of: name) }
    let heads = Set(cuts.filter(\.isHead).map(\.bound))
    return cuts.contains { !$0.isHead && heads.contains($0.bound) }
  }
}
