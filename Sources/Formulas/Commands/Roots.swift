/// `\sqrt{x}`, `\sqrt[3]{x}`.
enum Roots {
  static let families = [
    CommandFamily(names: ["sqrt"]) { parser, command, _ in
      let index = parser.optionalArgument()
      let radicand = parser.argument(of: command)
      return parser.node(.root(radicand, index: index), from: command)
    }
  ]
}
