import Dialect

/// Compact S-expressions of trees, so that a test can compare a whole tree with one line.
///
/// A name shows its storage: `x@0` a local slot, `x#0` a boxed slot, `x^0` a capture, `x!` the
/// class body; a global is bare.
extension Program {
  var dump: String { body.map(\.dump).joined(separator: "\n") }
}

extension [Statement] {
  fileprivate var dump: String { "{" + map(\.dump).joined(separator: "; ") + "}" }
}

extension [Expression] {
  fileprivate var dump: String { map { " " + $0.dump }.joined() }
}

extension Statement {
  var dump: String {
    switch kind {
    case .expression(let value): value.dump
    case .assign(let targets, let value):
      "(= " + targets.map { $0.dump + " " }.joined() + value.dump + ")"
    case .augmentedAssign(let target, let op, let value):
      "(\(op.rawValue)= \(target.dump) \(value.dump))"
    case .annotatedAssign(let target, let annotation, let value):
      "(: \(target.dump) \(annotation.dump)\(value.spaced))"
    case .delete(let targets): "(del" + targets.map { " " + $0.dump }.joined() + ")"
    case .if(let condition, let then, let orElse):
      "(if \(condition.dump) \(then.dump)\(orElse.isEmpty ? "" : " " + orElse.dump))"
    case .for(let target, let iterable, let body, let orElse):
      "(for \(target.dump) \(iterable.dump) \(body.dump)"
        + "\(orElse.isEmpty ? "" : " " + orElse.dump))"
    case .while(let condition, let body, let orElse):
      "(while \(condition.dump) \(body.dump)\(orElse.isEmpty ? "" : " " + orElse.dump))"
    case .function(let target, let function, let decorators):
      decorators.map { "@\($0.dump) " }.joined() + "(def \(target.dump) \(function.dump))"
    case .classDefinition(let target, let definition, let decorators):
      decorators.map { "@\($0.dump) " }.joined()
        + "(class \(target.dump)\(definition.bases.map { " " + $0.dump }.joined()) "
        + "\(definition.body.dump))"
    case .return(let value): "(return\(value.spaced))"
    case .break: "break"
    case .continue: "continue"
    case .pass: "pass"
    case .raise(let value, let cause):
      "(raise\(value.spaced)\(cause.map { " from " + $0.dump } ?? ""))"
    case .assert(let condition, let message): "(assert \(condition.dump)\(message.spaced))"
    case .try(let body, let handlers, let orElse, let finally):
      "(try \(body.dump)" + handlers.map { " " + $0.dump }.joined()
        + (orElse.isEmpty ? "" : " else " + orElse.dump)
        + (finally.isEmpty ? "" : " finally " + finally.dump) + ")"
    case .with(let items, let body):
      "(with " + items.map { $0.dump + " " }.joined() + body.dump + ")"
    case .match(let subject, let cases):
      "(match \(subject.dump)" + cases.map { " " + $0.dump }.joined() + ")"
    case .import(let modules):
      "(import" + modules.map { " \($0.path):\($0.target.dump)" }.joined() + ")"
    case .importFrom(let module, let names):
      "(from \(module)" + names.map { " \($0.name):\($0.target.dump)" }.joined() + ")"
    case .declaration(let declaration):
      "(\(declaration.kind.rawValue) \(declaration.names.joined(separator: " ")))"
    }
  }
}

extension Statement.Handler {
  fileprivate var dump: String {
    "(except\(type.spaced)\(name.map { " as " + $0.dump } ?? "") \(body.dump))"
  }
}

extension MatchCase {
  fileprivate var dump: String {
    "(case \(pattern.dump)\(condition.map { " if " + $0.dump } ?? "") \(body.dump))"
  }
}

extension Pattern {
  fileprivate var dump: String {
    switch kind {
    case .wildcard: "_"
    case .capture(let name): name.dump
    case .value(let value): value.dump
    case .or(let patterns): "(or\(patterns.dump))"
    case .sequence(let patterns, let starred):
      "(sequence\(patterns.dump)\(starred.map { " *\($0)" } ?? ""))"
    case .mapping(let keys, let values, let rest):
      "(mapping" + zip(keys, values).map { " \($0.dump):\($1.dump)" }.joined()
        + (rest.map { " **" + $0.dump } ?? "") + ")"
    case .instance(let type, let positional, let keywords, let values):
      "(instance \(type.dump)\(positional.dump)"
        + zip(keywords, values).map { " \($0)=\($1.dump)" }.joined() + ")"
    case .alias(let pattern, let name): "(as \(pattern.dump) \(name.dump))"
    }
  }
}

extension [Pattern] {
  fileprivate var dump: String { map { " " + $0.dump }.joined() }
}

extension Statement.WithItem {
  fileprivate var dump: String { context.dump + (target.map { " as " + $0.dump } ?? "") }
}

extension Target {
  var dump: String {
    switch kind {
    case .name(let name): name.dump
    case .attribute(let object, let name): "(. \(object.dump) \(name))"
    case .item(let object, let index): "([] \(object.dump) \(index.dump))"
    case .sequence(let parts, let starred):
      "<"
        + parts.enumerated().map { ($0.offset == starred ? "*" : "") + $0.element.dump }
        .joined(separator: " ") + ">"
    }
  }
}

