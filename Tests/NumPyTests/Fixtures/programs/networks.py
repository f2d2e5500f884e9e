### the smallest character network
data = "hello recurrent world, hello hidden state"
chars = sorted(set(data))
data_size, vocab_size = len(data), len(chars)
char_to_ix = {ch: i for i, ch in enumerate(chars)}
ix_to_char = {i: ch for i, ch in enumerate(chars)}
np.random.seed(3)
hidden_size, seq_length, learning_rate = 12, 8, 1e-1
Wxh = np.random.randn(hidden_size, vocab_size) * 0.01
Whh = np.random.randn(hidden_size, hidden_size) * 0.01
Why = np.random.randn(vocab_size, hidden_size) * 0.01
bh = np.zeros((hidden_size, 1))
by = np.zeros((vocab_size, 1))

def lossFun(inputs, targets, hprev):
    xs, hs, ys, ps = {}, {}, {}, {}
    hs[-1] = np.copy(hprev)
    loss = 0
    for t in range(len(inputs)):
        xs[t] = np.zeros((vocab_size, 1))
        xs[t][inputs[t]] = 1
        hs[t] = np.tanh(np.dot(Wxh, xs[t]) + np.dot(Whh, hs[t-1]) + bh)
        ys[t] = np.dot(Why, hs[t]) + by
        ps[t] = np.exp(ys[t]) / np.sum(np.exp(ys[t]))
        loss += -np.log(ps[t][targets[t], 0])
    dWxh, dWhh, dWhy = np.zeros_like(Wxh), np.zeros_like(Whh), np.zeros_like(Why)
    dbh, dby = np.zeros_like(bh), np.zeros_like(by)
    dhnext = np.zeros_like(hs[0])
    for t in reversed(range(len(inputs))):
        dy = np.copy(ps[t])
        dy[targets[t]] -= 1
        dWhy += np.dot(dy, hs[t].T)
        dby += dy
        dh = np.dot(Why.T, dy) + dhnext
        dhraw = (1 - hs[t] * hs[t]) * dh
        dbh += dhraw
        dWxh += np.dot(dhraw, xs[t].T)
        dWhh += np.dot(dhraw, hs[t-1].T)
        dhnext = np.dot(Whh.T, dhraw)
    for dparam in [dWxh, dWhh, dWhy, dbh, dby]:
        np.clip(dparam, -5, 5, out=dparam)
    return loss, dWxh, dWhh, dWhy, dbh, dby, hs[len(inputs)-1]

def sample(h, seed_ix, n):
    x = np.zeros((vocab_size, 1))
    x[seed_ix] = 1
    ixes = []
    for t in range(n):
        h = np.tanh(np.dot(Wxh, x) + np.dot(Whh, h) + bh)
        y = np.dot(Why, h) + by
        p = np.exp(y) / np.sum(np.exp(y))
        ix = np.random.choice(range(vocab_size), p=p.ravel())
        x = np.zeros((vocab_size, 1))
        x[ix] = 1
        ixes.append(ix)
    return ixes

n, p = 0, 0
mWxh, mWhh, mWhy = np.zeros_like(Wxh), np.zeros_like(Whh), np.zeros_like(Why)
mbh, mby = np.zeros_like(bh), np.zeros_like(by)
smooth_loss = -np.log(1.0/vocab_size)*seq_length
while n < 60:
    if p+seq_length+1 >= len(data) or n == 0:
        hprev = np.zeros((hidden_size, 1))
        p = 0
    inputs = [char_to_ix[ch] for ch in data[p:p+seq_length]]
    targets = [char_to_ix[ch] for ch in data[p+1:p+seq_length+1]]
    if n % 20 == 0:
        sample_ix = sample(hprev, inputs[0], 20)
        txt = ''.join(ix_to_char[ix] for ix in sample_ix)
        print('----\n %s \n----' % (txt, ))
    loss, dWxh, dWhh, dWhy, dbh, dby, hprev = lossFun(inputs, targets, hprev)
    smooth_loss = smooth_loss * 0.999 + loss * 0.001
    if n % 20 == 0: print('iter %d, loss: %f' % (n, smooth_loss))
    for param, dparam, mem in zip([Wxh, Whh, Why, bh, by], [dWxh, dWhh, dWhy, dbh, dby], [mWxh, mWhh, mWhy, mbh, mby]):
        mem += dparam * dparam
        param += -learning_rate * dparam / np.sqrt(mem + 1e-8)
    p += seq_length
    n += 1
