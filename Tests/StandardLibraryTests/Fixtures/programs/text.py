### json
import json
print(json.dumps({"a": [1, 2.5, None, True, False], "b": {"c": "d\"e\n"}, 3: (1, 2), None: 0, 1.5: "x", True: 1}), json.dumps("é日😀\x01\x7f"), json.dumps("é日😀", ensure_ascii=False), json.dumps([]), json.dumps({}), json.dumps(float("inf")), json.dumps(float("nan")), json.dumps(1e20), json.dumps(-0.0), json.dumps(True))
print(json.dumps({"b": 1, "a": [1, {"c": []}], "d": {}}, indent=2, sort_keys=True))
print(json.dumps([1, [2, 3]], indent="\t"), json.dumps([1, {"a": 2}], separators=(",", ":")), json.dumps({(1, 2): 3, "a": 1}, skipkeys=True), json.dumps([1, 2], indent=0))
print(json.dumps({1, 2}, default=lambda o: sorted(o)), json.dumps({"x": {3}}, default=list, indent=1))
### reading json
import json
print(json.loads('{"a": [1, 2.5, -3e2, null, true, false], "b": "x\\n\\u00e9\\ud83d\\ude00\\/", "c": {}}'), json.loads(" [ ] "), json.loads('"a"'), json.loads("-0"), json.loads("1E3"), json.loads("NaN"), json.loads("[Infinity, -Infinity]"), json.loads('{"a": 1, "a": 2}'))
print(json.loads('{"a": 1}', object_hook=lambda d: list(d.items())), json.loads('{"a": 1}', object_pairs_hook=tuple), json.loads("[1.5]", parse_float=str), json.loads("[1]", parse_int=float), json.loads(json.dumps({"k": [1, {"z": "日"}]})))
### json faults
import json
for t in ["", "{", "[", "[1", "[1,", "[1,]", "[1 2]", '{"a"', '{"a":', '{"a": 1', '{"a": 1,}', "{a: 1}", "{'a': 1}", "01", "1 2", '"abc', '"\\q"', '"\\u12"', '"a\nb"', "nul", "-", "[1]]", "+1", "1.", ".5", "\n\n  x", '{"a": 1 "b"}', '{1: 2}', "True", '["\\ud83d"', "[tru]"]:
    try: print(json.loads(t))
    except json.JSONDecodeError as e: print(repr(t), "|", e, "|", e.msg, e.pos, e.lineno, e.colno)
### json of a set
import json
json.dumps({1})
### json of a tuple key
import json
json.dumps({(1, 2): 3})
### json of itself
import json
x = []
x.append(x)
json.dumps(x)
### json without nan
import json
json.dumps(float("nan"), allow_nan=False)
### json of none
import json
json.loads(None)
### json fault uncaught
import json
json.loads("[1, 2")
### json encoders
import json
class E(json.JSONEncoder):
    def default(self, o):
        if isinstance(o, complex_like): return [o.a, o.b]
        return super().default(o)
class complex_like:
    def __init__(self, a, b): self.a, self.b = a, b
print(json.dumps({"z": complex_like(1, 2)}, cls=E), E(indent=1).encode([1]))
json.dumps(object, cls=E)
### csv reading
import csv
rows = ['a,b,c\r\n', '1,"x, y",3\n', '"q""r",,\n', '\n', 'last']
print(list(csv.reader(rows)), list(csv.reader(["a;b", "c;'d;e'"], delimiter=";", quotechar="'")), list(csv.reader(['"a\n', 'b",c'])), list(csv.reader(["1, 2"], skipinitialspace=True)), list(csv.reader(['1,"a"'], quoting=csv.QUOTE_NONNUMERIC)), list(csv.reader(["a\tb"], "excel-tab")))
for row in csv.DictReader(["name,age", "Ann,3", "Bob", "Cy,4,5"]): print(row)
r = csv.reader(["x,y", "1,2"])
print(next(r), r.line_num, list(r), csv.DictReader(["1,2"], fieldnames=["p", "q"]).fieldnames, list(csv.reader([])), list(csv.reader([","])), list(csv.reader(['a"b,c'])), list(csv.reader(['"a"b,c'])))
### csv writing
import csv
class Out:
    def __init__(self): self.text = ""
    def write(self, s): self.text += s
