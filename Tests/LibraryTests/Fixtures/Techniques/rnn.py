"""The layers and functions of `rnn` that PyTorch does not have, written in PyTorch from the equations
of the papers that they come from: what generate.py runs the programs with."""

import itertools
import math

import torch
from torch import nn


class BahdanauAttention(nn.Module):
    """Bahdanau et al. 2015, section 3.1: v·tanh(W q + U k)."""

    def __init__(self, query_size, key_size, hidden_size):
        super().__init__()
        self.query_layer = nn.Linear(query_size, hidden_size, bias=False)
        self.key_layer = nn.Linear(key_size, hidden_size, bias=False)
        self.energy = nn.Linear(hidden_size, 1, bias=False)
        self.text = f"{query_size}, {key_size}, score=additive"

    def extra_repr(self):
        return self.text

    def forward(self, query, keys, values=None, mask=None):
        return read(query, keys, values, mask, lambda q, k: self.energy(
            torch.tanh(self.query_layer(q)[:, :, None] + self.key_layer(k)[:, None])).squeeze(3))


class LuongAttention(nn.Module):
    """Luong et al. 2015, section 3.1; scaled_dot is that of Vaswani et al. 2017."""

    def __init__(self, query_size, key_size=None, score="general", hidden_size=None):
        super().__init__()
        key_size = key_size or query_size
        self.score = score
        if score == "general":
            self.key_layer = nn.Linear(key_size, query_size, bias=False)
        if score == "concat":
            self.joint_layer = nn.Linear(query_size + key_size, hidden_size, bias=False)
            self.energy = nn.Linear(hidden_size, 1, bias=False)
        self.text = f"{query_size}, {key_size}, score={score}"

    def extra_repr(self):
        return self.text

    def scores(self, q, k):
        if self.score == "concat":
            pairs = torch.cat([
                q[:, :, None].expand(-1, -1, k.shape[1], -1),
                k[:, None].expand(-1, q.shape[1], -1, -1)], 3)
            return self.energy(torch.tanh(self.joint_layer(pairs))).squeeze(3)
        if self.score == "general":
            k = self.key_layer(k)
        scores = torch.einsum("bsf,btf->bst", q, k)
        return scores / math.sqrt(k.shape[2]) if self.score == "scaled_dot" else scores

    def forward(self, query, keys, values=None, mask=None):
        return read(query, keys, values, mask, self.scores)


def read(query, keys, values, mask, score):
    single = query.dim() == 2
    scores = score(query[:, None] if single else query, keys)
    if mask is not None:
        scores = scores.masked_fill(~(mask[:, None] if mask.dim() == 2 else mask), -math.inf)
    weights = scores.softmax(2)
    context = torch.einsum("bst,btv->bsv", weights, keys if values is None else values)
    return (context[:, 0], weights[:, 0]) if single else (context, weights)


class SelfAttention(nn.Module):
    def __init__(self, embed_dim, causal=False):
        super().__init__()
        self.query = nn.Linear(embed_dim, embed_dim)
        self.key = nn.Linear(embed_dim, embed_dim)
        self.value = nn.Linear(embed_dim, embed_dim)
        self.size, self.causal = embed_dim, causal

    def extra_repr(self):
        return f"{self.size}" + (", causal=True" if self.causal else "")

    def forward(self, x, mask=None):
        scores = self.query(x) @ self.key(x).mT / math.sqrt(self.size)
        seen = torch.ones(x.shape[1], x.shape[1], dtype=torch.bool)
        seen = (seen.tril() if self.causal else seen).expand(x.shape[0], -1, -1)
        if mask is not None:
            seen = seen & mask[:, None]
        weights = scores.masked_fill(~seen, -math.inf).softmax(2)
        return weights @ self.value(x), weights


def padding_mask(lengths, steps=None):
    return torch.tensor([[t < n for t in range(steps or max(lengths))] for n in lengths])


class Hypothesis:
    def __init__(self, tokens, log_probability, length, penalty, ended):
        self.tokens, self.log_probability, self.ended = tokens, log_probability, ended
        self.score = log_probability / length ** penalty

    def __repr__(self):
        return f"Hypothesis({self.tokens}, score={self.score:.4f})"


