extension Rule {
  /// All rules, in the order in which the guide lists them.
  package static let all: [Rule] = [
    missingSuper, plainList, dropoutOneLayer, bidirectionalLastStep, bidirectionalState, batchAxis,
    wholeResult, fixedBatch, softmaxBeforeLoss, missingLogSoftmax, sigmoidBeforeLoss, classAxis,
    broadcastLoss, zeroGrad, lateZeroGrad, missingStep, notCalled, droppedResult, clipTwice,
    clipOrder, carriedState, keptGraph, evaluationMode, trainingMode, noGrad, leakedStatistics,
    missingName, oldName,
  ]
}
