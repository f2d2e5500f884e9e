import Interpreter
import RNN

/// The commands of `rnn` about searching, truncating and looking inside.
func techniqueCommands(_ library: CellLibrary) -> [BuiltinFunction] {
  [
    paddingMaskCommand, beamSearchCommand, truncatedCommand, detachCommand, linearScanCommand,
    scanCostCommand,
  ]
    + insightCommands(library)
}

/// The layers of `rnn` that PyTorch does not have.
func techniqueTypes(_ library: CellLibrary, in context: Context) -> [ClassObject] {
  let base = networkType(library, in: context)
  let layers =
    scoredAttentionLayers + [encoderDecoder, conditionalRandomField, lockedDropout, identityRNN]
    + regularizedLayers + minimalLayers
  return layers.map { $0.classObject(library, base: base) }
}
