import Interpreter

/// `help(name)`: what a command, a class or a module is, and what its parameters mean.
func helpCommand(_ library: CellLibrary) -> BuiltinFunction {
  BuiltinFunction(
    command: "help",
    [.positional("topic", .none).meaning("a command, a class, a module, or the name of a command")],
    "Prints what a command does, with each parameter's meaning; help() lists the commands."
  ) { [unowned library] (arguments, context) in
    let commands = try context.importModule("rnn")
    var topic = arguments.receiver
    if topic.isNone { topic = .module(commands) }
    if let name = topic.asString {
      guard let found = commands.attributes[name] else {
        throw CommandFault.unknownName(
          function: "help", parameter: "topic", name: name, known: commands.attributes.names)
      }
      topic = found
    }
    let help = HelpText(context: context, words: CommandWords(library.note))
    context.output(try help.text(of: topic))
    return .none
  }
}

/// The texts that `help` prints.
private struct HelpText {
  let context: Context
  let words: CommandWords

  func text(of value: Value) throws -> String {
    switch value {
    case .builtin(let function): try text(of: function, named: function.name)
    case .method(let method): try text(of: method.function)
    case .classObject(let type): try text(of: type)
    case .module(let module): text(of: module)
    case .function(let function): try text(of: function, .function(function))
    default: try text(of: context.type(of: value))
    }
  }

  private func text(of function: BuiltinFunction, named name: String) throws -> String {
    let parameters = function.parameters.filter { $0.name != "self" }
    let head = try signature(name, parameters)
    let rows = parameters.filter { !$0.meaning.isEmpty }.map { ($0.name, $0.meaning) }
    return
      ([head, paragraph(function.documentation, indent: 2)]
      + (rows.isEmpty ? [] : [table(rows)])).joined(separator: "\n")
  }

  private func text(of type: ClassObject) throws -> String {
    var made = type.construct
    if made == nil, case .builtin(let initializer)? = type.lookup("__init__") { made = initializer }
    let head =
      try made.map { try text(of: $0, named: type.name) }
      ?? type.name + "\n" + paragraph(type.documentation ?? "", indent: 2)
    let methods = type.attributes.pairs.compactMap { name, value -> (String, String)? in
      guard !name.hasPrefix("_"), name != "forward", case .builtin(let method) = value else {
        return nil
      }
      return (name, Self.firstSentence(of: method.documentation))
    }
    return methods.isEmpty ? head : head + "\n  \(words.methods)\n" + table(methods)
  }

  private func text(of module: ModuleObject) -> String {
    let rows = module.attributes.pairs.compactMap { name, value -> (String, String)? in
      switch value {
      case .builtin(let function):
        (name, Self.firstSentence(of: function.documentation))
      case .classObject(let type):
        (name, Self.firstSentence(of: type.documentation ?? type.construct?.documentation ?? ""))
      default: nil
      }
    }
    return "\(module.name)\n" + paragraph(module.documentation ?? "", indent: 2)
      + (rows.isEmpty ? "" : "\n" + table(rows))
  }

  private func text(of function: FunctionObject, _ value: Value) throws -> String {
    let name = try context.text(context.attribute(value, "__name__"))
    let documentation = try context.attribute(value, "__doc__")
    return "\(name)(…)\n" + paragraph(documentation.asString ?? "", indent: 2)
  }

  /// `fit(model, inputs, targets=None, *, teacher_forcing=1.0)`, in lines of at most 72 columns.
  private func signature(_ name: String, _ parameters: [BuiltinParameter]) throws -> String {
    var parts: [String] = []
    var isBehindStar = false
    for parameter in parameters {
      switch parameter.kind {
      case .variadic:
        parts.append("*\(parameter.name)")
        isBehindStar = true
        continue
      case .keywords:
        parts.append("**\(parameter.name)")
        continue
      case .keywordOnly:
        if !isBehindStar { parts.append("*") }
        isBehindStar = true
      case .positionalOnly, .ordinary: break
      }
      let standard = try parameter.defaultValue.map { "=\(try context.repr($0))" } ?? ""
      parts.append(parameter.name + standard)
    }
    let words = parts.dropLast().map { $0 + "," } + parts.suffix(1).map { $0 + ")" }
    let lines = Self.lines(of: words.isEmpty ? [")"] : Array(words), width: 71 - name.count)
    return name + "("
      + lines.joined(separator: "\n" + String(repeating: " ", count: name.count + 1))
      + "\n"
  }

  private func paragraph(_ text: String, indent: Int) -> String {
    let space = String(repeating: " ", count: indent)
    return text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      if line.hasPrefix("    ") { return space + line + "\n" }
      let words = line.split(separator: " ").map(String.init)
      return Self.lines(of: words, width: 72 - indent).map { space + $0 + "\n" }.joined()
    }.joined()
  }

  /// Names with their meanings behind them, wrapped in their column.
  private func table(_ rows: [(name: String, meaning: String)]) -> String {
    let width = rows.map(\.name.count).max() ?? 0
    return rows.map { name, meaning in
      let words = meaning.split(whereSeparator: \.isWhitespace).map(String.init)
      let lines = Self.lines(of: words, width: max(68 - width, 30))
      let space = "\n" + String(repeating: " ", count: width + 4)
      let padded = name + String(repeating: " ", count: width - name.count)
      return "  \(padded)  " + lines.joined(separator: space) + "\n"
    }.joined()
  }

  /// Words in lines of at most `width` columns, where no word is longer.
  private static func lines(of words: [String], width: Int) -> [String] {
    var lines: [String] = []
    for word in words {
      if let last = lines.last, last.count + word.count + 1 <= width {
        lines[lines.count - 1] = "\(last) \(word)"
      } else {
        lines.append(word)
      }
    }
    return lines
  }

  private static func firstSentence(of text: String) -> String {
    guard let end = text.firstRange(of: ". ") else { return text }
    return text[..<end.lowerBound] + "."
  }
}
