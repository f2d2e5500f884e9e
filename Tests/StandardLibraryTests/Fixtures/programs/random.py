### numbers of seeds
import random
for seed in [0, 1, 42, -7, 123456789, 2**40 + 5, True, "abc", "Zürich", "", 1.5, -0.25, 3.0]:
    random.seed(seed)
    print(seed, random.random(), random.random(), random.getrandbits(32), random.getrandbits(7))
### integers
import random
random.seed(7)
print([random.randint(1, 6) for _ in range(20)])
print([random.randrange(10) for _ in range(10)], [random.randrange(3, 30, 4) for _ in range(10)])
print([random.randrange(10, 0, -3) for _ in range(10)], random.randint(-10**15, 10**15), random.randrange(0, 2**62))
print(random.getrandbits(1), random.getrandbits(31), random.getrandbits(33), random.getrandbits(53), random.getrandbits(63), random.getrandbits(0))
### sequences
import random
random.seed(3)
x = list(range(10))
random.shuffle(x)
print(x, random.choice("abcdef"), random.choice(x), random.choice((1, 2)))
print(random.sample(range(100), 5), random.sample(x, 10), random.sample("hello", 3), random.sample(range(10**6), 6))
print(random.choices("abc", k=8), random.choices([1, 2, 3], weights=[1, 5, 1], k=8), random.choices("ab", cum_weights=[1, 3], k=5))
print(random.sample(["a", "b"], counts=[3, 2], k=4), random.choices(range(5)))
### distributions
import random
random.seed(11)
print(random.uniform(1, 2), random.uniform(-1, 1), random.triangular(), random.triangular(0, 10, 3))
print(random.gauss(0, 1), random.gauss(0, 1), random.gauss(5, 2), random.normalvariate(0, 1), random.normalvariate(3, 0.1))
print(random.expovariate(1.5), random.lognormvariate(0, 1), random.vonmisesvariate(0, 4), random.vonmisesvariate(1, 0))
print(random.gammavariate(2, 3), random.gammavariate(0.5, 1), random.gammavariate(1, 2), random.betavariate(2, 3), random.paretovariate(3), random.weibullvariate(1, 2))
### long streams
import random
random.seed(2024)
s = 0.0
for i in range(3000): s += random.random()
print(s, random.getrandbits(32))
### own generators and states
import random
a, b = random.Random(5), random.Random(5)
print(a.random() == b.random(), [a.randint(0, 9) for _ in range(5)], [b.randint(0, 9) for _ in range(5)])
state = random.getstate()
first = [random.random() for _ in range(3)]
random.setstate(state)
print(first == [random.random() for _ in range(3)], len(state), state[0], len(state[1]))
r = random.Random(9)
r.gauss(0, 1)
t = r.getstate()
u = r.gauss(0, 1), r.random()
r.setstate(t)
print(u == (r.gauss(0, 1), r.random()), isinstance(r, random.Random))
### a subclass
import random
class Loaded(random.Random):
    def roll(self): return self.choice([1, 6, 6])
d = Loaded(4)
print([d.roll() for _ in range(6)])
### random walk of a note
import random
random.seed(42)
x, path = 0, []
for _ in range(20):
    x += random.choice([-1, 1])
    path.append(x)
print(path)
data = [(i, i % 3) for i in range(12)]
random.shuffle(data)
train, test = data[:9], data[9:]
print(train, test)
### choice of nothing
import random
random.choice([])
### sample too large
import random
random.sample([1, 2], 3)
### sample of a set
import random
random.sample({1, 2}, 1)
### empty range
import random
random.randint(5, 1)
### empty randrange
import random
random.randrange(0)
### zero step
import random
random.randrange(1, 5, 0)
### non-integer bound
import random
random.randrange(2.5)
### weights that do not fit
import random
random.choices([1, 2], weights=[1])
### weights of nothing
import random
random.choices([1, 2], weights=[0, 0])
### both weights
import random
random.choices([1, 2], weights=[1, 1], cum_weights=[1, 2])
### seed of a list
import random
random.seed([1])
### negative bits
import random
random.getrandbits(-1)
### seeds of text and bytes
import random
random.seed('hello'); print(random.random()); random.seed(b'hello'); print(random.random()); random.seed(1.5); print(random.random()); random.seed(-7); print(random.random()); random.seed(10**40); print(random.random()); random.seed('é', version=2); print(random.randint(1, 100));
r = random.Random('a'); print(r.random(), random.Random(None) is not None); st = r.getstate(); x = r.random(); r.setstate(st); print(x == r.random())
try: random.seed([1])
except TypeError as e: print(e)
