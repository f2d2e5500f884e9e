### integers of any size
a = np.array([[2**31, 3], [5, 2**33]])
print(a @ a, np.dot(a[0], a[1]), np.array([2**62]) @ np.array([4]), np.array([3**30, 7]) @ np.array([1, 3**30]), np.inner(a, a), np.tensordot(a, a, 1))
print(np.array([2**40]) * 2**40, np.prod([2**32, 2**32]), np.sum([2**62, 2**62]), np.matmul(a, a).dtype, np.arange(3, dtype=np.int32) @ np.arange(3, dtype=np.int32))
print(np.array([True, False]) @ np.array([True, True]), (np.array([200], dtype=np.uint8) @ np.array([2], dtype=np.uint8)))
### text arrays
words = np.array(['the', 'cat', 'sat'])
print(words, words[0], repr(words[0]), words.dtype, words.tolist(), list(words), [w for w in words], type(words[0]))
print(words == 'cat', np.unique(['b', 'a', 'b']), np.sort(words), np.char.upper(words) if False else '', words[words != 'the'], 'cat' in words, np.where(words == 'sat'))
print({words[0]: 1}, words[0] + 'x', words[0].upper(), isinstance(words[0], str), f'{words[0]}', '%s' % words[1], words[1:].shape, len(words[0]))
print(np.concatenate([words, ['mat!']]), np.array(['a', 1, 2.5]), np.str_('a'), repr(np.str_('a')), np.random.RandomState(0).choice(words, 2), repr(np.random.RandomState(0).choice(words)))
vals, counts = np.unique(list('banana'), return_counts=True); print(dict(zip(vals, counts)), vals[np.argsort(-counts)]); print(sorted(zip(counts, vals)))
