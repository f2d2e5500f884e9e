/// In the body of `Random`: real-valued distributions, by the methods that CPython chose.
let distributionsSource = #"""


      def uniform(self, a, b):
          return a + (b - a) * self.random()

      def triangular(self, low=0.0, high=1.0, mode=None):
          u = self.random()
          if mode is not None and high == low:
              return low
          c = 0.5 if mode is None else (mode - low) / (high - low)
          if u > c:
              u, c, low, high = 1.0 - u, 1.0 - c, high, low
          return low + (high - low) * _math.sqrt(u * c)

      def normalvariate(self, mu=0.0, sigma=1.0):
          scale = 4 * _math.exp(-0.5) / _math.sqrt(2.0)
          while True:
              u, v = self.random(), 1.0 - self.random()
              z = scale * (u - 0.5) / v
              if z * z / 4.0 <= -_math.log(v):
                  return mu + z * sigma

      def gauss(self, mu=0.0, sigma=1.0):
          z, self.gauss_next = self.gauss_next, None
          if z is None:
              angle = self.random() * 2.0 * _math.pi
              radius = _math.sqrt(-2.0 * _math.log(1.0 - self.random()))
              z, self.gauss_next = _math.cos(angle) * radius, _math.sin(angle) * radius
          return mu + z * sigma

      def lognormvariate(self, mu, sigma):
          return _math.exp(self.normalvariate(mu, sigma))

      def expovariate(self, lambd):
          return -_math.log(1.0 - self.random()) / lambd

      def vonmisesvariate(self, mu, kappa):
          turn = 2.0 * _math.pi
          if kappa <= 1e-6:
              return turn * self.random()
          s = 0.5 / kappa
          r = s + _math.sqrt(1.0 + s * s)
          while True:
              z = _math.cos(_math.pi * self.random())
              d, u = z / (r + z), self.random()
              if u < 1.0 - d * d or u <= (1.0 - d) * _math.exp(d):
                  break
          q = 1.0 / r
          f = (q + z) / (1.0 + q * z)
          if self.random() > 0.5:
              return (mu + _math.acos(f)) % turn
          return (mu - _math.acos(f)) % turn

      def gammavariate(self, alpha, beta):
          if alpha <= 0.0 or beta <= 0.0:
              raise ValueError("gammavariate: alpha and beta must be > 0.0")
          if alpha == 1.0:
              return -_math.log(1.0 - self.random()) * beta
          if alpha > 1.0:
              root = _math.sqrt(2.0 * alpha - 1.0)
              b, c = alpha - _math.log(4.0), alpha + root
              while True:
                  u = self.random()
                  if not 1e-7 < u < 0.9999999:
                      continue
                  w = 1.0 - self.random()
                  v = _math.log(u / (1.0 - u)) / root
                  x, z = alpha * _math.exp(v), u * u * w
                  r = b + c * v - x
                  if r + (1.0 + _math.log(4.5)) - 4.5 * z >= 0.0 or r >= _math.log(z):
                      return x * beta
          while True:
              b = (_math.e + alpha) / _math.e
              p = b * self.random()
              x = p ** (1.0 / alpha) if p <= 1.0 else -_math.log((b - p) / alpha)
              u = self.random()
              if u <= x ** (alpha - 1.0) if p > 1.0 else u <= _math.exp(-x):
                  return x * beta

      def betavariate(self, alpha, beta):
          y = self.gammavariate(alpha, 1.0)
          return y / (y + self.gammavariate(beta, 1.0)) if y else 0.0

      def paretovariate(self, alpha):
          return (1.0 - self.random()) ** (-1.0 / alpha)

      def weibullvariate(self, alpha, beta):
          return alpha * (-_math.log(1.0 - self.random())) ** (1.0 / beta)
  """#
