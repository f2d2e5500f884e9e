import Tensors

/// What the `rnn` commands refuse, with the values that say why.
package enum CommandFault: Error, Hashable {
  // Files of numbers.
  case file(FileFault)
  case notText(path: String)
  case openQuote(path: String, line: Int)
  case noRows(path: String)
  case noColumn(path: String, name: String, known: [String])
  case noHeader(path: String, name: String, count: Int)
  case columnIndex(path: String, index: Int, count: Int)
  case severalColumns(path: String, names: [String])
  case noNumericColumn(path: String, names: [String])
  /// A row that has not as many fields as the first; more of them may come from decimal commas.
  case rowWidth(path: String, line: Int, count: Int, wanted: Int, looksDecimal: Bool)
  case notANumber(path: String, line: Int, column: String, text: String)

  // Series and windows.
  case notASeries(function: String, what: String, shape: [Int])
  case notNumbers(function: String, what: String, typeName: String)
  case elementNotANumber(function: String, what: String, index: Int, typeName: String)
  case notPositive(function: String, name: String, value: String)

  // Training.
  case notAModel(typeName: String)
  case modelClass(String)
  case nothingToTrain(typeName: String)
  case gradientsOff
  case noSamples(what: String, shape: [Int])
  case sampleCounts(inputs: [Int], targets: [Int], isValidation: Bool)
  case dataNotFinite(what: String, place: [Int], value: Double)
  case validationPair(typeName: String)
  case fractionOfBatches(Double)
  case targetsMissing
  case targetsType(typeName: String)
  case inputsType(typeName: String)
  case inputType(name: String, typeName: String)
  case notData(typeName: String)
  case settingsOfData(name: String, typeName: String)
  case batchParts(what: String, types: [String])
  case timeInBatches(typeName: String)
  case settingOfOther(name: String, typeName: String)
  case shareNotANumber(typeName: String)
  case pairParts(function: String, what: String, types: [String])
  case targetSteps(function: String, what: String, shape: [Int])
  case nothingToIgnore
  case patienceAlone(name: String)
  case settingsOfStopping
  case stoppingMode
  case nothingToRestore
  case settingsOfOptimizer(name: String)
  case scheduleOfOptimizer(typeName: String)
  case scheduleNeedsMore(type: String, fix: String)
  case optimizerOfOther(typeName: String)
  case resumeWithoutFile
  case nothingToResume(path: String)
  case checkpointOfOther(path: String, what: String)
  case unknownName(function: String, parameter: String, name: String, known: [String])
  case outputNotATensor(function: String, typeName: String)
  case lossNotATensor(function: String, typeName: String)
  case classesOfFloats(output: [Int], targets: DType)
  case lossNotANumber(function: String, shape: [Int])
  case lossShapes(loss: String, output: [Int], targets: [Int])
  case classShapes(output: [Int], targets: [Int])
  case classKind(DType)

  // Plots and tables.
  case nothingToPlot
  case emptyLine(what: String)
  case notDrawable(value: Double)
  case unequalPair(what: String, x: Int, y: Int)
  case labelCount(labels: Int, values: Int)
  case labelsOfDict
  case scaleName(String)
  case nothingAboveZero
  case noTable(typeName: String)
  case emptyTable
  case notARow(row: Int, typeName: String)
  case rowKeys(row: Int, key: String, isMissing: Bool)
  case rowLength(row: Int, count: Int, wanted: Int)
  case columnLength(name: String, count: Int, first: String, wanted: Int)
  case columnNames(count: Int, wanted: Int)
  case columnNamesOfDict
  case tableShape([Int])
  case tableSize(count: Int, limit: Int)

  // Formulas.
  case unknownFormula(String, known: [String])
  case formulaFunction(parameter: String, name: String)
  case formulaArgument(name: String, typeName: String)
  case notAFormulaCell(typeName: String)
  case listingName(String)
  case directionsStated(parameter: String)
  case layersStated(parameter: String)
  case severalLayers(function: String, what: String)
  case bothDirections(function: String)
  case memoryStacked(parameter: String, memory: String)
  case readsMemory(function: String, memory: String)
  case gradientDiffers(parameter: String, difference: Double)
  case gradientLoss(String)
  case comparedClasses([String])
  case notComparable(typeName: String)
  case notComparableClass(String)
  case loadOfOther(mine: String, other: String)
  case loadWithoutNetworks
  case claimCount(Int)
  case unrolledSteps(Int, limit: Int)
  case unrolledLayers(Int, limit: Int)
}
