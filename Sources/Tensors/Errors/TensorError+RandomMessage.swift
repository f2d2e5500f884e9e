extension TensorError {
  var randomMessage: String? {
    switch self {
    case .uniformRange(let from, let to):
      "uniform_ expects to return a [from, to) range, but found from=\(plain(from)) > "
        + "to=\(plain(to))"
    case .normalDeviation(let std): "normal expects std >= 0.0, but found std \(plain(std))"
    case .emptyRandomRange(let low, let high):
      "random_ expects 'from' to be less than 'to', but got from=\(low) >= to=\(high)"
    case .permutationSize(let count): "n must be non-negative, got \(count)"
    case .probability(let p): "bernoulli_ expects p to be in [0, 1], but got p=\(plain(p))"
    case .multinomialProbability:
      "probability tensor contains either `inf`, `nan` or element < 0"
    case .multinomialDType(let dtype):
      "multinomial only supports floating-point dtypes for input, got: \(dtype.scalarName)"
    case .multinomialCount: "cannot sample n_sample <= 0 samples"
    case .multinomialExcess:
      "cannot sample n_sample > prob_dist.size(-1) samples without replacement"
    case .multinomialRank: "prob_dist must be 1 or 2 dim"
    case .multinomialSum:
      "invalid multinomial distribution (sum of probabilities <= 0)"
    case .generatorState(let count):
      "a generator's state has \(RandomGenerator.State.wordCount) words, but \(count) were given"
    case .rangeStep: "step must be nonzero"
    case .rangeSign: "upper bound and lower bound inconsistent with step sign"
    case .rangeBounds: "the bounds and the step of a range must be finite"
    case .spaceCount: "number of steps must be non-negative"
    default: nil
    }
  }
}
