### math
import math
print(math.sqrt(16), math.pi, math.e, math.floor(2.7), math.ceil(2.1), math.floor(-2.5), math.trunc(-2.7))
print(math.exp(1), math.log(10), math.log(8, 2), math.log2(8), math.log10(1000), math.sin(1), math.cos(0), math.tanh(0.5))
print(math.pow(2, 3), math.factorial(10), math.gcd(12, 18), math.hypot(3, 4), math.isnan(float("nan")), math.inf, -math.inf)
print(math.fsum([0.1] * 10), math.prod([1, 2, 3]), math.comb(5, 2), math.isclose(0.1 + 0.2, 0.3), math.degrees(math.pi), math.copysign(1, -0.0))
print(math.isqrt(17), math.fmod(-7, 3), math.atan2(1, 1), math.erf(0.5), math.gamma(5), math.tau, math.radians(180))
### import forms
import math as m
from math import sqrt, pi as PI
from math import *
print(m.sqrt(4), sqrt(9), PI == m.pi, floor(2.5), type(m).__name__)
### dir of an own object
class A:
    def f(self): pass
print([n for n in dir(A()) if not n.startswith("__")])
### getattr chains
class A: pass
a = A()
a.b = A()
a.b.c = [1, {"k": (2, 3)}]
print(a.b.c[1]["k"][0], getattr(getattr(a, "b"), "c")[0])
a.b.c[1]["k"] += (4,)
print(a.b.c)
### radix texts
print(bin(10), oct(8), hex(255), bin(-5), hex(-255), int("0b101", 0))
### pow with modulus
print(pow(2, 10), pow(2, 10, 1000), pow(7, 123456, 1000007), pow(-3, 3, 5), divmod(17, 5))
### sorting is stable
data = [("b", 1), ("a", 1), ("c", 0), ("d", 1)]
print(sorted(data, key=lambda t: t[1]), sorted(data, key=lambda t: t[1], reverse=True))
### character counting
text = "the quick brown fox jumps over the lazy dog the end"
counts = {}
for word in text.split(): counts[word] = counts.get(word, 0) + 1
for word, n in sorted(counts.items(), key=lambda kv: (-kv[1], kv[0]))[:3]: print(word, n)
vocab = {c: i for i, c in enumerate(sorted(set(text)))}
print(len(vocab), [vocab[c] for c in "the"], "".join(sorted(vocab, key=vocab.get))[:5])
### matrix product by hand
def matmul(a, b):
    return [[sum(x * y for x, y in zip(r, c)) for c in zip(*b)] for r in a]
print(matmul([[1, 2], [3, 4]], [[5, 6], [7, 8]]))
### a recurrent step by hand
import math
def step(x, h, w=0.5, u=0.3, b=0.1): return math.tanh(w * x + u * h + b)
h = 0.0
for x in [1.0, 0.5, -0.2]:
    h = step(x, h)
    print(f"{h:.6f}")
print(h)
### primes
def primes(n):
    sieve = [True] * (n + 1)
    for p in range(2, int(n ** 0.5) + 1):
        if sieve[p]:
            for k in range(p * p, n + 1, p): sieve[k] = False
    return [p for p in range(2, n + 1) if sieve[p]]
print(primes(50))
### a linked list
class Node:
    def __init__(self, value, next=None): self.value, self.next = value, next
    def __iter__(self):
        node = self
        while node:
            yield node.value
            node = node.next
print(list(Node(1, Node(2, Node(3)))))
### a bank account
class Account:
    rate = 0.1
    def __init__(self, owner): self.owner, self.balance, self.log = owner, 0, []
    def deposit(self, n):
        if n <= 0: raise ValueError(f"cannot deposit {n}")
        self.balance += n
        self.log.append(("deposit", n))
        return self
a = Account("Ada").deposit(10).deposit(5)
print(a.balance, a.log, f"{a.owner}: {a.balance:.2f}")
try:
    a.deposit(-1)
except ValueError as e:
    print("Error:", e)
