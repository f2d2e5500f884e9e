"""The module rnn as a Python programmer would write it with PyTorch: the oracle of the programs here."""

import math
import re
import types
import unicodedata
from collections import Counter

import torch
from torch import nn

# Texts


def kind(character):
    category = unicodedata.category(character)
    if character.isspace():
        return "space"
    if unicodedata.name(character, "").startswith("CJK UNIFIED") or "\u3041" <= character <= "\u30ff":
        return "ideograph"
    if character in "'’-‐":
        return "joiner"
    if category[0] in "LMN" or character == "_":
        return "letter"
    return "space" if category[0] == "C" else "sign"


def tokenize(text, by="words", *, lower=False, signs=True, words=None):
    if lower:
        text = text.lower()
    if by == "characters":
        return list(text)
    shape = "".join({"space": " ", "ideograph": "i", "joiner": "j", "letter": "w", "sign": "s"}[kind(c)]
                    for c in text)
    tokens, start = [], 0
    while start < len(text):
        if shape[start] == " ":
            start += 1
            continue
        found = re.match(r"w(w|j(?=w))*|.", shape[start:])
        end = start + found.end()
        if shape[start] == "i" and words:
            ends = [start + len(w) for w in words if text.startswith(w, start)]
            end = max(ends, default=end)
        if signs or shape[start] in "wi":
            tokens.append(text[start:end])
        start = end
    return tokens


class Vocabulary:
    def __init__(self, tokens, *, min_count=1, max_size=None, specials=("<pad>", "<unk>"),
                 unknown="<unk>", order="count"):
        flat = [t for s in tokens for t in ([s] if isinstance(s, str) else s)]
        seen = Counter(flat)
        known = [(t, n) for t, n in seen.items() if n >= min_count and t not in specials]
        if order == "count":
            known.sort(key=lambda pair: -pair[1])
        if order == "sorted":
            known.sort()
        self.itos = (list(specials) + [t for t, _ in known])[:max_size]
        self.stoi = {t: i for i, t in enumerate(self.itos)}
        self.counts = {t: seen[t] for t in self.itos}
        self.unknown_index = self.stoi.get(unknown)
        self.pad_index = self.stoi.get("<pad>")

    def __len__(self):
        return len(self.itos)

    def __contains__(self, token):
        return token in self.stoi

    def __iter__(self):
        return iter(self.itos)

    def __getitem__(self, tokens):
        return self.encode(tokens)

    def encode(self, tokens):
        if isinstance(tokens, str):
            return self.stoi.get(tokens, self.unknown_index)
        return [self.encode(t) for t in tokens]

    def decode(self, indices):
        if isinstance(indices, torch.Tensor):
            indices = indices.tolist()
        if isinstance(indices, int):
            return self.itos[indices]
        return [self.decode(i) for i in indices]


# Batches


def language_batches(tokens, batch_size, steps):
    length = len(tokens) // batch_size
    data = torch.tensor(tokens[:length * batch_size]).view(batch_size, length)
    return [(data[:, i:i + steps][:, :length - 1 - i], data[:, i + 1:i + 1 + steps])
            for i in range(0, length - 1, steps)]


def language_windows(tokens, steps):
    count = (len(tokens) - 1) // steps * steps
    return torch.tensor(tokens[:count]).view(-1, steps), torch.tensor(tokens[1:count + 1]).view(-1, steps)


def pad_batch(sequences, padding=0, length=None):
    rows = [torch.as_tensor(s, dtype=torch.long) for s in sequences]
    padded = nn.utils.rnn.pad_sequence(rows, batch_first=True, padding_value=padding)
    if length is not None:
        padded = nn.functional.pad(padded, (0, length - padded.shape[1]), value=padding)
    return padded, torch.tensor([len(r) for r in rows])


def length_mask(lengths, steps=None):
    lengths = torch.as_tensor(lengths)
    return torch.arange(steps or int(lengths.max()))[None] < lengths[:, None]


