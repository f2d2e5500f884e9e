// swift-format-ignore-file

import RNN

/// The equations
///
///     h_t = \tanh(W_x x_t + W_h h_{t-1} + b_h)
///     y_t = W_y h_t + b_y
func elman(input_size: Int = 2, hidden_size: Int = 3, output_size: Int = 2) throws -> CellGraph {
  let cell = CellGraph.Builder()
  let x_t = try cell.input("x", size: input_size)
  let h_before = try cell.state("h", size: hidden_size)
  let W_x = try cell.parameter("W_x", shape: [hidden_size, input_size])
  let W_h = try cell.parameter("W_h", shape: [hidden_size, hidden_size])
  let b_h = try cell.parameter("b_h", shape: [hidden_size])
  let W_y = try cell.parameter("W_y", shape: [output_size, hidden_size])
  let b_y = try cell.parameter("b_y", shape: [output_size])
  let h_t = try tanh(matmul(x_t, transposed: W_x) + matmul(h_before, transposed: W_h) + b_h)
  let y_t = try matmul(h_t, transposed: W_y) + b_y
  try cell.update(h_before, to: h_t)
  try cell.output("y", y_t)
  return try cell.build()
}

import RNN

/// The equations
///
///     f_t = \sigma(W_f [h_{t-1}; x_t] + b_f)
///     i_t = \sigma(W_i [h_{t-1}; x_t] + b_i)
///     \tilde{C}_t = \tanh(W_C [h_{t-1}; x_t] + b_C)
///     C_t = f_t \odot C_{t-1} + i_t \odot \tilde{C}_t
///     o_t = \sigma(W_o [h_{t-1}; x_t] + b_o)
///     h_t = o_t \odot \tanh(C_t)
func lstm(input_size: Int = 3, hidden_size: Int = 4) throws -> CellGraph {
  let cell = CellGraph.Builder()
  let x_t = try cell.input("x", size: input_size)
  let h_before = try cell.state("h", size: hidden_size)
  let C_before = try cell.state("C", size: hidden_size)
  let W_f = try cell.parameter("W_f", shape: [hidden_size, hidden_size + input_size])
  let b_f = try cell.parameter("b_f", shape: [hidden_size])
  let W_i = try cell.parameter("W_i", shape: [hidden_size, hidden_size + input_size])
  let b_i = try cell.parameter("b_i", shape: [hidden_size])
  let W_C = try cell.parameter("W_C", shape: [hidden_size, hidden_size + input_size])
  let b_C = try cell.parameter("b_C", shape: [hidden_size])
  let W_o = try cell.parameter("W_o", shape: [hidden_size, hidden_size + input_size])
  let b_o = try cell.parameter("b_o", shape: [hidden_size])
  let f_t = try sigmoid(matmul(concatenate([h_before, x_t]), transposed: W_f) + b_f)
  let i_t = try sigmoid(matmul(concatenate([h_before, x_t]), transposed: W_i) + b_i)
  let C_tilde_t = try tanh(matmul(concatenate([h_before, x_t]), transposed: W_C) + b_C)
  let C_t = try f_t * C_before + i_t * C_tilde_t
  let o_t = try sigmoid(matmul(concatenate([h_before, x_t]), transposed: W_o) + b_o)
  let h_t = try o_t * tanh(C_t)
  try cell.update(h_before, to: h_t)
  try cell.update(C_before, to: C_t)
  try cell.output("h", h_t)
  return try cell.build()
}

import RNN

/// The equations
///
///     z_t = \sigma(x_t W_{xz} + h_{t-1} W_{hz} + b_z)
///     r_t = \sigma(x_t W_{xr} + h_{t-1} W_{hr} + b_r)
///     \tilde{h}_t = \tanh(x_t W_{xh} + (r_t \odot h_{t-1}) W_{hh} + b_h)
///     h_t = (1 - z_t) \odot h_{t-1} + z_t \odot \tilde{h}_t
func gru(input_size: Int = 2, hidden_size: Int = 3) throws -> CellGraph {
  let cell = CellGraph.Builder()
  let x_t = try cell.input("x", size: input_size)
  let h_before = try cell.state("h", size: hidden_size)
  let W_xz = try cell.parameter("W_xz", shape: [input_size, hidden_size])
  let W_hz = try cell.parameter("W_hz", shape: [hidden_size, hidden_size])
  let b_z = try cell.parameter("b_z", shape: [hidden_size])
  let W_xr = try cell.parameter("W_xr", shape: [input_size, hidden_size])
  let W_hr = try cell.parameter("W_hr", shape: [hidden_size, hidden_size])
  let b_r = try cell.parameter("b_r", shape: [hidden_size])
  let W_xh = try cell.parameter("W_xh", shape: [input_size, hidden_size])
  let W_hh = try cell.parameter("W_hh", shape: [hidden_size, hidden_size])
  let b_h = try cell.parameter("b_h", shape: [hidden_size])
  let z_t = try sigmoid(matmul(x_t, W_xz) + matmul(h_before, W_hz) + b_z)
  let r_t = try sigmoid(matmul(x_t, W_xr) + matmul(h_before, W_hr) + b_r)
  let h_tilde_t = try tanh(matmul(x_t, W_xh) + matmul(r_t * h_before, W_hh) + b_h)
  let h_t = try (1 - z_t) * h_before + z_t * h_tilde_t
  try cell.update(h_before, to: h_t)
  try cell.output("h", h_t)
  return try cell.build()
}

