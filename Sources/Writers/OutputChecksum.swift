import CXXHash

/// The checksum of written outputs: eight characters by which an edit by hand is seen.
///
/// The lower 48 bits of XXH3-64 over the body's UTF-8, as base64url.
func outputChecksum(of body: String) -> String {
  let hash = Array(body.utf8).withUnsafeBytes { XXH3_64bits($0.baseAddress, $0.count) }
  let characters = (0..<8).map { place in
    base64Digits[Int(truncatingIfNeeded: hash >> UInt64(42 - 6 * place)) & 63]
  }
  return String(characters)
}

private let base64Digits = Array(
  "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_")
