### an array saved and loaded
a = np.arange(6, dtype=np.float32).reshape(2, 3)
np.save('weights.npy', a)
b = np.load('weights.npy'); print(b, b.dtype, b.flags.writeable)
np.save('plain', [1, 2, 3]); print(np.load('plain.npy'))
for x in [np.array(True), np.array([1.5, -2]), np.arange(4).astype(np.int16), np.array(['ab', 'cde']), np.zeros((0, 3)), np.arange(3, dtype=np.uint32)]:
    np.save('x.npy', x); y = np.load('x.npy'); print(repr(y), y.dtype == x.dtype, y.shape)
### text saved and loaded
a = np.array([[1.5, 2.25, -3e-7], [4, 5e10, 1/3]])
np.savetxt('a.txt', a); print(np.loadtxt('a.txt'))
np.savetxt('a.csv', a, delimiter=',', fmt='%.2f', header='x,y,z', comments='')
print(np.loadtxt('a.csv', delimiter=',', skiprows=1), np.loadtxt('a.csv', delimiter=',', skiprows=1, usecols=(0, 2)), np.loadtxt('a.csv', delimiter=',', skiprows=1, usecols=1))
np.savetxt('i.txt', np.arange(3), fmt='%d', footer='end', newline='|'); print(np.loadtxt('i.txt', dtype=str))
np.savetxt('m.txt', a, fmt=['%d', '%.1f', '%e'], delimiter='; '); print(np.loadtxt('m.txt', dtype=str, delimiter='$'))
np.savetxt('m.txt', a, fmt='%d-%.1f+%e'); print(np.loadtxt('m.txt', dtype=str, delimiter='$'))
x, y = np.loadtxt('a.csv', delimiter=',', skiprows=1, usecols=(0, 1), unpack=True); print(x, y)
print(np.loadtxt(['1 2', '# comment', '3 4  # tail', '', '5 6'], dtype=int), np.loadtxt(['1,2', '3,4'], delimiter=',', max_rows=1), np.loadtxt(['7'], ndmin=2), np.loadtxt(['1', '2', '3']))
print(np.loadtxt(['a b', 'c d'], dtype=str), np.loadtxt(['1;2'], delimiter=';', converters={0: lambda s: float(s) * 10}))
### text with holes
lines = ['a,b,c', '1,2,3', '4,,6', '7,x,9']
print(np.genfromtxt(lines, delimiter=',', skip_header=1)); print(np.genfromtxt(lines, delimiter=',', skip_header=1, filling_values=0, usecols=(0, 1)))
print(np.genfromtxt(['1 2', '3 4'], dtype=int), np.genfromtxt(['1 2 # c', '3 4'], comments='#'), np.genfromtxt(['a b'], dtype=str))
### a text file with letters
np.loadtxt(['1 2', '3 x'])
### a text file with uneven rows
np.loadtxt(['1 2', '3'])
### a file that is not there
np.load('nowhere.npy')
### a text file that is not there
np.loadtxt('nowhere.txt')
### format that does not fit
np.savetxt('a.txt', np.eye(2), fmt=['%d'])
