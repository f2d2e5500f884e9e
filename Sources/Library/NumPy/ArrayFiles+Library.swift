import Interpreter
import NumPy

extension CellLibrary {
  /// Where arrays are read from and written to: the files that cells wrote, and the note's folder.
  func arrayFiles(in context: Context) -> ArrayFiles {
    ArrayFiles(
      read: { [unowned self, unowned context] path throws(Raise) in
        try opening(context) { () throws(OpenFileError) in try knownFile(path) }
      },
      write: { [unowned self, unowned context] bytes, path throws(Raise) in
        try opening(context) { () throws(OpenFileError) in
          try filing { () throws(FileFault) in try scratch.write(bytes, to: path) }
        }
      })
  }
}

extension BinaryFile: ByteStream {
  func rest(in context: Context) throws(Raise) -> [UInt8] {
    try opening(context) { () throws(OpenFileError) in
      let place = try tell()
      let bytes = try read()
      _ = try seek(place, 0)
      return bytes
    }
  }

  func skip(_ count: Int, in context: Context) throws(Raise) {
    try opening(context) { () throws(OpenFileError) in _ = try seek(count, 1) }
  }

  func write(_ bytes: [UInt8], in context: Context) throws(Raise) {
    try opening(context) { () throws(OpenFileError) in try write(bytes) }
  }
}
