import Diagnostics
import Documents

/// The libraries that a fence of a book for several is written for, where PyTorch is none of them.
///
///     #@tab mxnet, tensorflow
struct OtherFrameworks: Hashable {
  /// As the fence names them.
  let names: [String]
  /// Where the fence says it.
  let range: SourceRange

  /// - Returns: Nothing for a fence whose first line names no library, all of them, or PyTorch, and
  ///   for one that its author wants to run.
  init?(of cell: Cell) {
    let code = cell.code
    guard cell.kind != .command,
      let index = code.lines.firstIndex(where: { !$0.allSatisfy(\.isWhitespace) })
    else { return nil }
    let words = code.lines[index].split { $0 == " " || $0 == "," || $0 == "\t" }.map(String.init)
    guard let mark = words.first, ["#@tab", "%%tab"].contains(mark), words.count > 1,
      Set(words).isDisjoint(with: ["all", "pytorch", "torch"])
    else { return nil }
    names = Array(words.dropFirst())
    let line = index + 1
    let length = code.lines[index].count
    range = SourceRange(
      start: SourceLocation(line: line, column: 1),
      end: SourceLocation(line: line, column: length + 1))
  }

  /// `mxnet, tensorflow`.
  var listed: String { names.joined(separator: ", ") }
}
