/// The cyclic redundancy check of ISO 3309 (the one of gzip and PNG).
enum CRC32 {
  private static let table: [UInt32] = (0..<256).map { start in
    (0..<8).reduce(UInt32(start)) { code, _ in
      code & 1 == 1 ? 0xedb8_8320 ^ (code >> 1) : code >> 1
    }
  }

  static func checksum(of bytes: ArraySlice<UInt8>) -> UInt32 {
    table.withUnsafeBufferPointer { table in
      bytes.withUnsafeBufferPointer { bytes in
        ~bytes.reduce(~UInt32(0)) { code, byte in
          table[Int((code ^ UInt32(byte)) & 0xff)] ^ (code >> 8)
        }
      }
    }
  }
}
