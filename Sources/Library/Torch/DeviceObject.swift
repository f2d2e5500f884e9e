import Dialect
import Interpreter

/// `torch.device`: where a tensor lives. Every tensor here lives on the CPU.
final class DeviceObject: NativeObject {
  let type: String
  let index: Int?

  static let knownTypes = [
    "cpu", "cuda", "ipu", "xpu", "mkldnn", "opengl", "opencl", "ideep", "hip", "ve", "fpga", "maia",
    "xla", "lazy", "vulkan", "mps", "meta", "hpu", "mtia",
  ]

  init(type: String, index: Int? = nil) {
    self.type = type
    self.index = index
  }

  /// A device from text such as `cpu` or `cuda:0`.
  convenience init(_ text: String) throws(Raise) {
    let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    let type = parts.first.map(String.init) ?? ""
    guard Self.knownTypes.contains(type) else {
      throw Raise(
        .runtimeError,
        "Expected one of \(Self.knownTypes.joined(separator: ", ")), privateuseone device type at "
          + "start of device string: \(text)",
        fix: "write \"cpu\"")
    }
    guard parts.count == 2 else {
      self.init(type: type)
      return
    }
    guard let index = Int(parts[1]), index >= 0 else {
      throw Raise(.runtimeError, "Invalid device string: '\(text)'", fix: "write \"\(type):0\"")
    }
    self.init(type: type, index: index)
  }

  var typeName: String { "torch.device" }
  var attributeNames: [String] { ["type", "index"] }

  func attribute(_ name: String, in context: Context) throws(Raise) -> Value? {
    switch name {
    case "type": Value(type)
    case "index": index.map { .int($0) } ?? Value.none
    default: nil
    }
  }

  func compare(
    _ op: ComparisonOperator, _ other: Value, in context: Context
  ) throws(Raise) -> Value {
    guard case .native(let object) = other, let device = object as? DeviceObject else {
      return .notImplemented
    }
    let isSame = type == device.type && index == device.index
    switch op {
    case .equal: return .bool(isSame)
    case .notEqual: return .bool(!isSame)
    default: return .notImplemented
    }
  }

  func repr(in context: Context) throws(Raise) -> String {
    "device(type='\(type)'\(index.map { ", index=\($0)" } ?? ""))"
  }

  func text(in context: Context) throws(Raise) -> String {
    type + (index.map { ":\($0)" } ?? "")
  }

  func hash(in context: Context) throws(Raise) -> Int {
    type.utf8.reduce(index ?? -1) { $0 &* 31 &+ Int($1) }
  }

  /// Refuses a device that is not here: only the CPU is.
  func checkPresence() throws(Raise) {
    if type == "cpu" { return }
    throw Raise(
      .assertionError,
      type == "cuda" ? "Torch not compiled with CUDA enabled" : "no \(type) device",
      fix: "tensors here live on the CPU: choose with "
        + "torch.device(\"cuda\" if torch.cuda.is_available() else \"cpu\")")
  }
}

extension Arguments {
  /// Checks that the device of an argument is here.
  func checkDevice(_ name: String = "device") throws(Raise) {
    switch self[name] {
    case .none: return
    case .native(let object as DeviceObject): try object.checkPresence()
    case .string(let object): try DeviceObject(object.text).checkPresence()
    case .int: try DeviceObject(type: "cuda").checkPresence()
    default: throw wrongTensorType(name, expected: "torch.device")
    }
  }
}
