import Interpreter
import RNN

/// How often an `EncoderDecoder` reads the target's token in training: `fit`'s `teacher_forcing`.
enum TeacherForcing {
  case share(Double)
  /// A function of the epoch, the first of which is 0.
  case function(Value, Context)

  /// - Throws: `CommandFault.settingOfOther` for a model that reads no targets.
  init(_ arguments: Arguments, for model: TrainedModel, in context: Context) throws {
    let given = arguments["teacher_forcing"]
    if given.isNone {
      self = .share(1)
      return
    }
    guard model.isEncoderDecoder else {
      throw CommandFault.settingOfOther(
        name: "teacher_forcing", typeName: model.value.plainTypeName)
    }
    if let share = given.asDouble {
      self = .share(share)
    } else if context.isCallable(given) {
      self = .function(given, context)
    } else {
      throw arguments.wrongType(
        "teacher_forcing", expected: "a number or a function of the epoch")
    }
  }

  /// The share in an epoch, the first of which is 1.
  func share(epoch: Int) throws -> Double {
    switch self {
    case .share(let share): return share
    case .function(let function, let context):
      let result = try context.call(function, [.int(epoch - 1)])
      guard let share = result.number else {
        throw CommandFault.shareNotANumber(typeName: result.plainTypeName)
      }
      return share
    }
  }

  /// The share, for a training that goes on.
  var setting: TrainingSetting {
    switch self {
    case .share(let share): TrainingSetting("teacher_forcing", CommandFault.number(share))
    case .function: TrainingSetting("teacher_forcing", "of the epoch")
    }
  }
}
