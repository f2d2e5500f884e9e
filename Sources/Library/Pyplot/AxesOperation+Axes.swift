import Interpreter
import Plots

extension AxesOperation {
  /// Ranges, ticks, scales and what else axes have.
  static var axes: [AxesOperation] {
    [
      limits("xlim", "set_xlim", "left", "right", \.xRange, \.isXReversed),
      limits("ylim", "set_ylim", "bottom", "top", \.yRange, \.isYReversed),
      ticks("xticks", "set_xticks", \.xTicks), ticks("yticks", "set_yticks", \.yTicks),
      tickLabels("set_xticklabels", isUpright: false),
      tickLabels("set_yticklabels", isUpright: true),
      scale("xscale", "set_xscale", \.xScale), scale("yscale", "set_yscale", \.yScale),
      reading("get_xlim", \.xRange, \.isXReversed), reading("get_ylim", \.yRange, \.isYReversed),
      turning("invert_xaxis", \.isXReversed), turning("invert_yaxis", \.isYReversed),
      AxesOperation("grid", [.optional("visible")], "Shows or hides the lines at the ticks.") {
        (axes, arguments, context) in
        axes.chart.hasGrid =
          try arguments["visible"].isNone || context.truth(arguments["visible"])
        return .none
      },
      AxesOperation("cla", [], "Takes away what the axes show.") { (axes, _, _) in
        axes.clear()
        return .none
      },
      AxesOperation(nil, method: "clear", [], "Takes away what the axes show.") { (axes, _, _) in
        axes.clear()
        return .none
      },
      AxesOperation("axis", [.variadic("args")], "Sets both ranges: axis([x0, x1, y0, y1]).") {
        (axes, arguments, context) in
        guard let value = arguments.rest.first, value.asString == nil else { return .none }
        let ends = try PlotData(value, in: context).row(for: "axis")
        guard ends.count == 4, ends.allSatisfy(\.isFinite) else {
          throw PyplotFault.axisEnds
        }
        axes.show(ends[0], ends[1], \.xRange, \.isXReversed)
        axes.show(ends[2], ends[3], \.yRange, \.isYReversed)
        return .none
      },
      AxesOperation(nil, method: "set", [], "Sets several properties by name.") {
        (axes, arguments, context) in
        for (name, value) in arguments.keywords {
          let method = try context.attribute(.native(axes), "set_\(name)")
          _ = try context.call(method, [value])
        }
        return .none
      },
    ]
      + ["tick_params", "margins", "minorticks_on", "minorticks_off", "locator_params"].map {
        accepted($0, $0)
      }
      + [
        "set_aspect", "set_facecolor", "set_axis_off", "set_box_aspect", "label_outer", "autoscale",
        "relim", "autoscale_view", "set_axisbelow", "set_xbound", "set_ybound", "set_zorder",
      ].map {
        accepted(nil, $0)
      }
  }

  /// A call that matplotlib has and that changes nothing here.
  private static func accepted(_ name: String?, _ method: String) -> AxesOperation {
    AxesOperation(name, method: method, [.variadic("args")], "Is accepted and changes nothing.") {
      (_, _, _) in .none
    }
  }

  fileprivate typealias Range = WritableKeyPath<Chart, ClosedRange<Double>?>
  fileprivate typealias Turning = WritableKeyPath<Chart, Bool>

  private static func limits(
    _ name: String, _ method: String, _ low: String, _ high: String, _ range: Range,
    _ isReversed: Turning
  ) -> AxesOperation {
    AxesOperation(
      name, method: method, [.optional(low), .optional(high)],
      "Sets the shown range of an axis; gives it where nothing is said."
    ) { (axes, arguments, context) in
      var ends = [arguments[low], arguments[high]]
      if let pair = ends[0].asSequence, pair.count == 2 { ends = pair }
      let numbers = try ends.map { try PlotData($0, in: context).row(for: name).first ?? .nan }
      let shown = axes.extent(range)
      let (first, last) = (
        numbers[0].isFinite ? numbers[0] : shown.lowerBound,
        numbers[1].isFinite ? numbers[1] : shown.upperBound
      )
      if numbers.contains(where: \.isFinite) { axes.show(first, last, range, isReversed) }
      return Value(tuple: [.float(first), .float(last)])
    }
  }

