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

/// Names that are a setting of one layer, but a part of another one.
private let parts: Set = ["attention", "dropout"]

/// The layers of `rnn` that PyTorch does not have.
func techniqueTypes(_ library: CellLibrary, in context: Context) -> [ClassObject] {
  let base = networkType(library, in: context)
  let layers =
    scoredAttentionLayers + [
      encoderDecoder, conditionalRandomField, lockedDropout, identityRNN, resetGRU,
    ]
    + regularizedLayers + minimalLayers
  return layers.map { layer in
    var layer = layer
    guard layer.fixed.isEmpty else { return layer.classObject(library, base: base) }
    layer.fixed = layer.parameters.map(\.name).filter { !parts.contains($0) }
    return layer.classObject(library, base: base)
  }
}
