import CKernels
import Glibc

/// The kernels of this CPU, or of the level that the environment variable `UNROLL_CPU` names.
package enum Kernels {
  package static let active: ck_kernels = ck_kernels_named(getenv("UNROLL_CPU")).pointee
}
