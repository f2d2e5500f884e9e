### match on literals
def name(x):
    match x:
        case 0: return "zero"
        case 1 | 2 | 3: return "small"
        case -1: return "minus one"
        case 2.5: return "float"
        case "a" | "b": return "letter"
        case None: return "none"
        case True: return "true"
        case _: return "other"
print([name(x) for x in (0, 2, -1, 2.5, "b", None, True, False, [], 99, 1.0)])
### match on sequences
def shape(x):
    match x:
        case []: return "empty"
        case [a]: return f"one {a}"
        case [0, *rest]: return f"zero then {rest}"
        case (a, b): return f"two {a} {b}"
        case [first, *middle, last]: return f"{first} {middle} {last}"
        case str(): return "text"
        case _: return "no sequence"
print([shape(x) for x in ([], (), [5], [0, 1, 2], (1, 2), [1, 2, 3, 4], "ab", {1: 2}, range(3), 5, range(1, 3))])
### match on nested structures
def run(command):
    match command:
        case ["go", ("north" | "south") as way]: return "go " + way
        case ["take", {"item": item, "count": int(n)}] if n > 0: return f"take {n} {item}"
        case ["take", {"item": item}]: return f"take {item}"
        case {"op": "add", "args": [x, y]}: return x + y
        case {"op": op, **rest}: return op, rest
        case [[a, b], [c, d]]: return a * d - b * c
        case _: return "?"
for c in (["go", "north"], ["go", "up"], ["take", {"item": "key", "count": 2}], ["take", {"item": "key", "count": 0}], {"op": "add", "args": [1, 2]}, {"op": "mul", "z": 1}, [[1, 2], [3, 4]], 5):
    print(run(c))
### match on classes
class Point:
    __match_args__ = ("x", "y")
    def __init__(self, x, y): self.x, self.y = x, y
class Circle:
    def __init__(self, center, r): self.center, self.r = center, r
def where(p):
    match p:
        case Point(0, 0): return "origin"
        case Point(0, y): return f"on y at {y}"
        case Point(x=a, y=b) if a == b: return f"diagonal {a}"
        case Point(): return "point"
        case Circle(center=Point(cx, _), r=r): return f"circle {cx} {r}"
        case int(n) | float(n): return f"number {n}"
        case str(s): return s.upper()
        case list([x, *_]): return f"list from {x}"
        case _: return "unknown"
for p in (Point(0, 0), Point(0, 3), Point(2, 2), Point(1, 2), Circle(Point(7, 8), 2), 5, 2.5, "abc", [9, 8], (), True):
    print(where(p))
### captures stay bound
match [1, 2, 3]:
    case [x, *rest]:
        pass
print(x, rest)
match 5:
    case n if n > 10: print("large")
    case n: print("small", n)
print(n)
### match on dotted names
class Color:
    RED, GREEN = 1, 2
def paint(c):
    match c:
        case Color.RED: return "red"
        case Color.GREEN: return "green"
        case other: return other
print(paint(1), paint(2), paint(3))
### match in loops and functions and generators
def kinds(items):
    for item in items:
        match item:
            case int(): yield "int"
            case [*_]:
                yield "list"
                yield len(item)
            case _: continue
print(list(kinds([1, [2, 3], "x", (), 5])))
def first(items):
    for item in items:
        match item:
            case {"name": str(name)}: break
            case _: pass
    else:
        return None
    return name
print(first([1, {"name": 5}, {"name": "ok"}]), first([]))
### match is still a name
match = 5
case = [1, 2]
print(match, case[0], match + 1, match * 2)
match[0:1] if False else None
def match(x): return x
print(match(3), match (4))
### nothing matches
match 7:
    case 8: print("no")
print("through")
### match on a tuple subject
a, b = 1, 2
match a, b:
    case 1, 1: print("ones")
    case 1, x: print("x", x)
match a:
    case (1): print("group")
match [a, b]:
    case 1, 2: print("open sequence")
### an error in a guard
match 5:
    case n if n / 0: pass
### too many positional patterns
class P: pass
match P():
    case P(1): pass
### a pattern that is no class
x = 5
match 5:
    case x(): pass
### an undefined value pattern
match 5:
    case missing.value: pass
