### enumerations
from enum import Enum, auto, unique
class Color(Enum):
    RED = 1
    GREEN = 2
    BLUE = 3
    CRIMSON = 1
    def pretty(self): return self.name.title()
print(Color.RED, repr(Color.RED), Color.RED.name, Color.RED.value, Color(2), Color["BLUE"], list(Color), len(Color), Color.RED == Color.RED, Color.RED is Color(1), Color.RED != Color.GREEN, Color.CRIMSON, Color.GREEN.pretty(), {Color.RED: 5}[Color.RED], isinstance(Color.RED, Color), Color.RED in Color, [c.value for c in Color], Color, f"{Color.BLUE}", type(Color.RED))
class Cell(Enum):
    RNN = auto()
    LSTM = auto()
    GRU = "gru"
print([c for c in Cell], Cell.LSTM.value, Cell("gru"), list(Cell.__members__))
Color(9)
### an enumeration without the name
from enum import Enum
class C(Enum):
    A = 1
C["B"]
### unique values
from enum import Enum, unique
@unique
class C(Enum):
    A = 1
    B = 1
### statistics
import statistics as s
import random
print(s.mean([1, 2, 3]), s.mean([1, 2]), s.mean([1.5, 2.5, 4]), s.mean([0.1] * 10), s.mean([0.1, 0.2, 0.3]), s.mean([True, False]), s.fmean([1, 2]), s.fmean([1, 2], [3, 1]), s.geometric_mean([1, 2, 4]))
print(s.median([3, 1, 2]), s.median([4, 1, 3, 2]), s.median_low([1, 2, 3, 4]), s.median_high([1, 2, 3, 4]), s.mode("aabbc"), s.multimode("aabbc"), s.multimode([]), s.quantiles([1, 2, 3, 4, 5]), s.quantiles([1, 5, 2], n=10), s.quantiles([1, 2, 3, 4], method="inclusive"))
print(s.variance([1, 2, 3]), s.variance([1, 2, 4]), s.pvariance([1, 2, 3, 4]), s.stdev([1, 2, 3, 4]), s.pstdev([1, 2, 3, 4]), s.stdev([1.5, 2.5, 2.5, 2.75, 3.25, 4.75]), s.variance([0.1, 0.2, 0.4]), s.stdev([5, 5, 5]), s.stdev([2, 4, 4, 4, 5, 5, 7, 9]))
random.seed(5)
for n in [2, 3, 7, 20, 50]:
    for scale in [1.0, 1e-8, 1e12]:
        x = [random.gauss(0, 1) * scale + 3 for _ in range(n)]
        print(s.mean(x), s.variance(x), s.stdev(x), s.pvariance(x), s.pstdev(x))
### mean of nothing
import statistics
statistics.mean([])
### deviation of one
import statistics
statistics.stdev([1])
### mean of texts
import statistics
statistics.mean(["a"])
### median of nothing
import statistics
statistics.median([])
