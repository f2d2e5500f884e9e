// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "unroll",
  targets: [
    .target(name: "Dialect", dependencies: ["Diagnostics"]),
    .target(name: "Plots", dependencies: ["Diagnostics"]),
    .target(name: "Diagnostics"),

    .testTarget(name: "DiagnosticsTests", dependencies: ["Diagnostics"]),
    .testTarget(name: "PlotsTests", dependencies: ["Plots"]),
    .testTarget(
      name: "DialectTests", dependencies: ["Dialect", "Diagnostics"],
      resources: [.copy("Fixtures")]),
  ]
)

// The gate builds with every warning as an error; a user of the library never does.
if Context.environment["UNROLL_STRICT"] != nil {
  for target in package.targets where target.type != .system {
    target.swiftSettings = (target.swiftSettings ?? []) + [.treatAllWarnings(as: .error)]
  }
}
