import Diagnostics

// Names, attributes and modules that are not there.

extension Raise {
  package static func noAttribute(
    typeName: String, name: String, known: [String], originals: OriginalNames? = nil
  ) -> Raise {
    missing(
      MissingName(name, known: known, originals, prefix: ".", advice: originals?.advice(name)),
      "'\(typeName)' object has no attribute '\(name)'")
  }

  static func noClassAttribute(
    className: String, name: String, known: [String], originals: OriginalNames?
  ) -> Raise {
    missing(
      MissingName(name, known: known, originals, prefix: ".", advice: originals?.advice(name)),
      "type object '\(className)' has no attribute '\(name)'")
  }

  static func noModuleAttribute(
    module: ModuleObject, name: String, originals: OriginalNames?
  ) -> Raise {
    missing(
      MissingName(
        name, known: module.attributes.names + module.lateNames, originals,
        prefix: "\(module.name).",
        advice: module.adviceForMissing(name)),
      "module '\(module.name)' has no attribute '\(name)'")
  }

  static func cannotImport(
    _ name: String, from module: ModuleObject, originals: OriginalNames?
  ) -> Raise {
    let missing = MissingName(
      name, known: module.attributes.names + module.lateNames, originals, prefix: "",
      advice: module.adviceForMissing(name))
    return Raise(
      .importError, "cannot import name '\(name)' from '\(module.name)'" + missing.owner,
      fix: missing.fix(verb: "import"))
  }

  private static func missing(_ missing: MissingName, _ sentence: String) -> Raise {
    Raise(
      .attributeError, sentence + missing.owner, suggestion: missing.near,
      fix: missing.fix(verb: "write"))
  }

  /// A module below one that there is.
  static func noModule(
    _ name: String, below parent: ModuleObject, known: [String], originals: OriginalNames?
  ) -> Raise {
    let prefix = parent.name + "."
    let siblings = known.filter { $0.hasPrefix(prefix) }.map { String($0.dropFirst(prefix.count)) }
    let isOriginal = originals?.containsModule(name) ?? false
    let missing = MissingName(
      name, known: siblings, isOriginal ? originals : nil, prefix: prefix,
      advice: isOriginal ? parent.adviceForMissing(name) : nil)
    return Raise(
      .moduleNotFoundError, "No module named '\(prefix)\(name)'" + missing.owner,
      fix: missing.fix(verb: "import"))
  }

  static func noModule(_ name: String, known: [String], advice: String? = nil) -> Raise {
    if let advice {
      return Raise(.moduleNotFoundError, "No module named '\(name)'", fix: advice)
    }
    let near = nearestName(to: name, among: known)
    let list = known.filter { !$0.contains(".") }.sorted().joined(separator: ", ")
    let fix = near.map { "import \($0)" } ?? (list.isEmpty ? nil : "cells can import \(list)")
    return Raise(.moduleNotFoundError, "No module named '\(name)'", fix: fix)
  }

  static func undefinedName(
    _ name: String, known: [String], modules: [String], originals: OriginalNames?
  ) -> Raise {
    let missing = MissingName(
      name, known: known, originals?.contains(name) == true ? originals : nil, prefix: "",
      advice: originals?.advice(name))
    return Raise(
      .nameError, "name '\(name)' is not defined" + missing.owner, suggestion: missing.near,
      fix: modules.contains(name) ? "import \(name)" : missing.fix(verb: "write"))
  }
}
