import Documents
import Interpreter
import Library

extension PlainFences {
  /// What would become of the plain fences if the note ran, without trying it: a fence that can
  /// run may still fail.
  var planned: [BlockReport] {
    plan.fences.filter { $0.cell.kind == .plain }.map { fence in
      var report = CellResult(fence.cell).report
      if fence.code.isOutput, !fence.canRun {
        report.outcome = .shownOnly(reason: "pasted output")
      } else if let missing = fence.missing {
        report.outcome = .shownOnly(reason: missing.message)
      } else if let fault = fence.code.fault {
        report.outcome = .shownOnly(reason: "\(fault.typeName): \(fault.message)")
      } else {
        let classes = plan.trials(below: fence).map(\.name)
        if !classes.isEmpty { report.outcome = .exercised(classes) }
      }
      return report
    }
  }
}

extension Document {
  /// The cells, those of notebook tools like plain fences.
  var plainCells: [Cell] {
    cells.map { cell in
      var cell = cell
      if cell.kind == .notebook { cell.kind = .plain }
      return cell
    }
  }

  /// What would become of the note's plain fences if they ran, in order.
  package var plannedBlocks: [BlockReport] {
    let cells = plainCells
    guard cells.contains(where: { $0.kind == .plain }) else { return [] }
    return withLargeStack { stack in
      let session = Session(note: NoteContext(), stack: stack) { _ in }
      for parameter in frontMatter.params { session.namespace[parameter.name] = Value.none }
      return PlainFences(
        cells, session: session, frontMatter: frontMatter, suppliesDemo: frontMatter.suppliesDemo
      ).planned
    }
  }
}
