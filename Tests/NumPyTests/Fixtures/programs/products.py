### dot
a, b = np.arange(6).reshape(2, 3), np.arange(6).reshape(3, 2)
print(a @ b, np.dot(a, b), a.dot(b), np.matmul(a, b), np.dot([1, 2], [3, 4]), a @ [1, 0, 2])
print(np.inner([1, 2], [3, 4]), np.outer([1, 2], [3, 4]), np.vdot([1, 2], [3, 4]), np.dot(2, [1, 2]))
print((np.ones((4, 2, 3)) @ np.ones((3, 5))).shape, (np.eye(2) @ np.array([1.5, 2])))
print(np.tensordot(a, b, axes=1), np.einsum("ij,jk->ik", a, b), np.einsum("ij->i", a), np.cross([1, 0, 0], [0, 1, 0]))
### products that don't fit
np.ones((2, 3)) @ np.ones((2, 3))
### dot that doesn't fit
np.dot(np.ones((2, 3)), np.ones((2, 3)))
### dot of a matrix and a vector that don't fit
np.dot(np.ones((2, 3)), np.ones(2))
### linear algebra
m = np.array([[2.0, 1.0], [1.0, 3.0]])
print(np.linalg.inv(m).round(6), np.linalg.solve(m, [3, 5]).round(6), round(np.linalg.det(m), 6), np.trace(m))
print(np.linalg.norm([3, 4]), np.linalg.norm(m), np.linalg.norm(m, axis=1), np.linalg.norm([1, -2], 1), np.linalg.matrix_power(np.array([[1, 1], [1, 0]]), 5))
### singular
np.linalg.inv(np.array([[1.0, 2.0], [2.0, 4.0]]))
### a recurrent step
np.random.seed(0)
Wxh, Whh, bh = np.random.randn(3, 2) * 0.1, np.random.randn(3, 3) * 0.1, np.zeros((3, 1))
h = np.zeros((3, 1))
for t in range(4):
    x = np.zeros((2, 1))
    x[t % 2] = 1
    h = np.tanh(np.dot(Wxh, x) + np.dot(Whh, h) + bh)
print(h.ravel().round(7), h.shape)
