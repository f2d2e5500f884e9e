import Tensors

extension Loss {
  /// How far a student is from its teacher and from the wanted classes:
  ///
  ///     α·T²·KL(softmax(t/T) ‖ softmax(s/T)) + (1 − α)·CE(s, y)
  ///
  /// The divergence is the mean over rows, PyTorch's `batchmean`; T² keeps its gradients' size when T
  /// changes. The teacher gets no gradient.
  ///
  /// - Parameters:
  ///   - student: s, logits `[*, C]`.
  ///   - teacher: t, logits of the same shape.
  ///   - target: y, classes `[*]` as int64; nil leaves the second term out, so that α must be 1.
  ///   - temperature: T, above 0; the higher, the more the teacher's small probabilities count.
  ///   - alpha: α, 0 … 1.
  /// - Throws: ``DistillationError``.
  /// - SeeAlso: Hinton, Vinyals and Dean 2015, arXiv:1503.02531, §2.
  public static func distillation(
    student: Tensor, teacher: Tensor, target: Tensor? = nil, temperature: Double = 1,
    alpha: Double = 1
  ) throws -> Tensor {
    try check(student, teacher, target, temperature: temperature, alpha: alpha)
    let classes = student.shape[student.rank - 1]
    let rows = student.shape.dropLast().reduce(1, *)
    let logits = try student.reshape([rows, classes])
    let soft = try divergence(
      from: noGrad { try teacher.detach().reshape([rows, classes]) }, to: logits,
      temperature: temperature)
    guard let target, alpha < 1 else { return try soft * .float(alpha) }
    let hard = try crossEntropy(logits, target: target.reshape([rows]))
    return try soft * .float(alpha) + hard * .float(1 - alpha)
  }

  /// `T²·Σ p·(log p − log q) / rows` of softmax(t/T) and softmax(s/T).
  private static func divergence(
    from teacher: Tensor, to student: Tensor, temperature: Double
  ) throws -> Tensor {
    let (p, entropy) = try noGrad {
      let logarithms = try (teacher / .float(temperature)).logSoftmax(1)
      let p = try logarithms.exp()
      // 0·log 0 is 0.
      let terms = zip(p.elements, logarithms.elements).map { $0 == 0 ? 0 : Double($0) * Double($1) }
      return (p, terms.reduce(0, +))
    }
    let logarithms = try (student / .float(temperature)).logSoftmax(1)
    let cross = try (p * logarithms).sum()
    let factor = temperature * temperature / Double(max(student.shape[0], 1))
    return try (cross * -1 + .float(entropy)) * .float(factor)
  }

  private static func check(
    _ student: Tensor, _ teacher: Tensor, _ target: Tensor?, temperature: Double, alpha: Double
  ) throws(DistillationError) {
    guard temperature > 0, temperature.isFinite else { throw .temperature(temperature) }
    guard (0...1).contains(alpha) else { throw .alpha(alpha) }
    guard student.rank > 0, student.count > 0 else { throw .noLogits(shape: student.shape) }
    guard student.shape == teacher.shape else {
      throw .teacherShape(student: student.shape, teacher: teacher.shape)
    }
    guard let target else {
      guard alpha == 1 else { throw .targetMissing(alpha: alpha) }
      return
    }
    guard target.shape == Array(student.shape.dropLast()) else {
      throw .targetShape(student: student.shape, target: target.shape)
    }
    guard target.dtype == .int64 else { throw .targetType(got: target.dtype.rawValue) }
  }
}
