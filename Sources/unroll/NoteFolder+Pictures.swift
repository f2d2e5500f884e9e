import Diagnostics
import Documents
import Library

extension NoteFolder {
  /// Faults of the images that a note takes from its folder and that are not there.
  ///
  /// Addresses of the web and of a server's root are left alone, and so are paths that lead out of
  /// the folder, which the page keeps as they are.
  ///
  /// - Parameter isStrict: Whether they are errors.
  func pictureFaults(of document: Document, isStrict: Bool) -> [Diagnostic] {
    document.images.compactMap { image in
      guard image.address.isRelativePath, let message = fault(of: image.address) else { return nil }
      return Diagnostic(
        isStrict ? .error : .warning, path: document.path, range: image.range,
        sourceLine: image.sourceLine, message: message,
        why: "a note's pictures are looked for from the note's folder on",
        fix: "put the picture there, or mend its path")
    }
  }

  private func fault(of address: String) -> String? {
    let plain = String(address.prefix { $0 != "?" && $0 != "#" })
    let paths = [NoteFolder.tidy(address), NoteFolder.tidy(plain)]
    let faults = paths.map { path in
      do throws(FileFault) {
        _ = try read(path)
        return FileFault?.none
      } catch {
        return error
      }
    }
    guard !faults.contains(nil), let first = faults.first else { return nil }
    return switch first {
    case .missing: "there is no picture '\(address)'"
    case .directory: "the picture '\(address)' is a folder"
    case .unreadable: "the picture '\(address)' cannot be read"
    case .outside, .full, nil: nil
    }
  }
}

extension String {
  /// Whether an address names a file by where it lies beside the page: without a scheme, and not
  /// from a server's root.
  fileprivate var isRelativePath: Bool {
    guard let first, first != "/", first != "#", first != "?" else { return false }
    let scheme = prefix { $0.isASCII && ($0.isLetter || $0.isNumber || "+.-".contains($0)) }
    return !self[scheme.endIndex...].hasPrefix(":")
  }
}
