import Interpreter
import RNN
import Tensors

/// The 8-bit weights of a layer as a value of cells: what a quantized model's `state_dict` holds in the
/// place of its float weights. It has the methods of PyTorch's quantized tensors that only look.
final class QuantizedTensor: NativeObject {
  let matrix: QuantizedMatrix

  init(_ matrix: QuantizedMatrix) { self.matrix = matrix }

  var typeName: String { "QuantizedTensor" }

  var attributeNames: [String] {
    ["dtype", "is_quantized", "ndim", "requires_grad", "shape"] + methods.map(\.name)
  }

  func attribute(_ name: String, in context: Context) throws(Raise) -> Value? {
    switch name {
    case "dtype": return .native(QuantizedType.qint8)
    case "is_quantized": return true
    case "ndim": return 2
    case "requires_grad": return false
    case "shape": return Value(size: [matrix.rows, matrix.columns])
    default: return methods.first { $0.name == name }.map { .builtin($0) }
    }
  }

  private var methods: [BuiltinFunction] {
    let matrix = matrix
    let shape = [matrix.rows, matrix.columns]
    return [
      method("size", "The rows and columns.") { Value(size: shape) },
      method("numel", "How many integers there are.") { .int(matrix.rows * matrix.columns) },
      method("element_size", "The bytes of an integer.") { 1 },
      method("int_repr", "The integers, as torch.int64.") {
        Value(Tensor(integers: matrix.elements.map { Int($0) }, shape: shape))
      },
      method("dequantize", "The numbers that the integers stand for.") {
        Value(try matrix.dequantized())
      },
      method("q_scale", "The one factor of all integers.") {
        guard matrix.scheme.weights == .perTensor else {
          throw Raise(
            .runtimeError,
            "Expected quantizer->qscheme() == kPerTensorAffine to be true, but got "
              + "false.", fix: "write .q_per_channel_scales()")
        }
        return .float(Double(matrix.storedScales.first ?? 0))
      },
      method("q_per_channel_scales", "The factor of each row.") {
        Value(Tensor(doubles: matrix.scales.map(Double.init)))
      },
    ]
  }

  private func method(
    _ name: String, _ documentation: String, _ body: @escaping () throws -> Value
  ) -> BuiltinFunction {
    BuiltinFunction(network: name, [], documentation) { (_, _) in try body() }
  }

  func length(in context: Context) throws(Raise) -> Int { matrix.rows }

  /// As PyTorch prints it: the numbers that the integers stand for, then what stands behind them.
  func repr(in context: Context) throws(Raise) -> String {
    let numbers = Value(try raising { try matrix.dequantized() })
    var text = String(try context.repr(numbers).dropLast())
    let sharing = matrix.scheme.weights == .perTensor ? "per_tensor_affine" : "per_channel_affine"
    let settings = [
      "size=(\(matrix.rows), \(matrix.columns))", "dtype=torch.qint8",
      "quantization_scheme=torch.\(sharing)",
    ]
    let width = 80
    var used =
      text.count
      - (text.lastIndex(of: "\n").map { text.distance(from: text.startIndex, to: $0) } ?? -1) + 1
    for part in settings + (try factors(in: context)) {
      if used + part.count + 2 > width {
        text += ",\n       " + part
        used = 7 + part.count
      } else {
        text += ", " + part
        used += part.count + 2
      }
    }
    return text + ")"
  }

  private func factors(in context: Context) throws(Raise) -> [String] {
    if matrix.scheme.weights == .perTensor {
      let scale = Double(matrix.storedScales.first ?? 0)
      return ["scale=\(try context.repr(.float(scale)))", "zero_point=0"]
    }
    let scales = Tensor(doubles: matrix.scales.map(Double.init))
    let zeros = Tensor(integers: [Int](repeating: 0, count: matrix.rows))
    return [
      "scale=\(try context.repr(Value(scales)))", "zero_point=\(try context.repr(Value(zeros)))",
      "axis=0",
    ]
  }
}

extension StateValue {
  /// A part of a network's state that a cell holds; nothing for a value that is none.
  init?(_ value: Value) {
    if let weight = value.native(as: QuantizedTensor.self) {
      self = .integers(weight.matrix)
    } else if let tensor = value.tensor {
      self = .numbers(tensor)
    } else {
      return nil
    }
  }
}

extension Value {
  /// A part of a network's state for a cell.
  init(_ state: StateValue) {
    switch state {
    case .numbers(let tensor): self.init(tensor)
    case .integers(let matrix): self = .native(QuantizedTensor(matrix))
    }
  }
}