def beam_search(step, start, state=None, end=None, beam=4, max_length=50, length_penalty=0.0):
    """One sequence after the other and row by row; the state's rows are in dimension 1."""
    if not isinstance(start, int):
        # A state of several sequences is cut into those of one.
        return [beam_search(step, token, rows(state, row), end, beam, max_length, length_penalty)
                for row, token in enumerate(start)]
    live, done = [([], start, 0.0, state)], []
    for length in range(1, max_length + 1):
        found = []
        for place, (tokens, last, total, kept) in enumerate(live):
            scores, new = step(torch.tensor([last]), kept)
            for token, score in enumerate(scores.log_softmax(1)[0].tolist()):
                found.append((-(total + score), place, token, tokens + [token], new))
        live = []
        for loss, _, token, tokens, new in sorted(found, key=lambda item: item[:3])[:beam]:
            if token == end:
                done.append(Hypothesis(tokens[:-1], -loss, length, length_penalty, True))
            elif length == max_length:
                done.append(Hypothesis(tokens, -loss, length, length_penalty, False))
            else:
                live.append((tokens, token, -loss, new))
        if not live:
            break
    return sorted(done, key=lambda one: -one.score)[:beam]


def rows(state, row):
    if isinstance(state, torch.Tensor):
        return state.narrow(1 if state.dim() == 3 else 0, row, 1)
    return tuple(rows(part, row) for part in state) if state is not None else None


class EncoderDecoder(nn.Module):
    """One step after the other; attend="before" is Bahdanau et al. 2015, appendix A.1.2 with h instead
    of s in the score, input_feeding is Luong et al. 2015, section 3.3."""

    def __init__(self, source_size, target_size, embedding_size, hidden_size, num_layers=1,
                 cell="lstm", attention=None, attention_size=None, dropout=0.0, padding_idx=None,
                 attend="after", input_feeding=False, bidirectional=False):
        super().__init__()
        kind = {"lstm": nn.LSTM, "gru": nn.GRU, "rnn": nn.RNN}[cell]
        layer = dict(num_layers=num_layers, batch_first=True,
                     dropout=dropout if num_layers > 1 else 0.0)
        H, K = hidden_size, hidden_size * (2 if bidirectional else 1)
        self.source_embedding = nn.Embedding(source_size, embedding_size, padding_idx=padding_idx)
        self.encoder = kind(embedding_size, H, bidirectional=bidirectional, **layer)
        if bidirectional:
            self.bridge_h = nn.Linear(2 * H, H)
            if cell == "lstm":
                self.bridge_c = nn.Linear(2 * H, H)
        self.target_embedding = nn.Embedding(target_size, embedding_size)
        more = K if attend == "before" else H if input_feeding else 0
        self.decoder = kind(embedding_size + more, H, **layer)
        if attention == "additive":
            self.attention = BahdanauAttention(H, K, attention_size or H)
        elif attention:
            self.attention = LuongAttention(
                H, K, attention, (attention_size or H) if attention == "concat" else None)
        if input_feeding:
            self.combine = nn.Linear(H + K, H)
        self.output = nn.Linear(H + K if attention and not input_feeding else H, target_size)
        self.dropout = nn.Dropout(dropout)
        self.has_attention, self.padding_idx = attention is not None, padding_idx
        self.attend, self.input_feeding = attend, input_feeding
        self.bidirectional = bidirectional

    def encode(self, source, lengths=None):
        vectors = self.dropout(self.source_embedding(source))
        if self.padding_idx is None and lengths is None:
            output, states = self.encoder(vectors)
            mask = None
        else:
            if lengths is None:
                lengths = (source != self.padding_idx).sum(1)
            mask = torch.arange(source.shape[1]) < torch.as_tensor(lengths)[:, None]
            packed = nn.utils.rnn.pack_padded_sequence(
                vectors, lengths, batch_first=True, enforce_sorted=False)
            output, states = self.encoder(packed)
            output = nn.utils.rnn.pad_packed_sequence(
                output, batch_first=True, total_length=source.shape[1])[0]
        if self.bidirectional:
            is_pair = isinstance(states, tuple)
            parts = [torch.cat([h[0::2], h[1::2]], 2) for h in (states if is_pair else (states,))]
            h = torch.tanh(self.bridge_h(parts[0]))
            states = (h, self.bridge_c(parts[1])) if is_pair else h
        feed = torch.zeros(1, source.shape[0], self.decoder.hidden_size)
        return output, (states, feed) if self.input_feeding else states, mask

    def decode(self, tokens, states, keys, mask):
        x = self.dropout(self.target_embedding(tokens))
        if self.input_feeding:
            states, feed = states
            x = torch.cat([x, feed.transpose(0, 1)], 2)
        if self.attend == "before":
            h = states[0] if isinstance(states, tuple) else states
            context, weights = self.attention(h[-1][:, None], keys, None, mask)
            x = torch.cat([x, context], 2)
        output, states = self.decoder(x, states)
        if not self.has_attention:
            return self.output(output), None, states
        if self.attend == "after":
            context, weights = self.attention(output, keys, None, mask)
        both = torch.cat([output, context], 2)
        if self.input_feeding:
            both = torch.tanh(self.combine(both))
            states = (states, both.transpose(0, 1))
        return self.output(both), weights, states

    def forward(self, source, target, teacher_forcing=1.0, lengths=None):
        keys, states, mask = self.encode(source, lengths)
        logits, weights, token = [], [], None
        for step in range(target.shape[1]):
            if step == 0 or teacher_forcing == 1 or torch.rand(1).item() < teacher_forcing:
                token = target[:, step:step + 1]
            else:
                token = logits[-1].argmax(2)
            scores, seen, states = self.decode(token, states, keys, mask)
            logits.append(scores)
            weights.append(seen)
        return torch.cat(logits, 1), torch.cat(weights, 1) if self.has_attention else None

    def beam_search(self, source, start, end=None, beam=4, max_length=50, length_penalty=0.0):
        training, found = self.training, []
        self.eval()
        for one in source:
            if self.padding_idx is not None:
                one = one[one != self.padding_idx]
            keys, states, mask = self.encode(one[None])

            def step(tokens, state):
                logits, _, state = self.decode(tokens[:, None], state, keys, mask)
                return logits[:, 0], state

            with torch.no_grad():
                found.append(beam_search(
                    step, start, states, end, beam, max_length, length_penalty))
        self.train(training)
        return found

    def greedy(self, source, start, end=None, max_length=50):
        return [found[0].tokens for found in self.beam_search(source, start, end, 1, max_length)]


