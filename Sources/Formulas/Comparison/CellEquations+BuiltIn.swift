import RNN

extension CellEquations {
  /// The equations of a built-in layer, a matrix and a bias for each gate and each of its inputs: the
  /// layer keeps those of the gates below each other.
  ///
  /// - Throws: That an LSTM with a projection is none of them.
  package init(_ configuration: RecurrentLayer.Configuration) throws(CellFaults) {
    let latex = try configuration.latex
    try self.init([Formula.parse(latex, path: "nn")])
  }
}

extension CellEquations {
  /// The equations of `MinGRU` or `MinLSTM`, a matrix for each gate.
  package init(_ layer: MinimalLayer) throws(CellFaults) {
    func sum(_ name: String) -> String {
      "W_{i\(name)} x_t" + (layer.hasBias ? " + b_{i\(name)}" : "")
    }
    func gate(_ name: String) -> String { #"\#(name)_t = \sigma(\#(sum(name)))"# }
    let candidate = #"\tilde{h}_t = \#(sum("h"))"#
    let rows =
      switch layer.kind {
      case .gru:
        [
          gate("z"), candidate, #"h_t = (1 - z_t) \odot h_{t-1} + z_t \odot \tilde{h}_t"#,
        ]
      case .lstm:
        [
          gate("f"), gate("i"), candidate,
          #"h_t = \frac{f_t}{f_t + i_t} \odot h_{t-1} + \frac{i_t}{f_t + i_t} \odot \tilde{h}_t"#,
        ]
      }
    try self.init([Formula.parse(rows.joined(separator: #" \\ "#), path: "nn")])
  }
}

extension RecurrentLayer.Configuration {
  fileprivate var latex: String {
    get throws(CellFaults) {
      guard projectionSize == 0 else {
        throw CellFaults([CellFault(kind: .graph("a projected LSTM has no listing"), place: nil)])
      }
      let rows =
        switch kind {
        case .rnn(.tanh): [#"h_t = \tanh(\#(gate("", "h_{t-1}")))"#]
        case .rnn(.relu): [#"h_t = \mathrm{ReLU}(\#(gate("", "h_{t-1}")))"#]
        case .lstm: lstm
        case .gru: gates + [candidate, update]
        case .resetBeforeGRU:
          gates + [#"n_t = \tanh(\#(gate("n", "(r_t \\odot h_{t-1})")))"#, update]
        }
      return rows.joined(separator: #" \\ "#)
    }
  }

  /// `W_{ir} x_t + b_{ir} + W_{hr} h_{t-1} + b_{hr}`.
  private func gate(_ name: String, _ state: String) -> String {
    let (x, h) = name.isEmpty ? ("ih", "hh") : ("i" + name, "h" + name)
    let (a, b) = bias ? (" + b_{\(x)}", " + b_{\(h)}") : ("", "")
    return "W_{\(x)} x_t\(a) + W_{\(h)} \(state)\(b)"
  }

  private func sigmoid(_ name: String) -> String {
    #"\#(name)_t = \sigma(\#(gate(name, "h_{t-1}")))"#
  }

  private var lstm: [String] {
    [
      sigmoid("i"), sigmoid("f"), #"g_t = \tanh(\#(gate("g", "h_{t-1}")))"#, sigmoid("o"),
      #"c_t = f_t \odot c_{t-1} + i_t \odot g_t"#, #"h_t = o_t \odot \tanh(c_t)"#,
    ]
  }

  private var gates: [String] { [sigmoid("r"), sigmoid("z")] }

  private var candidate: String {
    let (a, b) = bias ? (" + b_{in}", " + b_{hn}") : ("", "")
    return #"n_t = \tanh(W_{in} x_t\#(a) + r_t \odot (W_{hn} h_{t-1}\#(b)))"#
  }

  private var update: String { #"h_t = (1 - z_t) \odot n_t + z_t \odot h_{t-1}"# }
}
