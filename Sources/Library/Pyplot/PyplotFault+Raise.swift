import Interpreter

extension PyplotFault: RaisableError {
  /// The fault as matplotlib's exception, with its words where it has some.
  var raise: Raise {
    let (kind, message, fix) = dataWords ?? lookWords ?? placeWords
    return Raise(kind, message, fix: fix)
  }

  private typealias Words = (ExceptionKind, String, String?)

  private var dataWords: Words? {
    switch self {
    case .requiresGradient:
      (
        .runtimeError,
        "Can't call numpy() on Tensor that requires grad. Use tensor.detach().numpy() instead.",
        "plot its .detach(), or collect losses with .item()"
      )
    case .notNumbers(let typeName):
      (.typeError, "a plot takes numbers or strings, not \(typeName)", "pass a list or a tensor")
    case .unevenRows:
      (
        .valueError, "the rows to be plotted are of unequal lengths",
        "give every row as many numbers"
      )
    case .depth(let function, let wanted, let shape):
      (
        .valueError, "\(function)() takes \(wanted), got shape \(Self.tuple(shape))",
        "take a part of it, or flatten it"
      )
    case .firstDimensions(let x, let y):
      (
        .valueError,
        "x and y must have same first dimension, but have shapes \(Self.tuple(x)) and "
          + Self.tuple(y), "every point has one x and one y"
      )
    case .scatterSizes(let x, let y):
      (.valueError, "x and y must be the same size", "x has \(x) values and y has \(y)")
    case .barShapes(let first, let second, let place):
      (
        .valueError,
        "shape mismatch: objects cannot be broadcast to a single shape.  Mismatch is between arg 0 "
          + "with shape \(Self.tuple([first])) and arg \(place) with shape \(Self.tuple([second])).",
        "give every bar a place and a height"
      )
    case .notDrawable(let value):
      (
        .valueError, "plots draw numbers up to 1e+300 in size, not \(CommandFault.number(value))",
        "divide the values by a number, or take their logarithms"
      )
    default: nil
    }
  }

  private var lookWords: Words? {
    switch self {
    case .format(let text, let reason):
      (
        .valueError, "'\(text)' is not a valid format string (\(reason))",
        "a format is a color, a marker and a line style, such as 'r--' or 'bo'"
      )
    case .color(let text):
      (
        .valueError, "'\(text)' is not a valid value for color",
        "write a name such as 'red', '#1f77b4', 'C0', or a tuple of numbers from 0 to 1"
      )
    case .lineStyle(let text):
      (
        .valueError, "'\(text)' is not a valid value for ls",
        "supported values are '-', '--', '-.', ':', 'None', 'solid', 'dashed', 'dashdot', 'dotted'"
      )
    case .marker(let text):
      (.valueError, "Unrecognized marker style '\(text)'", "write one such as 'o', 'x' or 's'")
    case .scale(let name):
      (
        .valueError, "'\(name)' is not a valid value for scale",
        "supported values here are 'linear', 'log'"
      )
    case .colorMap(let name, let known):
      (
        .valueError, "'\(name)' is not a valid value for cmap",
        "supported values here are " + known.map { "'\($0)'" }.joined(separator: ", ")
      )
    case .keyword(let artist, let name):
      (.attributeError, "\(artist).set() got an unexpected keyword argument '\(name)'", nil)
    default: nil
    }
  }

  private var placeWords: Words {
    switch self {
    case .binCount(let count):
      (
        .valueError,
        count < 1 ? "`bins` must be positive, when an integer" : "\(count) bins are too many",
        "write bins=20"
      )
    case .binName(let name):
      (.notImplementedError, "hist() has no rule '\(name)' for bins", "write bins=20")
    case .panel(let rows, let columns, let index):
      (
        .valueError,
        "num must be an integer with 1 <= num <= \(rows * columns), not \(index)",
        "subplot(\(rows), \(columns), n) counts from 1 by rows"
      )
    case .panelCount(let count):
      (
        .valueError, "Number of rows and columns must be a positive integer, not \(count)",
        "a figure has up to 12 rows and 12 columns here"
      )
    case .noMappable:
      (
        .runtimeError,
        "No mappable was found to use for colorbar creation. First define a mappable such as an "
          + "image (with imshow) or a contour set (with contourf).", nil
      )
    case .tickLabels(let ticks, let labels):
      (
        .valueError,
        "The number of FixedLocator locations (\(ticks)), usually from a call to set_ticks, does "
          + "not match the number of labels (\(labels)).", "give one label for each tick"
      )
    case .noArgument(let name):
      (.typeError, "missing 1 required positional argument: '\(name)'", nil)
    default: (.valueError, "the plot can't do this", nil)
    }
  }

  private static func tuple(_ shape: [Int]) -> String {
    shape.count == 1 ? "(\(shape[0]),)" : "(" + shape.map(String.init).joined(separator: ", ") + ")"
  }
}
