/// The difference of two texts in the unified form, with three lines of context.
struct LineDiff {
  /// One line of the longer list that both texts make together.
  private enum Line {
    case same(String), removed(String), added(String)

    var text: String {
      switch self {
      case .same(let line): " " + line
      case .removed(let line): "-" + line
      case .added(let line): "+" + line
      }
    }

    var isSame: Bool { if case .same = self { true } else { false } }
  }

  private let lines: [Line]
  private let oldName: String
  private let newName: String

  init(old: String, new: String, oldName: String, newName: String) {
    self.oldName = oldName
    self.newName = newName
    let before = old.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let after = new.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    lines = LineDiff.merge(before, after)
  }

  /// The diff, at most `limit` lines of it; empty for equal texts.
  func text(limit: Int = 60) -> String {
    guard lines.contains(where: { !$0.isSame }) else { return "" }
    var shown = ["--- \(oldName)", "+++ \(newName)"]
    var (oldLine, newLine) = (1, 1)
    var skipped = true
    for (index, line) in lines.enumerated() {
      let near = lines[max(0, index - 3)...min(lines.count - 1, index + 3)]
      if near.contains(where: { !$0.isSame }) {
        if skipped { shown.append("@@ -\(oldLine) +\(newLine) @@") }
        shown.append(LineDiff.shortened(line.text))
        skipped = false
      } else {
        skipped = true
      }
      switch line {
      case .same: (oldLine, newLine) = (oldLine + 1, newLine + 1)
      case .removed: oldLine += 1
      case .added: newLine += 1
      }
    }
    if shown.count > limit {
      let rest = shown.count - limit
      shown = shown.prefix(limit) + ["… \(rest) more lines"]
    }
    return shown.joined(separator: "\n")
  }

  /// Walks both texts with the changes between them.
  private static func merge(_ before: [String], _ after: [String]) -> [Line] {
    let difference = after.difference(from: before)
    let removed = Set(difference.removals.map(LineDiff.offset))
    let inserted = Set(difference.insertions.map(LineDiff.offset))
    var merged: [Line] = []
    var (old, new) = (0, 0)
    while old < before.count || new < after.count {
      if old < before.count, removed.contains(old) {
        merged.append(.removed(before[old]))
        old += 1
      } else if new < after.count, inserted.contains(new) {
        merged.append(.added(after[new]))
        new += 1
      } else {
        merged.append(.same(before[old]))
        old += 1
        new += 1
      }
    }
    return merged
  }

  private static func offset(_ change: CollectionDifference<String>.Change) -> Int {
    switch change {
    case .insert(let offset, _, _), .remove(let offset, _, _): offset
    }
  }

  /// A page's SVG can be one line of thousands of characters; a diff shows its head.
  private static func shortened(_ line: String) -> String {
    line.count > 200 ? line.prefix(199) + "…" : line
  }
}
