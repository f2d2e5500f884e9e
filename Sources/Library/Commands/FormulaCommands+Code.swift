import Formulas
import Interpreter

extension FormulaCommands {
  /// `code(cell, language="pytorch", name="cell")`: the cell as source code.
  var code: BuiltinFunction {
    BuiltinFunction(
      command: "code",
      [.positional("cell"), .positional("language", "pytorch"), .keywordOnly("name", "cell")],
      """
      Shows a network of formula(), or a formula, as source code that runs: "swift", "pytorch", \
      "numpy" or "latex".
      """
    ) { [self] (arguments, context) in
      try checkOneLayer(arguments.receiver, function: "code")
      let (equations, sizes) = try equations(of: arguments.receiver, context)
      try checkOneRun(equations, function: "code")
      let wanted = try arguments.string("language")
      guard let language = ListingLanguage(rawValue: wanted) else {
        throw CommandFault.unknownName(
          function: "code", parameter: "language", name: wanted,
          known: ListingLanguage.allCases.map(\.rawValue))
      }
      let name = try arguments.string("name")
      guard ListingLanguage.isName(name) else { throw CommandFault.listingName(name) }
      let listing = equations.code(language, sizes: sizes, name: name)
      library.note.show(.listing(listing, language: language.fence))
      return .none
    }
  }

  /// `gradient(cell)`: the equations of backpropagation through time.
  var gradient: BuiltinFunction {
    BuiltinFunction(
      command: "gradient", [.positional("cell")],
      """
      Derives the gradient of a loss by backpropagation through time from the equations of a \
      network of formula(), or of a formula, checks it against the compiled network, and shows it.
      """
    ) { [self] (arguments, context) in
      try checkOneLayer(arguments.receiver, function: "gradient")
      let equations = try equations(of: arguments.receiver, context).equations
      try checkOneRun(equations, function: "gradient")
      let gradient = CellGradient(equations)
      let differences = try reading(context) { () throws(CellFaults) in try gradient.verify() }
      let worst = differences.max { $0.difference < $1.difference }
      if let worst, worst.difference > 1e-4 {
        throw CommandFault.gradientDiffers(
          parameter: worst.parameter, difference: worst.difference)
      }
      library.note.show(.formula(gradient.numberedLatex))
      return .none
    }
  }
}

extension ListingLanguage {
  /// The language as a fence names it.
  fileprivate var fence: String {
    switch self {
    case .swift: "swift"
    case .pytorch, .numpy: "python"
    case .latex: "latex"
    }
  }
}
