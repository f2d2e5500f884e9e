import Diagnostics

/// An f-string.
final class FormattedCode: ExpressionCode {
  private let first: FormattedPiece?

  init(_ first: FormattedPiece?) { self.first = first }

  override func callAsFunction(_ frame: Frame) throws(Raise) -> Value {
    guard let first else { return "" }
    let context = frame.context
    let room = context.textRoom
    let start = room.count
    do throws(Raise) {
      try first.write(frame, to: room)
    } catch {
      room.drop(from: start)
      throw error
    }
    return .string(room.take(from: start))
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

  fileprivate func write(_ frame: Frame, to room: TextRoom) throws(Raise) {}
}

final class TextPiece: FormattedPiece {
  private let text: [UInt8]

  init(_ text: [UInt8], _ next: FormattedPiece?) {
    self.text = text
    super.init(next)
  }

  override func write(_ frame: Frame, to room: TextRoom) throws(Raise) {
    text.withUnsafeBufferPointer { room.append($0) }
    try next?.write(frame, to: room)
  }
}

/// `{value}`: the text of a `str` or an `int` goes in as it is.
final class PlainPiece: FormattedPiece {
  private let value: Operand
  private let range: SourceRange

  init(_ value: Operand, _ range: SourceRange, _ next: FormattedPiece?) {
    self.value = value
    self.range = range
    super.init(next)
  }

  override func write(_ frame: Frame, to room: TextRoom) throws(Raise) {
    if case .int(let number)? = value.number(frame) {
      withDecimalDigits(of: number) { room.append($0) }
    } else {
      try writeValue(frame, to: room)
    }
    try next?.write(frame, to: room)
  }

  private func writeValue(_ frame: Frame, to room: TextRoom) throws(Raise) {
    switch try value(frame) {
    case .string(let object): room.append(object.text)
    case .int(let number): withDecimalDigits(of: number) { room.append($0) }
    case let other:
      do throws(Raise) {
        room.append(try frame.context.format(other, ""))
      } catch {
        throw error.located(range)
      }
    }
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

  override func write(_ frame: Frame, to room: TextRoom) throws(Raise) {
    let value = try value(frame)
    let specification = try specification.text(frame)
    do throws(Raise) {
      let text = try frame.context.formatted(value, conversion: conversion, specification)
      room.append(text)
    } catch {
      throw error.located(range)
    }
    try next?.write(frame, to: room)
  }
}
