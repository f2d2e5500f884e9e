import Glibc
import RNN
import Tensors

/// Measures training steps and inference of recurrent networks, or matrix products.
///
///     benchmark-training CONFIGURATION CELL [THREADS [SECONDS [cpu]]]
///     benchmark-training kernels [THREADS]
///
/// Prints JSON objects, one a line. One process measures one network, so that its peak memory is the
/// network's own. A cell is `rnn`, `lstm`, `gru`, or `formula`: the LSTM as a graph of ten
/// equations, as a note would state it. With `cpu` the time that the process computed counts, not
/// the time that passed: on one thread, what others do on the machine then matters less.
@main struct Benchmark {
  static func main() throws {
    var arguments = CommandLine.arguments.dropFirst()
    guard let name = arguments.popFirst() else { return usage() }
    if name == "kernels" {
      Threads.count = arguments.popFirst().flatMap(Int.init) ?? 1
      return KernelSpeed.measureAll()
    }
    guard let configuration = Configuration.all.first(where: { $0.name == name }),
      let cell = arguments.popFirst().flatMap(Configuration.Cell.init)
    else { return usage() }
    Threads.count = arguments.popFirst().flatMap(Int.init) ?? 1
    let seconds = arguments.popFirst().flatMap(Double.init) ?? 2
    let clock = arguments.popFirst() == "cpu" ? CLOCK_PROCESS_CPUTIME_ID : CLOCK_MONOTONIC
    try measure(configuration, cell, seconds: seconds, clock)
  }

  private static func usage() {
    print("benchmark-training kernels [THREADS]")
    print("benchmark-training CONFIGURATION CELL [THREADS [SECONDS [cpu]]]")
    print("configurations: " + Configuration.all.map(\.name).joined(separator: " "))
    print("cells: " + Configuration.Cell.allCases.map(\.rawValue).joined(separator: " "))
  }

  private static func measure(
    _ configuration: Configuration, _ cell: Configuration.Cell, seconds: Double,
    _ clock: clockid_t
  ) throws {
    let generator = RandomGenerator(seed: 0)
    let trainer = try Trainer(configuration, cell, generator: generator)
    let infer = try Clock.median(seconds, clock) { try trainer.infer() }
    let train = try Clock.median(seconds, clock) { try trainer.train() }
    let losses = trainer.losses.prefix(3).map { "\($0)" }.joined(separator: ", ")
    print(
      """
      {"config": "\(configuration.name)", "cell": "\(cell.rawValue)", "threads": \(Threads.count), \
      "train_ms": \(Clock.rounded(train)), "infer_ms": \(Clock.rounded(infer)), \
      "peak_rss_mb": \(Clock.peakMegabytes), "first_losses": [\(losses)]}
      """)
  }
}

/// Time and memory of this process.
enum Clock {
  /// Seconds since some moment.
  static func now(_ clock: clockid_t = CLOCK_MONOTONIC) -> Double {
    var time = timespec()
    clock_gettime(clock, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  /// The median milliseconds of `step` over some seconds, after two calls that don't count.
  static func median(
    _ seconds: Double, _ clock: clockid_t, _ step: () throws -> Void
  ) throws -> Double {
    try step()
    try step()
    var times: [Double] = []
    let end = now() + seconds
    while now() < end || times.count < 5 {
      let start = now(clock)
      try step()
      times.append((now(clock) - start) * 1e3)
    }
    return times.sorted()[times.count / 2]
  }

  /// The most memory that this process had at once.
  static var peakMegabytes: Int {
    var usage = rusage()
    getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    return usage.ru_maxrss / 1024
  }

  /// With three digits behind the point.
  static func rounded(_ value: Double) -> Double { (value * 1000).rounded() / 1000 }
}