o = Out()
w = csv.writer(o)
w.writerow(["a", 1, 2.5, None, 'q"x', "c,d", "e\nf", ""])
w.writerows([[1, 2], [3]])
w.writerow([""]); w.writerow([]); w.writerow([True])
print(repr(o.text))
o = Out()
d = csv.DictWriter(o, fieldnames=["a", "b"], restval="-", lineterminator="\n")
d.writeheader(); d.writerow({"a": 1, "b": 2}); d.writerow({"a": 3})
csv.writer(o, delimiter=";", quoting=csv.QUOTE_ALL, lineterminator="\n").writerow([1, "x"])
csv.writer(o, quoting=csv.QUOTE_NONNUMERIC, lineterminator="\n").writerow([1, "x"])
print(o.text)
### csv with fields that are not named
import csv
class Out:
    def write(self, s): pass
csv.DictWriter(Out(), ["a"]).writerow({"a": 1, "b": 2})
### csv of a number
import csv
class Out:
    def write(self, s): pass
csv.writer(Out()).writerow(5)
### csv of bytes
import csv
next(csv.reader([5]))
### string
import string
print(string.ascii_lowercase, string.ascii_uppercase, string.digits, string.punctuation, repr(string.whitespace), string.hexdigits, string.octdigits, len(string.printable), len(string.ascii_letters), string.capwords("hello  big world"), string.capwords("a-b c", "-"))
t = string.Template("$who likes ${what}; $$5 and $who")
print(t.substitute(who="Tim", what="tea"), t.safe_substitute(who="Al"), t.template, t.substitute({"who": 1}, what=2), t.get_identifiers(), string.Template("a $ b").is_valid(), string.Template("$x ${y} $ $$").safe_substitute(x=1))
print("".join(c for c in "a.b,c!" if c not in string.punctuation), "a1".translate(str.maketrans("", "", string.digits)))
all_letters = string.ascii_letters + " .,;'"
print(len(all_letters), all_letters.find("a"))
### a template without its value
import string
string.Template("$x").substitute()
### a template with a bad place
import string
string.Template("ab\n c $ d").substitute()
### names of many alphabets
import unicodedata, string
letters = string.ascii_letters + " .,;'"
def to_ascii(s):
    return "".join(c for c in unicodedata.normalize("NFD", s) if unicodedata.category(c) != "Mn" and c in letters)
for name in ["Ślusàrski", "O'Néàl", "François", "Béringer", "Žižek", "Nguyễn Văn"]: print(name, to_ascii(name))
### normal forms
import unicodedata
for text in ["é", "e\u0301", "ﬁ", "①²½", "한국어", "각", "Å", "ｆｕｌｌ　ｗｉｄｔｈ", "q\u0307\u0323", "\u0344", "ΐ", "豈", "パ", "ｶﾞ", "\u1e9b\u0323", "…", "日本語", "क़"]:
    print([[hex(ord(c)) for c in unicodedata.normalize(form, text)] for form in ("NFC", "NFD", "NFKC", "NFKD")])
