import Writers

/// What a worker process is asked: one note, and how to run it.
struct WorkerRequest: Codable {
  var note: NoteFile
  var runsPlainPython: Bool
  var parameters: [String]
  /// Where the rendered Markdown will lie, to see hand-edited outputs in what stands there.
  var writtenMarkdown: String?
  /// Whether the text plots use 7-bit characters only.
  var asciiPlots: Bool
  /// Whether pages have no SVG.
  var plotsAsTextAlone: Bool
  /// Whether equations that make no network, and faults of listings, are errors.
  var isStrict: Bool
  /// Whether values that plain fences never define are supplied.
  var suppliesDemo: Bool
  /// Whether to tell what listings get wrong that run all the same.
  var checksListings: Bool
}

/// What a worker tells its parent, one JSON object a line.
enum WorkerMessage: Codable {
  /// Cell `index` of `count` begins, counted from one, with its code in this line.
  case cell(index: Int, count: Int, line: Int)
  case training(TrainingStatus)
  case finished(WorkerResult)
}

/// How far a training is.
struct TrainingStatus: Codable, Hashable {
  var epoch: Int
  var epochs: Int
  var loss: Double?
  var secondsLeft: Double
}

/// The pages of a note and how its run ended.
struct WorkerResult: Codable {
  /// None when the note could not be read; then nothing is written.
  var pages: Pages?
  /// Warnings and errors as people read them.
  var diagnostics: [String]
  /// What became of the note's blocks of code; none where plain fences did not run.
  var blockTable: String?
  /// An `ExitStatus`.
  var status: Int32
}

/// A note's two files.
struct Pages: Codable {
  /// How the index lists the note.
  var entry: IndexWriter.Entry
  var html: String
  var markdown: String
}
