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
      (
        .typeError, "float() argument must be a string or a real number, not '\(typeName)'",
        "pass a list or a tensor of numbers"
      )
    case .mixedWords:
      (.typeError, "a plot takes numbers or words, not both in one list", "keep them apart")
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
    case .colorCount(let colors, let points):
      (
        .valueError,
        "'c' argument has \(colors) elements, which is inconsistent with 'x' and 'y' with size "
          + "\(points).", "give every point one number, or all of them one color"
      )
    case .fillSizes(let x, let name, let count):
      (
        .valueError, "'x' has size \(x), but '\(name)' has an unequal size of \(count)",
        "every x has one value on both lines"
      )
    case .imageShape(let shape):
      (
        .typeError, "Invalid shape \(Self.tuple(shape)) for image data",
        "pass a matrix: rows of numbers"
      )
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
    case .panelCount(let what, let count):
      (
        .valueError,
        count < 1
          ? "Number of \(what) must be a positive integer, not \(count)"
          : "\(count) \(what) of plots are too many",
        "a figure has up to 12 rows and 12 columns here"
      )
    case .axisEnds:
      (
        .typeError,
        "The first argument to axis() must be an iterable of the form [xmin, xmax, ymin, ymax]",
        "write axis([0, 1, 0, 1])"
      )
    case .figureSize:
      (.valueError, "a figure's size is two numbers above zero", "write figsize=(8, 4)")
    case .legendPlace(let name):
      (
        .valueError, "'\(name)' is not a valid value for loc",
        "supported values are 'best', 'upper right', 'lower left', 'center' and the like; the "
          + "names stand above the plot here"
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