def length_batches(lengths, batch_size, shuffle=False, generator=None):
    order = torch.randperm(len(lengths), generator=generator).tolist() if shuffle else range(len(lengths))
    order = sorted(order, key=lambda i: int(lengths[i]))
    batches = [order[i:i + batch_size] for i in range(0, len(order), batch_size)]
    if not shuffle:
        return batches
    return [batches[i] for i in torch.randperm(len(batches), generator=generator).tolist()]


class pair_batches:
    def __init__(self, pairs, batch_size, padding=0, shuffle=False, generator=None):
        self.settings = pairs, batch_size, padding, shuffle, generator

    def __len__(self):
        return math.ceil(len(self.settings[0]) / self.settings[1])

    def __iter__(self):
        pairs, batch_size, padding, shuffle, generator = self.settings
        for places in length_batches([len(s) for s, _ in pairs], batch_size, shuffle, generator):
            source = pad_batch([pairs[i][0] for i in places], padding)
            yield source + pad_batch([pairs[i][1] for i in places], padding)


# Series


def windows(series, length, horizon=1, stride=1, target=None):
    series = torch.as_tensor(series, dtype=torch.float32)
    wanted = series if target is None else series[:, target]
    series = series[:, None] if target is None else series
    starts = range(0, len(series) - length - horizon + 1, stride)
    return (torch.stack([series[i:i + length] for i in starts]),
            torch.stack([wanted[i + length:i + length + horizon] for i in starts]))


class SeriesScaler:
    def __init__(self, series, *steps, lower=0.0, upper=1.0):
        x = torch.as_tensor(series).double()
        self.first, self.fitted = x[:1], []
        for step in steps or ["standard"]:
            offset = scale = None
            if step == "standard":
                offset, scale = x.mean(), x.std(correction=0)
            if step == "range":
                scale = (x.max() - x.min()) / (upper - lower)
                offset = x.min() - lower * scale
            self.fitted.append((step, offset, scale))
            x = self.apply(x, self.fitted[-1:])

    def apply(self, x, steps):
        for step, offset, scale in steps:
            x = {"log": torch.log, "difference": torch.diff}.get(step, lambda v: (v - offset) / scale)(x)
        return x

    def scale(self, series):
        return self.apply(torch.as_tensor(series).double(), self.fitted).float()

    def restore(self, values, after=None):
        x = torch.as_tensor(values).double()
        for place, (step, offset, scale) in reversed(list(enumerate(self.fitted))):
            if step == "log":
                x = x.exp()
            elif step == "difference":
                start = self.first if after is None else torch.tensor([float(after)]).double()
                x = self.apply(start, self.fitted[:place]) + x.cumsum(0)
            else:
                x = x * scale + offset
        return x.float()


def time_split(series, *fractions):
    ends = [math.floor(sum(fractions[:i + 1]) * len(series) + 1e-9 * len(series)) for i in range(len(fractions))]
    ends[-1] = len(series)
    return tuple(series[a:b] for a, b in zip([0] + ends, ends))


# Tasks


def adding(count, steps, generator=None):
    half = steps // 2
    numbers = torch.rand(count, steps, generator=generator)
    first = torch.randint(0, half, (count, 1), generator=generator)
    second = torch.randint(half, steps, (count, 1), generator=generator)
    marks = torch.zeros(count, steps).scatter_(1, torch.cat([first, second], 1), 1.0)
    return torch.stack([numbers, marks], 2), numbers.gather(1, first) + numbers.gather(1, second)


def copy_memory(count, length, delay, symbols=8, generator=None):
    kept = torch.randint(1, symbols + 1, (count, length), generator=generator)
    signal = torch.full((count, 1), symbols + 1)
    blank = torch.zeros(count, length + delay, dtype=torch.long)
    inputs = torch.cat([kept, blank[:, :delay - 1], signal, blank[:, :length]], 1)
    return inputs, torch.cat([blank, kept], 1)


def reversal(count, steps, symbols=8, generator=None):
    inputs = torch.randint(1, symbols + 1, (count, steps), generator=generator)
    return inputs, inputs.flip(1)


