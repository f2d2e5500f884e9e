/// What to use instead of names of `torch` and of tensors that are not here.
enum TorchAdvice {
  static let kinds =
    "tensors here are float32, float64, bool or integers of 64 bits and fewer: torch.float32, …"
  static let imageFunctions =
    "of the functions for images, conv2d, max_pool2d, avg_pool2d and unfold are here"
  static let images =
    "of the layers for images, Conv2d, BatchNorm2d and the poolings of two dimensions are here"
  static let processor = "there is no GPU here: write torch.device(\"cpu\")"
  static let process = "a note runs in one process"
  static let compiler = "call the model itself: it runs without being compiled"

  private static let complex = "tensors here hold real numbers"
  private static let dense = "tensors here are dense"
  private static let memory = "a tensor's memory is not shown here: copy it with .clone()"
  private static let unshaped = "a tensor keeps its shape; take the result of the form without _"
  private static let decompositions =
    "torch.linalg has inv, det, solve, qr, svd, cholesky, eigh and eigvals here"

  /// By attribute of `torch`.
  static func module(_ name: String) -> String? {
    names[name] ?? (name.hasSuffix("_") ? "call the tensor's own method: x.exp_()" : nil)
  }

  private static let functional = "torch.nn.functional has it: import torch.nn.functional as F"

  private static let names = table([
    (functional, "batch_norm bilinear binary_cross_entropy_with_logits celu conv1d dropout"),
    (functional, "cosine_embedding_loss ctc_loss embedding hinge_embedding_loss hardshrink kl_div"),
    (functional, "layer_norm margin_ranking_loss max_pool1d avg_pool1d adaptive_avg_pool1d"),
    (functional, "adaptive_max_pool1d poisson_nll_loss prelu selu threshold triplet_margin_loss"),
    (kinds, "float16 half bfloat16 uint16 uint32 uint64"),
    (kinds, "HalfTensor BFloat16Tensor qint32"),
    (complex, "complex complex32 complex64 complex128 cfloat cdouble chalf polar angle imag real"),
    (complex, "view_as_real view_as_complex is_conj conj conj_physical resolve_conj"),
    ("torch.fft is not supported here; there are sin, cos and matmul", "fft stft istft"),
    ("torch.jit is not supported here; call the model itself", "jit"),
    ("torch.distributed is not supported here: a note runs in one process", "distributed"),
    ("torch.hub needs the network, which cells don't have", "hub"),
    ("write code that runs with every version", "torch_version version"),
    (compiler, "compiler export fx library ops package overrides classes"),
    ("keep the weights with torch.save, or with safetensors", "onnx"),
    ("torch.ao.quantization.quantize_dynamic is here", "quantize_per_tensor quantize_per_channel"),
    ("outputs must not change from run to run: a note measures no times", "profiler monitor"),
    (process, "multiprocessing futures fork wait"),
    (dense, "sparse sparse_coo_tensor sparse_csr_tensor sparse_coo sparse_csr strided layout"),
    (processor, "mps mtia Stream Event"),
    ("give the batch a dimension of its own, or go through the samples in a loop", "vmap func"),
    ("the functions are torch's own: torch.erf, torch.lgamma", "special"),
    (images, "conv2d conv3d max_pool2d max_pool3d conv_transpose1d conv_transpose2d"),
    (images, "grid_sampler pixel_shuffle pixel_unshuffle channel_shuffle affine_grid_generator"),
    ("write nn.LSTM or nn.LSTMCell", "lstm lstm_cell"),
    ("write nn.GRU or nn.GRUCell", "gru gru_cell"),
    ("write nn.RNN or nn.RNNCell", "rnn_tanh rnn_relu rnn_tanh_cell rnn_relu_cell"),
    ("start the numbers anew with torch.manual_seed", "get_rng_state set_rng_state seed"),
    ("pad the sequences: nn.utils.rnn.pad_sequence", "nested jagged"),
    ("go from arrays with torch.from_numpy, from lists with torch.tensor", "from_dlpack from_file"),
    ("write 1 / (1 + k) and torch.cos for the window", "hann_window hamming_window"),
    (decompositions, "svd_lowrank pca_lowrank eig symeig lstsq lobpcg geqrf orgqr ormqr"),
    (
      decompositions,
      "cholesky_inverse cholesky_solve lu lu_solve triangular_solve"
    ),
    (decompositions, "matrix_exp matrix_rank linalg_svd"),
    ("gradients of NaN can be found with torch.isnan(p.grad).any()", "set_anomaly_enabled"),
  ])

  /// By attribute of a tensor.
  static let tensor = table([
    (kinds, "half bfloat16"),
    (complex, "cfloat cdouble chalf real imag angle conj adjoint H mH resolve_conj"),
    (unshaped, "resize_ swapaxes_ swapdims_ set_ resize_as_"),
    ("write .reshape(…)", "resize resize_as"),
    (process, "share_memory_ is_shared"),
    ("there is no GPU here", "pin_memory is_pinned record_stream xpu ipu mtia"),
    (dense, "to_sparse to_sparse_csr to_sparse_coo to_dense coalesce is_sparse sparse_mask"),
    (memory, "storage untyped_storage data_ptr storage_offset storage_type as_strided as_strided_"),
    ("compute with tensor operations, or go over .tolist()", "apply_ map_ map2_"),
    (
      decompositions, "eig symeig lstsq cholesky_inverse cholesky_solve lu"
    ),
    (decompositions, "matrix_exp triangular_solve"),
    ("torch.fft is not supported here; there are sin, cos and matmul", "stft istft"),
    ("draw from torch.distributions' formulas with torch.rand", "cauchy_"),
  ])

  /// One sentence for the names behind it, as a dictionary by name.
  static func table(_ rows: [(advice: String, names: String)]) -> [String: String] {
    var advice: [String: String] = [:]
    for row in rows {
      for name in row.names.split(separator: " ") { advice[String(name)] = row.advice }
    }
    return advice
  }
}
