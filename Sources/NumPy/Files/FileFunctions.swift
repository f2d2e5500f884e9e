import Interpreter

/// The functions that write arrays into files and read them.
func fileFunctions(_ files: ArrayFiles) -> [ArrayFunction] {
  [
    ArrayFunction(
      "save", "file, arr, allow_pickle=True",
      "Writes an array into a file that later cells can read. It ends with the run."
    ) { call in
      let bytes = StoredArray.bytes(try call.array("arr"))
      if let stream = call["file"].byteStream {
        try stream.write(bytes, in: call.context)
      } else {
        let path = try call.path("file")
        try files.write(bytes, path.hasSuffix(".npy") ? path : path + ".npy")
      }
      return .none
    },
    ArrayFunction(
      "load", "file, mmap_mode=None, allow_pickle=False", "The array that np.save wrote."
    ) { call in
      if let stream = call["file"].byteStream {
        let (array, count) = try StoredArray.array(try stream.rest(in: call.context))
        try stream.skip(count, in: call.context)
        return .native(array)
      }
      let path = try call.path("file")
      guard let bytes = try files.read(path) else {
        throw Raise.system(
          .fileNotFoundError, 2, "No such file or directory", path: path,
          fix: "paths start at the note's folder", in: call.context)
      }
      return .native(try StoredArray.array(bytes).array)
    },
    ArrayFunction(
      "savetxt",
      "fname, X, fmt='%.18e', delimiter=' ', newline='\n', header='', footer='', comments='# ', "
        + "encoding=None",
      "Writes rows of numbers as text."
    ) { call in
      let text = try call.tableText()
      if let path = call["fname"].asString {
        try files.write(Array(text.utf8), path)
      } else if let stream = call["fname"].byteStream {
        try stream.write(Array(text.utf8), in: call.context)
      } else {
        let write = try call.context.attribute(call["fname"], "write")
        _ = try call.context.call(write, [Value(text)])
      }
      return .none
    },
    ArrayFunction(
      "loadtxt",
      "fname, dtype=float, comments='#', delimiter=None, converters=None, skiprows=0, usecols=None, "
        + "unpack=False, ndmin=0, encoding=None, max_rows=None",
      "Rows of numbers, read from text."
    ) { try TextTable(call: $0, files: files).loaded() },
    ArrayFunction(
      "genfromtxt",
      "fname, dtype=float, comments='#', delimiter=None, skip_header=0, skip_footer=0, "
        + "missing_values=None, filling_values=None, usecols=None, unpack=False, max_rows=None, "
        + "encoding=None, names=None",
      "Rows of numbers, read from text that may have holes."
    ) { try TextTable(call: $0, files: files).filled() },
  ]
}

extension Call {
  fileprivate func path(_ name: String) throws -> String {
    guard let path = self[name].asString else {
      throw ArrayError.type(
        "expected str, bytes or os.PathLike object, not \(self[name].plainTypeName)"
      ).raise
    }
    return path
  }

  /// The rows of `savetxt`.
  fileprivate func tableText() throws -> String {
    let array = try array("X")
    guard 1...2 ~= array.rank else {
      throw ArrayError.value("Expected 1D or 2D array, got \(array.rank)D array instead").raise
    }
    let rows = array.rank == 1 ? try array.reshaped([-1, 1]) : array
    let format = try rowFormat(columns: rows.shape[1])
    let newline = try string("newline")
    var text = try commented("header", newline)
    for row in 0..<rows.shape[0] {
      let values = (0..<rows.shape[1]).map { column in
        let element = rows.element(at: row * rows.shape[1] + column)
        return element.native(as: ArrayScalar.self)?.plain ?? element
      }
      text +=
        try context.text(
          try context.binary(.modulo, Value(format), Value(tuple: values))) + newline
      try context.checkSize(text.utf8.count, of: "the text")
    }
    return text + (try commented("footer", newline))
  }

  private func commented(_ name: String, _ newline: String) throws -> String {
    let text = try string(name)
    guard !text.isEmpty else { return "" }
    let mark = try string("comments")
    return mark + text.replacing("\n", with: "\n" + mark) + newline
  }

  private func rowFormat(columns: Int) throws -> String {
    let delimiter = try string("delimiter")
    if let formats = self["fmt"].asSequence {
      guard formats.count == columns else {
        let shown = try context.text(self["fmt"])
        throw Raise(.attributeError, "fmt has wrong shape.  \(shown)")
      }
      return try formats.map { try context.text($0) }.joined(separator: delimiter)
    }
    let format = try string("fmt")
    let count = format.filter { $0 == "%" }.count
    guard count != 1 else {
      return [String](repeating: format, count: columns).joined(separator: delimiter)
    }
    guard count == columns else {
      throw ArrayError.value("fmt has wrong number of % formats:  \(format)").raise
    }
    return format
  }
}