class CRF(nn.Module):
    """Every path is written down: only for a few steps and tags."""

    def __init__(self, num_tags, batch_first=False):
        super().__init__()
        self.num_tags, self.batch_first = num_tags, batch_first
        self.start_transitions = nn.Parameter(torch.empty(num_tags).uniform_(-0.1, 0.1))
        self.end_transitions = nn.Parameter(torch.empty(num_tags).uniform_(-0.1, 0.1))
        self.transitions = nn.Parameter(torch.empty(num_tags, num_tags).uniform_(-0.1, 0.1))

    def extra_repr(self):
        return f"num_tags={self.num_tags}"

    def score(self, emissions, path):
        total = self.start_transitions[path[0]] + self.end_transitions[path[-1]]
        total = total + sum(emissions[t, tag] for t, tag in enumerate(path))
        return total + sum(self.transitions[a, b] for a, b in zip(path, path[1:]))

    def sequences(self, *tensors, mask=None):
        if not self.batch_first:
            tensors = [tensor.transpose(0, 1) for tensor in tensors]
            mask = None if mask is None else mask.t()
        for b in range(tensors[0].shape[0]):
            length = tensors[0].shape[1] if mask is None else int(mask[b].sum())
            yield [tensor[b, :length] for tensor in tensors]

    def paths(self, emissions):
        return itertools.product(range(self.num_tags), repeat=emissions.shape[0])

    def forward(self, emissions, tags, mask=None, reduction="sum"):
        likelihoods = []
        for rows, path in self.sequences(emissions, tags, mask=mask):
            scores = torch.stack([self.score(rows, other) for other in self.paths(rows)])
            likelihoods.append(self.score(rows, path.tolist()) - scores.logsumexp(0))
        result = torch.stack(likelihoods)
        return {"none": result, "sum": result.sum(), "mean": result.mean()}[reduction]

    def decode(self, emissions, mask=None):
        return [
            list(max(self.paths(rows), key=lambda path: self.score(rows, path).item()))
            for rows, in self.sequences(emissions, mask=mask)
        ]