print([unicodedata.category(c) for c in "aA1 .\n-(é日$+\u0301_😀"], unicodedata.combining("\u0301"), unicodedata.name("a"), unicodedata.name("é"), unicodedata.decimal("7"), unicodedata.digit("²"), unicodedata.numeric("½"), unicodedata.name("\n", "none"), unicodedata.is_normalized("NFC", "e\u0301"))
### a form that is none
import unicodedata
unicodedata.normalize("NFX", "a")
### text wrapping
import textwrap
text = "The quick brown fox jumped over the lazy dog and then kept running through the forest."
print(textwrap.wrap(text, 20), textwrap.fill(text, 30), textwrap.dedent("""
    a
      b

    c
"""), textwrap.indent("a\n\nb\n", "> "), textwrap.shorten(text, 30), textwrap.shorten("short", 30), textwrap.fill("abcdefghij kl", 4), textwrap.fill(text, 40, initial_indent="* ", subsequent_indent="  "), textwrap.wrap(""), textwrap.wrap("a  b   c", 4), sep="\n")
### pretty printing
import pprint
pprint.pprint({"b": 1, "a": [1, 2]})
pprint.pprint(list(range(40)))
pprint.pprint({"name": "x" * 20, "values": list(range(20)), "nested": {"k": (1, 2, 3), "z": [["a"] * 5] * 4}})
pprint.pprint([{"a": i, "b": [i] * 10} for i in range(3)], width=40)
print(pprint.pformat({"z": 1, "y": 2}), pprint.pformat((1,)), pprint.pformat([[1] * 30, [2] * 30], indent=2))
pprint.pp({"b": 1, "a": 2})
### system
import sys
print(sys.maxsize, sys.version_info >= (3, 8), sys.version_info[:2], sys.version_info.major, sys.byteorder, sys.float_info.max, sys.float_info.epsilon, sys.getrecursionlimit(), len(sys.argv), sys.maxunicode, sys.platform)
sys.stdout.write("direct\n"); sys.stdout.flush()
print("through", file=sys.stdout)
sys.stderr.write("not here\n")
sys.setrecursionlimit(2000)
try: sys.exit(3)
except SystemExit as e: print(e.args, e.code)
### leaving without a value
import sys
try: sys.exit()
except SystemExit as e: print(e.args, e.code)
try: sys.exit("bye")
except SystemExit as e: print(e)
### time
import time
start = time.time()
time.sleep(0)
print(time.time() - start < 60, isinstance(time.perf_counter(), float), time.strftime("%Y-%m-%d %H:%M:%S", time.gmtime(0)), time.gmtime(1700000000), time.gmtime(951782400).tm_yday, time.asctime(time.gmtime(86400 * 45)), time.strftime("%a %A %b %B %j %y %p %I %% %w", time.gmtime(1e9)), time.gmtime(-1).tm_year)
### sleeping backwards
import time
time.sleep(-1)
### names of characters by rule
import unicodedata
for name in ("CJK UNIFIED IDEOGRAPH-4E00", "CJK UNIFIED IDEOGRAPH-4e00", "HANGUL SYLLABLE GA", "hangul syllable ga", "latin small letter a", "cjk unified ideograph-4E00", "CJK UNIFIED IDEOGRAPH-0041"):
    try:
        print(unicodedata.lookup(name))
    except KeyError as error:
        print(error)
### names in their normal form
ﬁ = 3
print(fi)
ｘ = 5
print(x, ｘ)
𝐱 = 2
print(x)
ſ = 4
print(s)
µ = 1
print(μ)
ℝ = 7
print(R)
café = 1
print(café)
class A:
    def __init__(self):
        self.ａ = 1
print(A().a, vars(A()), (lambda ｋ=2: k)(k=3))
import math as ｍ
print(m.pi, f"{ｍ.e:.2f}", "ﬁ", {"ｋ": 1})
隐藏 = 8
print(隐藏)
### bytes and their faulty text
print(bytes([0x61, 0xff]).decode("utf-8", "ignore"), b"a\xe4\xbd".decode(errors="ignore"), b"\xff".decode("utf-8", "backslashreplace"), b"a\xff".decode("ascii", "replace") == "a\ufffd")
print("a\u00e9".encode("ascii", "ignore"), "a\u00e9".encode("ascii", "replace"), "a\u00e9".encode("ascii", "xmlcharrefreplace"), "a\u00e9\u4e00\U0001F600".encode("ascii", "backslashreplace"), "a".encode("utf-8", "nonsense"), "a".encode("utf-8-sig"))
print(str(b"ab\xff", "utf-8", "replace") == "ab\ufffd", str(b"ab", "ascii"), bytes("\u00e9", "latin-1"))
for call in (lambda: "\u00e9\u00e8a".encode("ascii"), lambda: b"\xff".decode(), lambda: b"a\xe4\xbd".decode(), lambda: b"\xe4\xbdx".decode(), lambda: b"\xff".decode("ascii"), lambda: "\u4e00".encode("latin-1"), lambda: b"a".decode("nonsense"), lambda: b"\xff".decode("utf-8", "nonsense")):
    try:
        print(call())
    except Exception as error:
        print(type(error).__name__, error)
### methods of bytes
b = b"a,b,c"
print(b.split(b","), b.split(b",", 1), b.rsplit(b",", maxsplit=1), b.replace(b",", b";"), b.upper(), b"AbC\xc3".lower(), b.count(b","), b.strip(b"ac"), b.index(b"b"), b.find(b"z"), b.rfind(b","))
print(b" voil\xc3\xa0 \t x\x1c ".split(), b" \xa0x ".strip(), b"x\n".rstrip(), b.partition(b","), b.removeprefix(b"a,"), b.removesuffix(b"x"), b"abcabc".replace(b"b", b"", 1))
for call in (lambda: b.split(","), lambda: b.index(b"z"), lambda: b.replace(b"a", "b"), lambda: b.strip("a")):
    try:
        print(call())
    except Exception as error:
        print(type(error).__name__, error)
