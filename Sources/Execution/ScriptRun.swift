import Diagnostics
import Documents
import Interpreter
import Library

/// The run of a plain script of the cell language.
package struct ScriptRun {
  private let source: SourceFragment
  private let files: (String) throws(FileFault) -> [UInt8]
  private let clock: () -> Double
  private let interrupt: Interrupt

  package init(
    source: SourceFragment, files: @escaping (String) throws(FileFault) -> [UInt8],
    clock: @escaping () -> Double, interrupt: Interrupt = Interrupt()
  ) {
    self.source = source
    self.files = files
    self.clock = clock
    self.interrupt = interrupt
  }

  /// Runs the script to its end; what it prints and shows comes out of `onOutput` at once.
  ///
  /// - Throws: `SessionFault` with the place and the reason.
  package func run(onOutput: @escaping (Output) -> Void) throws(SessionFault) {
    let fault: SessionFault? = withLargeStack { stack in
      let session = Session(
        note: NoteContext(readFile: files, clock: clock), stack: stack, interrupt: interrupt
      ) { event in
        if case .output(let output) = event { onOutput(output) }
      }
      do throws(SessionFault) {
        try session.run(source, bindsCommands: false, showsResult: false)
        return nil
      } catch {
        return error
      }
    }
    if let fault { throw fault }
  }
}
