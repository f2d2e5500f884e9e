import Interpreter

extension StandardModule {
  /// `statistics`. CPython computes means and variances with exact fractions and rounds once; here
  /// sums are kept exactly as lists of floats, and the quotient is mended by its exact remainder.
  static var statisticsModule: StandardModule {
    StandardModule(
      "statistics", "Means, medians and spreads.",
      natives: { _ in [("_product", exactProductFunction)] },
      source: statisticsSource + averagesSource)
  }
}

/// `_product(a, b)`: the rounded product and what rounding left out.
private var exactProductFunction: Value {
  .builtin(
    BuiltinFunction("_product", [.positional("a"), .positional("b")]) {
      (arguments, _) throws(Raise) in
      let (a, b) = (try arguments.double("a"), try arguments.double("b"))
      let product = a * b
      let rest = (-product).addingProduct(a, b)
      return Value(tuple: [.float(product), .float(product.isFinite ? rest : 0)])
    })
}

private let statisticsSource = #"""
  import math as _math
  from collections import Counter as _Counter, namedtuple as _namedtuple

  class StatisticsError(ValueError):
      pass

  def _numbers(data, least, message):
      values = list(data)
      if len(values) < least:
          raise StatisticsError(message)
      for value in values:
          if not isinstance(value, (int, float)):
              raise TypeError(
                  f"can't convert type '{type(value).__name__}' to numerator/denominator")
      return values, all(isinstance(value, int) for value in values)

  def _split(number):
      high = number >> 32 << 32
      return [float(high), float(number - high)]

  def _quotient(terms, divisor):
      first = _math.fsum(terms) / divisor
      if not _math.isfinite(first):
          return first
      product, rest = _product(first, float(divisor))
      return first + _math.fsum(terms + [-product, -rest]) / divisor

  def _spread(values, whole):
      count = len(values)
      if whole:
          total = sum(values)
          return _split(count * sum(value * value for value in values) - total * total)
      if not all(_math.isfinite(value) for value in values):
          return [_math.nan]
      terms, total = [], [_math.fsum(values)]
      while True:
          rest = _math.fsum(values + [-part for part in total])
          if not rest:
              break
          total.append(rest)
      for value in values:
          for part in _product(value, value):
              terms += _product(part, float(count))
      for a in total:
          for b in total:
              terms += [-part for part in _product(a, b)]
      return terms

  def _variance(data, least, taken, message):
      values, whole = _numbers(data, least, message)
      divisor, terms = len(values) * (len(values) - taken), _spread(values, whole)
      if whole:
          exact = int(terms[0]) + int(terms[1])
          if exact % divisor == 0:
              return exact // divisor
      return _quotient(terms, divisor)

  def _deviation(data, least, taken, message):
      values, whole = _numbers(data, least, message)
      divisor, terms = len(values) * (len(values) - taken), _spread(values, whole)
      root = _math.sqrt(_quotient(terms, divisor))
      if root == 0.0 or not _math.isfinite(root):
          return root
      square = []
      for part in _product(root, root):
          square += _product(part, float(divisor))
      rest = _math.fsum(terms + [-part for part in square])
      return root + rest / (2.0 * root * divisor)

  def variance(data, xbar=None):
      return _variance(data, 2, 1, "variance requires at least two data points")

  def pvariance(data, mu=None):
      return _variance(data, 1, 0, "pvariance requires at least one data point")

  def stdev(data, xbar=None):
      return _deviation(data, 2, 1, "stdev requires at least two data points")

  def pstdev(data, mu=None):
      return _deviation(data, 1, 0, "pstdev requires at least one data point")
  """#

private let averagesSource = #"""


  def mean(data):
      values, whole = _numbers(data, 1, "mean requires at least one data point")
      if whole:
          total = sum(values)
          if total % len(values) == 0:
              return total // len(values)
          return total / len(values)
      return _quotient([float(value) for value in values], len(values))

  def fmean(data, weights=None):
      values = list(data)
      if weights is not None:
          weights = list(weights)
          if len(weights) != len(values):
              raise StatisticsError("data and weights must be the same length")
          whole = _math.fsum(weights)
          if not whole:
              raise StatisticsError("sum of weights must be non-zero")
          return _math.fsum(a * b for a, b in zip(values, weights)) / whole
      if not values:
          raise StatisticsError("fmean requires at least one data point")
      return _math.fsum(values) / len(values)

  def geometric_mean(data):
      values = list(data)
      if not values or any(value <= 0.0 for value in values):
          raise StatisticsError(
              "geometric mean requires a non-empty dataset containing positive numbers")
      return _math.exp(fmean([_math.log(value) for value in values]))

  def _pair(x, y, least, name):
      x, y = list(x), list(y)
      if len(x) != len(y):
          raise StatisticsError(
              f"{name} requires that both inputs have same number of data points")
      if len(x) < least:
          raise StatisticsError(f"{name} requires at least two data points")
      x_mean, y_mean = _math.fsum(x) / len(x), _math.fsum(y) / len(y)
      both = _math.fsum((a - x_mean) * (b - y_mean) for a, b in zip(x, y))
      squares = _math.fsum((a - x_mean) * (a - x_mean) for a in x)
      others = _math.fsum((b - y_mean) * (b - y_mean) for b in y)
      return both, squares, others, x_mean, y_mean

  def covariance(x, y, /):
      x = list(x)
      return _pair(x, y, 2, "covariance")[0] / (len(x) - 1)

  def correlation(x, y, /):
      both, squares, others, _, _ = _pair(x, y, 2, "correlation")
      try:
          return both / _math.sqrt(squares * others)
      except ZeroDivisionError:
          raise StatisticsError("at least one of the inputs is constant")

  _Line = _namedtuple("LinearRegression", ("slope", "intercept"))

  def linear_regression(x, y, /, *, proportional=False):
      both, squares, _, x_mean, y_mean = _pair(x, y, 2, "linear regression")
      if proportional:
          x, y = list(x), list(y)
          both = _math.fsum(a * b for a, b in zip(x, y))
          squares = _math.fsum(a * a for a in x)
      try:
          slope = both / squares
      except ZeroDivisionError:
          raise StatisticsError("x is constant")
      return _Line(slope, 0.0 if proportional else y_mean - slope * x_mean)

  def _sorted(data):
      values = sorted(data)
      if not values:
          raise StatisticsError("no median for empty data")
      return values

  def median(data):
      values = _sorted(data)
      half = len(values) // 2
      return values[half] if len(values) % 2 else (values[half - 1] + values[half]) / 2

  def median_low(data):
      values = _sorted(data)
      return values[(len(values) - 1) // 2]

  def median_high(data):
      values = _sorted(data)
      return values[len(values) // 2]

  def mode(data):
      counts = _Counter(data)
      if not counts:
          raise StatisticsError("no mode for empty data")
      return counts.most_common(1)[0][0]

  def multimode(data):
      counts = _Counter(data)
      most = max(counts.values(), default=0)
      return [value for value, count in counts.items() if count == most]

  def quantiles(data, *, n=4, method="exclusive"):
      if n < 1:
          raise StatisticsError("n must be at least 1")
      values = sorted(data)
      if len(values) < 2:
          raise StatisticsError("must have at least two data points")
      if method not in ("exclusive", "inclusive"):
          raise ValueError(f"Unknown method: {method!r}")
      room = len(values) - 1 if method == "inclusive" else len(values) + 1
      cuts = []
      for part in range(1, n):
          place, rest = divmod(part * room, n)
          if method == "exclusive":
              place = min(max(place, 1), len(values) - 1)
              rest = part * room - place * n
              place -= 1
          cuts.append((values[place] * (n - rest) + values[place + 1] * rest) / n)
      return cuts
  """#