PARTS = ["input_dropout", "state_dropout", "weight_dropout", "recurrent_dropout", "zoneout",
         "cell_zoneout"]


class Stacked(nn.Module):
    """Cells on top of each other, each in one or two directions, written step by step; packed
    sequences are run one by one."""

    def __init__(self, input_size, hidden_size, num_layers=1, bias=True, batch_first=False,
                 dropout=0.0, bidirectional=False, **own):
        super().__init__()
        self.input_size, self.hidden_size, self.num_layers = input_size, hidden_size, num_layers
        self.bias, self.batch_first, self.dropout = bias, batch_first, dropout
        self.bidirectional, self.own = bidirectional, own
        self.suffixes = ["", "_reverse"] if bidirectional else [""]
        for layer in range(num_layers):
            size = hidden_size * len(self.suffixes) if layer else input_size
            for suffix in self.suffixes:
                for name, shape in self.shapes(size, hidden_size):
                    if name.startswith("norm"):
                        value = torch.ones(shape) if name.endswith("weight") else torch.zeros(shape)
                    else:
                        value = torch.empty(shape).uniform_(
                            -1 / math.sqrt(hidden_size), 1 / math.sqrt(hidden_size))
                    setattr(self, f"{name}_l{layer}{suffix}", nn.Parameter(value))

    def shapes(self, size, hidden_size):
        rows = self.gates * hidden_size
        return [("weight_ih", [rows, size]), ("weight_hh", [rows, hidden_size])] + self.others(
            rows, hidden_size)

    def others(self, rows, hidden_size):
        return [("bias_ih", [rows]), ("bias_hh", [rows])] if self.bias else []

    def extra_repr(self):
        text = f"{self.input_size}, {self.hidden_size}"
        if self.num_layers != 1:
            text += f", num_layers={self.num_layers}"
        if not self.bias:
            text += ", bias=False"
        if self.batch_first:
            text += ", batch_first=True"
        if self.dropout:
            text += f", dropout={self.dropout}"
        if self.bidirectional:
            text += ", bidirectional=True"
        return text + self.own_repr()

    def own_repr(self):
        return "".join(f", {name}={value}" for name, value in self.own.items() if value)

    def forward(self, x, hx=None):
        if isinstance(x, nn.utils.rnn.PackedSequence):
            return self.packed(x, hx)
        if x.dim() == 2:
            hx = None if hx is None else map_states(hx, lambda h: h[:, None])
            self.batch_first, before = False, self.batch_first
            output, states = self(x[:, None], hx)
            self.batch_first = before
            return output[:, 0], map_states(states, lambda h: h[:, 0])
        x = x.transpose(0, 1) if self.batch_first else x
        zeros = torch.zeros(self.num_layers * len(self.suffixes), x.shape[1], self.hidden_size,
                            dtype=x.dtype)
        h, c = (zeros, zeros) if hx is None else hx if self.gates == 4 else (hx, zeros)
        finals = []
        for layer in range(self.num_layers):
            if layer and self.training and self.dropout:
                x = nn.functional.dropout(x, self.dropout)
            x = self.prepared(x)
            outputs = []
            for suffix in self.suffixes:
                place = len(finals)
                part = lambda name: getattr(self, f"{name}_l{layer}{suffix}", None)
                output, final = self.run(x, h[place], c[place], part, suffix != "")
                outputs.append(output)
                finals.append(final)
            x = torch.cat(outputs, 2)
        h, c = (torch.stack(states) for states in zip(*finals))
        return (x.transpose(0, 1) if self.batch_first else x), ((h, c) if self.gates == 4 else h)

    def prepared(self, x):
        return x

    def packed(self, packed, hx):
        padded, lengths = nn.utils.rnn.pad_packed_sequence(packed)
        outputs, finals = [], []
        before, self.batch_first = self.batch_first, False
        for place, length in enumerate(lengths.tolist()):
            own = None if hx is None else map_states(hx, lambda h: h[:, place:place + 1])
            output, final = self(padded[:length, place:place + 1], own)
            outputs.append(output[:, 0])
            finals.append(final if self.gates == 4 else (final,))
        self.batch_first = before
        finals = tuple(torch.cat(states, 1) for states in zip(*finals))
        output = nn.utils.rnn.pack_sequence(outputs, enforce_sorted=packed.sorted_indices is None)
        return output, finals if self.gates == 4 else finals[0]

    def run(self, x, h, c, part, reverse):
        outputs = [None] * len(x)
        for t in reversed(range(len(x))) if reverse else range(len(x)):
            h, c = self.step(x[t], h, h, c, part("weight_hh"), part, 1.0)
            outputs[t] = h
        return torch.stack(outputs), (h, c)