def parity(count, steps, generator=None):
    bits = torch.randint(0, 2, (count, steps), generator=generator)
    return bits.float().unsqueeze(2), bits.cumsum(1) % 2


def brackets(count, steps, generator=None):
    rows, depths = [], []
    for _ in range(count):
        row, depth = [], [0]
        for left in range(steps, 0, -1):
            forced = depth[-1] in (0, left)
            closes = depth[-1] > 0 if forced else bool(torch.randint(0, 2, (1,), generator=generator))
            row.append(int(closes))
            depth.append(depth[-1] + (-1 if closes else 1))
        rows.append(row)
        depths.append(depth[1:])
    return torch.tensor(rows), torch.tensor(depths)


def temporal_order(count, steps, generator=None):
    half = steps // 2
    symbols = torch.randint(0, 4, (count, steps), generator=generator)
    places = torch.cat([torch.randint(0, half, (count, 1), generator=generator),
                        torch.randint(half, steps, (count, 1), generator=generator)], 1)
    marks = torch.randint(0, 2, (count, 2), generator=generator)
    return symbols.scatter(1, places, 4 + marks), 2 * marks[:, 0] + marks[:, 1]


def sine(count, period=25.0, noise=0.0, generator=None):
    wave = torch.tensor([math.sin(2 * math.pi * t / period) for t in range(count)], dtype=torch.double)
    if noise:
        wave = wave + noise * torch.randn(count, generator=generator).double()
    return wave.float()


tasks = types.SimpleNamespace(
    adding=adding, copy_memory=copy_memory, reversal=reversal, parity=parity, brackets=brackets,
    temporal_order=temporal_order, sine=sine)


# Models


def filtered(logits, temperature=1.0, top_k=None, top_p=None):
    kept = logits.detach() / temperature
    if top_k is not None and top_k < kept.shape[-1]:
        kept = kept.masked_fill(kept < kept.topk(top_k).values[..., -1:], -math.inf)
    if top_p is not None and top_p < 1:
        values, places = kept.sort(dim=-1, descending=True, stable=True)
        p = values.softmax(-1)
        out = p.cumsum(-1) - p >= top_p
        out[..., 0] = False
        kept = kept.masked_fill(torch.zeros_like(out).scatter(-1, places, out), -math.inf)
    return kept


def sample(logits, *, temperature=1.0, top_k=None, top_p=None, greedy=False, generator=None):
    kept = filtered(logits, temperature, top_k, top_p)
    if greedy:
        return kept.argmax(-1)
    return torch.multinomial(kept.softmax(-1), 1, generator=generator).squeeze(-1)


def perplexity(loss):
    return math.exp(float(loss))


def layer(cell, inputs, hidden, num_layers, dropout, bidirectional=False):
    if not isinstance(cell, str):
        return cell
    kinds = {"lstm": nn.LSTM, "gru": nn.GRU, "rnn": nn.RNN, "rnn_relu": nn.RNN}
    more = {"num_layers": num_layers, "dropout": dropout} if num_layers > 1 else {}
    if cell == "rnn_relu":
        more["nonlinearity"] = "relu"
    if bidirectional:
        more["bidirectional"] = True
    return kinds[cell](inputs, hidden, batch_first=True, **more)


