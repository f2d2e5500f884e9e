import Interpreter

/// Where arrays are read from and written to: closures, so that arrays need no file system.
package struct ArrayFiles {
  /// The bytes of a file; nothing where there is none.
  package var read: (_ path: String) throws(Raise) -> [UInt8]?
  package var write: (_ bytes: [UInt8], _ path: String) throws(Raise) -> Void

  package init(
    read: @escaping (String) throws(Raise) -> [UInt8]? = { _ throws(Raise) in nil },
    write: @escaping ([UInt8], String) throws(Raise) -> Void = { _, path throws(Raise) in
      throw Raise(.permissionError, "'\(path)' can't be written: there are no files here")
    }
  ) {
    self.read = read
    self.write = write
  }
}

/// A file of bytes that a cell has opened.
package protocol ByteStream: NativeObject {
  /// All bytes from the file's place on; the place stays where it is.
  func rest(in context: Context) throws(Raise) -> [UInt8]
  func skip(_ count: Int, in context: Context) throws(Raise)
  func write(_ bytes: [UInt8], in context: Context) throws(Raise)
}

extension Value {
  /// The open file of bytes that a value is.
  var byteStream: (any ByteStream)? {
    guard case .native(let object) = self else { return nil }
    return object as? any ByteStream
  }
}