def map_states(states, change):
    return tuple(change(h) for h in states) if isinstance(states, tuple) else change(states)


class Regularized(Stacked):
    """A recurrence with the masks of each paper where it has them."""

    def __init__(self, *sizes, **options):
        parts = {name: options.pop(name, 0.0) for name in PARTS}
        super().__init__(*sizes, **options)
        for name, value in parts.items():
            setattr(self, name, value)

    def own_repr(self):
        return "".join(f", {name}={getattr(self, name)}" for name in PARTS if getattr(self, name))

    def drop(self, p, x, *shape):
        if not self.training or not p:
            return torch.ones(shape, dtype=x.dtype)
        return torch.empty(shape, dtype=x.dtype).bernoulli_(1 - p) / (1 - p)

    def kept(self, p, x, *shape):
        if self.training and p:
            return torch.empty(shape, dtype=x.dtype).bernoulli_(p)
        return torch.full(shape, p, dtype=x.dtype)

    def prepared(self, x):
        return x * self.drop(self.input_dropout, x, 1, *x.shape[1:])

    def run(self, x, h, c, part, reverse):
        T, B, H = len(x), x.shape[1], self.hidden_size
        weight = part("weight_hh")
        weight = weight * self.drop(self.weight_dropout, x, *weight.shape)
        state_mask = self.drop(self.state_dropout, x, B, H)
        candidate_mask = self.drop(self.recurrent_dropout, x, T, B, H)
        zoned = self.zoneout or self.cell_zoneout
        keep_h = self.kept(self.zoneout, x, T, B, H) if zoned else None
        keep_c = self.kept(self.cell_zoneout, x, T, B, H) if zoned and self.gates == 4 else None
        outputs = [None] * T
        for t in reversed(range(T)) if reverse else range(T):
            new, new_c = self.step(x[t], h, h * state_mask, c, weight, part, candidate_mask[t])
            if zoned:
                new = keep_h[t] * h + (1 - keep_h[t]) * new
                if keep_c is not None:
                    new_c = keep_c[t] * c + (1 - keep_c[t]) * new_c
            h, c = new, new_c
            outputs[t] = h
        return torch.stack(outputs), (h, c)

    def sums(self, x, seen, weight, part):
        return (nn.functional.linear(x, part("weight_ih"), part("bias_ih")),
                nn.functional.linear(seen, weight, part("bias_hh")))


class RegularizedRNN(Regularized):
    gates = 1

    def step(self, x, h, seen, c, weight, part, mask):
        a, b = self.sums(x, seen, weight, part)
        return torch.tanh(a + b), c


class RegularizedLSTM(Regularized):
    gates = 4

    def step(self, x, h, seen, c, weight, part, mask):
        a, b = self.sums(x, seen, weight, part)
        i, f, g, o = (a + b).chunk(4, 1)
        c = f.sigmoid() * c + i.sigmoid() * (g.tanh() * mask)
        return o.sigmoid() * c.tanh(), c


class RegularizedGRU(Regularized):
    gates = 3

    def step(self, x, h, seen, c, weight, part, mask):
        a, b = self.sums(x, seen, weight, part)
        (ar, az, an), (br, bz, bn) = a.chunk(3, 1), b.chunk(3, 1)
        r, z = (ar + br).sigmoid(), (az + bz).sigmoid()
        n = (an + r * bn).tanh() * mask
        return (1 - z) * n + z * h, c


