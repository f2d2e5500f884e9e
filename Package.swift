// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "unroll",
  products: [
    .executable(name: "unroll", targets: ["unroll"]),
    .library(name: "RNN", targets: ["RNN"]),
    .library(name: "Tensors", targets: ["Tensors"]),
  ],
  dependencies: [
    // The command line: parsing, help and completion of arguments.
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    // Front matter and cell options are YAML.
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    // Integers of any size in cells, behind a fast path of machine integers.
    .package(url: "https://github.com/attaswift/BigInt", from: "6.0.1"),
  ],
  targets: [
    // 6  The command line.
    .executableTarget(
      name: "unroll",
      dependencies: [
        "CKernels", "Diagnostics", "Documents", "Execution", "Formulas", "Interpreter", "Library",
        "Plots", "Writers", .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),

    // 4  Running a note; writing it as pages.
    .target(
      name: "Execution",
      dependencies: [
        "Diagnostics", "Dialect", "Documents", "Formulas", "Interpreter", "Library", "Lint",
        "Plots", "Tensors",
      ]),
    .target(
      name: "Writers", dependencies: ["CXXHash", "Diagnostics", "Documents", "Formulas", "Plots"]),

    // 3  What cells can import.
    .target(
      name: "Library",
      dependencies: [
        "Diagnostics", "Dialect", "Formulas", "Interpreter", "NumPy", "Plots", "RNN",
        "StandardLibrary", "Tensors",
      ]),
    .target(name: "StandardLibrary", dependencies: ["Diagnostics", "Dialect", "Interpreter"]),
    .target(name: "NumPy", dependencies: ["Dialect", "Interpreter", "Tensors"]),

    // 2  Formulas; values and evaluation; what listings get wrong.
    .target(name: "Formulas", dependencies: ["Diagnostics", "RNN", "Tensors"]),
    .target(
      name: "Interpreter",
      dependencies: ["Diagnostics", "Dialect", .product(name: "BigInt", package: "BigInt")]),
    .target(name: "Lint", dependencies: ["Diagnostics", "Dialect"]),

    // 1  Recurrent networks; the cell language's syntax; Markdown.
    .target(name: "RNN", dependencies: ["CKernels", "Tensors"]),
    .target(name: "Dialect", dependencies: ["Diagnostics"]),
    .target(
      name: "Documents",
      dependencies: [
        "CCmarkGFM", "CMarkMath", "Diagnostics", "Plots", .product(name: "Yams", package: "Yams"),
      ]),

    // 0  Tensors; plots; places and messages.
    .target(name: "Tensors", dependencies: ["CKernels"]),
    .target(name: "Plots", dependencies: ["Diagnostics"]),
    .target(name: "Diagnostics"),

    // C: kernels, one variant a CPU level; a cmark extension that guards math; system libraries.
    .target(name: "CKernels", linkerSettings: [.linkedLibrary("m")]),
    .target(name: "CMarkMath", dependencies: ["CCmarkGFM"]),
    .systemLibrary(
      name: "CCmarkGFM", pkgConfig: "libcmark-gfm",
      providers: [.apt(["libcmark-gfm-dev", "libcmark-gfm-extensions-dev"])]),
    .systemLibrary(
      name: "CXXHash", pkgConfig: "libxxhash", providers: [.apt(["libxxhash-dev"])]),

    // What a training step takes: `swift run -c release benchmark-training`; and the CPU's peak.
    .executableTarget(
      name: "benchmark-training", dependencies: ["CKernels", "Peak", "RNN", "Tensors"],
      path: "Tests/Benchmarks/Training"),
    .target(name: "Peak", path: "Tests/Benchmarks/Peak"),

    .testTarget(name: "DiagnosticsTests", dependencies: ["Diagnostics"]),
    .testTarget(
      name: "TensorsTests", dependencies: ["Tensors", "CKernels"], resources: [.copy("Fixtures")]),
    .testTarget(
      name: "RNNTests", dependencies: ["RNN", "Tensors"], resources: [.copy("Fixtures")]),
    .testTarget(name: "PlotsTests", dependencies: ["Plots"]),
    .testTarget(
      name: "DocumentsTests", dependencies: ["Documents", "Diagnostics", "Plots"]),
    .testTarget(
      name: "DialectTests", dependencies: ["Dialect", "Diagnostics"],
      resources: [.copy("Fixtures")]),
    .testTarget(
      name: "InterpreterTests", dependencies: ["Interpreter", "Dialect", "Diagnostics"],
      resources: [.copy("Fixtures")]),
    .testTarget(name: "LintTests", dependencies: ["Lint", "Diagnostics", "Dialect"]),
    .testTarget(
      name: "StandardLibraryTests",
      dependencies: ["StandardLibrary", "Diagnostics", "Dialect", "Interpreter"],
      resources: [.copy("Fixtures")]),
    .testTarget(
      name: "NumPyTests",
      dependencies: ["Diagnostics", "Dialect", "Interpreter", "NumPy", "Tensors"],
      resources: [.copy("Fixtures")]),
    .testTarget(
      name: "FormulasTests", dependencies: ["Formulas", "Diagnostics", "RNN", "Tensors"],
      resources: [.copy("Fixtures")]),
    .testTarget(
      name: "WritersTests", dependencies: ["Writers", "Documents", "Diagnostics", "Plots"],
      resources: [.copy("Fixtures")]),
    .testTarget(
      name: "LibraryTests",
      dependencies: [
        "Diagnostics", "Dialect", "Formulas", "Interpreter", "Library", "Plots", "RNN", "Tensors",
      ],
      resources: [.copy("Fixtures")]),
    .testTarget(
      name: "ExecutionTests",
      dependencies: ["Diagnostics", "Documents", "Execution", "Library", "Plots"]),
    .testTarget(name: "UnrollTests", dependencies: ["unroll"]),
  ]
)

// The gate builds with every warning as an error; a user of the library never does.
if Context.environment["UNROLL_STRICT"] != nil {
  for target in package.targets where target.type != .system {
    target.swiftSettings = (target.swiftSettings ?? []) + [.treatAllWarnings(as: .error)]
  }
}
