### spectral radius of a reservoir
rng = np.random.default_rng(0)
W = rng.uniform(-0.5, 0.5, (20, 20))
W[rng.random(W.shape) < 0.8] = 0
radius = np.max(np.abs(np.linalg.eigvals(W)))
W *= 0.9 / radius
print(round(radius, 8), round(max(abs(np.linalg.eigvals(W))), 8))
u = np.sin(np.arange(60) / 5)
Win = rng.uniform(-1, 1, (20, 1))
x = np.zeros(20); states = []
for t in range(59):
    x = np.tanh(Win[:, 0] * u[t] + W @ x)
    states.append(x)
S = np.array(states)
ridge = np.linalg.solve(S.T @ S + 1e-6 * np.eye(20), S.T @ u[1:])
print(np.sqrt(np.mean((S @ ridge - u[1:]) ** 2)) < 1e-2, np.linalg.lstsq(S, u[1:], rcond=None)[0].shape)
Wout = np.dot(np.dot(u[1:], S), np.linalg.inv(np.dot(S.T, S) + 1e-6 * np.eye(20))); print(Wout.shape)
### eigenvalues and vanishing gradients
W = np.array([[0.5, 0.2], [0.1, 0.6]])
vals, vecs = np.linalg.eig(W)
print(np.sort(vals), np.abs(vecs).round(6))
v = np.ones(2)
for t in range(30): v = W.T @ v
print(np.linalg.norm(v), np.linalg.matrix_power(W, 10).round(6), np.linalg.norm(W, 2).round(10), np.linalg.norm(W, ord='fro').round(10), np.linalg.norm(W, 'nuc').round(10))
U, s, Vt = np.linalg.svd(W)
print(s, np.allclose(U @ np.diag(s) @ Vt, W))
q, r = np.linalg.qr(np.random.RandomState(0).randn(3, 3)); print(np.allclose(q.T @ q, np.eye(3)), np.abs(np.diag(r)).round(6))
print(round(np.linalg.cond(W), 10), np.linalg.matrix_rank(W), np.linalg.pinv(W).round(6), np.linalg.slogdet(np.eye(2)), np.linalg.cholesky(np.array([[4., 2.], [2., 3.]])))
print(np.linalg.eigvals(np.array([[0., -1.], [1., 0.]])))
### orthogonal initialisation
rng = np.random.RandomState(1)
def orthogonal(shape):
    a = rng.normal(0.0, 1.0, shape)
    u, _, v = np.linalg.svd(a, full_matrices=False)
    q = u if u.shape == shape else v
    return q.reshape(shape)
q = orthogonal((4, 3)); print(q.shape, np.allclose(q.T @ q, np.eye(3)))
u, s, vt = np.linalg.svd(rng.randn(5, 3)); print(u.shape, s.shape, vt.shape)
print(np.linalg.svd(rng.randn(2, 4), compute_uv=False).round(6))
w, v = np.linalg.eigh(np.array([[2., 1.], [1., 2.]])); print(w, np.abs(v).round(6), np.linalg.eigvalsh(np.diag([3., 1., 2.])))
### principal components
rng = np.random.RandomState(0)
X = rng.randn(30, 3) @ np.diag([3., 1., 0.1])
Xc = X - X.mean(axis=0)
cov = np.cov(Xc, rowvar=False)
vals, vecs = np.linalg.eigh(cov)
order = np.argsort(vals)[::-1]
print(vals[order].round(5), (vals[order] / vals.sum()).round(4), Xc.dot(vecs[:, order[:2]]).shape)
u, s, vt = np.linalg.svd(Xc, full_matrices=False); print((s ** 2 / 29).round(5))
### correlation
np.random.seed(5)
a = np.random.randn(50); b = 0.5 * a + 0.1 * np.random.randn(50)
print(np.corrcoef(a, b)); print(np.cov(a, b)); print(np.corrcoef(a, b)[0, 1], np.cov(np.vstack([a, b]), ddof=0))
print(np.polyfit(a, b, 1)); print(np.polyval([2, 1], 3), np.polyval([1., 0, -1], np.array([1, 2])))
ac = np.correlate(a - a.mean(), a - a.mean(), mode='full')[len(a)-1:]
print((ac / ac[0])[:4])

### bases of tall matrices, and eigenvalues of very large numbers
u, s, v = np.linalg.svd(np.ones((300, 1)))
print(u.shape, np.allclose(u @ u.T, np.eye(300)), s.round(6), v.shape)
a = np.array([[2., 1, 0], [1, 2, 1], [0, 1, 2]])
for scale in (1e200, 1e160, 1.0, 1e-160):
    print((np.linalg.eigvalsh(a * scale) / scale).round(6))
