import Interpreter

/// The module `rnn`: the commands that every `rnn` cell has without an import.
func rnnModule(_ library: CellLibrary, _ context: Context) -> ModuleObject {
  let formulas = FormulaCommands(library, in: context)
  let plot = plotCommand(library)
  context.register(nativeClass: History.type(plot, base: context.types.object))
  let stopping = EarlyStoppingObject.type(base: context.types.object)
  context.register(nativeClass: stopping)
  return ModuleObject(
    name: "rnn", documentation: "The commands of notes about recurrent networks.",
    functions: [
      seriesCommand(library), windowsCommand, fitCommand(library), plot, helpCommand(library),
      namesCommand(library), tableCommand(library), formulas.formula, formulas.symbols,
      formulas.equation, formulas.code, formulas.gradient, formulas.same, formulas.claim,
      formulas.claims, formulas.unrolled,
    ] + compressionCommands(library) + dataCommands(library) + techniqueCommands(library),
    attributes: [
      ("FormulaError", .classObject(formulas.errorType)),
      ("EarlyStopping", .classObject(stopping)),
      ("PruningSchedule", .classObject(pruningScheduleType(library, context))),
    ]
      + (dataClasses(library, in: context) + techniqueTypes(library, in: context)).map {
        ($0.name, .classObject($0))
      })
}
