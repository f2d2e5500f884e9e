### sums and means
a = np.arange(6.0).reshape(2, 3)
print(a.sum(), a.sum(axis=0), a.sum(axis=1), a.sum(axis=1, keepdims=True), np.sum(a, axis=(0, 1)), np.sum([1, 2]))
print(a.mean(), a.mean(axis=0), np.mean([1, 2, 4]), a.std(), a.var(axis=1), np.std([1, 2, 3, 4], ddof=1))
print(a.max(), a.min(axis=0), a.argmax(), a.argmin(axis=1), np.argmax([1, 5, 5]), a.prod(), np.prod([1, 2, 3]))
print(np.array([True, True]).sum(), np.mean([True, False]), np.array([1, 2], dtype=np.int32).sum().dtype)
### sums in pairs
x = np.arange(1, 1001) / 7
print(np.sum(x), np.sum(1 / x), np.mean(1 / x), np.sum(np.full(1000, 0.1)), sum(np.full(10, 0.1)))
y = (1 / x).reshape(10, 100)
print(y.sum(axis=0)[:3], y.sum(axis=1)[:3], y.sum(), y.T.sum(axis=0)[0], y[:, ::2].sum())
f = (1 / x).astype(np.float32)
print(repr(f.sum()), repr(f.mean()), repr(f.std()), repr(f.reshape(10, 100).sum(axis=0)[0]))
print(repr((1 / x).var()), repr((1 / x).std(ddof=1)), repr(y.mean(axis=0)[5]), repr(y.std(axis=0)[5]))
### running
print(np.cumsum([1, 2, 3]), np.cumprod([1, 2, 3]), np.cumsum([[1, 2], [3, 4]], axis=1), np.arange(3.0).cumsum())
print(np.diff([1, 4, 9, 16]), np.diff([1, 4, 9], n=2), np.diff([[1, 3], [2, 8]]), np.ptp([1, 5, 3]))
### all and any
a = np.array([[True, False], [True, True]])
print(a.all(), a.any(), a.all(axis=0), np.any(a, axis=1), np.all([]), np.any([]))
print(np.count_nonzero([0, 1, 2]), np.nonzero([0, 1, 2]), np.argwhere([[0, 1], [1, 0]]))
### medians
print(np.median([3, 1, 2]), np.median([1, 2, 3, 4]), np.percentile([1, 2, 3, 4], 25), np.quantile([1, 2, 3], [0.5, 0.9]))
print(np.median([[1, 2], [3, 4]], axis=0), np.percentile(np.arange(11), [10, 90]), np.average([1, 2, 3], weights=[3, 1, 0]))
### nan
a = np.array([1.0, np.nan, 3.0])
print(a.sum(), a.max(), np.nansum(a), np.nanmean(a), np.nanmax(a), np.argmax(a), np.sort(a))
### empty
print(np.sum([]), np.prod([]), np.array([]).sum())
np.max([])
### axis out of range
try:
    np.zeros((2, 3)).sum(axis=2)
except ValueError as error:
    print(error)
np.concatenate([np.ones(2), np.ones(2)], axis=1)
### statistics
x = np.array([1.0, 2, 3, 4])
y = np.array([2.0, 4, 5, 9])
print(np.cov(x, y), np.corrcoef(x, y).round(6), np.var(x), np.histogram([1, 2, 1], bins=3))
print(np.convolve([1, 2, 3], [0, 1, 0.5]), np.convolve([1, 2, 3], [1, 1], mode="valid"), np.interp(2.5, [1, 2, 3], [3, 2, 0]))
print(np.bincount([0, 1, 1, 3]), np.digitize([0.5, 1.5], [0, 1, 2]), np.gradient(np.array([1.0, 4, 9])), np.trapezoid([1, 2, 3]))
### sorting
a = np.array([3, 1, 2])
print(np.sort(a), a.argsort(), np.sort(a)[::-1], np.argsort(-a), a)
a.sort()
print(a, np.searchsorted([1, 3, 5], [2, 3]), np.searchsorted([1, 3], 3, side="right"))
print(np.unique([3, 1, 3]), np.unique([1, 2, 1], return_counts=True), np.sort([[3, 1], [2, 0]], axis=0))
print(np.isin([1, 2, 3], [2]), np.intersect1d([1, 2], [2, 3]), np.setdiff1d([1, 2], [2]), np.union1d([1], [0]))
