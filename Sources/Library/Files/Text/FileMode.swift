/// What `open` is asked to do: read, write anew, create or append, perhaps both ways, text or bytes.
struct FileMode: Equatable {
  enum Purpose: Character {
    case read = "r"
    case write = "w"
    case create = "x"
    case append = "a"
  }

  /// The mode as it was written: `r+`.
  let text: String
  let purpose: Purpose
  let isUpdating: Bool
  let isBinary: Bool

  var isReadable: Bool { purpose == .read || isUpdating }
  var isWritable: Bool { purpose != .read || isUpdating }

  init(_ text: String) throws(OpenFileError) {
    guard Set(text).count == text.count, text.allSatisfy({ "rwxabt+".contains($0) }) else {
      throw .mode(text)
    }
    guard !(text.contains("t") && text.contains("b")) else { throw .textAndBinary }
    let purposes = text.compactMap { Purpose(rawValue: $0) }
    guard purposes.count <= 1 else { throw .severalPurposes }
    guard let purpose = purposes.first else { throw .noPurpose }
    self.text = text
    self.purpose = purpose
    isUpdating = text.contains("+")
    isBinary = text.contains("b")
  }
}
