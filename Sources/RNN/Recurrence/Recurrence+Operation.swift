import Tensors

extension Recurrence {
  /// The loop's collected values, `[T·B, n]`, and the states after its last step, as one operation of
  /// the sources: values from outside of the loop in the plan's order, then initial states.
  static func results(
    _ plan: CellGraph.Plan, _ extent: RecurrenceExtent, sources: [Tensor]
  ) throws -> [Tensor] {
    let sourceNeeds = sources.map { GradientMode.isEnabled && $0.requiresGrad }
    let forward = try noGrad {
      let recurrence = try Recurrence(plan, extent, sources: sources, sourceNeeds: sourceNeeds)
      try recurrence.run()
      return recurrence
    }
    let outputs = forward.takeResults()
    guard sourceNeeds.contains(true) else { return outputs }
    let read = zip(plan.external, sources).filter { forward.kept[$0.0] }.map(\.1)
    let given = zip(plan.collected, outputs).filter { forward.kept[$0.0] }.map(\.1)
    let initial = zip(plan.states, sources.dropFirst(plan.external.count))
      .filter { forward.kept[$0.0.node] }.map(\.1)
    return Tensor.custom(
      name: "RecurrenceBackward0", inputs: sources, outputs: outputs,
      saved: read + initial + given
    ) { context in
      var gradient = RecurrenceGradient(forward)
      return try gradient.run(context.gradients, sourceNeeds: sourceNeeds)
    }
  }
}
