extension Rule {
  /// All rules, in the order in which the guide lists them.
  package static let all: [Rule] = [
    dropoutOneLayer, bidirectionalLastStep, batchAxis, wholeResult, fixedBatch,
    softmaxBeforeLoss, missingLogSoftmax, sigmoidBeforeLoss, classAxis, broadcastLoss,
    zeroGrad, clipTwice, clipOrder, carriedState, keptGraph,
    evaluationMode, trainingMode, noGrad, leakedStatistics, missingName, oldName,
  ]
}
