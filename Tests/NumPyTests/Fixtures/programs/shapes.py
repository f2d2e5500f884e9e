### reshape
a = np.arange(6)
print(a.reshape(2, 3), a.reshape((3, 2)), a.reshape(-1, 2).shape, a.reshape(2, 3).ravel(), a.reshape(2, 3).flatten())
print(np.reshape(a, (3, -1)), a.reshape(1, -1), a[:, None].shape, a[np.newaxis].shape)
a.shape = (2, 3)
print(a)
### reshape that doesn't fit
np.arange(6).reshape(4, 2)
### transpose
a = np.arange(24).reshape(2, 3, 4)
print(a.T.shape, a.transpose(1, 0, 2).shape, np.transpose(a, (2, 0, 1)).shape, a.swapaxes(0, 2).shape)
print(np.moveaxis(a, 0, -1).shape, np.squeeze(np.ones((1, 3, 1))).shape, np.expand_dims([1, 2], 0).shape)
print(a.transpose(2, 0, 1)[1], a.T.reshape(-1)[:5])
### joining
a, b = np.array([[1, 2], [3, 4]]), np.array([[5, 6]])
print(np.concatenate([a, b]), np.concatenate((a, b.T), axis=1), np.vstack([a, b]), np.hstack([a, b.T]))
print(np.stack([a, a]).shape, np.stack([[1, 2], [3, 4]], axis=1), np.column_stack([[1, 2], [3, 4]]), np.dstack([[1], [2]]).shape)
print(np.concatenate([[1, 2], [3.5]]), np.append([1], [2, 3]), np.insert([1, 3], 1, 2), np.delete([1, 2, 3], 1), np.concatenate([a, b], axis=None))
### joining what doesn't fit
np.concatenate([np.ones((2, 2)), np.ones((3, 3))])
### joining ranks
np.concatenate([np.ones((2, 2)), np.ones(3)])
### stacking what doesn't fit
np.stack([np.ones(2), np.ones(3)])
### splitting
print(np.split(np.arange(6), 3), np.split(np.arange(5), [2, 3]), np.array_split(np.arange(5), 2), np.hsplit(np.eye(2), 2))
### uneven split
np.split(np.arange(5), 2)
### repeating
print(np.repeat([1, 2], 2), np.repeat([[1, 2]], 2, axis=0), np.tile([1, 2], 2), np.tile([[1], [2]], (1, 2)), np.repeat([1, 2], [2, 1]))
print(np.flip([1, 2, 3]), np.fliplr([[1, 2]]), np.roll([1, 2, 3], 1), np.roll([[1, 2], [3, 4]], 1, axis=0), np.rot90([[1, 2], [3, 4]]))
print(np.pad([1, 2], 1), np.pad([[1]], ((0, 1), (1, 0))), np.pad([1, 2, 3], (2, 1), mode="reflect"), np.pad([1, 2], 1, mode="edge"))
### windows
series = np.arange(10)
X = np.array([series[i:i + 3] for i in range(len(series) - 3)])
y = series[3:]
print(X, y, X[..., np.newaxis].shape, X.shape[0], X.reshape(X.shape[0], X.shape[1], 1).shape)
### squeezing
np.squeeze(np.ones((2, 3)), axis=0)
### another shape in place
a = np.linspace(0, 1, 4) * 2
b = a
print(a.resize((4, 1)), a, b.shape)
a.resize(2, 2)
print(a, a[:1].shape)
### a view in another shape in place
np.arange(6)[:4].resize((2, 2))
### a negative size in place
np.arange(4).resize((-1, 2))
### an array with gaps in another shape in place
np.arange(6)[::2].resize(3)
