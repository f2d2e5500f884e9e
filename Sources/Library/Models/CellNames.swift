import Interpreter

/// A recurrent layer that a model's `cell` names.
struct CellName {
  let type: String
  var module = "torch.nn"
  var nonlinearity: String?
}

/// The recurrent layers by the names that people give them.
var cellNames: NameTable<CellName> {
  NameTable<CellName>([
    (["gru"], CellName(type: "GRU")),
    (["irnn"], CellName(type: "IRNN", module: "rnn")),
    (["layernorm_lstm", "ln_lstm"], CellName(type: "LayerNormLSTM", module: "rnn")),
    (["lstm"], CellName(type: "LSTM")),
    (["mingru"], CellName(type: "MinGRU", module: "rnn")),
    (["minlstm"], CellName(type: "MinLSTM", module: "rnn")),
    (["rnn", "rnn_tanh", "elman", "vanilla"], CellName(type: "RNN")),
    (["rnn_relu"], CellName(type: "RNN", nonlinearity: "relu")),
  ])
}

/// What a model's `cell` may be, for `help`.
let cellMeaning = """
  "lstm", "gru", "rnn", "rnn_relu", "irnn", "mingru", "minlstm" or "layernorm_lstm", a class \
  such as nn.GRU, or a module that reads batches first: a formula, a layer, an object of one's own
  """
