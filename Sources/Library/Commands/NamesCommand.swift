import Dialect
import Interpreter
import StandardLibrary

/// `names(topic)`: what cells can use of a module or a class, and what they refuse.
func namesCommand(_ library: CellLibrary) -> BuiltinFunction {
  BuiltinFunction(
    command: "names",
    [
      .positional("topic", .none).meaning(
        "a module or a class, or its name: \"torch.nn\", \"torch.Tensor\", \"str\", \"builtins\"; "
          + "\"modules\" and \"syntax\" for what cells refuse of those")
    ],
    "Shows the names that a module or a class has here, and those that cells refuse, with what to "
      + "use instead; names() counts them by module."
  ) { [unowned library] (arguments, context) in
    let topic = arguments.receiver
    let names = NameDisplay(words: CommandWords(library.note))
    library.note.show(
      try topic.isNone ? names.overview(in: context) : names.display(of: topic, in: context))
    return .none
  }
}

/// What `names` shows.
private struct NameDisplay {
  let words: CommandWords

  /// How many names each module has, here and in the package that it comes from.
  func overview(in context: Context) throws -> Display {
    let owners = try (["builtins"] + context.publicModuleNames).map {
      try NameOwner(of: $0, in: context)
    }
    let rows = owners.map { owner in
      let whole = owner.origin == nil ? "" : String(owner.shared.count + owner.missing.count)
      return ["`\(owner.name)`", String(owner.here.count), whole, owner.origin ?? ""]
    }
    return .table(
      header: words.modulesHeader, rows: rows,
      rightAligned: [false, true, true, false], caption: nil)
  }

  func display(of topic: Value, in context: Context) throws -> Display {
    switch topic.asString {
    case "modules": return table("modules", ModuleAdvice.all.map { ($0.module, $0.advice) })
    case "syntax":
      return table("syntax", RefusedSyntax.allCases.map { ($0.rawValue, $0.advice) })
    default:
      let owner =
        try topic.asString.map { try NameOwner(of: $0, in: context) }
        ?? NameOwner(of: topic, in: context)
      let unadvised = owner.origin.map(words.onlyIn) ?? ""
      let names = owner.here.map { ($0, words.here) }
      return table(
        owner.name, names + owner.missing.map { ($0, owner.advice($0) ?? unadvised) },
        last: unadvised)
    }
  }

  /// A row for each sentence, with all its names as code, in the order of the first ones; the names
  /// of one sentence stand last.
  func table(
    _ title: String, _ names: [(name: String, sentence: String)], last: String? = nil
  ) -> Display {
    var rows: [(sentence: String, names: [String])] = []
    for (name, sentence) in names {
      if let known = rows.firstIndex(where: { $0.sentence == sentence }) {
        rows[known].names.append(name)
      } else {
        rows.append((sentence, [name]))
      }
    }
    let ordered =
      rows.filter { $0.sentence != last } + rows.filter { $0.sentence == last }
    return .table(
      header: words.namesHeader(title),
      rows: ordered.map { row in
        [row.sentence, row.names.map { "`\($0)`" }.joined(separator: " ")]
      }, rightAligned: [false, false], caption: nil)
  }
}
