/// Why a student can't be compared with its teacher.
public enum DistillationError: Error, Hashable, Sendable {
  case temperature(Double)
  case alpha(Double)
  case noLogits(shape: [Int])
  case teacherShape(student: [Int], teacher: [Int])
  case targetShape(student: [Int], target: [Int])
  case targetType(got: String)
  /// A mixed loss without the classes for its second term.
  case targetMissing(alpha: Double)
}

extension DistillationError: CustomStringConvertible {
  /// What is wrong.
  public var message: String {
    switch self {
    case .temperature(let value): "temperature must be a finite number above 0, but got \(value)"
    case .alpha(let value): "alpha must be between 0.0 and 1.0, but got \(value)"
    case .noLogits(let shape): "the student's logits must be [*, C], but got \(shape)"
    case .teacherShape(let student, let teacher):
      "the student gives logits \(student) and the teacher \(teacher); both must have one shape"
    case .targetShape(let student, let target):
      "logits \(student) want one class for each row, target \(Array(student.dropLast())), "
        + "but got \(target)"
    case .targetType(let got): "target must hold classes as torch.int64, but got torch.\(got)"
    case .targetMissing(let alpha):
      "alpha=\(alpha) mixes in the cross-entropy, but there is no target"
    }
  }

  /// The same as ``message``.
  public var description: String { message }

  /// How the mistake is mended, where one sentence can say.
  public var fix: String? {
    switch self {
    case .temperature: "usual temperatures are 1 to 20"
    case .alpha: "write 0.5 to weigh teacher and classes alike"
    case .teacherShape: "both networks must know the same classes; transpose or reshape one output"
    case .targetType: "write .long() behind the target"
    case .targetMissing: "give the target, or alpha=1.0 to learn from the teacher alone"
    case .noLogits, .targetShape: nil
    }
  }
}
