import Interpreter

/// The commands for texts, series and what is drawn from models.
func dataCommands(_ library: CellLibrary) -> [BuiltinFunction] {
  [
    timeSplitCommand, tokenizeCommand, wordVectorsCommand(library), sampleCommand(library),
    perplexityCommand, pairBatchesCommand(library.generator),
  ] + batchCommands(library)
}

/// The classes of vocabularies, word vectors, scalers and whole models.
func dataClasses(_ library: CellLibrary, in context: Context) -> [ClassObject] {
  let base = context.types.object
  let classes = [
    VocabularyObject.type(base: base), WordVectorsObject.type(library, base: base),
    SeriesScalerObject.type(base: base),
  ]
  for made in classes { context.register(nativeClass: made) }
  let network = networkType(library, in: context)
  let models = [languageModelType(library)] + sequenceModelTypes + [forecasterType]
  return classes + models.map { $0.classObject(library, base: network) }
}
