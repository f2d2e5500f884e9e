import Interpreter

extension StandardModule {
  /// `random`: the Mersenne Twister with CPython's numbers for every seed. Without a seed the
  /// numbers are those of `seed(0)` in every run, not new ones: outputs must not change.
  static var randomModule: StandardModule {
    StandardModule(
      "random", "Random numbers of the Mersenne Twister; without a seed those of seed(0).",
      natives: { _ in
        [
          ("_Twister", .classObject(twisterClass)), ("_text_words", textWordsFunction),
          ("_float_hash", floatHashFunction),
        ]
      }, source: drawsSource + samplesSource + distributionsSource + boundSource)
  }
}

private let drawsSource = #"""
  import math as _math

  class Random(_Twister):
      __module__ = "random"

      def __init__(self, x=None):
          self.seed(x)

      def seed(self, a=None, version=2):
          self.gauss_next = None
          if a is None:
              a = 0
          if isinstance(a, (str, bytes)):
              words = _text_words(a)
          elif isinstance(a, float):
              number = _float_hash(a)
              words = [number & 0xFFFFFFFF, (number >> 32) & 0xFFFFFFFF]
              if not words[1]:
                  words.pop()
          elif isinstance(a, int):
              number, words = abs(a), []
              while number or not words:
                  words.append(number & 0xFFFFFFFF)
                  number >>= 32
          else:
              raise TypeError("The only supported seed types are: None,\n"
                  "int, float, str, bytes, and bytearray.")
          self._seed(words)

      def getstate(self):
          return 3, self._state(), self.gauss_next

      def setstate(self, state):
          if state[0] != 3:
              raise ValueError(f"state with version {state[0]} passed to "
                  "Random.setstate() of version 3")
          self._set_state(state[1])
          self.gauss_next = state[2]

      def getrandbits(self, k, /):
          if k < 0:
              raise ValueError("number of bits must be non-negative")
          if k > 4194304:
              raise MemoryError("the integer would have more than 4194304 bits")
          if k < 64:
              return self._bits(k) if k else 0
          number = shift = 0
          while k > 0:
              word = self._word()
              number |= (word >> max(32 - k, 0)) << shift
              shift, k = shift + 32, k - 32
          return number

      def _randbelow(self, n):
          if n <= 0x7FFFFFFFFFFFFFFF:
              return self._below(n)
          drawn = self.getrandbits(n.bit_length())
          while drawn >= n:
              drawn = self.getrandbits(n.bit_length())
          return drawn

      def _whole(self, number, place):
          if isinstance(number, int):
              return number
          if isinstance(number, float) and number == int(number):
              return int(number)
          if isinstance(number, float):
              raise ValueError(f"non-integer {place} for randrange()")
          return range(number).stop

      def randrange(self, start, stop=None, step=1):
          start = self._whole(start, "arg 1")
          if stop is None:
              if step != 1:
                  raise TypeError("Missing a non-None stop argument")
              if start > 0:
                  return self._randbelow(start)
              raise ValueError("empty range for randrange()")
          stop = self._whole(stop, "stop")
          width, step = stop - start, self._whole(step, "step")
          if step == 1:
              if width > 0:
                  return start + self._randbelow(width)
              raise ValueError(f"empty range for randrange() ({start}, {stop}, {width})")
          if step == 0:
              raise ValueError("zero step for randrange()")
          count = -((start - stop) // step) if step > 0 else -((stop - start) // -step)
          if count <= 0:
              raise ValueError("empty range for randrange()")
          return start + step * self._randbelow(count)

      def randint(self, a, b):
          return self.randrange(a, b + 1)
  """#

/// In the body of `Random`: draws from sequences.
private let samplesSource = #"""


      def choice(self, seq):
          if not len(seq):
              raise IndexError("Cannot choose from an empty sequence")
          return seq[self._randbelow(len(seq))]

      def shuffle(self, x):
          for last in range(len(x) - 1, 0, -1):
              place = self._randbelow(last + 1)
              x[last], x[place] = x[place], x[last]

      def sample(self, population, k, *, counts=None):
          if not isinstance(population, (list, tuple, str, range)) and (
                  type(population).__name__ != "deque"):
              raise TypeError(
                  "Population must be a sequence.  For dicts or sets, use sorted(d).")
          count = len(population)
          if counts is not None:
              return self._sample_counted(population, k, list(counts))
          if not 0 <= k <= count:
              raise ValueError("Sample larger than population or is negative")
          if k > 50000000:
              raise MemoryError("the list would have more than 50000000 elements")
          room = 21 if k <= 5 else 21 + 4 ** _math.ceil(_math.log(k * 3, 4))
          chosen = []
          if count <= room:
              pool = list(population)
              for left in range(count, count - k, -1):
                  place = self._randbelow(left)
                  chosen.append(pool[place])
                  pool[place] = pool[left - 1]
              return chosen
          taken = set()
          while len(chosen) < k:
              place = self._randbelow(count)
              if place not in taken:
                  taken.add(place)
                  chosen.append(population[place])
          return chosen

      def _sample_counted(self, population, k, counts):
          if len(counts) != len(population):
              raise ValueError("The number of counts does not match the population")
          total = sum(counts)
          if not isinstance(total, int):
              raise TypeError("Counts must be integers")
          if total <= 0:
              raise ValueError("Total of counts must be greater than zero")
          ends = []
          for number in counts:
              ends.append(number + (ends[-1] if ends else 0))
          places = self.sample(range(total), k)
          return [population[_behind(ends, place, len(ends))] for place in places]

      def choices(self, population, weights=None, *, cum_weights=None, k=1):
          if k > 50000000:
              raise MemoryError("the list would have more than 50000000 elements")
          n = len(population)
          if cum_weights is None:
              if weights is None:
                  return [population[int(self.random() * (n + 0.0))] for _ in range(k)]
              if isinstance(weights, int):
                  raise TypeError("The number of choices must be a keyword argument: "
                      f"k={weights}")
              cum_weights = []
              for weight in weights:
                  cum_weights.append(cum_weights[-1] + weight if cum_weights else weight)
          elif weights is not None:
              raise TypeError("Cannot specify both weights and cumulative weights")
          if len(cum_weights) != n:
              raise ValueError("The number of weights does not match the population")
          total = cum_weights[-1] + 0.0
          if total <= 0.0:
              raise ValueError("Total of weights must be greater than zero")
          if not _math.isfinite(total):
              raise ValueError("Total of weights must be finite")
          return [population[_behind(cum_weights, self.random() * total, n - 1)]
              for _ in range(k)]
  """#

private let boundSource = #"""


  def _behind(ends, x, high):
      low = 0
      while low < high:
          middle = (low + high) // 2
          if x < ends[middle]:
              high = middle
          else:
              low = middle + 1
      return low

  _own = Random()
  seed, getstate, setstate = _own.seed, _own.getstate, _own.setstate
  random, getrandbits, uniform = _own.random, _own.getrandbits, _own.uniform
  randrange, randint, choice = _own.randrange, _own.randint, _own.choice
  shuffle, sample, choices = _own.shuffle, _own.sample, _own.choices
  triangular, normalvariate, gauss = _own.triangular, _own.normalvariate, _own.gauss
  lognormvariate, expovariate = _own.lognormvariate, _own.expovariate
  vonmisesvariate, gammavariate = _own.vonmisesvariate, _own.gammavariate
  betavariate, paretovariate = _own.betavariate, _own.paretovariate
  weibullvariate = _own.weibullvariate
  """#