import RNN

/// The equations
///
///     h_t = \mathrm{ReLU}(W x_t + U h_{t+1} + b)
func mirror(input_size: Int = 2, hidden_size: Int = 3) throws -> CellGraph {
  let cell = CellGraph.Builder()
  let x_t = try cell.input("x", size: input_size)
  let h_before = try cell.state("h", size: hidden_size)
  let W = try cell.parameter("W", shape: [hidden_size, input_size])
  let U = try cell.parameter("U", shape: [hidden_size, hidden_size])
  let b = try cell.parameter("b", shape: [hidden_size])
  let h_t = try relu(matmul(x_t, transposed: W) + matmul(h_before, transposed: U) + b)
  try cell.update(h_before, to: h_t)
  try cell.output("h", h_t)
  return try cell.build()
}

import RNN

/// The equations
///
///     h_t = \alpha \, h_{t-1} - \frac{0.5 \, (x_t - h_{t-1})^2}{1 + \exp(x_t)}
///     s_t = \mathrm{softmax}(h_t) \odot \max(0, x_t)
///     y_t = c \odot [s_t; x_t] \odot \mathrm{GELU}([x_t; h_t]) - \sqrt{[s_t; x_t]^2 + 1}
func scalars(input_size: Int = 3) throws -> CellGraph {
  let cell = CellGraph.Builder()
  let x_t = try cell.input("x", size: input_size)
  let h_before = try cell.state("h", size: input_size)
  let alpha = try cell.parameter("alpha", shape: [1])
  let c = try cell.parameter("c", shape: [input_size + input_size])
  let h_t = try alpha * h_before - 0.5 * square(x_t - h_before) / (cell.constant(1) + exp(x_t))
  let s_t = try softmax(h_t) * maximum(cell.constant(0), x_t)
  let y_t = try c * concatenate([s_t, x_t]) * gelu(concatenate([x_t, h_t])) - sqrt(square(concatenate([s_t, x_t])) + 1)
  try cell.update(h_before, to: h_t)
  try cell.output("y", y_t)
  return try cell.build()
}

import RNN

/// The equations
///
///     y_t = \mathrm{swish}(W x_t + \lambda) + \mathrm{softplus}(|x_t|) - \log(2 + (\min(x_t, b))^2)
func memoryless(input_size: Int = 2) throws -> CellGraph {
  let cell = CellGraph.Builder()
  let x_t = try cell.input("x", size: input_size)
  let W = try cell.parameter("W", shape: [input_size, input_size])
  let lambda_ = try cell.parameter("lambda_", shape: [1])
  let b = try cell.parameter("b", shape: [input_size])
  let y_t = try swish(matmul(x_t, transposed: W) + lambda_) + softplus(x_t.map(.absolute)) - log(cell.constant(2) + square(minimum(x_t, b)))
  try cell.output("y", y_t)
  return try cell.build()
}

import RNN

