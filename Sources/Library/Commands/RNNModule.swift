import Interpreter

/// The module `rnn`: the commands that every `rnn` cell has without an import.
func rnnModule(_ library: CellLibrary, _ context: Context) -> ModuleObject {
  let formulas = FormulaCommands(library, in: context)
  return ModuleObject(
    name: "rnn", documentation: "The commands of notes about recurrent networks.",
    functions: [
      seriesCommand(library), windowsCommand, fitCommand(library), plotCommand(library),
      tableCommand(library), formulas.formula, formulas.symbols, formulas.equation,
      formulas.code, formulas.gradient, formulas.same, formulas.claim,
      formulas.claims, formulas.unrolled,
    ] + compressionCommands(library) + dataCommands(library) + techniqueCommands(library),
    attributes: [
      ("FormulaError", .classObject(formulas.errorType)),
      ("PruningSchedule", .classObject(pruningScheduleType(library, context))),
    ]
      + (dataClasses(library, in: context) + techniqueTypes(library, in: context)).map {
        ($0.name, .classObject($0))
      })
}
