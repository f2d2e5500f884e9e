extension Module: CustomStringConvertible {
  /// The module as PyTorch prints it, its parts below it, indented by two spaces.
  public var description: String { description(inside: []) }

  private func description(inside parents: Set<ObjectIdentifier>) -> String {
    guard !parents.contains(ObjectIdentifier(self)), parents.count < 200 else {
      return typeName + "(...)"
    }
    let settings = extraDescription
    let settingLines =
      settings.isEmpty ? [] : settings.split(separator: "\n", omittingEmptySubsequences: false)
    if namedChildren.isEmpty, settingLines.count <= 1 { return "\(typeName)(\(settings))" }
    let childLines = namedChildren.flatMap { name, child in
      "(\(name)): \(child.description(inside: parents.union([ObjectIdentifier(self)])))"
        .split(separator: "\n", omittingEmptySubsequences: false)
    }
    let lines = (settingLines + childLines).map { "  " + $0 }
    return ([typeName + "("] + lines + [")"]).joined(separator: "\n")
  }
}
