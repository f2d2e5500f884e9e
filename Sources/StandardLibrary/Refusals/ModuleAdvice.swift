/// What to use in place of modules that cells can't import, and why.
package enum ModuleAdvice {
  /// The sentence for a module's dotted name, or nothing for an unknown module.
  package static func advice(for name: String) -> String? {
    let first = String(name.prefix { $0 != "." })
    return table[first]
  }

  /// All modules that are refused with advice, by name.
  package static var all: [(module: String, advice: String)] {
    table.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  private static let table: [String: String] = [
    // Python's own.
    "asyncio": "cells run one after the other: call the functions directly",
    "concurrent": "cells run one after the other: use a loop",
    "ctypes": "cells run no native code",
    "decimal": "use float or int",
    "fractions": "use float or int",
    "getpass": "a note asks for nothing",
    "glob": "name the files in a list: cells see no folders",
    "gzip": "unpack the file beside the note and open it",
    "hashlib": "not available: nothing in a note needs it",
    "http": "a note reads nothing from the network: keep the data beside it and open it",
    "importlib": "write import NAME",
    "multiprocessing": "cells run one after the other: use a loop",
    "pdb": "a note has no debugger: print the values",
    "pickle": "use torch.save and torch.load, or json",
    "platform": "outputs must not change with the machine",
    "queue": "use collections.deque",
    "shutil": "a note changes no folders",
    "signal": "a note handles no signals",
    "socket": "a note has no network",
    "ssl": "a note has no network",
    "subprocess": "a note runs no programs",
    "tarfile": "unpack the file beside the note and open it",
    "tempfile": "open a file by name: what cells write is thrown away at the end",
    "threading": "cells run one after the other: use a loop",
    "timeit": "outputs must not change from run to run: see unroll's own benchmarks",
    "tracemalloc": "outputs must not change from run to run",
    "unittest": "use assert",
    "urllib": "a note reads nothing from the network: keep the data beside it and open it",
    "uuid": "outputs must not change from run to run: use random.getrandbits",
    "weakref": "memory is freed by itself: use ordinary names",
    "zipfile": "unpack the file beside the note and open it",
    // Others' packages.
    "d2l": "the names of the book are not available: define what the listing uses in a cell",
    "datasets": "keep the data beside the note and open it",
    "flax": "use torch",
    "gensim": "use rnn's word vectors, or nn.Embedding",
    "gym": "not available: write the environment as a class",
    "h5py": "use torch.save, or safetensors",
    "jax": "use torch",
    "jieba": "not available: split the text in a cell, or keep it split beside the note",
    "keras": "use torch.nn: nn.LSTM, nn.Embedding, nn.Linear",
    "mxnet": "use torch",
    "networkx": "use dicts of lists",
    "nltk": "use re, or str.split, to cut texts into words",
    "pandas": "use csv.DictReader, or rnn's tables, to read columns",
    "PIL": "images are not available",
    "plotly": "use matplotlib.pyplot or rnn's plot",
    "pytorch_lightning": "write the training loop, or use rnn's fit",
    "requests": "a note reads nothing from the network: keep the data beside it and open it",
    "scipy": "use numpy, torch or math",
    "seaborn": "use matplotlib.pyplot or rnn's plot",
    "sentencepiece": "cut texts with re, or by characters",
    "sklearn": "use torch: scaling, splitting and scores are a line each",
    "spacy": "use re, or str.split, to cut texts into words",
    "tensorboard": "use matplotlib.pyplot or rnn's plot to show curves",
    "tensorboardX": "use matplotlib.pyplot or rnn's plot to show curves",
    "tensorflow": "use torch: torch.nn has the same layers",
    "torchaudio": "audio is not available: keep the features beside the note",
    "torchdata": "use torch.utils.data",
    "torchmetrics": "compute the score with torch",
    "torchsummary": "print the model: its parts and sizes are shown",
    "torchtext": "use rnn's vocabulary, or collections.Counter, and torch.utils.data",
    "torchvision": "images are not available: keep the pixels as text or safetensors",
    "torchviz": "use rnn's pictures of networks",
    "transformers": "use torch.nn: pretrained models are not available",
    "wandb": "use print, or matplotlib.pyplot, to show a run",
    "xgboost": "use torch",
    "yaml": "use json",
  ]
}
