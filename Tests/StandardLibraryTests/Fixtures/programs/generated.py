### drawn patterns
import random, re
random.seed(1)
def atom(depth):
    kind = random.randrange(12)
    if kind < 5: return random.choice("aabbc")
    if kind == 5: return random.choice(["[ab]", "[^a]", "[a-c]", r"\w", r"\d", ".", r"\s", r"[^\w]"])
    if kind == 6: return random.choice(["^", "$", r"\b", r"\B", r"\A", r"\Z"])
    if kind == 7 and depth: return "(?:" + expression(depth - 1) + ")"
    if kind == 8 and depth: return random.choice(["(?=", "(?!", "(?>"]) + expression(depth - 1) + ")"
    if kind == 9: return random.choice([r"\1", r"\2"])
    if depth: return "(" + expression(depth - 1) + ")"
    return "a"
def piece(depth):
    text = atom(depth)
    if random.random() < 0.35: text += random.choice(["*", "+", "?", "*?", "+?", "??", "{2}", "{1,2}", "{0,2}?", "{,1}", "*+", "?+"])
    return text
def expression(depth):
    branches = ["".join(piece(depth) for _ in range(random.randint(0, 3))) for _ in range(random.choice([1, 1, 1, 2, 3]))]
    return "|".join(branches)
texts = ["", "a", "ab", "abcab", "aabbcc", "ba a1", "a\nb", "cabbabac"]
made = 0
while made < 500:
    p = expression(2)
    try: c = re.compile(p, random.choice([0, 0, re.I, re.M, re.S]))
    except re.error as e:
        print(repr(p), "|", e)
        continue
    made += 1
    t = random.choice(texts)
    print(repr(p), c.flags, repr(t), [(m.span(), m.groups(), m.lastindex) for m in c.finditer(t)], c.match(t), c.fullmatch(t), c.split(t), c.sub("-", t), c.subn(r"<\g<0>>", t, 2))
### drawn json
import random, json
random.seed(2)
def value(depth):
    kind = random.randrange(9 if depth else 6)
    if kind == 0: return random.randint(-1000, 1000)
    if kind == 1: return random.random() * 10.0 ** random.randint(-20, 20)
    if kind == 2: return random.choice([None, True, False])
    if kind < 6: return "".join(random.choice("ab\"\\/\n\té日😀\x00\x1f ") for _ in range(random.randrange(6)))
    if kind == 6: return [value(depth - 1) for _ in range(random.randrange(4))]
    if kind == 7: return tuple(value(depth - 1) for _ in range(random.randrange(3)))
    return {random.choice([str(random.randrange(9)), random.randrange(9), None, 1.5]): value(depth - 1) for _ in range(random.randrange(4))}
for _ in range(200):
    v = value(3)
    text = json.dumps(v, indent=random.choice([None, None, 0, 1, 3]), ensure_ascii=random.random() < 0.5, separators=random.choice([None, (",", ":")]))
    print(text, json.loads(text))
    if text:
        place = random.randrange(len(text))
        broken = text[:place] + random.choice(["", "x", '"', ",", "]", "}"]) + text[place + 1:]
        try: print(json.loads(broken))
        except json.JSONDecodeError as e: print(e)
### drawn tables
import random, csv
random.seed(3)
class Out:
    def __init__(self): self.text = ""
    def write(self, s): self.text += s
for _ in range(150):
    options = dict(delimiter=random.choice(",;\t"), quotechar=random.choice("\"'"), quoting=random.choice([0, 0, 1, 2]), doublequote=True, lineterminator=random.choice(["\r\n", "\n"]))
    rows = [["".join(random.choice("ab,;\"'\n 1") for _ in range(random.randrange(4))) for _ in range(random.randint(1, 3))] for _ in range(2)]
    o = Out()
    csv.writer(o, **options).writerows(rows)
    options.pop("quoting"); options.pop("lineterminator")
    print(repr(o.text), list(csv.reader(o.text.splitlines(True), **options)) == rows)
    mess = "".join(random.choice("ab,\"\n ") for _ in range(12))
    print(repr(mess), list(csv.reader(mess.splitlines(True))))
### drawn containers
import random
from collections import Counter, deque, OrderedDict
random.seed(4)
d, o, c = deque(maxlen=7), OrderedDict(), Counter()
for _ in range(400):
    k, x = random.randrange(14), random.randrange(6)
    if k == 0: d.append(x)
    elif k == 1: d.appendleft(x)
    elif k == 2 and d: d.pop()
    elif k == 3 and d: d.popleft()
    elif k == 4: d.rotate(x - 3)
    elif k == 5: d.extend([x, x + 1])
    elif k == 6: d.extendleft([x, x + 1])
    elif k == 7 and x in d: d.remove(x)
    elif k == 8: o[x] = k
    elif k == 9 and x in o: o.move_to_end(x, last=x % 2 == 0)
    elif k == 10 and o: o.popitem(last=x % 2 == 0)
    elif k == 11: c[x] += 1
    elif k == 12: c.update([x, x, 0]); c.subtract([1])
    elif k == 13: c = (c | Counter(d)) if x < 3 else c - Counter([x])
    print(k, x, list(d), list(o.items()), c)
### drawn orders
import random, heapq, bisect, itertools
random.seed(6)
for _ in range(60):
    x = [random.randrange(10) for _ in range(random.randrange(9))]
    h = x[:]
    heapq.heapify(h)
    print(x, h, [heapq.heappop(h) for _ in range(len(h) // 2)], h, heapq.nlargest(3, x), bisect.bisect(sorted(x), 5), list(itertools.accumulate(x)), [(k, len(list(g))) for k, g in itertools.groupby(x)], list(itertools.combinations(x[:4], 2)), list(itertools.permutations(x[:3])), list(itertools.zip_longest(x[:3], x[2:6])), list(itertools.islice(x, 1, 8, 3)))
