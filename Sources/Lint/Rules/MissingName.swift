extension Rule {
  static let missingName = Rule(
    name: "missing-name",
    fault: "an import or a name that neither the listing nor one before it has",
    effect: "a reader who runs the listing meets a NameError"
  ) { listing in
    let imports = listing.missing.filter { usualImports[$0.name] != nil }
    let others = listing.missing.filter { usualImports[$0.name] == nil }
    let found = imports.map { use in
      Finding(
        range: use.range, message: "\(use.name) is used here and not imported before",
        why: "neither this listing nor one above it has the import",
        fix: "write \(usualImports[use.name] ?? "") above")
    }
    guard let first = others.first else { return found }
    let names = others.map(\.name)
    let listed = names.prefix(5).joined(separator: ", ") + (names.count > 5 ? ", …" : "")
    return found + [
      Finding(
        range: first.range,
        message:
          "\(listed) \(names.count == 1 ? "is" : "are") used here and defined nowhere before",
        why:
          "neither this listing nor one above it binds \(names.count == 1 ? "the name" : "them")",
        fix: "define what the listing needs, or write lint: false where it is only a sketch")
    ]
  }

  /// How a usual name comes into a listing.
  private static let usualImports = [
    "torch": "import torch", "nn": "import torch.nn as nn",
    "F": "import torch.nn.functional as F", "optim": "import torch.optim as optim",
    "np": "import numpy as np", "numpy": "import numpy",
    "plt": "import matplotlib.pyplot as plt", "pd": "import pandas as pd",
    "math": "import math", "random": "import random", "time": "import time", "os": "import os",
    "re": "import re", "copy": "import copy", "json": "import json", "string": "import string",
    "DataLoader": "from torch.utils.data import DataLoader",
    "TensorDataset": "from torch.utils.data import TensorDataset",
    "Dataset": "from torch.utils.data import Dataset",
    "Counter": "from collections import Counter",
    "defaultdict": "from collections import defaultdict",
    "tqdm": "from tqdm import tqdm",
    "pad_sequence": "from torch.nn.utils.rnn import pad_sequence",
    "pack_padded_sequence": "from torch.nn.utils.rnn import pack_padded_sequence",
    "pad_packed_sequence": "from torch.nn.utils.rnn import pad_packed_sequence",
  ]
}
