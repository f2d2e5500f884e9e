/// `match` in a generator.
final class ChoiceRun: Resumable {
  private let choose: (Frame) throws(Raise) -> Int?
  private let bodies: [MakeResumable]
  private var chosen: Resumable?

  init(_ choose: @escaping (Frame) throws(Raise) -> Int?, _ bodies: [MakeResumable]) {
    self.choose = choose
    self.bodies = bodies
  }

  override func resume(_ frame: Frame) throws(Raise) -> Progress {
    if let chosen { return try chosen.resume(frame) }
    guard let index = try choose(frame) else { return .done(.normal) }
    let made = bodies[index]()
    chosen = made
    return try made.resume(frame)
  }
}
