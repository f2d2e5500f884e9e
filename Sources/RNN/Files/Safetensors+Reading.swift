import Tensors

extension Safetensors {
  /// Reads a file's bytes. The tensors stand in the order of the data.
  ///
  /// - Throws: ``SafetensorsError`` with the reason for bytes that are no such file, and
  ///   `TensorError` for a tensor that is too large.
  public init(bytes: [UInt8]) throws {
    let header = try Self.header(of: bytes)
    guard case .object(let entries) = header.value else { throw SafetensorsError.headerStart }
    metadata = try Self.metadata(of: entries)
    let infos = try entries.filter { $0.key != "__metadata__" }.map { try TensorInfo($0) }
      .sorted { ($0.begin, $0.end, $0.name) < ($1.begin, $1.end, $1.name) }
    try Self.checkCover(infos, available: bytes.count - header.end)
    tensors = try bytes.withUnsafeBytes { all in
      try infos.map { info in
        let part = all[(header.end + info.begin)..<(header.end + info.end)]
        return NamedTensor(
          name: info.name,
          tensor: try Tensor(
            bytes: UnsafeRawBufferPointer(rebasing: part), shape: info.shape, dtype: info.dtype))
      }
    }
    integers = []
    try takeMatrices()
  }

  /// Joins the 8-bit integers of quantized weights with the factors beside them; both then are no
  /// tensors of their own. Other 8-bit integers stay tensors.
  private mutating func takeMatrices() throws {
    let named = Dictionary(tensors.map { ($0.name, $0.tensor) }) { first, _ in first }
    var taken: Set<String> = []
    for entry in tensors where entry.tensor.dtype == .int8 {
      let (scaleName, shape) = (entry.name + Self.scaleEnding, entry.tensor.shape)
      guard shape.count == 2, shape[1] <= QuantizedMatrix.largestColumns,
        let factors = named[scaleName], factors.dtype == .float32, factors.rank == 1,
        [1, shape[0]].contains(factors.count)
      else { continue }
      let sharing: QuantizationScheme.Sharing = factors.count == shape[0] ? .perRow : .perTensor
      let matrix = QuantizedMatrix(
        try entry.tensor.bytes().map { Int8(bitPattern: $0) }, scales: factors.elements,
        rows: shape[0], columns: shape[1], QuantizationScheme(weights: sharing, inputs: sharing))
      integers.append((entry.name, matrix))
      taken.formUnion([entry.name, scaleName])
    }
    if !taken.isEmpty { tensors.removeAll { taken.contains($0.name) } }
  }

  /// The header's value and where the data begins.
  private static func header(
    of bytes: [UInt8]
  ) throws(SafetensorsError) -> (value: JSONValue, end: Int) {
    guard bytes.count >= 8 else { throw .short(count: bytes.count) }
    let length = bytes.prefix(8).reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    guard length <= UInt64(largestHeader) else { throw .headerTooLarge(length: length) }
    guard length <= UInt64(bytes.count - 8) else {
      throw .headerLength(length: length, available: bytes.count - 8)
    }
    let end = 8 + Int(length)
    guard length > 0, bytes[8] == UInt8(ascii: "{") else { throw .headerStart }
    var reader = JSONReader(bytes[8..<end])
    do {
      return (try reader.read(), end)
    } catch {
      throw .headerSyntax(reason: error.reason, offset: error.offset)
    }
  }

  private static func metadata(
    of entries: [JSONEntry]
  ) throws(SafetensorsError) -> [(name: String, value: String)] {
    guard let entry = entries.first(where: { $0.key == "__metadata__" }) else { return [] }
    guard case .object(let pairs) = entry.value else { throw .metadata }
    var metadata: [(name: String, value: String)] = []
    for pair in pairs {
      guard case .string(let value) = pair.value else { throw .metadata }
      metadata.append((pair.key, value))
    }
    return metadata
  }

  /// Checks that the tensors fill the data from its start to its end, one behind the other.
  private static func checkCover(
    _ infos: [TensorInfo], available: Int
  ) throws(SafetensorsError) {
    var end = 0
    for info in infos {
      guard info.end <= available else {
        throw .offsetBeyond(name: info.name, end: info.end, available: available)
      }
      guard info.begin == end else {
        throw .offset(name: info.name, begin: info.begin, wanted: end)
      }
      end = info.end
    }
    guard end == available else { throw .leftOver(used: end, available: available) }
  }
}

/// What a header says of a tensor.
private struct TensorInfo {
  let name: String
  let dtype: DType
  let shape: [Int]
  let begin: Int
  let end: Int

  init(_ entry: JSONEntry) throws(SafetensorsError) {
    name = entry.key
    guard case .string(let kind)? = entry.value["dtype"] else {
      throw .entry(name: entry.key, missing: "dtype")
    }
    guard let known = Safetensors.Kind.all.first(where: { $0.name == kind }) else {
      throw .dtype(name: entry.key, dtype: kind)
    }
    dtype = known.dtype
    shape = try Self.sizes("shape", of: entry)
    let offsets = try Self.sizes("data_offsets", of: entry)
    guard offsets.count == 2, offsets[0] <= offsets[1] else {
      throw .entry(name: entry.key, missing: "data_offsets")
    }
    (begin, end) = (offsets[0], offsets[1])
    try checkSize()
  }

  private static func sizes(
    _ key: String, of entry: JSONEntry
  ) throws(SafetensorsError) -> [Int] {
    guard case .array(let values)? = entry.value[key] else {
      throw .entry(name: entry.key, missing: key)
    }
    let sizes = values.compactMap(\.integer).filter { $0 >= 0 }
    guard sizes.count == values.count else { throw .entry(name: entry.key, missing: key) }
    return sizes
  }

  private func checkSize() throws(SafetensorsError) {
    var size = dtype.stride
    for length in shape {
      let (product, overflow) = size.multipliedReportingOverflow(by: length)
      guard !overflow else { throw .overflow(name: name, shape: shape) }
      size = product
    }
    guard size == end - begin else {
      throw .size(name: name, shape: shape, wanted: size, got: end - begin)
    }
  }
}