extension Name {
  var dump: String {
    switch storage {
    case .local(let slot): "\(text)@\(slot)"
    case .boxed(let slot): "\(text)#\(slot)"
    case .captured(let index): "\(text)^\(index)"
    case .classBody: "\(text)!"
    case .global: text
    }
  }
}

extension Expression? {
  fileprivate var spaced: String { map { " " + $0.dump } ?? "" }
  fileprivate var orBlank: String { self?.dump ?? "_" }
}

extension Expression {
  var dump: String {
    switch kind {
    case .none: "None"
    case .ellipsis: "..."
    case .bool(let value): value ? "True" : "False"
    case .int(let value): "\(value)"
    case .bigInt(let digits): "\(digits)n"
    case .float(let value): "\(value)f"
    case .bytes(let bytes): "(bytes\(bytes.map { " \($0)" }.joined()))"
    case .string(let text): text.debugDescription
    case .formatted(let parts): "(f" + parts.map { " " + $0.dump }.joined() + ")"
    case .name(let name): name.dump
    case .list(let elements): "(list\(elements.dump))"
    case .tuple(let elements): "(tuple\(elements.dump))"
    case .set(let elements): "(set\(elements.dump))"
    case .dict(let items):
      "(dict" + items.map { " " + ($0.key?.dump ?? "**") + ":" + $0.value.dump }.joined() + ")"
    case .unary(let op, let operand): "(\(op.rawValue) \(operand.dump))"
    case .binary(let op, let left, let right): "(\(op.rawValue) \(left.dump) \(right.dump))"
    case .comparison(let operators, let operands):
      "(\(operators.map(\.rawValue).joined(separator: ",")) "
        + operands.map(\.dump).joined(separator: " ") + ")"
    case .and(let operands): "(and\(operands.dump))"
    case .or(let operands): "(or\(operands.dump))"
    case .not(let operand): "(not \(operand.dump))"
    case .conditional(let condition, let then, let orElse):
      "(? \(condition.dump) \(then.dump) \(orElse.dump))"
    case .call(let callee, let arguments):
      "(call \(callee.dump)" + arguments.map { " " + $0.dump }.joined() + ")"
    case .attribute(let object, let name): "(. \(object.dump) \(name))"
    case .item(let object, let index): "([] \(object.dump) \(index.dump))"
    case .slice(let lower, let upper, let step):
      "(: \(lower.orBlank) \(upper.orBlank) \(step.orBlank))"
    case .lambda(let function): "(lambda \(function.dump))"
    case .comprehension(let comprehension): comprehension.dump
    case .starred(let value): "*\(value.dump)"
    case .namedValue(let name, let value): "(:= \(name.dump) \(value.dump))"
    case .yield(let value): "(yield\(value.spaced))"
    case .yieldFrom(let value): "(yield-from \(value.dump))"
    }
  }
}

extension FormattedPart {
  fileprivate var dump: String {
    switch self {
    case .text(let text): text.debugDescription
    case .value(let value, let conversion, let format):
      "{\(value.dump)" + (conversion.map { "!\($0)" } ?? "")
        + (format.isEmpty ? "" : ":" + format.map(\.dump).joined(separator: " ")) + "}"
    }
  }
}

extension Argument {
  fileprivate var dump: String {
    switch kind {
    case .positional: value.dump
    case .keyword(let name): "\(name)=\(value.dump)"
    case .star: "*\(value.dump)"
    case .doubleStar: "**\(value.dump)"
    }
  }
}

extension Parameter {
  fileprivate var dump: String {
    let value = defaultValue.map { "=" + $0.dump } ?? ""
    switch kind {
    case .positionalOnly: return "/\(name)\(value)"
    case .ordinary: return name + value
    case .variadic: return "*\(name)"
    case .keywordOnly: return "\(name)!\(value)"
    case .keywords: return "**\(name)"
    }
  }
}

extension Function {
  /// Parameters; then in brackets slots, boxed slots and captures where there are any; the body.
  var dump: String {
    let boxes = boxedSlots.isEmpty ? "" : " boxed \(boxedSlots)"
    let taken = zip(captureNames, captures).map { " \($0)<-\($1.dump)" }.joined()
    return "(\(parameters.map(\.dump).joined(separator: " "))) "
      + "[\(slotNames.joined(separator: " "))\(boxes)\(taken)]"
      + "\(isGenerator ? " generator" : "") \(body.dump)"
  }
}

extension Function.Capture {
  fileprivate var dump: String {
    switch self {
    case .slot(let slot): "slot\(slot)"
    case .captured(let index): "capture\(index)"
    }
  }
}

extension Comprehension {
  fileprivate var dump: String {
    let parts = clauses.map { clause in
      switch clause {
      case .for(let target, let iterable):
        " for \(target.dump)\(iterable.map { " in " + $0.dump } ?? "")"
      case .if(let condition): " if \(condition.dump)"
      }
    }
    return "(\(kind) \(scope.dump) over \(firstIterable.dump)\(parts.joined()) -> "
      + element.dump + (value.map { ":" + $0.dump } ?? "") + ")"
  }
}
