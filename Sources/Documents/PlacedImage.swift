import Diagnostics

/// An image's address and where it stands in the file.
package struct PlacedImage: Hashable, Sendable {
  package let address: String
  package let range: SourceRange
  /// The line that the address stands in.
  package let sourceLine: String
}

extension Document {
  /// The images of the text, each address once, in the order of the blocks that hold them.
  package var images: [PlacedImage] {
    let lines = source.split(separator: "\n", omittingEmptySubsequences: false)
    var seen: Set<String> = []
    var found: [PlacedImage] = []
    walk { block in
      for case .image(let address, _, _) in block.inlines.flattened
      where seen.insert(address).inserted {
        found.append(placed(address, in: block.range, lines))
      }
    }
    return found
  }

  /// Where a block names an address; its first image where it does so in another spelling, or by a
  /// reference.
  private func placed(
    _ address: String, in block: SourceRange, _ lines: [Substring]
  ) -> PlacedImage {
    let first = max(block.start.line, 1)
    let numbers = (first...max(first, block.end.line)).filter { $0 <= lines.count }
    for sought in ["](\(address)", "](<\(address)", "!["] {
      for number in numbers {
        let line = lines[number - 1]
        guard let hit = line.firstRange(of: sought) else { continue }
        let column = line.distance(from: line.startIndex, to: hit.upperBound) + 1
        let length = sought == "![" ? sought.count : address.count
        return PlacedImage(
          address: address,
          range: SourceRange(
            start: SourceLocation(line: number, column: column - length),
            end: SourceLocation(line: number, column: column)),
          sourceLine: String(line))
      }
    }
    let line = lines.indices.contains(first - 1) ? String(lines[first - 1]) : ""
    return PlacedImage(
      address: address, range: SourceRange(at: block.start), sourceLine: line)
  }
}
