import Diagnostics

extension CellRoles.Occurrence {
  /// The fault of `h_t-1`, which subtracts 1 from `h_t`; nothing for another symbol.
  var lostIndex: CellFault? {
    guard use.time == .offset(0), !isDefinition else { return nil }
    var behind = SourceRange(at: place.range.end)
    behind.end.column += 2
    let offsets = ["-1": -1, "−1": -1, "+1": 1]
    guard let offset = offsets[place.source.text(behind)],
      place.source.text(place.range).hasSuffix("_t")
    else { return nil }
    let whole = SourceRange(start: place.range.start, end: behind.end)
    let meant = use.latex(at: offset)
    var made = CellFault(
      kind: .lostTimeIndex(
        place.source.text(whole), symbol: use.latex(at: 0), meant: meant),
      place: CellPlace(source: place.source, range: whole))
    made.rewrite(whole, meant)
    return made
  }
}
