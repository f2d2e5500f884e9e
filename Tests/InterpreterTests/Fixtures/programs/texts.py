### case and layout of text
for s in ["hello world", "HELLO", "hELLO wORLD", "it's a dog's life", "x1y2", "ß", "ǆ", ""]:
    print(s.upper(), s.lower(), s.title(), s.capitalize(), s.swapcase(), s.casefold(), sep="|")
### splitting with limits
s = "a,b,,c,"
print(s.split(","), s.split(",", 2), s.rsplit(",", 2), s.split(",", 0), s.split(",", -1))
print("  a  b  ".split(), "  a  b  ".split(None, 1), "  a  b  ".rsplit(None, 1), "  a  b  ".split(" "))
print("abcabc".split("bc"), "abcabc".partition("b"), "abcabc".rpartition("b"), "abc".partition("x"), "abc".rpartition("x"))
print("a\nb\r\nc\rd".splitlines(), "a\nb\n".splitlines(True), "".splitlines(), "\n".splitlines())
### stripping characters
print("xxyabcyxx".strip("xy"), "xxyabcyxx".lstrip("xy"), "xxyabcyxx".rstrip("xy"), "  \t\nabc\n ".strip() + "|")
print("abc".removeprefix("ab"), "abc".removesuffix("bc"), "abc".removeprefix("x"), "abc".strip(""), repr(" \u3000a".strip()))
### searching text
s = "abracadabra"
print(s.find("abra"), s.find("abra", 1), s.rfind("abra"), s.find("x"), s.find("a", 3, 5), s.find("", 4), s.find("", 20))
print(s.index("c"), s.rindex("a"), s.count("a"), s.count("abra"), s.count(""), s.count("a", 1, -1), s.find("a", -3))
print(s.startswith("abra"), s.startswith("bra", 1), s.endswith("bra", 0, -1), s.startswith(("x", "a")), s.endswith(()))
### replacing text
s = "aaa"
print(s.replace("a", "b"), s.replace("a", "b", 2), s.replace("", "-"), s.replace("aa", "b"), s.replace("a", ""), "".replace("", "x"), s.replace("x", "y", -1))
### joining text
print(",".join(map(str, range(5))), "".join([]), "-".join("abc"), " ".join(("x",)), ", ".join({"a": 1, "b": 2}), "".join(c for c in "abc" if c != "b"))
### predicates of text
for s in ["abc", "ABC", "Abc Def", "123", "12.3", "²", "½", "a1", " ", "", "a_b", "1a", "é", "日本", "\n", "class"]:
    print(repr(s), s.isalpha(), s.isdigit(), s.isdecimal(), s.isnumeric(), s.isalnum(), s.isspace(), s.isupper(), s.islower(), s.istitle(), s.isidentifier(), s.isprintable(), s.isascii())
### padding text
for width in (0, 3, 6, 7):
    print("abc".ljust(width, ".") + "|", "abc".rjust(width, ".") + "|", "abc".center(width, ".") + "|", "-42".zfill(width), "+42".zfill(width), "ab".center(width) + "|")
### tabs
print("a\tb\tc".expandtabs(), "ab\tc\n\td".expandtabs(4), "\t".expandtabs(0) + "|", sep="\n")
### translation tables
table = str.maketrans({"a": "1", "b": None, "c": "xyz"})
print("aabbcc".translate(table), "hello".translate(str.maketrans("el", "ip")), "hello".translate(str.maketrans("", "", "l")))
### escapes in literals
print("tab\there", "quote\"s", 'it\'s', "back\\slash", "\x41\u00e9\U0001F600", "\101\60", r"raw\n", "line1\
line2", "a" "b" 'c', sep="|")
print(len("\n\t\\"), repr("\a\b\f\v\0"))
### triple quotes
s = """first
  second "quoted" 'single'
\tthird\\"""
print(s)
print(repr(s), len(s.splitlines()), '''x''' + """y""")
### text indexing from both ends
s = "recurrent"
print(s[0], s[-1], s[2:5], s[-4:-1], s[:-3], s[::3], s[::-2], s[5:2], s[5:2:-1], s[100:], s[-100:3], s[:], s[7:1:-2])
### text compares by code points
print("a" < "B", "Z" < "a", "abc" < "abcd", "" < "a", "é" > "z", "10" < "9", "a" == "a", "a" != "A", "日" > "a", sorted("bAaB"))
### characters and their codes
print([ord(c) for c in "aZ é日😀"], chr(97), chr(8364), chr(0x1F600), len("😀"), "😀"[0], repr(chr(0)), repr(chr(127)), repr(chr(0xAD)), ascii("é日😀"))
### repr picks its quotes
for s in ["plain", "it's", 'say "x"', "both'\"", "new\nline", "tab\t", "back\\slash", "\x1b", "\x80", "é", "\u2028", "\ufeff"]:
    print(repr(s))