print(round(loss, 10), type(loss), round(smooth_loss, 8))
### a gradient check
np.random.seed(1)
W = np.random.randn(3, 4)
x = np.random.randn(4)
def f(W): return np.sum(np.tanh(W @ x) ** 2)
h = np.tanh(W @ x)
grad = np.outer(2 * h * (1 - h ** 2), x)
num = np.zeros_like(W)
it = [(i, j) for i in range(W.shape[0]) for j in range(W.shape[1])]
for ij in it:
    old = W[ij]
    W[ij] = old + 1e-5
    up = f(W)
    W[ij] = old - 1e-5
    down = f(W)
    W[ij] = old
    num[ij] = (up - down) / (2e-5)
rel = np.abs(grad - num) / np.maximum(1e-8, np.abs(grad) + np.abs(num))
print(rel.max() < 1e-7, np.allclose(grad, num), grad.round(4))
### a gradient check with nditer
W = np.arange(6.0).reshape(2, 3)
it = np.nditer(W, flags=['multi_index'], op_flags=['readwrite'])
total = 0
while not it.finished:
    ix = it.multi_index
    total += W[ix] * (ix[0] + 1)
    it.iternext()
print(total)
for v in np.nditer(W): print(v, end=' ')
print()
for ix, v in np.ndenumerate(W): print(ix, v, end=';')
print()
for ix in np.ndindex(2, 2): print(ix, end=' ')
### an lstm cell in plain arrays
def sigmoid(x): return 1 / (1 + np.exp(-x))
rng = np.random.RandomState(42)
n_in, n_h = 3, 4
W = rng.randn(4 * n_h, n_in + n_h) * 0.1
b = np.zeros(4 * n_h)
b[n_h:2 * n_h] = 1.0
h, c = np.zeros(n_h), np.zeros(n_h)
for t in range(5):
    x = rng.randn(n_in)
    z = W @ np.concatenate([x, h]) + b
    i, f, o, g = np.split(z, 4)
    c = sigmoid(f) * c + sigmoid(i) * np.tanh(g)
    h = sigmoid(o) * np.tanh(c)
    print(t, h.round(4), c.round(4))
print(np.hstack((x, h)).shape, np.vstack((h, c)).shape)
### a gru cell in plain arrays
sigmoid = lambda x: 1.0 / (1.0 + np.exp(-x))
np.random.seed(0)
Wz, Wr, Wh = [np.random.uniform(-0.5, 0.5, (4, 7)) for _ in range(3)]
h = np.zeros((4, 1))
for t in range(3):
    x = np.random.rand(3, 1)
    hx = np.vstack([h, x])
    z = sigmoid(np.dot(Wz, hx)); r = sigmoid(np.dot(Wr, hx))
    hh = np.tanh(np.dot(Wh, np.vstack([r * h, x])))
    h = (1 - z) * h + z * hh
print(h)
print(h.T, h.shape, h.flatten().tolist()[:1])
### softmax with the maximum subtracted
def softmax(x, axis=-1):
    e = np.exp(x - np.max(x, axis=axis, keepdims=True))
    return e / e.sum(axis=axis, keepdims=True)
x = np.array([[1000., 1001., 1002.], [0., 0., 0.], [-1e3, 0, 1e3]])
print(softmax(x))
print(softmax(x).sum(1), softmax(x, axis=0))
print(softmax(np.array([1, 2, 3])))
lse = np.log(np.sum(np.exp([1., 2., 3.])))
print(lse, np.logaddexp(1., 2.), np.logaddexp.reduce([1., 2., 3.]))
### cross entropy by fancy indexing
probs = np.array([[0.7, 0.2, 0.1], [0.1, 0.8, 0.1], [0.2, 0.2, 0.6]])
y = np.array([0, 1, 2])
print(-np.log(probs[np.arange(3), y]), -np.mean(np.log(probs[range(len(y)), y])))
d = probs.copy()
d[np.arange(3), y] -= 1
print(d / 3)
onehot = np.eye(3)[y]
print(onehot, -np.sum(onehot * np.log(probs)) / y.size)
z = np.zeros((3, 3)); z[np.arange(3), y] = 1
print((z == onehot).all(), np.array_equal(z, onehot), probs.argmax(axis=1) == y, (probs.argmax(1) == y).mean())
### embeddings and their gradients
E = np.arange(12.0).reshape(4, 3)
ids = np.array([[0, 1], [1, 3]])
print(E[ids].shape, E[ids].sum())
dE = np.zeros_like(E)
np.add.at(dE, ids, np.ones((2, 2, 3)))
print(dE)
np.add.at(dE, [0, 0], 1)
print(dE[0])
np.subtract.at(dE, (slice(None), 0), 1)
np.maximum.at(dE, [2], 5.0)
print(dE)
### gradient clipping by norm
grads = [np.full((2, 2), 3.0), np.array([4.0, -4.0])]
norm = np.sqrt(sum(np.sum(g ** 2) for g in grads))
print(norm, type(norm))
if norm > 5:
    for g in grads: g *= 5 / norm
