import StandardLibrary

extension StandardModule {
  /// `torch.linalg`: norms, inverses, determinants and factorizations of matrices and of batches of
  /// them. Eigenvalues are values of their own, with what a complex tensor tells of them.
  static var linalgModule: StandardModule {
    StandardModule(
      "torch.linalg", "Norms, inverses and factorizations of matrices.",
      natives: { _ in factorizationFunctions.map { ($0.name, .builtin($0)) } },
      source: factorsSource + normsSource + eigenvaluesSource)
  }
}

private let factorsSource = #"""
  import torch as _torch

  class _LinAlgError(RuntimeError):
      __module__ = "torch._C"

  LinAlgError = _LinAlgError

  def _checked(name, A, square=True):
      if not isinstance(A, _torch.Tensor):
          raise TypeError(
              f"linalg_{name}(): argument 'A' (position 1) must be Tensor, not {type(A).__name__}")
      if A.dim() < 2:
          raise RuntimeError(
              f"linalg.{name}: The input tensor A must have at least 2 dimensions.")
      if square and A.shape[-1] != A.shape[-2]:
          raise RuntimeError(f"linalg.{name}: A must be batches of square matrices, "
              f"but they are {A.shape[-2]} by {A.shape[-1]} matrices")
      if not A.is_floating_point():
          kind = "Long" if A.dtype == _torch.int64 else "Bool"
          raise RuntimeError(
              f"linalg.{name}: Expected a floating point or complex tensor as input. Got {kind}")

  def _ungraded(name, A):
      if A.requires_grad and _torch.is_grad_enabled():
          raise NotImplementedError(
              f"torch.linalg.{name} of a tensor that requires grad is not supported here: "
              "detach() it first")

  def _each(function, A, *others):
      if A.dim() == 2:
          return function(A, *others)
      rows = [_each(function, *parts) for parts in zip(A, *others)]
      if isinstance(rows[0], tuple):
          return tuple(_torch.stack(parts) for parts in zip(*rows))
      return _torch.stack(rows)

  def _regular(message):
      def check(result):
          if isinstance(result, int):
              raise LinAlgError(message(result))
          return result
      return check

  def inv(A, *, out=None):
      _checked("inv", A)
      check = _regular(lambda pivot: f"linalg.inv: The diagonal element {pivot} is zero, "
          "the inversion could not be completed because the input matrix is singular.")
      return _each(lambda a: check(_inverse(a)), A)

  def det(A, *, out=None):
      _checked("det", A)
      return _each(_determinant, A)

  def slogdet(A, *, out=None):
      _checked("slogdet", A)
      return _named("linalg_slogdet", ["sign", "logabsdet"], _each(_log_determinant, A))

  def solve(A, B, *, left=True, out=None):
      _checked("solve", A)
      check = _regular(lambda pivot:
          "torch.linalg.solve: The solver failed because the input matrix is singular.")
      if not left:
          return solve(A.mT, B.mT).mT
      is_vector = B.dim() == 1 or B.dim() == A.dim() - 1 and B.shape == A.shape[:-1]
      if is_vector and A.dim() == 2 and len(A) == len(B):
          return check(_solve(A, B))
      if is_vector:
          B = B.unsqueeze(-1)
      if A.shape[-1] != B.shape[-2]:
          raise RuntimeError(f"linalg.solve: Incompatible shapes of A and B for the equation AX = B "
              f"({A.shape[-2]}x{A.shape[-1]} and {B.shape[-2]}x{B.shape[-1]})")
      lead = _torch.broadcast_shapes(A.shape[:-2], B.shape[:-2])
      A, B = A.expand(lead + A.shape[-2:]), B.expand(lead + B.shape[-2:])
      X = _each(lambda a, b: check(_solve(a, b)), A, B)
      return X.squeeze(-1) if is_vector else X

  def cholesky(A, *, upper=False, out=None):
      _checked("cholesky", A)
      _ungraded("cholesky", A)
      check = _regular(lambda order: "linalg.cholesky: The factorization could not be completed "
          f"because the input is not positive-definite (the leading minor of order {order} is not "
          "positive-definite).")
      L = _each(lambda a: check(_cholesky(a)), A)
      return L.mT if upper else L

  def qr(A, mode="reduced", *, out=None):
      _checked("qr", A, square=False)
      _ungraded("qr", A)
      if mode not in ("reduced", "complete", "r"):
          raise RuntimeError(f"qr received unrecognized mode '{mode}' "
              "but expected one of 'reduced' (default), 'r', or 'complete'")
      Q, R = _each(lambda a: _orthogonal_factors(a, mode != "complete"), A)
      return _named("linalg_qr", ["Q", "R"], (_torch.empty(0) if mode == "r" else Q, R))

  def eigh(A, UPLO="L", *, out=None):
      _checked("eigh", A)
      _ungraded("eigh", A)
      L, V = _each(_symmetric_eigenvalues, A if UPLO.upper() == "L" else A.mT)
      return _named("linalg_eigh", ["eigenvalues", "eigenvectors"], (L, V))

  def eigvalsh(A, UPLO="L", *, out=None):
      _checked("eigvalsh", A)
      _ungraded("eigvalsh", A)
      return _each(_symmetric_eigenvalues, A if UPLO.upper() == "L" else A.mT)[0]

  def eigvals(A, *, out=None):
      _checked("eigvals", A)
      _ungraded("eigvals", A)
      return _ComplexValues(*_each(_eigenvalue_parts, A))

  def svd(A, full_matrices=True, *, driver=None, out=None):
      _checked("svd", A, square=False)
      if A.requires_grad and _torch.is_grad_enabled():
          raise NotImplementedError("torch.linalg.svd of a tensor that requires grad is not supported "
              "here: torch.linalg.svdvals is, or detach() it first")
      if full_matrices and A.shape[-1] != A.shape[-2]:
          raise NotImplementedError("torch.linalg.svd(full_matrices=True) of a matrix that is not "
              "square is not supported here: write full_matrices=False")
      return _named("linalg_svd", ["U", "S", "Vh"], _each(_singular_values, A))

  def svdvals(A, *, driver=None, out=None):
      _checked("svd", A, square=False)
      return _each(lambda a: _singular_values(a)[1], A)

  def pinv(A, *, rtol=None, hermitian=False, out=None):
      U, S, Vh = svd(A, full_matrices=False)
      if rtol is None:
          rtol = max(A.shape[-2:]) * _torch.finfo(A.dtype).eps
      kept = S > rtol * S[..., :1]
      inverted = _torch.where(kept, 1 / S, _torch.zeros_like(S))
      return (Vh.mT * inverted.unsqueeze(-2)) @ U.mT

  def matrix_rank(A, *, atol=None, rtol=None, hermitian=False, out=None):
      S = svdvals(A.detach())
      if rtol is None:
          rtol = max(A.shape[-2:]) * _torch.finfo(A.dtype).eps if atol is None else 0.0
      limit = _torch.clamp(S[..., :1] * rtol, min=atol or 0.0)
      return (S > limit).sum(-1)

  def cond(A, p=None, *, out=None):
      if p is None or p == 2:
          S = svdvals(A)
          return S[..., 0] / S[..., -1]
      return matrix_norm(A, p) * matrix_norm(inv(A), p)

  def matrix_power(A, n, *, out=None):
      return _torch.matrix_power(A, n) if n >= 0 else _torch.matrix_power(inv(A), -n)

  def multi_dot(tensors, *, out=None):
      result = tensors[0]
      for other in tensors[1:]:
          result = result @ other
      return result

  """#

private let normsSource = #"""
  def vector_norm(x, ord=2, dim=None, keepdim=False, *, dtype=None, out=None):
      if dim is None and not keepdim:
          x, dim = x.flatten(), 0
      return _torch.norm(x, ord, dim=tuple(range(x.dim())) if dim is None else dim, keepdim=keepdim)

  def matrix_norm(A, ord="fro", dim=(-2, -1), keepdim=False, *, dtype=None, out=None):
      if A.dim() < 2:
          raise RuntimeError("linalg.matrix_norm: The input tensor A must have at least 2 dimensions.")
      A = A.movedim(dim, (-2, -1))
      if ord == "fro":
          result = (A * A).sum((-2, -1)).sqrt() if A.dim() > 2 else _torch.norm(A)
      elif ord == "nuc":
          result = svdvals(A).sum(-1)
      elif ord in (2, -2):
          result = svdvals(A).amax(-1) if ord == 2 else svdvals(A).amin(-1)
      elif ord in (1, -1, float("inf"), -float("inf")):
          sums = A.abs().sum(-2 if abs(ord) == 1 else -1)
          result = sums.amax(-1) if ord > 0 else sums.amin(-1)
      else:
          raise RuntimeError(f"linalg.matrix_norm: Order {ord} not supported.")
      return result[..., None, None] if keepdim else result

  def norm(A, ord=None, dim=None, keepdim=False, *, out=None, dtype=None):
      if ord is None:
          return vector_norm(A, 2, dim, keepdim)
      dims = (dim,) if isinstance(dim, int) else dim
      if dims is None and A.dim() == 2 or dims is not None and len(dims) == 2:
          return matrix_norm(A, ord, dims or (-2, -1), keepdim)
      if dims is None and A.dim() > 2:
          raise RuntimeError("linalg.norm: If dim is not specified but ord is, the input must be 1D or "
              f"2D. Got {A.dim()}D.")
      return vector_norm(A, ord, dim, keepdim)

  def diagonal(A, *, offset=0, dim1=-2, dim2=-1):
      return _torch.diagonal(A, offset, dim1, dim2)

  def cross(input, other, *, dim=-1, out=None):
      return _torch.cross(input, other, dim=dim)

  def vecdot(x, y, *, dim=-1, out=None):
      return (x * y).sum(dim)

  matmul = _torch.matmul

  """#

private let eigenvaluesSource = #"""
  class _ComplexValues:
      """Eigenvalues: what a complex tensor tells of them."""

      def __init__(self, real, imag):
          self.real, self.imag = real, imag

      shape = property(lambda self: self.real.shape)
      ndim = property(lambda self: self.real.ndim)
      dtype = property(lambda self: _ComplexKind(self.real.dtype))
      device = property(lambda self: self.real.device)
      requires_grad = property(lambda self: False)

      def size(self, dim=None):
          return self.real.size() if dim is None else self.real.size(dim)

      def abs(self):
          return _torch.hypot(self.real, self.imag)

      def angle(self):
          return _torch.atan2(self.imag, self.real)

      def detach(self):
          return self

      cpu = clone = detach

      def numel(self):
          return self.real.numel()

      def is_complex(self):
          return True

      def __abs__(self):
          return self.abs()

      def __len__(self):
          return len(self.real)

      def __getitem__(self, index):
          return _ComplexValues(self.real[index], self.imag[index])

      def __iter__(self):
          for real, imag in zip(self.real, self.imag):
              yield _ComplexValues(real, imag)

      def __repr__(self):
          kind = ", dtype=torch.complex128" if self.real.dtype == _torch.float64 else ""
          return f"tensor({self._text()}{kind})"

      def _text(self):
          if self.real.dim() == 0:
              return _joined(_parts(self.real)[0], _parts(self.imag)[0])
          if self.real.dim() > 1:
              return "[" + (",\n        ").join(part._text() for part in self) + "]"
          texts = [_joined(*pair) for pair in zip(_parts(self.real), _parts(self.imag))]
          width = max([len(text) for text in texts], default=0)
          each = max(1, 72 // (width + 2))
          lines = [", ".join(texts[i:i + each]) for i in range(0, len(texts), each)]
          return "[" + ",\n        ".join(lines) + "]"

  class _ComplexKind:
      def __init__(self, kind):
          self.kind = kind

      def __repr__(self):
          return "torch.complex128" if self.kind == _torch.float64 else "torch.complex64"

  def _parts(values):
      text = str(values.detach().float() if values.dtype == _torch.float32 else values.detach())
      text = text.split("dtype=")[0].strip()[len("tensor("):].rstrip("), ")
      return [part.strip("[]\n") if part.startswith("[") else part.replace("\n", "").strip("]")
          for part in text.replace(",\n       ", ",").split(", ")]

  def _joined(real, imag):
      imag = imag.lstrip() + "j"
      return real + imag if imag[0] in "+-" else real + "+" + imag
  """#
