import Interpreter

extension StandardModule {
  /// `datetime`: dates, times and durations without time zones. What asks the clock gets the moment
  /// at which `time` stands still.
  static var datetimeModule: StandardModule {
    StandardModule(
      "datetime", "Dates, times and durations.",
      advice: "times have no zone here: they are all UTC",
      natives: { context in
        [("_make_tuple_class", namedTupleMaker(context)), messageNameFunction]
      },
      source: [durationSource, dateSource, dateTextSource, timeOfDaySource, namesSource]
        .joined(separator: "\n"))
  }
}

private let namesSource = """
  for _class in (timedelta, date, time, datetime):
      _name_in_messages(_class, f"datetime.{_class.__name__}")
  """
