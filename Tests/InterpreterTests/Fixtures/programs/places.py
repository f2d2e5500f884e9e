### one place reads and calls attributes of several classes
class Counter:
    def __init__(self, count):
        self.count = count

    def grow(self, by=1, *, factor=1):
        self.count += by * factor
        return self


class Other:
    def __init__(self, count):
        self.name = "other"
        self.count = count

    def grow(self, factor=10, by=5):
        return f"{self.name} {factor} {by}"


class Property:
    @property
    def count(self):
        return 7

    def grow(self, **given):
        return sorted(given.items())


def one_place(things):
    return [thing.grow(by=2, factor=3) for thing in things]


made = one_place([Counter(1), Other(2), Counter(3), Property(), Other(4)])
print([thing.count if isinstance(thing, Counter) else thing for thing in made])
print([thing.count for thing in [Counter(1), Other(2), Property(), Counter(3)]])

### an augmented attribute whose operand binds the name of its object anew
class Counter:
    def __init__(self, count):
        self.count = count


def rebinding(first, second):
    kept = first
    first.count += (first := second).count
    return kept.count, first.count


print(rebinding(Counter(1), Counter(20)))

### an augmented attribute whose operand changes the object's attributes
class Shifting:
    def __init__(self):
        self.total = 1

    @property
    def extra(self):
        self.added = "new"
        return 5

    @property
    def removal(self):
        del self.total
        return 6

    def change(self):
        self.total += self.extra
        self.total += self.removal
        return vars(self)


print(Shifting().change())
print(Shifting().change())

### one place calls several functions with keywords
def plain(a, b=2, *, c=3):
    return a, b, c


def swapped(c, b=20, a=30):
    return a, b, c


for callee in [plain, swapped, plain, lambda a, c: (a, c), dict]:
    print(callee(a=1, c=4))

### a call inside of its own arguments
def nested(depth, scale=1):
    return depth if depth == 0 else max(nested(depth - 1, scale=scale + 1), depth * scale, 0)


print(nested(5), max(max(1, 2), max(3, max(4, 5))), str(str(str(1))))
calls = []


def key(value):
    calls.append(value)
    return value if value < 1 else sorted([value, -value], key=lambda part: key(part - value))[0]


print(sorted([3, 1, 2], key=key), len(calls))

### a failed call leaves nothing behind for the next
for value in ["12", "x", "7"]:
    try:
        print(int(value))
    except ValueError as error:
        print(error)

### keys of several kinds with the same hash
class Same:
    def __init__(self, text):
        self.text = text

    def __hash__(self):
        return hash(self.text)

    def __eq__(self, other):
        return other == self.text or isinstance(other, Same) and other.text == self.text

    def __repr__(self):
        return f"Same({self.text!r})"


class Text(str):
    pass


table = {Same("a"): 1, 1: "one", -1: "minus one", -2: "minus two", 2**61 - 1: "large"}
print("a" in table, table["a"], table.get("b"), True in table, table[1.0], table[True])
table["a"] = 2
table[True] = "yes"
table[0] = "zero"
print(table, table[-1], table[-2], table[2**61 - 1])
words = {"a": 1, Text("b"): 2}
words[Text("a")] = 3
words["b"] += 1
print(words, Text("a") in words, "c" in words, {"x", Text("x")} == {"x"})
print({1, True, 1.0, 2}, 2.0 in {1, 2}, "1" in {1})
for number in range(100):
    words[str(number % 10)] = words.get(str(number % 10), 0) + number
    if number % 3 == 0:
        words.pop(str(number % 10))
print(words)

### a list that its loop lengthens and shortens
growing = [1, 2, 3]
for value in growing:
    if value < 3:
        growing.append(value + 10)
print(growing)
shrinking = [1, 2, 3, 4, 5, 6]
for value in shrinking:
    shrinking.remove(value)
print(shrinking, [shrinking.pop() for value in shrinking])

### pieces of f-strings
pieces = [1, 2.5, "text", None, True, 10**20, (1, "x")]
for piece in pieces:
    print(f"{piece}|{piece!s}|{piece!r}", "a" + str(piece))
