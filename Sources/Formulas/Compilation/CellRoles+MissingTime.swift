extension CellRoles {
  /// A missing index, with the rewrite of all places where it is missing.
  func missingTime(_ use: SymbolUse, _ place: CellPlace) -> CellFault {
    let index = use.latex(at: 0).dropFirst(use.latex.count)
    let text = index.hasPrefix("_") ? use.latex : use.latex(at: 0)
    var made = CellFault(kind: .missingTime(symbol: use.latex, latex: use.latex), place: place)
    made.rewrites = occurrences.filter { $0.use.name == use.name && $0.use.time == .none }.map {
      let written = $0.place.source.text($0.place.range)
      let timed = written.insertingTime ?? (text == use.latex ? text + index : text)
      return CellRewrite(place: $0.place, text: timed)
    }
    return made
  }
}

extension String {
  /// A symbol's source with the index `t` behind its base; nothing where it has an index already.
  fileprivate var insertingTime: String? {
    guard !contains("_") else { return nil }
    let base = prefix { $0 != "^" && $0 != "'" }
    return "\(base)_t\(self[base.endIndex...])"
  }
}
