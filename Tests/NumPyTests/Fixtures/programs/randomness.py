### legacy
np.random.seed(42)
print(np.random.rand(), np.random.rand(2, 2))
print(np.random.randn(3), np.random.randn())
print(np.random.randint(10), np.random.randint(0, 100, 5), np.random.randint(5, size=(2, 3)), np.random.randint(2**40))
print(np.random.random(2), np.random.random_sample(), np.random.uniform(-1, 1, 3), np.random.normal(5, 2, (2, 2)), np.random.normal())
### choice and shuffle
np.random.seed(1)
print(np.random.choice(5), np.random.choice(5, 3), np.random.choice([10, 20, 30], 4), np.random.choice(5, 3, replace=False))
print(np.random.choice(3, 5, p=[0.1, 0.2, 0.7]), np.random.choice(["a", "b"]), np.random.choice(4, 2, replace=False, p=[0.4, 0.3, 0.2, 0.1]))
print(np.random.permutation(6), np.random.permutation([1, 2, 3]))
a = np.arange(8)
np.random.shuffle(a)
print(a)
m = np.arange(6).reshape(3, 2)
np.random.shuffle(m)
words = ["x", "y", "z"]
np.random.shuffle(words)
print(m, words, np.random.permutation(np.arange(6).reshape(3, 2)))
### many
np.random.seed(7)
print(np.random.randn(10000).sum().round(9), np.random.rand(10000).sum().round(9), np.random.randint(0, 1000, 10000).sum())
print(np.random.normal(np.array([1.0, 10.0]), [0.1, 1]), np.random.uniform([0, 10], [1, 20]))
### distributions
np.random.seed(3)
print(np.random.exponential(2, 3), np.random.gamma(2.5, 1.0, 3), np.random.gamma(0.5, size=2), np.random.beta(2, 3, 2))
print(np.random.poisson(3, 5), np.random.poisson(30, 5), np.random.binomial(10, 0.3, 5), np.random.binomial(10, 0.8))
print(np.random.laplace(size=2), np.random.gumbel(size=2), np.random.lognormal(0, 1, 2), np.random.chisquare(3, 2), np.random.standard_normal(2))
### random states
r = np.random.RandomState(0)
print(r.rand(2), r.randn(2), r.randint(0, 9, 3), r.permutation(4), r.uniform(size=2), r.choice(4))
print(np.random.RandomState(0).rand(2))
### generators
rng = np.random.default_rng(0)
print(rng.random(), rng.random(3), rng.integers(10), rng.integers(0, 5, 6), rng.integers(1, 6, endpoint=True), rng.integers(0, 2**40, 2))
print(rng.standard_normal(4), rng.normal(2, 3), rng.normal(size=(2, 2)), rng.uniform(-1, 1, 2))
print(rng.choice(5), rng.choice(5, 3), rng.choice([1.5, 2.5], 3), rng.choice(10, 4, replace=False), rng.choice(3, 4, p=[0.2, 0.3, 0.5]))
print(rng.permutation(5), rng.permutation([3, 4, 5]))
a = np.arange(6)
rng.shuffle(a)
print(a, rng)
### generators with other seeds
print(np.random.default_rng(12345).random(2), np.random.default_rng(2**40 + 7).integers(100, size=5), np.random.default_rng([1, 2]).random())
rng = np.random.default_rng(42)
print(rng.standard_normal(100000).sum().round(8), rng.standard_normal(100000).max())
print(rng.choice(20000, 5000, replace=False)[:5], rng.random(10).sum())
### an empty range
np.random.randint(5, 5)
### shares that don't sum to one
np.random.choice(3, p=[0.5, 0.1, 0.1])
### a sample larger than its population
np.random.choice(3, 5, replace=False)
### states of the generator
np.random.seed(11)
state = np.random.get_state()
a = np.random.randn(3)
np.random.set_state(state)
print((a == np.random.randn(3)).all(), state[0], state[1].shape, state[1].dtype, state[2:], state[1][:3])
rs = np.random.RandomState(4); s = rs.get_state(); x = rs.rand(); rs.set_state(s); print(x == rs.rand())
np.random.randn(); print(np.random.get_state()[3:])
rng = np.random.default_rng(3); print(rng)
### sampling with temperature
np.random.seed(7)
def sample(preds, temperature=1.0):
    preds = np.asarray(preds).astype('float64')
    preds = np.log(preds) / temperature
    exp_preds = np.exp(preds)
    preds = exp_preds / np.sum(exp_preds)
    probas = np.random.multinomial(1, preds, 1)
    return np.argmax(probas)
print([sample([0.1, 0.2, 0.7], t) for t in (0.2, 0.5, 1.0, 1.2) for _ in range(4)])
print(np.random.multinomial(20, [1/6.]*6), np.random.multinomial(10, [0.5, 0.5], size=2))
print(np.random.choice(['a', 'b', 'c'], 5, p=[0.5, 0.3, 0.2]), np.random.choice(5, 3, replace=False), np.random.choice([10, 20]))