### f strings nest and align
name, width, value = "loss", 12, 3.14159
print(f"{name:>{width}}|{name:^{width}}|{name:<{width}}|{value:{width}.{2}f}|{value!r:>10}|{name!s:.2}|{name!a}")
print(f"{value=}", f"{value = :.2f}", f"{name=!s}", f"{1 + 1=}", f"{{}}", f"{{{name}}}", f"{'nested ' + f'{name}'}", f"{[i for i in range(3)]}")
print(f"{'a' if value > 3 else 'b'}", f"{(lambda x: x * 2)(4)}", f"{ {'k': 1}['k'] }", f"{name.upper()[::-1]}", f"{value:,.3f}", f"{True:d}", f"{True}", f"{None}")
### f strings over lines
x = 5
print(f"""a {x}
b {x * 2:03d}
c""", f'{x}' f"{x + 1}" "z", rf"\d{x}", F"{x}")
### templates by position and name
print("{} {}".format(1, 2), "{1} {0}".format(1, 2), "{a} {b}".format(a=1, b=2), "{0[1]} {0[0]}".format([10, 20]), "{d[key]}".format(d={"key": 5}))
print("{:>5}|{:<5}|{:^5}".format("a", "b", "c"), "{:{}}|".format("x", 4), "{!r} {!s}".format("q", "q"), "{0:.2f} {0:e}".format(3.14159), "{{}}".format())
class P:
    x = 3
print("{0.x} {p.x:03d}".format(P(), p=P()))
### percent templates
print("%s %d %5.2f %-5s| %05d %x %X %o %e %g %%" % ("a", 42, 3.14159, "ab", 42, 255, 255, 8, 12345.678, 0.0001))
print("%(name)s is %(age)d" % {"name": "Ann", "age": 30}, "%r %r" % ("a", 1.0), "%c%c" % ("x", 65), "%+d % d" % (5, 5), "%*d" % (5, 42) if False else "", "%s" % [1, 2], "%s %s" % ((1, 2), None))
print("%.3s|%10.3s|%-10s|" % ("abcdef", "abcdef", "ab"), "%#x %#o" % (255, 8), "%.0f %.1e" % (2.5, 12345), "%i" % 3.99, "%5s%%" % 50)
### words of a text
text = "the cat sat on the mat the end"
counts = {}
for word in text.split():
    counts[word] = counts.get(word, 0) + 1
print(sorted(counts.items(), key=lambda kv: (-kv[1], kv[0]))[:3], max(counts, key=counts.get), len(set(text)), text.title())
### a vocabulary and its encoding
text = "hello world"
chars = sorted(set(text))
stoi = {c: i for i, c in enumerate(chars)}
itos = {i: c for c, i in stoi.items()}
codes = [stoi[c] for c in text]
print(chars, codes, "".join(itos[i] for i in codes), len(chars))
### a caesar cipher
def shift(text, k):
    out = []
    for c in text:
        if c.isalpha():
            base = ord("A") if c.isupper() else ord("a")
            out.append(chr((ord(c) - base + k) % 26 + base))
        else:
            out.append(c)
    return "".join(out)
print(shift("Hello, World!", 3), shift(shift("Hello, World!", 3), -3))
### palindromes and anagrams
def palindrome(s):
    s = [c for c in s.lower() if c.isalnum()]
    return s == s[::-1]
print([palindrome(s) for s in ("A man, a plan, a canal: Panama", "abc", "")], sorted("listen") == sorted("silent"))
### an index out of a text
"abc"[3]
### text does not support deletion
s = "abc"
del s[0]
### a separator that is empty
"abc".split("")
### a join of mixed values
"-".join(["a", 1, "b"])
### a fill that is too long
"a".center(5, "ab")
### a template without enough values
"%s %s" % ("a",)
### a template with a missing key
"%(x)s" % {"y": 1}
### a template without mapping
"%(x)s" % 5
### a template that ends early
"%" % 1
### a template with an unknown code
"%y" % 1
### a brace that is not closed
"{".format(1)
### a brace that is not opened
"}".format(1)
### a switch of automatic numbering
"{} {0}".format(1)
### a template attribute that is missing
"{0.nope}".format(1)
### a specification for text with a sign
f"{'a':+}"
### a specification for text with a separator
f"{'a':,}"
### a precision for an integer
f"{5:.2d}"
### text startswith a number
"abc".startswith(1)
### text replaced by a number
"abc".replace("a", 1)
### text found in none
None in "abc"
### text added in place to a list of numbers
s = "a"
s += 5
### text times text
"a" * "b"
### negative width of text
print("abc".ljust(-5) + "|", "ab" * -1 + "|", "x".zfill(-2))
