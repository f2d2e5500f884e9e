import FoundationEssentials
import Library

/// The folder of a note: the only files that its cells and its page may read.
struct NoteFolder: Sendable {
  private let folder: String

  init(ofNote path: String) {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false).dropLast()
    folder = parts.isEmpty ? "." : parts.joined(separator: "/")
  }

  /// The bytes of a file below the folder.
  ///
  /// - Throws: `FileFault` when there is none, or when the path leads out of the folder, also by
  ///   a symbolic link.
  func read(_ path: String) throws(FileFault) -> [UInt8] {
    guard !path.hasPrefix("/"), !path.split(separator: "/").contains("..") else {
      throw .outside(path: path)
    }
    let location = "\(folder)/\(path)"
    switch FileKind(location) {
    case .file: break
    case .missing: throw .missing(path: path)
    case .folder: throw path.isEmpty ? .missing(path: path) : .directory(path: path)
    }
    let root = URL(filePath: folder).resolvingSymlinksInPath().path
    let real = URL(filePath: location).resolvingSymlinksInPath().path
    guard real.hasPrefix(root.hasSuffix("/") ? root : root + "/") else {
      throw .outside(path: path)
    }
    guard let data = FileManager.default.contents(atPath: location) else {
      throw .unreadable(path: path)
    }
    return [UInt8](data)
  }

  /// An image of the folder as a `data:` URL, so that a page is one file; none for other files,
  /// for files that are not there, and for large ones.
  func dataURL(_ path: String) -> String? {
    guard let type = NoteFolder.imageType(path), let bytes = try? read(NoteFolder.tidy(path)),
      bytes.count <= 4 << 20
    else { return nil }
    return "data:\(type);base64,\(Data(bytes).base64EncodedString())"
  }

  /// The path of a relative address: without `./` and with its percent signs decoded.
  static func tidy(_ address: String) -> String {
    let path = address.hasPrefix("./") ? String(address.dropFirst(2)) : address
    return path.removingPercentEncoding ?? path
  }

  private static func imageType(_ path: String) -> String? {
    switch path.split(separator: ".").last?.lowercased() {
    case "png": "image/png"
    case "jpg", "jpeg": "image/jpeg"
    case "gif": "image/gif"
    case "webp": "image/webp"
    case "svg": "image/svg+xml"
    default: nil
    }
  }
}