/// The equations
///
///     f_t = \sigma(W_f x_t + U_f h_{t-1} + p_f \odot c_{t-1} + b_f)
///     \tilde{c}_t = \tanh(W_c x_t + U_c h_{t-1} + b_c)
///     c_t = f_t \odot c_{t-1} + (1 - f_t) \odot \tilde{c}_t
///     o_t = \sigma(W_o x_t + U_o h_{t-1} + p_o \odot c_t + b_o)
///     h_t = o_t \odot \tanh(c_t)
func peephole(input_size: Int = 2, hidden_size: Int = 3) throws -> CellGraph {
  let cell = CellGraph.Builder()
  let x_t = try cell.input("x", size: input_size)
  let h_before = try cell.state("h", size: hidden_size)
  let c_before = try cell.state("c", size: hidden_size)
  let W_f = try cell.parameter("W_f", shape: [hidden_size, input_size])
  let U_f = try cell.parameter("U_f", shape: [hidden_size, hidden_size])
  let p_f = try cell.parameter("p_f", shape: [hidden_size])
  let b_f = try cell.parameter("b_f", shape: [hidden_size])
  let W_c = try cell.parameter("W_c", shape: [hidden_size, input_size])
  let U_c = try cell.parameter("U_c", shape: [hidden_size, hidden_size])
  let b_c = try cell.parameter("b_c", shape: [hidden_size])
  let W_o = try cell.parameter("W_o", shape: [hidden_size, input_size])
  let U_o = try cell.parameter("U_o", shape: [hidden_size, hidden_size])
  let p_o = try cell.parameter("p_o", shape: [hidden_size])
  let b_o = try cell.parameter("b_o", shape: [hidden_size])
  let f_t = try sigmoid(matmul(x_t, transposed: W_f) + matmul(h_before, transposed: U_f) + p_f * c_before + b_f)
  let c_tilde_t = try tanh(matmul(x_t, transposed: W_c) + matmul(h_before, transposed: U_c) + b_c)
  let c_t = try f_t * c_before + (1 - f_t) * c_tilde_t
  let o_t = try sigmoid(matmul(x_t, transposed: W_o) + matmul(h_before, transposed: U_o) + p_o * c_t + b_o)
  let h_t = try o_t * tanh(c_t)
  try cell.update(h_before, to: h_t)
  try cell.update(c_before, to: c_t)
  try cell.output("h", h_t)
  return try cell.build()
}

import RNN

/// The equations
///
///     h_t = \tanh(W x_t + U h_{t-1} + b)
///     \hat{y}_t = \mathrm{softmax}(V h_t + d)
func classifier(input_size: Int = 2, hidden_size: Int = 3, output_size: Int = 4) throws -> CellGraph {
  let cell = CellGraph.Builder()
  let x_t = try cell.input("x", size: input_size)
  let h_before = try cell.state("h", size: hidden_size)
  let W = try cell.parameter("W", shape: [hidden_size, input_size])
  let U = try cell.parameter("U", shape: [hidden_size, hidden_size])
  let b = try cell.parameter("b", shape: [hidden_size])
  let V = try cell.parameter("V", shape: [output_size, hidden_size])
  let d = try cell.parameter("d", shape: [output_size])
  let h_t = try tanh(matmul(x_t, transposed: W) + matmul(h_before, transposed: U) + b)
  let y_hat_t = try softmax(matmul(h_t, transposed: V) + d)
  try cell.update(h_before, to: h_t)
  try cell.output("y_hat", y_hat_t)
  return try cell.build()
}

import RNN
import Tensors

/// The equations
///
///     \overrightarrow{h}_t = \tanh(W x_t + U \overrightarrow{h}_{t-1})
///     \overleftarrow{h}_t = \tanh(V x_t + Q \overleftarrow{h}_{t+1})
///     y_t = A \overrightarrow{h}_t + B \overleftarrow{h}_t
func bothWays(input_size: Int = 2, hidden_size: Int = 3, output_size: Int = 2, generator: RandomGenerator) throws -> BidirectionalGraphLayer {
  try BidirectionalGraphLayer(
    forward: bothWaysForward(input_size: input_size, hidden_size: hidden_size, output_size: output_size),
    backward: bothWaysBackward(input_size: input_size, hidden_size: hidden_size, output_size: output_size),
    joined: bothWaysJoined(input_size: input_size, hidden_size: hidden_size, output_size: output_size),
    batchFirst: true, generator: generator)
}

func bothWaysForward(input_size: Int = 2, hidden_size: Int = 3, output_size: Int = 2) throws -> CellGraph {
  let cell = CellGraph.Builder()
  let x_t = try cell.input("x", size: input_size)
  let h_forward_before = try cell.state("h_forward", size: hidden_size)
  let W = try cell.parameter("W", shape: [hidden_size, input_size])
  let U = try cell.parameter("U", shape: [hidden_size, hidden_size])
  let h_forward_t = try tanh(matmul(x_t, transposed: W) + matmul(h_forward_before, transposed: U))
  try cell.update(h_forward_before, to: h_forward_t)
  try cell.output("h_forward", h_forward_t)
  return try cell.build()
}

