import Diagnostics
import Dialect

extension Rule {
  static let oldName = Rule(
    name: "old-name",
    fault: "PyTorch before 1.0: `Variable`, `loss.data[0]`, `clip_grad_norm`, softmax without "
      + "`dim` (a remark)",
    effect: "it does nothing now, warns, or fails"
  ) { listing in
    var told: Set<String> = []
    return listing.expressions.compactMap { oldUse($0, listing) }.filter {
      told.insert($0.message).inserted
    }
  }

  /// The remark about an expression of old names.
  private static func oldUse(_ expression: Expression, _ listing: Listing) -> Finding? {
    if case .item(let object, let index) = expression.kind, object.isData, index.integer == 0,
      case .attribute(let tensor, _) = object.kind, let name = tensor.path,
      name.lowercased().contains("loss")
    {
      return remark(
        expression, listing, "a loss has no axes, and [0] fails", "write \(name).item()")
    }
    guard let call = Call(expression), let path = listing.imports.qualified(call.callee) else {
      return nil
    }
    switch path {
    case "torch.autograd.Variable":
      return remark(call.callee, listing, "tensors have gradients themselves", "leave it out")
    case "torch.nn.utils.clip_grad_norm":
      return remark(
        call.callee, listing, "its name has an underscore at the end since 0.4",
        "write clip_grad_norm_")
    case "torch.nn.functional.softmax", "torch.nn.functional.log_softmax":
      guard call.argument("dim", at: 1) == nil, !call.hasStars else { return nil }
      return remark(
        expression, listing, "the axis is guessed from the number of axes, with a warning",
        "name it: dim=-1 for the last")
    default: return nil
    }
  }

  private static func remark(
    _ expression: Expression, _ listing: Listing, _ why: String, _ fix: String
  ) -> Finding {
    Finding(
      range: expression.range, severity: .note,
      message: "\(listing.text(expression.range)) is PyTorch before 1.0", why: why, fix: fix)
  }
}