print(grads, np.linalg.norm(np.concatenate([g.ravel() for g in grads])))
### sine windows
T = 20
series = np.sin(np.linspace(0, 4 * np.pi, T))
window = 5
X = np.array([series[i:i + window] for i in range(len(series) - window)])
Y = series[window:]
print(X.shape, Y.shape, X[0], Y[0])
from numpy.lib.stride_tricks import sliding_window_view
v = sliding_window_view(np.arange(6), 3)
print(v, v.shape)
print(np.lib.stride_tricks.sliding_window_view(np.arange(6.), window_shape=4))
print(sliding_window_view(np.arange(12).reshape(3, 4), (2, 2)).shape, sliding_window_view(np.arange(12).reshape(3, 4), 2, axis=1)[0])
split = int(len(X) * 0.8)
Xtr, Xte = X[:split], X[split:]
print(Xtr.shape, Xte.shape)
X3 = X[:, :, np.newaxis]; print(X3.shape, X.reshape(X.shape[0], X.shape[1], 1).shape, X[..., None].shape)
### scaling a series
x = np.array([112., 118., 132., 129., 121., 135.])
mu, sd = x.mean(), x.std()
z = (x - mu) / sd
print(z, z.mean().round(10), z.std(ddof=0))
mm = (x - x.min()) / (x.max() - x.min())
print(mm, mm * (x.max() - x.min()) + x.min())
print(f"{mu:.3f} {sd:.3f} {x.std(ddof=1):.3f}", "%.2f" % x.var(), round(mu, 2), "{:.1f}".format(np.median(x)))
### loss smoothing and moving averages
loss = 1 / np.arange(1, 11)
smooth = [loss[0]]
for l in loss[1:]: smooth.append(0.9 * smooth[-1] + 0.1 * l)
print(np.round(smooth, 4))
print(np.convolve(loss, np.ones(3) / 3, mode='valid').round(4), np.convolve(loss, [1, -1], 'same').round(3), np.convolve([1, 2, 3], [0, 1, 0.5]))
print(np.cumsum(loss)[::3], np.diff(loss)[:3], np.gradient(np.array([1., 4., 9., 16.])))
print(np.correlate([1, 2, 3], [0, 1, 0.5], "full"), np.correlate([1., 2, 3], [0, 1, 0.5]))
### xor by hand
np.random.seed(1)
X = np.array([[0,0,1],[0,1,1],[1,0,1],[1,1,1]])
y = np.array([[0,1,1,0]]).T
syn0 = 2*np.random.random((3,4)) - 1
syn1 = 2*np.random.random((4,1)) - 1
for j in range(500):
    l1 = 1/(1+np.exp(-(np.dot(X,syn0))))
    l2 = 1/(1+np.exp(-(np.dot(l1,syn1))))
    l2_delta = (y - l2)*(l2*(1-l2))
    l1_delta = l2_delta.dot(syn1.T) * (l1 * (1-l1))
    syn1 += l1.T.dot(l2_delta)
    syn0 += X.T.dot(l1_delta)
    if j % 250 == 0: print("Error:" + str(round(np.mean(np.abs(y - l2)), 10)))