class LayerNormLSTM(Regularized):
    """Ba et al. 2016, equations 20 to 22."""

    gates = 4

    def others(self, rows, hidden_size):
        return [(f"norm_{name}_{part}", [size])
                for name, size in [("ih", rows), ("hh", rows), ("c", hidden_size)]
                for part in ["weight", "bias"]]

    def step(self, x, h, seen, c, weight, part, mask):
        def norm(name, value):
            return nn.functional.layer_norm(
                value, value.shape[-1:], part(f"norm_{name}_weight"), part(f"norm_{name}_bias"))

        sums = norm("ih", x @ part("weight_ih").T) + norm("hh", seen @ weight.T)
        i, f, g, o = sums.chunk(4, 1)
        c = f.sigmoid() * c + i.sigmoid() * (g.tanh() * mask)
        return o.sigmoid() * norm("c", c).tanh(), c


class LockedDropout(nn.Module):
    def __init__(self, p=0.5, batch_first=False):
        super().__init__()
        self.p, self.batch_first = p, batch_first

    def extra_repr(self):
        return f"p={self.p}" + (", batch_first=True" if self.batch_first else "")

    def forward(self, x):
        if not self.training or self.p == 0:
            return x
        shape = list(x.shape)
        shape[1 if self.batch_first else 0] = 1
        return x * (torch.empty(shape).bernoulli_(1 - self.p) / (1 - self.p))


class IRNN(nn.RNN):
    def __init__(self, input_size, hidden_size, num_layers=1, bias=True, batch_first=False,
                 dropout=0.0, bidirectional=False, scale=1.0):
        super().__init__(input_size, hidden_size, num_layers, nonlinearity="relu", bias=bias,
                         batch_first=batch_first, dropout=dropout, bidirectional=bidirectional)
        with torch.no_grad():
            for name, parameter in self.named_parameters():
                if name.startswith("weight_hh"):
                    parameter.copy_(torch.eye(hidden_size) * scale)
                elif name.startswith("weight_ih"):
                    parameter.normal_(0, 0.001)
                else:
                    parameter.zero_()


class GRU(Stacked):
    """Cho et al. 2014, section 2.3; with reset="after" that of nn.GRU."""

    gates = 3

    def __init__(self, *sizes, reset="after", **options):
        super().__init__(*sizes, **options)
        self.reset = reset

    def own_repr(self):
        return ", reset='before'" if self.reset == "before" else ""

    def step(self, x, h, seen, c, weight, part, mask):
        W, b = weight.chunk(3), part("bias_hh")
        b = [0.0] * 3 if b is None else b.chunk(3)
        a = nn.functional.linear(x, part("weight_ih"), part("bias_ih")).chunk(3, 1)
        r, z = (a[0] + h @ W[0].T + b[0]).sigmoid(), (a[1] + h @ W[1].T + b[1]).sigmoid()
        if self.reset == "before":
            n = (a[2] + (r * h) @ W[2].T + b[2]).tanh()
        else:
            n = (a[2] + r * (h @ W[2].T + b[2])).tanh()
        return (1 - z) * n + z * h, c


class Minimal(Stacked):
    def __init__(self, *sizes, parallel=False, **options):
        super().__init__(*sizes, **options)
        self.parallel = parallel

    def own_repr(self):
        return ", parallel=True" if self.parallel else ""

    def shapes(self, size, hidden_size):
        rows = self.blocks * hidden_size
        return [("weight_ih", [rows, size])] + ([("bias_ih", [rows])] if self.bias else [])

    def sums(self, x, part):
        return nn.functional.linear(x, part("weight_ih"), part("bias_ih")).chunk(self.blocks, 1)


class MinGRU(Minimal):
    """Feng et al. 2024, algorithm 1."""

    gates, blocks = 1, 2

    def step(self, x, h, seen, c, weight, part, mask):
        z, new = self.sums(x, part)
        z = z.sigmoid()
        return (1 - z) * h + z * new, c


class MinLSTM(Minimal):
    """Feng et al. 2024, algorithm 3."""

    gates, blocks = 1, 3

    def step(self, x, h, seen, c, weight, part, mask):
        f, i, new = self.sums(x, part)
        f, i = f.sigmoid(), i.sigmoid()
        return f / (f + i) * h + i / (f + i) * new, c


def linear_scan(a, b, h0=None, parallel=True, batch_first=False):
    if batch_first:
        return linear_scan(a.transpose(0, 1), b.transpose(0, 1), h0).transpose(0, 1)
    h, outputs = torch.zeros_like(b[0]) if h0 is None else h0, []
    for factor, term in zip(a, b):
        h = factor * h + term
        outputs.append(h)
    return torch.stack(outputs)


