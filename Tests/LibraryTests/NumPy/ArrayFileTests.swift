import Library
import Testing

// Arrays in files; the printed text is that of NumPy 2.4.6.

@Test func `arrays stand one behind the other in an open file`() {
  let printed = run(
    """
    import numpy as np
    with open('h.npy', 'wb') as f:
        np.save(f, np.arange(3))
        np.save(f, np.eye(2))
    with open('h.npy', 'rb') as f:
        print(np.load(f))
        print(np.load(f))
    """)

  #expect(printed == "[0 1 2]\n[[1. 0.]\n [0. 1.]]\n")
}

@Test func `rows of numbers are written as text and read from it`() {
  let printed = run(
    """
    import io
    import numpy as np
    np.savetxt('a.csv', [[1, 2.5], [3, 4]], delimiter=',', fmt='%.2f', header='x,y', comments='')
    print(open('a.csv').read(), np.loadtxt(open('a.csv'), delimiter=',', skiprows=1))
    s = io.StringIO()
    np.savetxt(s, [[1, 2]], fmt='%g')
    print(repr(s.getvalue()), np.loadtxt(io.StringIO('1 2\\n3 4')))
    with open('g.csv', 'w') as f:
        f.write('a,b\\n1,2\\n3,\\n')
    print(np.genfromtxt('g.csv', delimiter=',', skip_header=1))
    """)

  #expect(
    printed == """
      x,y
      1.00,2.50
      3.00,4.00
       [[1.  2.5]
       [3.  4. ]]
      '1 2\\n' [[1. 2.]
       [3. 4.]]
      [[ 1.  2.]
       [ 3. nan]]

      """)
}

@Test func `a file of the note's folder is read`() {
  let note = NoteContext(readFile: { path throws(FileFault) in
    guard path == "data.txt" else { throw .missing(path: path) }
    return Array("1 2\n3 4\n".utf8)
  })

  let printed = run("import numpy as np\nprint(np.loadtxt('data.txt').sum())\n", note: note)

  #expect(printed == "10.0\n")
}

@Test(arguments: [
  (
    "open('bad.npy', 'w').write('no array here')\nnp.load('bad.npy')",
    """
    ValueError: This file contains pickled (object) data. If you trust the file you can load it \
    unsafely using the `allow_pickle=` keyword argument or `pickle.load()`.

    """
  ),
  (
    "np.load('gone.npy')",
    """
    FileNotFoundError: [Errno 2] No such file or directory: 'gone.npy'
    fix: paths start at the note's folder

    """
  ),
  (
    "np.savez('a.npz', x=1)",
    """
    AttributeError: module 'numpy' has no attribute 'savez': NumPy has it, cells do not
    fix: there are np.save and np.load for one array, and savetxt, loadtxt and genfromtxt for text

    """
  ),
])
func `what is no array's file is refused`(source: String, message: String) {
  #expect(run("import numpy as np\n\(source)\n") == message)
}

@Test func `as_tensor shares an array's memory and tensor copies it`() {
  let printed = run(
    """
    import numpy as np
    import torch
    a = np.zeros(2)
    shared, copied = torch.as_tensor(a), torch.tensor(a)
    a[0] = 5
    print(shared, copied)
    """)

  #expect(
    printed == """
      tensor([5., 0.], dtype=torch.float64) tensor([0., 0.], dtype=torch.float64)

      """)
}

@Test func `commands take arrays`() {
  let printed = run(
    """
    import numpy as np
    import rnn
    x = np.sin(np.arange(40) / 3)
    inputs, targets = rnn.windows(x, 5)
    print(inputs.shape, targets.shape)
    """)

  #expect(printed == "torch.Size([35, 5, 1]) torch.Size([35, 1])\n")
}