print(l2)
### binary addition
np.random.seed(0)
def sigmoid(x): return 1/(1+np.exp(-x))
int2binary = {}
binary_dim = 8
largest_number = pow(2, binary_dim)
binary = np.unpackbits(np.array([range(largest_number)], dtype=np.uint8).T, axis=1)
for i in range(largest_number): int2binary[i] = binary[i]
print(int2binary[5], binary.shape, binary.dtype)
hidden_dim = 4
synapse_0 = 2*np.random.random((2, hidden_dim)) - 1
synapse_1 = 2*np.random.random((hidden_dim, 1)) - 1
synapse_h = 2*np.random.random((hidden_dim, hidden_dim)) - 1
for j in range(3):
    a_int = np.random.randint(largest_number/2)
    b_int = np.random.randint(largest_number/2)
    c = int2binary[a_int + b_int]
    d = np.zeros_like(c)
    overallError = 0
    layer_1_values = [np.zeros(hidden_dim)]
    for position in range(binary_dim):
        X = np.array([[int2binary[a_int][binary_dim - position - 1], int2binary[b_int][binary_dim - position - 1]]])
        y = np.array([[c[binary_dim - position - 1]]]).T
        layer_1 = sigmoid(np.dot(X, synapse_0) + np.dot(layer_1_values[-1], synapse_h))
        layer_2 = sigmoid(np.dot(layer_1, synapse_1))
        overallError += np.abs((y - layer_2)[0])
        d[binary_dim - position - 1] = np.round(layer_2[0][0])
        layer_1_values.append(layer_1.copy())
    print("Error:" + str(overallError.round(6))); print("Pred:" + str(d)); print("True:" + str(c))
    out = 0
    for index, x in enumerate(reversed(d)): out += x*pow(2, index)
    print(str(a_int) + " + " + str(b_int) + " = " + str(out))
### adam in arrays
np.random.seed(0)
w = np.random.randn(3); m = np.zeros(3); v = np.zeros(3)
for t in range(1, 51):
    g = 2 * (w - np.array([1., -2., 3.]))
    m = 0.9 * m + 0.1 * g
    v = 0.999 * v + 0.001 * g ** 2
    w -= 0.1 * (m / (1 - 0.9 ** t)) / (np.sqrt(v / (1 - 0.999 ** t)) + 1e-8)
print(w)
### masks of padded batches
lengths = np.array([3, 1, 2])
mask = np.arange(4)[None, :] < lengths[:, None]
print(mask, mask.astype(int), mask.sum(axis=1))
seqs = [[1, 2, 3], [4], [5, 6]]
padded = np.zeros((3, 4), dtype=np.int64)
for i, s in enumerate(seqs): padded[i, :len(s)] = s
print(padded, np.where(mask, padded, -1), padded[mask], np.ma if False else '')
print(np.pad([1, 2], (0, 3)), np.pad(np.ones((1, 2)), ((1, 0), (0, 1)), constant_values=7), np.pad([1, 2, 3], 2, mode='reflect'), np.pad([1., 2], (1, 1), 'constant', constant_values=(0, 9)))
print(np.array([np.pad(s, (0, 4 - len(s)), mode='constant') for s in seqs]))
### rolling and shifting
x = np.arange(6)
print(np.roll(x, 1), np.roll(x, -2), np.roll(x.reshape(2, 3), 1, axis=1), np.roll(x.reshape(2, 3), (1, 1), axis=(0, 1)))
print(np.flip(x), x[::-1], np.fliplr(x.reshape(2, 3)), np.flipud(x.reshape(2, 3)), np.rot90(x.reshape(2, 3)))
y = np.empty_like(x); y[1:] = x[:-1]; y[0] = 0; print(y)
print(np.repeat([1, 2], 2), np.tile([1, 2], 2), np.tile([[1], [2]], (1, 3)), np.repeat(np.array([[1, 2]]), 2, axis=0))
### batches and shuffling
np.random.seed(0)
X, y = np.arange(20).reshape(10, 2), np.arange(10)
idx = np.random.permutation(len(X)); print(idx)
for i in range(0, 10, 4):
    b = idx[i:i + 4]; print(X[b].tolist(), y[b])
