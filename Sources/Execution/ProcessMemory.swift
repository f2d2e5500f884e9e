import Glibc
import Tensors

/// The bytes of memory that the process occupies, without what waits to be taken for tensors.
///
/// The peak is cheap to ask for, and below the limit it is answer enough; the present size is read
/// only where the peak is above `limit`.
func occupiedBytes(above limit: Int) -> Int {
  var usage = rusage()
  guard getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage) == 0 else { return 0 }
  let peak = usage.ru_maxrss * 1024
  guard peak > limit else { return peak }
  return (presentBytes() ?? peak) - TensorMemory.waitingBytes
}

/// The second number of `/proc/self/statm`, in bytes.
private func presentBytes() -> Int? {
  let descriptor = open("/proc/self/statm", O_RDONLY)
  guard descriptor >= 0 else { return nil }
  defer { close(descriptor) }
  var bytes = [UInt8](repeating: 0, count: 128)
  let count = read(descriptor, &bytes, bytes.count)
  guard count > 0 else { return nil }
  let fields = bytes.prefix(count).split(separator: UInt8(ascii: " "))
  guard fields.count > 1, let pages = Int(String(decoding: fields[1], as: UTF8.self)) else {
    return nil
  }
  return pages * Int(sysconf(Int32(_SC_PAGESIZE)))
}
