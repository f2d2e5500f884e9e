/// Why bytes are no checkpoint, or a value makes none.
public enum CheckpointError: Error, Hashable, Sendable {
  case foreign(ForeignFile)
  /// A file of another version of the format.
  case version(UInt32)
  /// A file, or its content, of another length than it shall have.
  case short(wanted: Int, got: Int, isContent: Bool = false)
  case checksum
  /// Content that makes no sense although its checksum is right.
  case content(String)
  /// A kind of element that tensors here do not have.
  case dtype(String)
  case tooDeep
  /// A checkpoint that holds something else than a training, or another network's.
  case notATraining(missing: String)
}

extension CheckpointError: CustomStringConvertible {
  /// The same as ``message``.
  public var description: String { message }

  /// What is wrong with the file.
  public var message: String {
    switch self {
    case .foreign(let kind): "this is \(kind.words), not a checkpoint"
    case .version(let version):
      "the checkpoint has version \(version) of the format; version \(Checkpoint.version) is read"
    case .short(let wanted, let got, let isContent):
      "the checkpoint is \(got < wanted ? "cut off" : "longer than it says"): "
        + "\(isContent ? "its content has" : "it has") \(got) bytes of \(wanted)"
    case .checksum: "the checkpoint is damaged: its checksum does not match its content"
    case .content(let reason): "the checkpoint is damaged: it holds \(reason)"
    case .dtype(let kind):
      "the checkpoint holds a tensor of kind '\(kind)', which there is not here"
    case .tooDeep: "values nested more than \(Checkpoint.deepest) levels deep are not stored"
    case .notATraining(let missing):
      "the checkpoint is no training's: it has no proper '\(missing)'"
    }
  }
}

/// What a file seems to be by its first bytes.
public enum ForeignFile: Hashable, Sendable {
  case empty
  /// A zip archive, as PyTorch's `torch.save` writes.
  case zip
  /// A pickle, as PyTorch wrote before version 1.6.
  case pickle
  case numpy, hdf5, text, unknown
  /// A file whose first bytes could be a safetensors header's length.
  case safetensors

  init(_ bytes: [UInt8]) {
    self =
      if bytes.isEmpty {
        .empty
      } else if bytes.starts(with: [0x50, 0x4b, 0x03, 0x04]) {
        .zip
      } else if bytes[0] == 0x80, bytes.count > 1, (2...5).contains(bytes[1]) {
        .pickle
      } else if bytes.starts(with: [0x93] + Array("NUMPY".utf8)) {
        .numpy
      } else if bytes.starts(with: [0x89] + Array("HDF".utf8)) {
        .hdf5
      } else if bytes.count > 8, bytes[5...7].allSatisfy({ $0 == 0 }), bytes[8] == 0x7b {
        .safetensors
      } else if bytes.prefix(256).allSatisfy({ $0 >= 0x20 || (9...13).contains($0) }) {
        .text
      } else {
        .unknown
      }
  }

  /// The kind of file with its article.
  public var words: String {
    switch self {
    case .empty: "an empty file"
    case .zip: "a zip archive of pickles as PyTorch's torch.save writes"
    case .pickle: "a Python pickle"
    case .numpy: "a NumPy file"
    case .hdf5: "an HDF5 file"
    case .safetensors: "a safetensors file"
    case .text: "a text file"
    case .unknown: "a file of an unknown kind"
    }
  }
}
