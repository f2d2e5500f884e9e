import Interpreter

/// Functions of the bits of bytes.
var bitFunctions: [ArrayFunction] {
  [
    ArrayFunction("unpackbits", "a, axis=None, count=None, bitorder='big'", "Bits of bytes.") {
      call in
      let a = try call.array("a")
      guard a.kind == .uint8 else {
        throw ArrayError.type("Expected an input array of unsigned byte data type").raise
      }
      guard !call.isGiven("count") else {
        throw ArrayError.unsupported(
          "np.unpackbits has no count= here", fix: "take a slice of the bits"
        ).raise
      }
      let flat = call.isGiven("axis") ? a : try a.reshaped([-1])
      let axis = try flat.axis(call.isGiven("axis") ? try call.int("axis") : 0)
      let isBig = try call.string("bitorder") == "big"
      let moved = flat.movedToEnd(axis)
      let bits = moved.integers.flatMap { byte in
        (0..<8).map { (byte >> Int64(isBig ? 7 - $0 : $0)) & 1 }
      }
      var shape = moved.shape
      shape[shape.count - 1] *= 8
      return .native(try NDArray(integers: bits, shape: shape, kind: .uint8).lastMoved(to: axis))
    },
    ArrayFunction("packbits", "a, axis=None, bitorder='big'", "Bytes of bits.") { call in
      let a = try call.array("a")
      let flat = call.isGiven("axis") ? a : try a.reshaped([-1])
      let axis = try flat.axis(call.isGiven("axis") ? try call.int("axis") : 0)
      let isBig = try call.string("bitorder") == "big"
      let moved = flat.movedToEnd(axis)
      let (truths, width) = (moved.truths, moved.shape.last ?? 0)
      let bytes = (width + 7) / 8
      var shape = moved.shape
      shape[shape.count - 1] = bytes
      let packed = (0..<shape.reduce(1, *)).map { place in
        let (row, start) = (place / bytes * width, place % bytes * 8)
        return (0..<min(8, width - start)).reduce(Int64(0)) { sum, bit in
          sum | (truths[row + start + bit] ? 1 : 0) << Int64(isBig ? 7 - bit : bit)
        }
      }
      return .native(try NDArray(integers: packed, shape: shape, kind: .uint8).lastMoved(to: axis))
    },
    ArrayFunction("binary_repr", "num, width=None", "An integer's binary digits.") { call in
      let (number, width) = (try call.int("num"), try call.optionalInt("width") ?? 0)
      guard width <= 10_000 else { throw ArrayError.tooLarge([width]).raise }
      if number < 0, width > 0 {
        let bits = UInt(bitPattern: number)
        let text = String(bits, radix: 2)
        return Value(String(text.suffix(max(width, 64 - (~bits).leadingZeroBitCount + 1))))
      }
      let text = String(number.magnitude, radix: 2)
      let zeros = String(repeating: "0", count: max(width - text.count, 0))
      return Value((number < 0 ? "-" : "") + zeros + text)
    },
  ]
}
