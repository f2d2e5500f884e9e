import Interpreter

extension StandardModule {
  /// `datetime`: dates, times and durations without time zones. What asks the clock gets the moment
  /// at which `time` stands still.
  static var datetimeModule: StandardModule {
    StandardModule(
      "datetime", "Dates, times and durations.",
      advice: "times have no zone here: they are all UTC",
      natives: { context in [("_make_tuple_class", namedTupleMaker(context))] },
      source: [durationSource, dateSource, dateTextSource, timeOfDaySource].joined(separator: "\n"))
  }
}