np.random.shuffle(X); print(X[:3]); np.random.shuffle(idx); print(idx)
print(np.array_split(np.arange(7), 3), np.split(np.arange(6), [2, 4]), np.random.randint(0, 10, size=(2, 3)), np.random.rand(2))
### printing options
np.set_printoptions(precision=3, suppress=True)
print(np.array([1e-10, 1.23456789, 1000.5]), np.array([[1/3, 2/3]]), np.float64(1/3))
np.set_printoptions(linewidth=40, threshold=10)
print(np.arange(50) / 7)
with np.printoptions(precision=1): print(np.array([1.26]))
print(np.array2string(np.array([1.234567]), precision=2), np.array_repr(np.array([1.5])), np.array_str(np.array([2.5])))
np.set_printoptions(formatter={'float': '{:0.2f}'.format}); print(np.array([1.0, 2.5]))
### out and in place
a = np.array([1.0, 4.0, 9.0]); b = np.empty(3)
np.sqrt(a, out=b); print(b); np.add(a, b, out=a); print(a); np.multiply(a, 2, a); print(a)
np.dot(np.eye(3), b, out=a); print(a); np.exp(b, b); print(b.round(3)); np.matmul(np.eye(3), b, out=a); np.tanh(b, out=b); print(b.round(6))
np.clip(a, 0, 5, a); print(a); a.clip(1, 2, out=a); print(a); np.sum(np.ones((2, 3)), axis=0, out=a); print(a); np.copyto(a, 7); print(a); np.putmask(a, [True, False, True], 0); print(a)
np.maximum(0, a - 1, out=a); np.negative(a, out=a); print(a); a.fill(3); a **= 2; a //= 2; a %= 3; print(a)
### typing and kinds
x = np.array([1, 2, 3], dtype=np.float32)
print(x.dtype, x / 2, (x * 2.5).dtype, (x + np.ones(3)).dtype, x.nbytes, x.astype(int), np.issubdtype(x.dtype, np.floating), np.issubdtype(np.int64, np.integer))
print(np.finfo(np.float32).eps, np.finfo(float).max, np.iinfo(np.int32).max, np.finfo(np.float64).tiny, np.iinfo('int64').min)
print(isinstance(x[0], np.floating), isinstance(np.int64(3), (int, np.integer)), type(x[0]), type(x), x.dtype == np.float32, x.dtype == 'float32', float(x[0]), int(x[1]))
print(np.result_type(np.int64, np.float32), np.can_cast(np.int64, np.float64), np.promote_types('i4', 'f4'), np.array(['a', 'bc']).dtype, np.array([True]).dtype.name)
### errors of everyday
cases = [
    lambda: np.zeros((2, 3)) + np.zeros((3, 2)),
    lambda: np.zeros(3)[5],
    lambda: np.array([[1, 2], [3]]),
    lambda: np.zeros((2, 2)) @ np.zeros(3),
    lambda: np.concatenate([np.zeros(2), np.zeros((2, 2))]),
    lambda: np.arange(6).reshape(4, 2),
    lambda: np.zeros(3)['a'],
    lambda: np.zeros(2)[0, 0],
    lambda: np.random.choice(3, p=[0.5, 0.5]),
    lambda: np.random.choice(3, p=[0.5, 0.5, 0.5]),
    lambda: np.random.choice(2, 3, replace=False),
    lambda: np.stack([np.zeros(2), np.zeros(3)]),
    lambda: int(np.zeros(2)),
    lambda: bool(np.zeros(2)),
    lambda: np.zeros(2).foo,
    lambda: np.array([1, 2]).append(3),
    lambda: np.max([]),
    lambda: np.argmax([]),
    lambda: np.linalg.inv(np.zeros((2, 2))),
    lambda: np.linalg.inv(np.zeros((2, 3))),
    lambda: np.dot(np.zeros((2, 3)), np.zeros((2, 3))),
    lambda: np.random.randint(5, 2),
    lambda: np.squeeze(np.zeros((2, 3)), axis=0),
    lambda: np.expand_dims(np.zeros(2), 5),
    lambda: np.zeros(3).reshape(2),
    lambda: np.eye(2)[[0, 5]],
    lambda: np.sum(np.ones(2), axis=1),
    lambda: np.zeros(-1),
    lambda: np.vstack([]),
    lambda: np.split(np.arange(5), 2),
    lambda: np.broadcast_to(np.zeros(3), (2, 4)),
    lambda: np.random.normal(0, -1),
    lambda: np.random.seed(-1),
    lambda: np.array(5)[0],
    lambda: len(np.array(5)),
    lambda: np.array([1.5])[1.0],
    lambda: np.linspace(0, 1, -1),
]
for case in cases:
    try:
        print(case())
    except Exception as e:
        print(type(e).__name__, e)
