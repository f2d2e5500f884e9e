/// One option of a cell: its name, what it takes, and how it is set.
struct OptionKey: Sendable {
  let name: String
  /// What the option takes, as an error says it.
  let takes: String
  /// Sets the option, or says that the value is of another type.
  let set: @Sendable (YAMLValue, inout CellOptions) -> Bool

  /// The options of a cell, and of `execute:` in the front matter.
  static let all = own + quarto

  static let names = all.map(\.name)
  /// The names of the options that do something here.
  static let ownNames = own.map(\.name)

  private static let own: [OptionKey] = [
    text("label", \.label),
    bool("echo", \.echo), bool("eval", \.eval), bool("output", \.output), bool("error", \.error),
    bool("include", \.include), bool("cache", \.cache), bool("exercise", \.exercise),
    lint,
    OptionKey(name: "code-fold", takes: "true, false or show") { value, options in
      switch value.content {
      case .bool(let folds): options.codeFold = folds ? .closed : nil
      case .string("show"): options.codeFold = .open
      default: return false
      }
      return true
    },
    text("code-summary", \.codeSummary),
    text("fig-cap", \.figureCaption), text("fig-alt", \.figureAlternative),
    text("tbl-cap", \.tableCaption),
    int("seed", \.seed, takes: "a whole number"), seconds("timeout", \.timeout),
    positive("max-steps", \.maxSteps),
    OptionKey(name: "inputs", takes: "a list of file names") { value, options in
      guard let names = value.strings else { return false }
      options.inputs = names
      return true
    },
    number("rtol", \.relativeTolerance), number("atol", \.absoluteTolerance),
  ]

  /// All rules, or single ones by their names.
  private static let lint = OptionKey(
    name: "lint", takes: "true or false, or rules with true or false"
  ) { value, options in
    if let rules = [RuleSwitch](value) {
      options.lintRules += rules
      return true
    }
    guard case .bool(let bool) = value.content else { return false }
    options.lint = bool
    return true
  }

  /// Options that Quarto's notes have and that change nothing here.
  private static let quarto: [OptionKey] = [
    "warning", "message", "code-overflow", "code-line-numbers",
    "fig-width", "fig-height", "fig-align", "fig-subcap", "fig-pos", "fig-format", "fig-dpi",
    "layout", "layout-ncol", "layout-nrow", "tbl-colwidths", "tbl-subcap", "lst-label", "lst-cap",
    "classes", "column", "tags", "id", "collapsed",
  ].map { OptionKey(name: $0, takes: "any value") { _, _ in true } }
}

extension OptionKey {
  typealias Path<Value> = WritableKeyPath<CellOptions, Value?> & Sendable

  private static func text(_ name: String, _ path: Path<String>) -> OptionKey {
    OptionKey(name: name, takes: "a text") { value, options in
      guard let text = value.text else { return false }
      options[keyPath: path] = text
      return true
    }
  }

  private static func bool(_ name: String, _ path: Path<Bool>) -> OptionKey {
    OptionKey(name: name, takes: "true or false") { value, options in
      guard case .bool(let bool) = value.content else { return false }
      options[keyPath: path] = bool
      return true
    }
  }

  private static func int(_ name: String, _ path: Path<Int>, takes: String) -> OptionKey {
    OptionKey(name: name, takes: takes) { value, options in
      guard case .int(let int) = value.content else { return false }
      options[keyPath: path] = int
      return true
    }
  }

  private static func positive(_ name: String, _ path: Path<Int>) -> OptionKey {
    OptionKey(name: name, takes: "a whole number above 0") { value, options in
      guard case .int(let int) = value.content, int > 0 else { return false }
      options[keyPath: path] = int
      return true
    }
  }

  private static func number(_ name: String, _ path: Path<Double>) -> OptionKey {
    OptionKey(name: name, takes: "a number of at least 0") { value, options in
      guard let number = value.number, number >= 0 else { return false }
      options[keyPath: path] = number
      return true
    }
  }

  private static func seconds(_ name: String, _ path: Path<Double>) -> OptionKey {
    OptionKey(name: name, takes: "a number of seconds above 0") { value, options in
      guard let number = value.number, number > 0 else { return false }
      options[keyPath: path] = number
      return true
    }
  }
}

extension YAMLValue {
  fileprivate var number: Double? {
    switch content {
    case .int(let int): Double(int)
    case .double(let double): double
    default: nil
    }
  }

  fileprivate var strings: [String]? {
    guard case .list(let items) = content else { return text.map { [$0] } }
    let texts = items.compactMap(\.text)
    return texts.count == items.count ? texts : nil
  }
}

extension CellOptions {
  /// Sets one option by its name.
  mutating func set(_ entry: YAMLValue.Entry) throws(DocumentError) {
    guard let key = OptionKey.all.first(where: { $0.name == entry.key }) else {
      throw .unknownOption(entry.key, range: entry.keyRange)
    }
    guard key.set(entry.value, &self) else {
      throw .wrongType(
        key: entry.key, expected: key.takes, found: entry.value.description,
        range: entry.value.range)
    }
  }
}
