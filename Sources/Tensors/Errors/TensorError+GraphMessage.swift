extension TensorError {
  var graphMessage: String? {
    switch self {
    case .noGradient:
      "element 0 of tensors does not require grad and does not have a grad_fn"
    case .implicitGradient: "grad can be implicitly created only for scalar outputs"
    case .gradientShape(let output, let gradient, let shape):
      "Mismatch in shape: grad_output[\(output)] has a shape of torch.Size(\(list(gradient))) and "
        + "output[\(output)] has a shape of torch.Size(\(list(shape)))."
    case .freedGraph:
      "Trying to backward through the graph a second time (or directly access saved tensors after "
        + "they have already been freed). Saved intermediate values of the graph are freed when "
        + "you call .backward() or autograd.grad(). Specify retain_graph=True if you need to "
        + "backward through the graph a second time or if you need to access saved tensors after "
        + "calling backward."
    case .leafInPlace:
      "a leaf Variable that requires grad is being used in an in-place operation."
    case .leafViewInPlace:
      "a view of a leaf Variable that requires grad is being used in an in-place operation."
    case .notLeaf:
      "you can only change requires_grad flags of leaf variables. If you want to use a computed "
        + "variable in a subgraph that doesn't require differentiation use var_no_grad = "
        + "var.detach()."
    case .hookWithoutGradient: "cannot register a hook on a tensor that doesn't require gradient"
    case .hookShape(let shape, let wanted):
      "a hook has changed the size of the gradient: it was \(list(wanted)) and became \(list(shape))"
    case .retainWithoutGradient: "can't retain_grad on Tensor that has requires_grad=False"
    case .detachedView:
      "Can't detach views in-place. Use detach() instead. If you are using DistributedDataParallel "
        + "(DDP) for training, and gradient_as_bucket_view is set as True, gradients are views of "
        + "DDP buckets, and hence detach_() cannot be called on these gradients. To fix this error, "
        + "please refer to the Optimizer.zero_grad() function in torch/optim/optimizer.py as the "
        + "solution."
    case .changedInPlace(let name, let shape, let output, let node, let version, let expected):
      "one of the variables needed for gradient computation has been modified by an inplace "
        + "operation: [\(name) \(list(shape))]"
        + (node.isEmpty ? "" : ", which is output \(output) of \(operation(node)),")
        + " is at version \(version); expected version \(expected) instead. Hint: enable anomaly "
        + "detection to find the operation that failed to compute its gradient, with "
        + "torch.autograd.set_detect_anomaly(True, check_nan=False)."
    case .functionGradient(let node, let index, let got, let expected):
      "Function \(node) returned an invalid gradient at index \(index) - got \(list(got)) but "
        + "expected shape compatible with \(list(expected))"
    default: nil
    }
  }

  /// A node's name without its ending: `Add` of `AddBackward0`.
  private func operation(_ node: String) -> String {
    guard let end = node.utf8.lastIndex(of: UInt8(ascii: "B")) else { return node }
    return node[end...].hasPrefix("Backward") ? String(node[..<end]) : node
  }
}
