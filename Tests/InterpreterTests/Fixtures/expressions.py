"""Writes expressions.json: random expressions of the language with CPython's answers.

    python3 expressions.py

Each line is an expression and its `repr`, or the exception's type and message. The generator is
seeded: the same file comes out every time. Made with CPython 3.11.
"""

import json
import pathlib
import random
import sys
import warnings

COUNT = 4000
INTS = [0, 1, 2, 3, 5, 7, 10, 12, 64, 100, 255, 1000, 2**31, 2**53 + 1, 2**62, 2**63 - 1]
INTS += [2**63, 2**64, 10**20, 3**50, 10**30 + 7]
FLOATS = ["0.0", "0.5", "1.0", "1.5", "2.5", "0.1", "3.75", "1e16", "1e-5", "123.456", "1e300"]
FLOATS += ["2.0 ** 53", "1e22", "7.0", "0.3", "100.0", "-0.0", "float('inf')", "float('nan')"]
TEXTS = ["", "a", "abc", "Hello, World", "a b c", "xyzzy", "123", " pad ", "x=1", "ünïcödé", "日本"]
TEXTS += ["it's", "tab\t", "0.5", "A-B-C", "aXbX"]
SPECS_INT = ["d", "5d", "<6", "^7", "+", "08", ",", "_", "x", "#x", "b", "o", "e", ".2f", "%", "c", "n"]
SPECS_FLOAT = ["", ".2f", "10.3f", "e", ".3e", "g", ".4g", "%", ".1%", "+.1f", "08.2f", ",.2f", "<9", ".3"]
SPECS_FLOAT += ["G", "F", "^12.1f", "z", "#g", ".0f", "_.1f"]
SPECS_TEXT = ["", "10", ">5", "^8", "*<6", ".2", "s", "5.1s", "-^9", "08"]


