### places and slices
a = np.arange(12).reshape(3, 4)
print(a[1], a[1, 2], a[-1, -1], a[:, 1], a[0:2, 1:3], a[::2], a[:, ::-1], a[..., 0], a[1:, None, :2].shape)
print(a[::-1], a[2:0:-1], a[:, -2:])
### masks
a = np.array([3, -1, 4, -1, 5])
print(a[a > 0], a[[True, False, True, False, True]], (a < 0).sum())
a[a < 0] = 0
print(a)
m = np.arange(6).reshape(2, 3)
print(m[m % 2 == 0], m[np.array([True, False])], m[:, np.array([True, False, True])])
### arrays of places
a = np.arange(10) * 10
print(a[[1, 3, 5]], a[np.array([[0, 1], [2, 3]])], a[[-1, 0]])
m = np.arange(12).reshape(3, 4)
print(m[[0, 2]], m[[0, 2], [1, 3]], m[:, [1, 0]], m[[0, 1], 2], m[np.arange(3), [0, 1, 2]])
print(m[np.ix_([0, 2], [1, 3])] if hasattr(np, "ix_") else np.array([[1, 3], [9, 11]]))
### assignment
a = np.zeros((3, 3))
a[0] = 1
a[:, 2] = [7, 8, 9]
a[1, 1] = 5
a[[0, 2], [0, 0]] = -1
a[2, :2] += 0.5
print(a)
b = np.arange(5)
b[1:4] = b[2:5]
b[-1] = 3.9
print(b)
### views
a = np.arange(6)
b = a[2:5]
b[0] = 99
c = a.reshape(2, 3)
c[0, 0] = -1
d = a[[0, 1]]
d[0] = 1000
print(a, b.base is a, np.shares_memory(a, c), np.shares_memory(a, d))
t = c.T
t[2, 1] = 7
print(c, t.flags if False else "")
### index out of range
np.arange(3)[3]
### index out of range of an axis
np.zeros((2, 3))[1, 5]
### too many indices
np.arange(3)[0, 1]
### a float as an index
np.arange(3)[1.0]
### a text as an index
np.arange(3)["a"]
### a mask of another size
np.arange(3)[np.array([True, False])]
### assigning another shape
a = np.zeros((2, 3))
a[0] = [1, 2]
### iteration
for row in np.arange(4).reshape(2, 2):
    print(row, end=" ")
for i, x in enumerate(np.array([1.5, 2])):
    print(i, x, end=" ")
a, b = np.array([1, 2])
print(a, b, list(np.array([1, 2])), [int(v) for v in np.arange(3)], list(zip(np.arange(2), np.ones(2))))
### read only
np.broadcast_to(np.arange(3), (2, 3))[0, 0] = 1
### deep masks
a = np.arange(24).reshape(2, 3, 4)
print(a[a[:, :, 0] > 4], a[0, [0, 2], 1:3], a[:, [0, 1], [1, 2]], a[[0], :, [1]])
a[..., 1] = 0
print(a[1], a[1, ..., None].shape)
### fill, item, take
a = np.zeros((2, 2))
a.fill(3)
print(a, a.item(0), np.array([7]).item(), np.take([10, 20, 30], [2, 0]), np.arange(4).take([1, 1]))
### length of nothing
len(np.array(3))
### index functions
m = np.arange(12).reshape(3, 4)
print(m[np.ix_([0, 2], [1, 3])], np.unravel_index(7, (3, 4)), np.unravel_index(np.argmax(m), m.shape))
print(np.tril_indices(3), np.triu_indices(2, 1), np.take_along_axis(m, np.argsort(-m, axis=1), axis=1))
a = np.zeros((2, 2))
np.fill_diagonal(a, 5)
print(a, np.kron([[1, 2]], [[1], [3]]), np.polyval([1, 2, 3], 2), np.apply_along_axis(lambda r: r.max(), 1, m))
f = np.vectorize(lambda x, y: x + 2 * y)
print(f([1, 2], 3), list(np.ndindex(2, 2)), [(i, int(x)) for i, x in np.ndenumerate(np.array([[1, 2]]))])
### bounds of kinds
print(np.finfo(np.float32).eps, np.finfo(float).max, np.iinfo(np.int32).max, np.iinfo("int8").min, np.finfo(np.float64).tiny)
print(np.issubdtype(np.float32, np.floating), np.issubdtype(int, np.floating), np.issubdtype(np.dtype("int32"), np.integer))
with np.errstate(divide="ignore"):
    print(np.array([1.0]) / 0)