  private static func reading(
    _ method: String, _ range: Range, _ isReversed: Turning
  ) -> AxesOperation {
    AxesOperation(nil, method: method, [], "The shown range of an axis.") { (axes, _, _) in
      let shown = axes.extent(range)
      let ends = [Value.float(shown.lowerBound), .float(shown.upperBound)]
      return Value(tuple: axes.chart[keyPath: isReversed] ? ends.reversed() : ends)
    }
  }

  private static func turning(_ method: String, _ isReversed: Turning) -> AxesOperation {
    AxesOperation(nil, method: method, [], "Turns an axis around.") { (axes, _, _) in
      axes.chart[keyPath: isReversed].toggle()
      return .none
    }
  }

  private static func ticks(
    _ name: String, _ method: String, _ ticks: WritableKeyPath<Chart, [Chart.Tick]?>
  ) -> AxesOperation {
    AxesOperation(
      name, method: method, [.optional("ticks"), .optional("labels")],
      "Sets the marked values of an axis and their words; gives them where nothing is said."
    ) { (axes, arguments, context) in
      if !arguments["ticks"].isNone {
        let places = try arguments.plotData("ticks", in: context).row(for: name)
        let labels =
          try arguments["labels"].isNone
          ? nil : context.elements(of: arguments["labels"]).map { try context.text($0) }
        if let labels, labels.count != places.count {
          throw PyplotFault.tickLabels(ticks: places.count, labels: labels.count)
        }
        axes.chart[keyPath: ticks] = places.enumerated().map { index, place in
          Chart.Tick(place, labels.map { plainWords($0[index]) })
        }
      }
      let shown = axes.chart[keyPath: ticks] ?? []
      return Value(tuple: [
        Value(list: shown.map { .float($0.value) }),
        Value(list: shown.map { Value($0.label ?? "") }),
      ])
    }
  }

  private static func tickLabels(_ method: String, isUpright: Bool) -> AxesOperation {
    AxesOperation(nil, method: method, [.required("labels")], "Sets the words at the ticks.") {
      (axes, arguments, context) in
      let ticks: WritableKeyPath<Chart, [Chart.Tick]?> = isUpright ? \.yTicks : \.xTicks
      var labels = try context.elements(of: arguments["labels"]).map {
        plainWords(try context.text($0))
      }
      let isSet = axes.chart[keyPath: ticks] != nil
      if let known = axes.chart[keyPath: ticks], known.count != labels.count {
        throw PyplotFault.tickLabels(ticks: known.count, labels: labels.count)
      }
      // Of a matrix, the first label belongs to a tick before its first element.
      if !isSet, axes.chart.heatMap != nil, labels.first == "" { labels.removeFirst() }
      axes.chart[keyPath: ticks] = labels.enumerated().map { place, label in
        Chart.Tick(axes.chart[keyPath: ticks]?[place].value ?? Double(place), label)
      }
      return .none
    }
  }

  private static func scale(
    _ name: String, _ method: String, _ scale: WritableKeyPath<Chart, Chart.Scale>
  ) -> AxesOperation {
    AxesOperation(name, method: method, [.required("value")], "Makes an axis 'log' or 'linear'.") {
      (axes, arguments, _) in
      let word = try arguments.string("value")
      guard let known = Chart.Scale(rawValue: word) else { throw PyplotFault.scale(word) }
      axes.chart[keyPath: scale] = known
      return .none
    }
  }
}

extension PlotAxes {
  /// Shows an axis from one value to another, backward where the first one is greater.
  fileprivate func show(
    _ first: Double, _ last: Double, _ range: AxesOperation.Range,
    _ isReversed: AxesOperation.Turning
  ) {
    chart[keyPath: range] = min(first, last)...max(first, last)
    chart[keyPath: isReversed] = first > last
  }

  /// The range that an axis shows, chosen or of the data.
  fileprivate func extent(_ range: KeyPath<Chart, ClosedRange<Double>?>) -> ClosedRange<Double> {
    if let chosen = chart[keyPath: range] { return chosen }
    let isAcross = range == \Chart.xRange
    if let map = chart.heatMap { return isAcross ? map.x : map.y }
    let values = chart.reach(isAcross: isAcross)
    guard let low = values.min(), let high = values.max() else { return 0...1 }
    return low...high
  }
}
