import Interpreter
import RNN

extension ScheduleError: RaisableError {
  package var raise: Raise { Raise(.valueError, message) }
}