class Maker:
    def __init__(self, seed):
        self.random = random.Random(seed)

    def pick(self, options):
        return self.random.choice(options)

    def of(self, kind, depth):
        """An expression that should have a type; now and then one that has another."""
        if self.random.random() < 0.04:
            kind = self.pick(["int", "float", "text", "list", "bool", "tuple", "none"])
        return getattr(self, kind)(depth)

    def none(self, depth):
        return "None"

    def int(self, depth):
        if depth == 0 or self.random.random() < 0.15:
            if self.random.random() < 0.6:
                return str(self.random.randint(0, 20))
            return str(self.pick(INTS))
        make = lambda kind: self.of(kind, depth - 1)
        return self.pick([
            lambda: f"({make('int')} {self.pick('+-*+-*%&|^')} {make('int')})",
            lambda: f"({make('int')} {self.pick('+-*')} {make('bool')})",
            lambda: f"({make('int')} // {make('int')})",
            lambda: f"({make('int')} {self.pick(['<<', '>>'])} {self.random.randint(0, 70)})",
            lambda: f"({make('int')} ** {self.random.randint(0, 6)})",
            lambda: f"-{make('int')}",
            lambda: f"~{make('int')}",
            lambda: f"abs({make('int')})",
            lambda: f"len({make(self.pick(['text', 'list', 'tuple']))})",
            lambda: f"int({make(self.pick(['float', 'int', 'bool', 'text']))})",
            lambda: f"round({make('float')})",
            lambda: f"round({make('int')}, {self.random.randint(-3, 1)})",
            lambda: f"sum({make('list')})",
            lambda: f"max({make('int')}, {make('int')})",
            lambda: f"{make('text')}.find({make('text')})",
            lambda: f"{make('text')}.count({make('text')})",
            lambda: f"{make('list')}[{self.random.randint(-3, 3)}]",
            lambda: f"({make('int')} if {make('bool')} else {make('int')})",
            lambda: f"divmod({make('int')}, {make('int')})[{self.random.randint(0, 1)}]",
            lambda: f"hash(float({make('float')}))",
            lambda: f"({make('int')}).bit_length()",
        ])()

    def float(self, depth):
        if depth == 0 or self.random.random() < 0.2:
            return self.pick(FLOATS)
        make = lambda kind: self.of(kind, depth - 1)
        return self.pick([
            lambda: f"({make('float')} {self.pick('+-*/')} {make('float')})",
            lambda: f"({make('int')} {self.pick('+-*/')} {make('float')})",
            lambda: f"({make('float')} {self.pick('+-*')} {make('int')})",
            lambda: f"({make('int')} / {make('int')})",
            lambda: f"({make('float')} {self.pick(['//', '%'])} {make('float')})",
            lambda: f"({make('float')} {self.pick(['//', '%'])} {make('int')})",
            lambda: f"({make('float')} ** {self.random.randint(-2, 3)})",
            lambda: f"-{make('float')}",
            lambda: f"round({make('float')}, {self.random.randint(-2, 4)})",
            lambda: f"float({make(self.pick(['int', 'float', 'text', 'bool']))})",
            lambda: f"abs({make('float')})",
            lambda: f"min({make('float')}, {make('int')})",
            lambda: f"divmod({make('float')}, {make('float')})",
        ])()

    def bool(self, depth):
        if depth == 0 or self.random.random() < 0.2:
            return self.pick(["True", "False"])
        make = lambda kind: self.of(kind, depth - 1)
        kind = self.pick(["int", "float", "text", "list", "tuple", "bool"])
        other = kind if self.random.random() < 0.8 else self.pick(["int", "float", "bool"])
        compare = self.pick(["<", "<=", "==", "!=", ">", ">="])
        return self.pick([
            lambda: f"({make(kind)} {compare} {make(other)})",
            lambda: f"({make('int')} {compare} {make('float')})",
            lambda: f"({make('int')} < {make('int')} <= {make('float')})",
            lambda: f"(not {make(kind)})",
            lambda: f"({make('bool')} {self.pick(['and', 'or'])} {make(kind)})",
            lambda: f"({make('text')} {self.pick(['in', 'not in'])} {make('text')})",
            lambda: f"({make('int')} in {make('list')})",
            lambda: f"bool({make(kind)})",
            lambda: f"isinstance({make(kind)}, {self.pick(['int', 'float', 'str', '(list, tuple)'])})",
            lambda: f"{make('text')}.{self.pick(['isdigit', 'isalpha', 'isupper', 'islower'])}()",
            lambda: f"{make('text')}.startswith({make('text')})",
            lambda: f"{self.pick(['any', 'all'])}({make('list')})",
        ])()

    def text(self, depth):
        if depth == 0 or self.random.random() < 0.2:
            return repr(self.pick(TEXTS))
        make = lambda kind: self.of(kind, depth - 1)
        small = lambda: self.random.randint(-3, 4)
        return self.pick([
            lambda: f"({make('text')} + {make('text')})",
            lambda: f"({make('text')} * {self.random.randint(-1, 3)})",
            lambda: f"{make('text')}[{small()}]",
            lambda: f"{make('text')}[{small()}:{small()}]",
            lambda: f"{make('text')}[::{self.pick([-1, 2, -2, 3])}]",
            lambda: f"str({make(self.pick(['int', 'float', 'list', 'tuple', 'bool']))})",
            lambda: f"repr({make(self.pick(['text', 'list', 'float']))})",
            lambda: f"{make('text')}.{self.pick(['upper', 'lower', 'title', 'strip', 'swapcase'])}()",
            lambda: f"{make('text')}.replace({make('text')}, {make('text')})",
            lambda: f"{make('text')}.{self.pick(['center', 'ljust', 'rjust', 'zfill'])}({self.random.randint(0, 12)})",
            lambda: f"format({make('int')}, {self.pick(SPECS_INT)!r})",
            lambda: f"format({make('float')}, {self.pick(SPECS_FLOAT)!r})",
            lambda: f"format({make('text')}, {self.pick(SPECS_TEXT)!r})",
            lambda: f"'%{self.pick(['d', '5d', 'x', '05d', '+d', 's', '.1f', 'g', 'e', 'r'])}' % {make('int')}",
            lambda: f"'%{self.pick(['.2f', 'g', 'd', 's', '8.3f', '.0e', '-9.1f|'])}' % ({make('float')},)",
            lambda: f"'{{:>8}}|{{!r}}'.format({make('int')}, {make('text')})",
            lambda: f"'-'.join([{make('text')}, {make('text')}])",
            lambda: f"{self.pick(['hex', 'bin', 'oct'])}({make('int')})",
            lambda: f"({make('text')} or {make('text')})",
        ])()

    def list(self, depth):
        if depth == 0 or self.random.random() < 0.2:
            return str([self.random.randint(-5, 9) for _ in range(self.random.randint(0, 4))])
        make = lambda kind: self.of(kind, depth - 1)
        small = lambda: self.random.randint(-3, 4)
        return self.pick([
            lambda: f"[{make('int')}, {make('float')}]",
            lambda: f"[{make('int')}, {make('int')}, {make('bool')}]",
            lambda: f"({make('list')} + {make('list')})",
            lambda: f"({make('list')} * {self.random.randint(-1, 3)})",
            lambda: f"{make('list')}[{small()}:{small()}]",
            lambda: f"{make('list')}[::{self.pick([-1, 2, -3])}]",
            lambda: f"sorted({make('list')}, reverse={make('bool')})",
            lambda: f"[x {self.pick('+-*')} {make('int')} for x in {make('list')}]",
            lambda: f"[x for x in {make('list')} if x {self.pick(['<', '>', '!='])} {make('int')}]",
            lambda: f"list({make(self.pick(['text', 'tuple', 'list']))})",
            lambda: f"list(range({small()}, {self.random.randint(0, 9)}, {self.random.randint(1, 3)}))",
            lambda: f"list(zip({make('list')}, {make('text')}))",
            lambda: f"list(map(str, {make('list')}))",
            lambda: f"{make('text')}.split({make('text')})",
            lambda: f"[*{make('list')}, *{make('tuple')}]",
            lambda: f"list(enumerate({make('text')}))",
            lambda: f"sorted({{x % 7 for x in {make('list')}}})",
            lambda: f"list({{x: i for i, x in enumerate({make('list')})}}.items())",
        ])()

    def tuple(self, depth):
        if depth == 0:
            return str(tuple(self.random.randint(0, 9) for _ in range(self.random.randint(0, 3))))
        make = lambda kind: self.of(kind, depth - 1)
        return self.pick([
            lambda: f"({make('int')}, {make('text')})",
            lambda: f"({make('float')},)",
            lambda: f"tuple({make('list')})",
            lambda: f"({make('tuple')} + {make('tuple')})",
            lambda: f"{make('tuple')}[:{self.random.randint(-2, 3)}]",
            lambda: f"divmod({make('int')}, {make('int')})",
        ])()