func bothWaysBackward(input_size: Int = 2, hidden_size: Int = 3, output_size: Int = 2) throws -> CellGraph {
  let cell = CellGraph.Builder()
  let x_t = try cell.input("x", size: input_size)
  let h_backward_before = try cell.state("h_backward", size: hidden_size)
  let V = try cell.parameter("V", shape: [hidden_size, input_size])
  let Q = try cell.parameter("Q", shape: [hidden_size, hidden_size])
  let h_backward_t = try tanh(matmul(x_t, transposed: V) + matmul(h_backward_before, transposed: Q))
  try cell.update(h_backward_before, to: h_backward_t)
  try cell.output("h_backward", h_backward_t)
  return try cell.build()
}

func bothWaysJoined(input_size: Int = 2, hidden_size: Int = 3, output_size: Int = 2) throws -> CellGraph {
  let cell = CellGraph.Builder()
  let h_forward_t = try cell.input("h_forward", size: hidden_size)
  let h_backward_t = try cell.input("h_backward", size: hidden_size)
  let A = try cell.parameter("A", shape: [output_size, hidden_size])
  let B = try cell.parameter("B", shape: [output_size, hidden_size])
  let y_t = try matmul(h_forward_t, transposed: A) + matmul(h_backward_t, transposed: B)
  try cell.output("y", y_t)
  return try cell.build()
}

import RNN
import Tensors

/// The equations
///
///     f_t = \sigma(W_f x_t + U_f h_{t-1})
///     g_t = W_c x_t
///     c_t = f_t \odot c_{t-1} + (1 - f_t) \odot g_t
///     h_t = \tanh(c_t)
func stacked(input_size: Int = 2, hidden_size: Int = 3) throws -> CellGraph {
  let cell = CellGraph.Builder()
  let x_t = try cell.input("x", size: input_size)
  let h_before = try cell.state("h", size: hidden_size)
  let c_before = try cell.state("c", size: hidden_size)
  let W_f = try cell.parameter("W_f", shape: [hidden_size, input_size])
  let U_f = try cell.parameter("U_f", shape: [hidden_size, hidden_size])
  let W_c = try cell.parameter("W_c", shape: [hidden_size, input_size])
  let f_t = try sigmoid(matmul(x_t, transposed: W_f) + matmul(h_before, transposed: U_f))
  let g_t = try matmul(x_t, transposed: W_c)
  let c_t = try f_t * c_before + (1 - f_t) * g_t
  let h_t = tanh(c_t)
  try cell.update(h_before, to: h_t)
  try cell.update(c_before, to: c_t)
  try cell.output("h", h_t)
  return try cell.build()
}

/// 3 layers: each reads what the one below gives.
func stackedStack(
  input_size: Int = 2, hidden_size: Int = 3, layerCount: Int = 3,
  generator: RandomGenerator
) throws -> GraphLayer {
  try GraphLayer(
    layerCount: layerCount, bidirectional: false, inputSize: input_size,
    batchFirst: true, generator: generator
  ) { width in try stacked(input_size: width, hidden_size: hidden_size) }
}

import RNN
import Tensors

/// The equations
///
///     h_t = \tanh(W x_t + U h_{t-1} + b)
func stackedBothWays(input_size: Int = 2, hidden_size: Int = 3) throws -> CellGraph {
  let cell = CellGraph.Builder()
  let x_t = try cell.input("x", size: input_size)
  let h_before = try cell.state("h", size: hidden_size)
  let W = try cell.parameter("W", shape: [hidden_size, input_size])
  let U = try cell.parameter("U", shape: [hidden_size, hidden_size])
  let b = try cell.parameter("b", shape: [hidden_size])
  let h_t = try tanh(matmul(x_t, transposed: W) + matmul(h_before, transposed: U) + b)
  try cell.update(h_before, to: h_t)
  try cell.output("h", h_t)
  return try cell.build()
}

/// 2 layers in two directions: each reads what the one below gives.
func stackedBothWaysStack(
  input_size: Int = 2, hidden_size: Int = 3, layerCount: Int = 2,
  generator: RandomGenerator
) throws -> GraphLayer {
  try GraphLayer(
    layerCount: layerCount, bidirectional: true, dropout: 0.5, inputSize: input_size,
    batchFirst: true, generator: generator
  ) { width in try stackedBothWays(input_size: width, hidden_size: hidden_size) }
}
