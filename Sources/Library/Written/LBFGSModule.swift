import StandardLibrary

extension StandardModule {
  /// `torch.optim.lbfgs`: a quasi-Newton method over all parameters at once; it calls the closure
  /// several times a step.
  ///
  /// - SeeAlso: Nocedal and Wright, Numerical Optimization, algorithms 7.4 and 3.5.
  static var lbfgsModule: StandardModule {
    StandardModule(
      "torch.optim.lbfgs", "A quasi-Newton method.",
      source: searchSource + optimizerSource + stepsSource)
  }
}

private let searchSource = #"""
  import torch as _torch
  from torch.optim import Optimizer as _Optimizer

  def _cubic_minimum(x1, f1, g1, x2, f2, g2, bounds=None):
      low, high = bounds if bounds is not None else (min(x1, x2), max(x1, x2))
      d1 = g1 + g2 - 3 * (f1 - f2) / (x1 - x2)
      square = d1 ** 2 - g1 * g2
      if not square >= 0:
          return (low + high) / 2.0
      d2 = square.sqrt() if isinstance(square, _torch.Tensor) else square ** 0.5
      if x1 <= x2:
          place = x2 - (x2 - x1) * ((g2 + d2 - d1) / (g2 - g1 + 2 * d2))
      else:
          place = x1 - (x1 - x2) * ((g1 + d2 - d1) / (g1 - g2 + 2 * d2))
      return min(max(place, low), high)

  def _strong_wolfe(evaluate, x, t, d, f, g, gtd, c1=1e-4, c2=0.9, tolerance=1e-9, max_ls=25):
      d_norm = d.abs().max()
      g = g.clone()
      f_new, g_new = evaluate(x, t, d)
      calls = 1
      gtd_new = g_new.dot(d)
      t_prev, f_prev, g_prev, gtd_prev = 0, f, g, gtd
      done, step = False, 0
      while step < max_ls:
          if f_new > f + c1 * t * gtd or step > 1 and f_new >= f_prev:
              bracket = [t_prev, t]
              values, slopes = [f_prev, f_new], [gtd_prev, gtd_new]
              gradients = [g_prev, g_new.clone()]
              break
          if abs(gtd_new) <= -c2 * gtd:
              bracket, values, gradients, done = [t], [f_new], [g_new], True
              break
          if gtd_new >= 0:
              bracket = [t_prev, t]
              values, slopes = [f_prev, f_new], [gtd_prev, gtd_new]
              gradients = [g_prev, g_new.clone()]
              break
          low, high = t + 0.01 * (t - t_prev), t * 10
          before = t
          t = _cubic_minimum(t_prev, f_prev, gtd_prev, t, f_new, gtd_new, (low, high))
          t_prev, f_prev, g_prev, gtd_prev = before, f_new, g_new.clone(), gtd_new
          f_new, g_new = evaluate(x, t, d)
          calls += 1
          gtd_new = g_new.dot(d)
          step += 1
      if step == max_ls:
          bracket, values, gradients = [0, t], [f, f_new], [g, g_new]
          slopes = [gtd, gtd_new]
      stuck = False
      best, worst = (0, 1) if values[0] <= values[-1] else (1, 0)
      while not done and step < max_ls:
          if abs(bracket[1] - bracket[0]) * d_norm < tolerance:
              break
          t = _cubic_minimum(bracket[0], values[0], slopes[0], bracket[1], values[1], slopes[1])
          eps = 0.1 * (max(bracket) - min(bracket))
          if min(max(bracket) - t, t - min(bracket)) < eps:
              if stuck or t >= max(bracket) or t <= min(bracket):
                  if abs(t - max(bracket)) < abs(t - min(bracket)):
                      t = max(bracket) - eps
                  else:
                      t = min(bracket) + eps
                  stuck = False
              else:
                  stuck = True
          else:
              stuck = False
          f_new, g_new = evaluate(x, t, d)
          calls += 1
          gtd_new = g_new.dot(d)
          step += 1
          if f_new > f + c1 * t * gtd or f_new >= values[best]:
              bracket[worst], values[worst] = t, f_new
              gradients[worst], slopes[worst] = g_new.clone(), gtd_new
              best, worst = (0, 1) if values[0] <= values[1] else (1, 0)
          else:
              if abs(gtd_new) <= -c2 * gtd:
                  done = True
              elif gtd_new * (bracket[worst] - bracket[best]) >= 0:
                  bracket[worst], values[worst] = bracket[best], values[best]
                  gradients[worst], slopes[worst] = gradients[best], slopes[best]
              bracket[best], values[best] = t, f_new
              gradients[best], slopes[best] = g_new.clone(), gtd_new
      if len(bracket) == 1:
          best = 0
      return values[best], gradients[best], bracket[best], calls

  """#

private let optimizerSource = #"""
  class LBFGS(_Optimizer):
      __module__ = "torch.optim.lbfgs"

      def __init__(self, params, lr=1, max_iter=20, max_eval=None, tolerance_grad=1e-7,
              tolerance_change=1e-9, history_size=100, line_search_fn=None):
          if not 0.0 <= lr:
              raise ValueError(f"Invalid learning rate: {lr}")
          params = list(params)
          if not params:
              raise ValueError("optimizer got an empty parameter list")
          if isinstance(params[0], dict):
              if len(params) > 1:
                  raise ValueError("LBFGS doesn't support per-parameter options (parameter groups)")
              params = list(params[0]["params"])
          for param in params:
              if not isinstance(param, _torch.Tensor):
                  raise TypeError("optimizer can only optimize Tensors, but one of the params is "
                      + type(param).__name__)
          if max_eval is None:
              max_eval = max_iter * 5 // 4
          self.defaults = dict(lr=lr, max_iter=max_iter, max_eval=max_eval,
              tolerance_grad=tolerance_grad, tolerance_change=tolerance_change,
              history_size=history_size, line_search_fn=line_search_fn)
          self.param_groups = [dict(params=params, **self.defaults)]
          self._params, self._memory = params, {}

      state = property(lambda self: self._memory)

      def zero_grad(self, set_to_none=True):
          for param in self._params:
              if not set_to_none and param.grad is not None:
                  param.grad.zero_()
              else:
                  param.grad = None

      def add_param_group(self, param_group):
          raise ValueError("LBFGS doesn't support per-parameter options (parameter groups)")

      def state_dict(self):
          group = {name: value for name, value in self.param_groups[0].items() if name != "params"}
          group["params"] = list(range(len(self._params)))
          return {"state": {0: dict(self._memory)} if self._memory else {}, "param_groups": [group]}

      def load_state_dict(self, state_dict):
          self._memory = dict(state_dict["state"].get(0, {}))
          group = dict(state_dict["param_groups"][0])
          self.param_groups[0].update({k: v for k, v in group.items() if k != "params"})

      def __repr__(self):
          lines = [f"    {name}: {value}\n"
              for name, value in sorted(self.param_groups[0].items()) if name != "params"]
          return "LBFGS (\nParameter Group 0\n" + "".join(lines) + ")"

      def _flat_gradient(self):
          return _torch.cat([_torch.zeros(p.numel(), dtype=p.dtype) if p.grad is None
              else p.grad.reshape(-1) for p in self._params])

      def _move(self, t, d):
          offset = 0
          for p in self._params:
              p.add_(d[offset:offset + p.numel()].view_as(p), alpha=float(t))
              offset += p.numel()

      def _evaluate(self, closure, x, t, d):
          self._move(t, d)
          loss = float(closure())
          gradient = self._flat_gradient()
          for p, value in zip(self._params, x):
              p.copy_(value)
          return loss, gradient

  """#

private let stepsSource = #"""
      def step(self, closure):
          recorded = _torch.enable_grad()(closure)
          with _torch.no_grad():
              return self._steps(recorded)

      def _steps(self, closure):
          group, state = self.param_groups[0], self._memory
          search = group["line_search_fn"]
          state.setdefault("func_evals", 0)
          state.setdefault("n_iter", 0)
          first_loss = closure()
          loss = float(first_loss)
          evaluations = 1
          state["func_evals"] += 1
          g = self._flat_gradient()
          if g.abs().max() <= group["tolerance_grad"]:
              return first_loss
          d, t = state.get("d"), state.get("t")
          old_dirs, old_stps = state.get("old_dirs"), state.get("old_stps")
          ro, scale = state.get("ro"), state.get("H_diag")
          prev_g, prev_loss = state.get("prev_flat_grad"), state.get("prev_loss")
          n_iter = 0
          while n_iter < group["max_iter"]:
              n_iter += 1
              state["n_iter"] += 1
              if state["n_iter"] == 1:
                  d, old_dirs, old_stps, ro, scale = g.neg(), [], [], [], 1
              else:
                  y, s = g.sub(prev_g), d.mul(t)
                  ys = y.dot(s)
                  if ys > 1e-10:
                      if len(old_dirs) == group["history_size"]:
                          del old_dirs[0], old_stps[0], ro[0]
                      old_dirs.append(y)
                      old_stps.append(s)
                      ro.append(1.0 / ys)
                      scale = ys / y.dot(y)
                  d = _direction(g, old_dirs, old_stps, ro, scale)
              prev_g, prev_loss = g.clone(), loss
              if state["n_iter"] == 1:
                  t = min(1.0, 1.0 / g.abs().sum()) * group["lr"]
              else:
                  t = group["lr"]
              gtd = g.dot(d)
              if gtd > -group["tolerance_change"]:
                  break
              calls = 0
              if search is not None:
                  if search != "strong_wolfe":
                      raise RuntimeError("only 'strong_wolfe' is supported")
                  x = [p.clone() for p in self._params]
                  loss, g, t, calls = _strong_wolfe(
                      lambda x, t, d: self._evaluate(closure, x, t, d), x, t, d, loss, g, gtd)
                  self._move(t, d)
                  optimal = g.abs().max() <= group["tolerance_grad"]
              else:
                  self._move(t, d)
                  optimal = False
                  if n_iter != group["max_iter"]:
                      with _torch.enable_grad():
                          loss = float(closure())
                      g = self._flat_gradient()
                      optimal = g.abs().max() <= group["tolerance_grad"]
                      calls = 1
              evaluations += calls
              state["func_evals"] += calls
              if n_iter == group["max_iter"] or evaluations >= group["max_eval"] or optimal:
                  break
              if d.mul(t).abs().max() <= group["tolerance_change"]:
                  break
              if abs(loss - prev_loss) < group["tolerance_change"]:
                  break
          state.update(d=d, t=t, old_dirs=old_dirs, old_stps=old_stps, ro=ro, H_diag=scale,
              prev_flat_grad=prev_g, prev_loss=prev_loss)
          return first_loss

  def _direction(g, old_dirs, old_stps, ro, scale):
      q, al = g.neg(), [None] * len(old_dirs)
      for i in range(len(old_dirs) - 1, -1, -1):
          al[i] = old_stps[i].dot(q) * ro[i]
          q.add_(old_dirs[i], alpha=-float(al[i]))
      d = _torch.mul(q, scale)
      for i in range(len(old_dirs)):
          d.add_(old_stps[i], alpha=float(al[i] - old_dirs[i].dot(d) * ro[i]))
      return d
  """#