def answer(expression):
    try:
        value = eval(expression)
        return None if "j" in repr(value) and isinstance(value, complex) else repr(value)
    except Exception as error:
        return f"{type(error).__name__}: {error}"


def main():
    assert sys.version_info[:2] == (3, 11), "the answers are made with CPython 3.11"
    warnings.simplefilter("ignore")
    maker = Maker(20_240_911)
    records, seen = [], set()
    while len(records) < COUNT:
        kind = maker.pick(["int", "float", "bool", "text", "list", "tuple"])
        expression = maker.of(kind, maker.random.randint(1, 3))
        result = None if expression in seen or len(expression) > 110 else answer(expression)
        # Faulty syntax has a fixture of its own. Errors are a seasoning; complex numbers are refused, which has tests of its own.
        if "hash" in expression and ("nan" in expression or "None" in expression):
            continue  # Those hashes are addresses.
        if result is None or len(result) > 150 or "complex" in result or result.startswith("SyntaxError"):
            continue
        if "Error: " in result and maker.random.random() < 0.6:
            continue
        seen.add(expression)
        records.append([expression, result])
    path = pathlib.Path(__file__).with_suffix(".json")
    lines = ",\n".join(json.dumps(record, ensure_ascii=False) for record in records)
    path.write_text(f"[\n{lines}\n]\n")
    print(len(records), "expressions")


if __name__ == "__main__":
    main()
