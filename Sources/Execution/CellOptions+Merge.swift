import Documents

extension CellOptions {
  /// These options, with `defaults` where they say nothing. The seed and the label are a cell's
  /// own: a note's seed is set once, before its first cell.
  func merged(over defaults: CellOptions) -> CellOptions {
    var merged = self
    merged.echo = echo ?? defaults.echo
    merged.eval = eval ?? defaults.eval
    merged.output = output ?? defaults.output
    merged.error = error ?? defaults.error
    merged.include = include ?? defaults.include
    merged.cache = cache ?? defaults.cache
    merged.exercise = exercise ?? defaults.exercise
    merged.lint = lint ?? defaults.lint
    merged.lintRules = defaults.lintRules + lintRules
    merged.timeout = timeout ?? defaults.timeout
    merged.maxSteps = maxSteps ?? defaults.maxSteps
    return merged
  }
}
