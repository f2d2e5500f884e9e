import Diagnostics
import Dialect

/// What `text += value` does to the variable that holds the text.
enum TextGrowth {
  /// The text grows by another one, in place where nothing else refers to it.
  case append(StringObject)
  case replace(Value)

  /// Evaluates `right` for a variable that holds a text now. Does not keep the text: the variable
  /// may be its only owner afterwards.
  @inline(never)
  init(
    of variable: (Frame) -> Value?, by right: Operand, _ range: SourceRange, _ frame: Frame
  ) throws(Raise) {
    let old = variable(frame) ?? .none
    let added = try right(frame)
    // The operand may have bound the name anew, by `:=` or in a function.
    if case .string(let first) = old, case .string(let second) = added,
      case .string(let now)? = variable(frame), now === first
    {
      let growth = second.text.utf8.count
      do throws(Raise) {
        try frame.context.checkGrowth(of: "the text", from: first.text.utf8.count, by: growth)
      } catch {
        throw error.located(range)
      }
      self = .append(second)
    } else {
      self = .replace(try combined(.add, old, added, range, frame))
    }
  }
}