def detach(state):
    if isinstance(state, torch.Tensor):
        return state.detach()
    if isinstance(state, (tuple, list)):
        return type(state)(detach(part) for part in state)
    return state


class truncated:
    def __init__(self, *sequences, steps=35, batch_first=False):
        self.sequences, self.steps, self.dim = sequences, steps, int(batch_first)
        self.state = None

    def __setattr__(self, name, value):
        super().__setattr__(name, detach(value) if name == "state" else value)

    def __len__(self):
        return -(-self.sequences[0].shape[self.dim] // self.steps)

    def __iter__(self):
        self.state = None
        for parts in zip(*(s.split(self.steps, self.dim) for s in self.sequences)):
            yield parts if len(parts) > 1 else parts[0]

    def __repr__(self):
        return f"TruncatedWindows({len(self)} windows of {self.steps} steps)"


def spectral_radius(matrix):
    if isinstance(matrix, torch.Tensor):
        return torch.linalg.eigvals(matrix.double()).abs().max().item()
    found = {}
    for name, weight in matrix.named_parameters():
        if name.split(".")[-1].startswith("weight_hh"):
            count = weight.shape[0] // weight.shape[1]
            letters = {1: [""], 3: [".r", ".z", ".n"], 4: [".i", ".f", ".g", ".o"]}[count]
            for letter, block in zip(letters, weight.detach().chunk(count)):
                found[name + letter] = spectral_radius(block)
    return found


def saturation(values, low=-1.0, high=1.0, threshold=0.95):
    if isinstance(values, dict):
        return {name: saturation(part, low, high, threshold) for name, part in values.items()}
    far = (values - (low + high) / 2).abs() > threshold * (high - low) / 2
    return far.double().mean().item()


def steps(layer, x):
    """The states and gates of an nn.RNN, nn.LSTM or nn.GRU with one layer, by its equations."""
    h = c = torch.zeros(x.shape[1], layer.hidden_size)
    for step in x:
        a = nn.functional.linear(step, layer.weight_ih_l0, layer.bias_ih_l0)
        b = nn.functional.linear(h, layer.weight_hh_l0, layer.bias_hh_l0)
        if isinstance(layer, nn.LSTM):
            i, f, g, o = (a + b).chunk(4, 1)
            i, f, g, o = i.sigmoid(), f.sigmoid(), g.tanh(), o.sigmoid()
            c = f * c + i * g
            h = o * c.tanh()
            yield dict(h=h, c=c, i=i, f=f, g=g, o=o)
        elif isinstance(layer, nn.GRU):
            (ar, az, an), (br, bz, bn) = a.chunk(3, 1), b.chunk(3, 1)
            r, z = (ar + br).sigmoid(), (az + bz).sigmoid()
            n = (an + r * bn).tanh()
            h = (1 - z) * n + z * h
            yield dict(h=h, r=r, z=z, n=n)
        else:
            h = torch.tanh(a + b)
            yield dict(h=h)


def gates(model, x, reduce="mean"):
    found = list(steps(model, x))
    whole = {name: torch.stack([values[name] for values in found]).detach() for name in found[0]}
    return {n: v.mean((1, 2)) for n, v in whole.items()} if reduce else whole


def gradient_norms(model, inputs, targets=None, loss=None):
    """Of a network with one recurrent layer, batch first, which is run by its equations."""
    layer = next(m for m in model.modules() if isinstance(m, nn.RNNBase))
    seen, forward = [], layer.forward

    def stepwise(x):
        seen.extend(steps(layer, x.transpose(0, 1)))
        for values in seen:
            for name in {"h", "c"} & set(values):
                values[name].retain_grad()
        return torch.stack([values["h"] for values in seen], 1), None

    layer.forward = stepwise
    before = [p.grad for p in model.parameters()]
    nn.functional.mse_loss(model(inputs), targets).backward()
    for parameter, gradient in zip(model.parameters(), before):
        parameter.grad = gradient
    layer.forward = forward
    return {name: torch.stack([values[name].grad.norm() for values in seen])
            for name in ["h", "c"] if name in seen[0]}
