extension ModelError: CustomStringConvertible {
  /// The same as ``message``.
  public var description: String { message }

  /// What is wrong.
  public var message: String {
    switch self {
    case .notPositive(let setting, let value): "\(setting) must be greater than 0, got \(value)"
    case .tiedSizes(let embedding, let output):
      "tied weights want vectors of one size: the embedding has \(embedding) numbers, the recurrent "
        + "layer gives \(output)"
    case .timeFirst: "the model reads batches first, its recurrent layer time first"
    case .partKind(let model, let part, let wanted):
      "the part '\(part)' of a \(model) must be a \(wanted)"
    case .partOutput(let wanted, let got):
      "the recurrent layer should give a tensor of shape \(wanted), it gave \(got)"
    case .inputDimensions(let model, let wanted, let got):
      "\(model) reads \(wanted), got an input of shape \(got)"
    case .tokenKind(let model, let got): "\(model) reads indices of type int64, got \(got)"
    case .tokenRange(let model, let token, let place, let count):
      "\(model) knows the tokens 0 to \(count - 1), got \(token) at place \(place)"
    case .noSteps(let model): "\(model) wants one step or more, got none"
    case .onlyPadding(let model, let sequence):
      "\(model) got nothing but padding in sequence \(sequence)"
    case .temperature(let value): "temperature must be a number, 0 or greater, got \(value)"
    case .topK(let value): "top_k must be 1 or more, got \(value)"
    case .topP(let value): "top_p must be greater than 0 and at most 1, got \(value)"
    case .logitsDimensions(let shape):
      "logits have the shape [classes] or [batch, classes], got \(shape)"
    case .logitsNotFinite(let place, let value):
      "element \(place) of the logits is \(value); nothing can be drawn from them"
    case .emptyPrompt: "the prompt has no tokens: give the model one to begin with"
    case .negativeCount(let count): "the number of tokens must be 0 or more, got \(count)"
    case .forecastFeatures(let count):
      "a forecast feeds its values back: it wants one feature, the model reads \(count)"
    case .forecastSteps(let steps): "steps must be greater than 0, got \(steps)"
    case .shortHistory(let count):
      "a forecast reads one value or more, the series has \(count)"
    }
  }
}
