### what a call, an attribute or an item refers to changes while its parts are evaluated
def f(x):
    global f
    f = lambda y: y * 100
    return x + 1
print(f(f(1)), f(2))

class Model:
    def step(self, x):
        Model.step = lambda self, y: ("new", y)
        return ("old", x)
model = Model()
for turn in range(3):
    print(model.step(model.step(turn)))

def countdown(n):
    global countdown
    if n == 0:
        del countdown
        return 0
    return countdown(n - 1) + n
try:
    print(countdown(3))
    print(countdown(1))
except NameError as error:
    print(error)

class State:
    def __init__(self):
        self.x = 1
    def advance(self):
        self.x += self.change()
        return self.x
    def change(self):
        del self.x
        self.y = 5
        self.x = 10
        return 3
state = State()
print(state.advance(), vars(state))

values = [1, 2, 3]
def clear():
    values.clear()
    return 0
try:
    values[clear()] += 1
except IndexError as error:
    print(error)

counts = {"a": 1, 1: 2}
def count(key, by):
    counts[key] += by
    return counts[key], key in counts, key not in counts
print(count("a", 2.5), count(True, 1), count(1, -4), counts)
try:
    count("b", 1)
except KeyError as error:
    print(repr(error))

class Asked:
    times = 0
    def __init__(self, answer):
        self.answer = answer
    def __bool__(self):
        Asked.times += 1
        return self.answer
yes, no = Asked(True), Asked(False)
x = yes and yes and no and yes
print(Asked.times, x is no)
if (no or yes) and yes and not no:
    print(Asked.times)
y = (yes or no) and no or yes
print(Asked.times, y is yes)

def swap(a, b):
    a, b = b, a
    a = [a]
    return a, b
print(swap(swap(1, 2), 3))

def spread(a, b=2, *, c=3):
    return a, b, c
for turn in range(2):
    print(spread(turn), spread(turn, c=turn), spread(b=turn, a=5))
    spread, other = (lambda a, b=7, c=8: (a, b, c)), spread
print(9007199254740993 == 9007199254740992.0, 9007199254740993 > 9007199254740992.0, 3 < 3.5)
