/// The difference of two texts in the unified form, with three lines of context.
struct LineDiff {
  /// One line of the longer list that both texts make together.
  private enum Line {
    case same(String), removed(String), added(String)

    var isSame: Bool { if case .same = self { true } else { false } }
  }

  /// More changed lines than this are shown as one block: to align them would take too long.
  private static let mostAligned = 4_000

  private let lines: [Line]
  private let oldName: String
  private let newName: String

  init(old: String, new: String, oldName: String, newName: String) {
    self.oldName = oldName
    self.newName = newName
    let before = old.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let after = new.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let head = zip(before, after).prefix { $0 == $1 }.count
    let tail = min(
      zip(before.reversed(), after.reversed()).prefix { $0 == $1 }.count,
      min(before.count, after.count) - head)
    lines =
      before.prefix(head).map(Line.same)
      + LineDiff.merge(
        Array(before.dropFirst(head).dropLast(tail)), Array(after.dropFirst(head).dropLast(tail)))
      + before.suffix(tail).map(Line.same)
  }

  /// The diff, at most `limit` lines of it; empty for equal texts.
  func text(limit: Int = 60) -> String {
    guard lines.contains(where: { !$0.isSame }) else { return "" }
    var shown = ["--- \(oldName)", "+++ \(newName)"]
    var (oldLine, newLine) = (1, 1)
    var skipped = true
    let starts = LineDiff.starts(lines)
    for (index, line) in lines.enumerated() {
      let near = lines[max(0, index - 3)...min(lines.count - 1, index + 3)]
      if near.contains(where: { !$0.isSame }) {
        if skipped { shown.append("@@ -\(oldLine) +\(newLine) @@") }
        shown.append(LineDiff.shown(line, from: starts[index] ?? 0))
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
    guard before.count + after.count <= mostAligned else {
      return before.map(Line.removed) + after.map(Line.added)
    }
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

  /// For each changed line, the first character in which it differs from the line that it
  /// replaces or that replaces it: the lines of a block of removals and those of the block of
  /// additions below it, pair by pair.
  private static func starts(_ lines: [Line]) -> [Int: Int] {
    var starts: [Int: Int] = [:]
    var removed: [(index: Int, line: String)] = []
    for (index, line) in lines.enumerated() {
      switch line {
      case .same: removed = []
      case .removed(let text): removed.append((index, text))
      case .added(let text):
        guard let pair = removed.first else { continue }
        removed.removeFirst()
        let start = zip(pair.line, text).prefix { $0 == $1 }.count
        (starts[pair.index], starts[index]) = (start, start)
      }
    }
    return starts
  }

  /// A page's SVG can be one line of thousands of characters; a diff shows where it differs.
  private static func shown(_ line: Line, from start: Int) -> String {
    let (mark, text) =
      switch line {
      case .same(let text): (" ", text)
      case .removed(let text): ("-", text)
      case .added(let text): ("+", text)
      }
    let first = start > 160 ? start - 60 : 0
    let part = text.dropFirst(first)
    return mark + (first > 0 ? "…" : "") + part.prefix(200) + (part.count > 200 ? "…" : "")
  }
}
