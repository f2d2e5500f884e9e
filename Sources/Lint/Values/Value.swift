import Dialect

/// What is known of a value without running the listing.
indirect enum Value: Hashable {
  case constant(Constant)
  case layer(Layer)
  case sequential([Value?])
  /// An object of a class of the note.
  case instance(String)
  /// What a recurrent layer returns: its outputs and its last state.
  case result(Layer)
  case tuple([Value?])
  case tensor(TensorFacts)
}

/// What is known of a tensor.
struct TensorFacts: Hashable {
  enum Activation: Hashable { case softmax, logSoftmax, sigmoid }

  /// The last operation that changed the values, where it is one of these.
  var activation: Activation?
  /// The recurrent layer whose outputs, of all steps, these are.
  var steps: Layer?
  /// The recurrent layer whose last states, of all layers and directions, these are.
  var state: Layer?
  var rank: Int?
  /// The size of the last axis.
  var last: Constant?
  /// Whether the values are those of a linear layer.
  var isLinear = false
  /// Whether the last axis is not the only one, where the rank isn't known.
  var isBatch = false
  /// Whether mean and spread of all the values were taken out of them.
  var isScaled = false
}
