### arrays of lists
print(np.array([1, 2, 3]), np.array([1.5, 2]), np.array([True, False]))
print(repr(np.array([[1, 2], [3, 4]])))
print(np.array([1, 2.5]).dtype, np.array([True, 2]).dtype, np.array([]).dtype)
print(repr(np.array([1, 2], dtype=np.float32)), repr(np.array([], dtype=int)))
print(np.array(5), repr(np.array(5)), repr(np.array([[[]]])))
### zeros and ones
print(np.zeros(3), np.ones((2, 2)), np.zeros((2, 0)))
print(repr(np.zeros((2, 2), dtype=int)), repr(np.ones(2, dtype=bool)))
print(np.full((2, 2), 7), np.full(2, 0.5), np.zeros_like(np.array([1, 2])))
print(np.full_like(np.array([1.5, 2]), 9), np.ones_like([1, 2], dtype=float))
### arange and linspace
print(np.arange(5), np.arange(2, 8, 2), np.arange(0, 1, 0.25), np.arange(5, 0, -2))
print(np.arange(3.0), np.arange(3, dtype=np.float32).dtype)
print(np.linspace(0, 1, 5), np.linspace(0, 1, 4, endpoint=False))
print(np.linspace(0, 10, 3, retstep=True))
print(np.logspace(0, 2, 3), np.geomspace(1, 8, 4))
print(np.arange(0.1, 0.5, 0.1))
### eye and diag
print(np.eye(3))
print(np.eye(2, 3, k=1, dtype=int))
print(np.identity(2), np.diag([1, 2, 3]))
print(np.diag(np.arange(9).reshape(3, 3)), np.diag([1, 2], k=1))
print(np.tril(np.ones((3, 3))), np.triu(np.arange(9).reshape(3, 3), 1), np.tri(2, 3, 1))
### meshgrid
x, y = np.meshgrid(np.arange(3), np.arange(2))
print(x, y)
a, b = np.meshgrid([1, 2], [3, 4, 5], indexing="ij")
print(a.shape, b)
print(np.indices((2, 2)))
### attributes
a = np.arange(6, dtype=np.int32).reshape(2, 3)
print(a.shape, a.ndim, a.size, a.dtype, a.itemsize, a.nbytes, len(a), a.strides)
print(type(a), type(a[0, 0]), isinstance(a, np.ndarray))
print(a.T, a.T.shape)
print(repr(a.dtype), a.dtype == np.int32, a.dtype == "int32", a.dtype.name, a.dtype.kind)
### nested arrays and tolist
a = np.array([np.array([1, 2]), np.array([3, 4])])
print(a, a.tolist(), np.array([1.5, 2]).tolist(), np.array(3).tolist(), np.array([[True]]).tolist())
print(np.array([np.float64(1), 2]), np.array((1, 2)), np.array(range(3)))
print(np.array([[1, 2], [3, 4]], dtype=float))
### ragged lists
np.array([[1, 2], [3]])
### negative sizes
np.zeros((2, -1))
### dtypes
print(np.dtype("float32"), repr(np.dtype(int)), np.float32, np.dtype(np.int8).itemsize)
print(np.array([300, -1]).astype(np.uint8), np.array([1.9, -1.9]).astype(int))
print(np.array([0, 1, 2]).astype(bool), np.array([1, 2]).astype("float32").dtype)
print(np.array(["1.5", "2"]).astype(float))
print(np.result_type(np.int32, np.float32), np.promote_types("int8", "uint8"))
### unknown dtype
np.zeros(2, dtype="nonsense")
### copies
a = np.arange(3)
b = a.copy()
c = np.asarray(a)
d = np.array(a)
a[0] = 9
print(b, c, d, c is a)
