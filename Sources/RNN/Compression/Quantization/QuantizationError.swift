import Tensors

/// Why a layer can't be quantized, or used once it is.
public enum QuantizationError: Error, Hashable, Sendable {
  /// Weights whose rows are so long that the sum of their products may not fit 32 bits.
  case tooWide(layer: String, columns: Int, limit: Int)
  case weightNotFinite(layer: String, name: String)
  case weightType(layer: String, name: String, got: String)
  /// Quantizing a model a second time; `name` is empty for the model itself.
  case alreadyQuantized(layer: String, name: String)
  /// A model without a layer that can be quantized.
  case nothingToQuantize(model: String)
  /// A quantized layer in training mode.
  case training(layer: String)
  /// Float numbers given to a quantized layer as its weights.
  case floatState(name: String)
  /// 8-bit integers given to a layer of float numbers.
  case integerState(name: String)

  /// What PyTorch says of an input that a quantized linear layer can't take.
  case inputDimensions
  case inputSize(wanted: Int, got: Int)
  case inputType(got: DType)
}

extension QuantizationError: CustomStringConvertible {
  /// What is wrong, in PyTorch's words where it has some.
  public var message: String {
    switch self {
    case .tooWide(let layer, let columns, let limit):
      "the weights of \(layer) have \(columns) columns; a sum of 8-bit products has room for \(limit)"
    case .weightNotFinite(let layer, let name):
      "\(name) of \(layer) has elements that are no finite numbers, so that 8 bits can't hold it"
    case .weightType(let layer, let name, let got):
      "\(name) of \(layer) is torch.\(got); only torch.float32 is quantized"
    case .alreadyQuantized(let layer, let name):
      name.isEmpty
        ? "the \(layer) is quantized already" : "the \(layer) '\(name)' is quantized already"
    case .nothingToQuantize(let model):
      "\(model) has no layer that can be quantized"
    case .training(let layer):
      "\(layer) is quantized: it has no gradients and can't be trained"
    case .floatState(let name):
      "'\(name)' is a weight of 8-bit integers, and float numbers were given"
    case .integerState(let name):
      "'\(name)' is a tensor of float numbers, and 8-bit integers were given"
    case .inputDimensions: "The dimension of input tensor should be larger than or equal to 2"
    case .inputSize(_, let got):
      "The number of rows in the packB should be equal to K: \(got)"
    case .inputType(let got): "expected scalar type Float but found \(Self.className(got))"
    }
  }

  /// The kind of number as PyTorch's messages name it.
  private static func className(_ dtype: DType) -> String {
    let names = ["float64": "Double", "int64": "Long", "bool": "Bool"]
    return names[dtype.rawValue] ?? dtype.rawValue
  }

  /// The same as ``message``.
  public var description: String { message }

  /// How the mistake is mended, where one sentence can say.
  public var fix: String? {
    switch self {
    case .tooWide: "leave the layer out"
    case .weightNotFinite: "look for the step of training at which it ceased to be finite"
    case .weightType: "convert the model first: model.float()"
    case .alreadyQuantized: "quantize the model of float numbers, once"
    case .nothingToQuantize:
      "nn.Linear, nn.Embedding, nn.RNN, nn.LSTM, nn.GRU, their cells and formula cells can be"
    case .training: "train the model of float numbers, then quantize it; use it after model.eval()"
    case .floatState: "load float numbers before the model is quantized"
    case .integerState: "quantize the model first, as the stored one was: rnn.quantize(model)"
    case .inputDimensions: "add the missing dimension with .unsqueeze(0)"
    case .inputSize(let wanted, let got):
      "the layer wants \(wanted) features in the last dimension, not \(got)"
    case .inputType: "write .float() behind the input"
    }
  }
}
