import Diagnostics
import Interpreter
import Lint

/// What keeps a fence from running: a name that nothing defines, a module that there is not, or that
/// it is written for another library.
enum MissingPart {
  case name(NameUses.Read)
  case module(String, SourceRange)
  case framework(OtherFrameworks)

  /// The first missing part; nothing where the fence can run.
  init?(of uses: NameUses, isKnown: (String) -> Bool, hasModule: (String) -> Bool) {
    if let module = uses.modules.first(where: { !hasModule($0.path) }) {
      self = .module(module.path, module.range)
      return
    }
    let unknown = uses.importsEverything ? nil : uses.immediate.first { !isKnown($0.name) }
    guard let unknown else { return nil }
    self = .name(unknown)
  }

  /// Python's words, where it has some.
  var message: String {
    switch self {
    case .name(let read): Self.message(name: read.name)
    case .module(let path, _): "No module named '\(path)'"
    case .framework(let frameworks): "written for \(frameworks.listed)"
    }
  }

  static func message(name: String) -> String { "name '\(name)' is not defined" }

  /// The warning, or remark, that the fence does not run.
  ///
  /// - Parameter context: What knows which modules there are, and what to use for others.
  func diagnostic(in source: SourceFragment, _ context: Context) -> Diagnostic {
    switch self {
    case .name(let read):
      let define = "define it in a fence above"
      return Diagnostic(
        .warning, in: source, at: read.range, message: message,
        why: "the fence is shown and not run: nothing above it defines \(read.name)",
        fix: DemoValues.knows(read.name) ? define + "; --demo supplies a value" : define)
    case .module(let path, let range):
      let known = context.moduleNames.filter { !$0.contains(".") }.joined(separator: ", ")
      return Diagnostic(
        .warning, in: source, at: range, message: message,
        why: "the fence is shown and not run: it needs the module \(path)",
        fix: context.adviceForModule(path) ?? "cells can import \(known)")
    case .framework(let frameworks):
      return Diagnostic(
        .note, in: source, at: frameworks.range,
        message: "this fence is written for \(frameworks.listed): it is shown and not run")
    }
  }
}