class LanguageModel(nn.Module):
    def __init__(self, vocab_size, embedding_size, hidden_size, cell="lstm", num_layers=1, dropout=0.0,
                 tied=False):
        super().__init__()
        self.embedding = nn.Embedding(vocab_size, embedding_size)
        self.rnn = layer(cell, embedding_size, hidden_size, num_layers, dropout)
        self.drop = nn.Dropout(dropout)
        self.decoder = nn.Linear(hidden_size, vocab_size)
        if tied:
            self.decoder.weight = self.embedding.weight

    def forward(self, tokens, state=None):
        output, state = self.rnn(self.drop(self.embedding(tokens)), state)
        return self.decoder(self.drop(output)), state

    @torch.no_grad()
    def generate(self, prompt, count, *, stop=None, **choice):
        training = self.training
        self.eval()
        prompt = torch.as_tensor(prompt)
        text = prompt if prompt.dim() == 2 else prompt[None]
        step, state = text, None
        ended = torch.zeros(len(text), dtype=torch.bool)
        for _ in range(count):
            if bool(ended.all()):
                break
            logits, state = self(step, state)
            step = sample(logits[:, -1], **choice)[:, None]
            if stop is not None:
                step[ended] = stop
                ended |= step[:, 0] == stop
            text = torch.cat([text, step], 1)
        self.train(training)
        return text if prompt.dim() == 2 else text[0]

    @torch.no_grad()
    def perplexity(self, tokens, steps=128):
        training = self.training
        self.eval()
        state, total = None, 0.0
        for x, y in language_batches(list(tokens), 1, steps):
            logits, state = self(x, state)
            total += nn.functional.cross_entropy(logits[0], y[0], reduction="sum").item()
        self.train(training)
        return math.exp(total / (len(tokens) - 1))


class Sequences(nn.Module):
    def __init__(self, num_classes, hidden_size, *, vocab_size=None, embedding_size=None, input_size=None,
                 cell="lstm", num_layers=1, bidirectional=False, dropout=0.0, padding_idx=None,
                 pooling="last"):
        super().__init__()
        if vocab_size is not None:
            self.embedding = nn.Embedding(vocab_size, embedding_size, padding_idx=padding_idx)
        self.rnn = layer(cell, embedding_size or input_size, hidden_size, num_layers, dropout, bidirectional)
        self.drop = nn.Dropout(dropout)
        self.head = nn.Linear(hidden_size * (2 if bidirectional else 1), num_classes)
        self.__dict__["pooling"] = pooling
        self.__dict__["padding_idx"] = padding_idx

    def outputs(self, x, lengths):
        if lengths is None and self.padding_idx is not None:
            lengths = (x != self.padding_idx).sum(1)
        x = self.embedding(x) if hasattr(self, "embedding") else x
        if lengths is None:
            return self.rnn(x)[0], torch.full((len(x),), x.shape[1])
        lengths = torch.as_tensor(lengths)
        packed = nn.utils.rnn.pack_padded_sequence(x, lengths, batch_first=True, enforce_sorted=False)
        packed = self.rnn(packed)[0]
        output, _ = nn.utils.rnn.pad_packed_sequence(packed, batch_first=True, total_length=x.shape[1])
        return output, lengths


class SequenceClassifier(Sequences):
    def forward(self, x, lengths=None):
        output, lengths = self.outputs(x, lengths)
        mask = length_mask(lengths, output.shape[1])[..., None]
        if self.pooling == "mean":
            pooled = (output * mask).sum(1) / lengths[:, None]
        elif self.pooling == "max":
            pooled = output.masked_fill(~mask, -math.inf).max(1).values
        else:
            pooled = output[torch.arange(len(output)), lengths - 1]
            if self.rnn.bidirectional:
                half = pooled.shape[1] // 2
                pooled = torch.cat([pooled[:, :half], output[:, 0, half:]], 1)
        return self.head(self.drop(pooled))


class Tagger(Sequences):
    def forward(self, x, lengths=None):
        return self.head(self.drop(self.outputs(x, lengths)[0]))


class Forecaster(nn.Module):
    def __init__(self, hidden_size, horizon=1, *, input_size=1, cell="lstm", num_layers=1, dropout=0.0):
        super().__init__()
        self.rnn = layer(cell, input_size, hidden_size, num_layers, dropout)
        self.head = nn.Linear(hidden_size, horizon)

    def forward(self, x):
        return self.head(self.rnn(x)[0][:, -1])

    @torch.no_grad()
    def forecast(self, series, steps):
        window = torch.as_tensor(series, dtype=torch.float32)
        count, foretold = len(window), torch.zeros(0)
        while len(foretold) < steps:
            ahead = self(window[None, :, None])[0]
            foretold = torch.cat([foretold, ahead])
            window = torch.cat([window, ahead])[-count:]
        return foretold[:steps]
