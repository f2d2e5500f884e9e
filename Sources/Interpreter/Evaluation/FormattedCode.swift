import Diagnostics

/// An f-string.
final class FormattedCode: ExpressionCode {
  private let first: FormattedPiece?

  init(_ first: FormattedPiece?) { self.first = first }

  override func callAsFunction(_ frame: Frame) throws(Raise) -> Value {
    guard let first else { return "" }
    let context = frame.context
    // An f-string inside this one finds no room and makes its own.
    var bytes: [UInt8] = []
    swap(&bytes, &context.textRoom)
    try first.write(frame, to: &bytes)
    let text = bytes.withUnsafeBufferPointer { StringObject(utf8: $0) }
    if bytes.count < 4096 {
      bytes.removeAll(keepingCapacity: true)
      swap(&bytes, &context.textRoom)
    }
    return .string(text)
  }

  func text(_ frame: Frame) throws(Raise) -> String {
    if first == nil { return "" }
    return try self(frame).asString ?? ""
  }
}

/// A piece of an f-string with those behind it: writes them at the end of a longer text.
class FormattedPiece {
  fileprivate let next: FormattedPiece?

  fileprivate init(_ next: FormattedPiece?) { self.next = next }

  fileprivate func write(_ frame: Frame, to bytes: inout [UInt8]) throws(Raise) {}
}

final class TextPiece: FormattedPiece {
  private let text: [UInt8]

  init(_ text: [UInt8], _ next: FormattedPiece?) {
    self.text = text
    super.init(next)
  }

  override func write(_ frame: Frame, to bytes: inout [UInt8]) throws(Raise) {
    bytes.append(contentsOf: text)
    try next?.write(frame, to: &bytes)
  }
}

/// `{value}`: the text of a `str` or an `int` goes in as it is.
final class PlainPiece: FormattedPiece {
  private let value: ExpressionCode
  private let range: SourceRange

  init(_ value: ExpressionCode, _ range: SourceRange, _ next: FormattedPiece?) {
    self.value = value
    self.range = range
    super.init(next)
  }

  override func write(_ frame: Frame, to bytes: inout [UInt8]) throws(Raise) {
    switch try value(frame) {
    case .string(let object): bytes.append(contentsOf: object.text.utf8)
    case .int(let number): withDecimalDigits(of: number) { bytes.append(contentsOf: $0) }
    case let other:
      do throws(Raise) {
        bytes.append(contentsOf: try frame.context.format(other, "").utf8)
      } catch {
        throw error.located(range)
      }
    }
    try next?.write(frame, to: &bytes)
  }
}

/// `{value!conversion:specification}`.
final class SpecifiedPiece: FormattedPiece {
  private let value: ExpressionCode
  private let conversion: Character?
  private let specification: FormattedCode
  private let range: SourceRange

  init(
    _ value: ExpressionCode, _ conversion: Character?, _ specification: FormattedCode,
    _ range: SourceRange, _ next: FormattedPiece?
  ) {
    self.value = value
    self.conversion = conversion
    self.specification = specification
    self.range = range
    super.init(next)
  }

  override func write(_ frame: Frame, to bytes: inout [UInt8]) throws(Raise) {
    let value = try value(frame)
    let specification = try specification.text(frame)
    do throws(Raise) {
      let text = try frame.context.formatted(value, conversion: conversion, specification)
      bytes.append(contentsOf: text.utf8)
    } catch {
      throw error.located(range)
    }
    try next?.write(frame, to: &bytes)
  }
}
