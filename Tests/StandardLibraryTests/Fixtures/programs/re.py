### matching
import re
print(re.match(r"\d+", "123abc"), re.match(r"\d+", "abc"), re.search(r"[a-c]+", "xxabcab!"), re.fullmatch(r"\w+", "word"), re.fullmatch(r"\w+", "two words"))
m = re.match(r"(\w+) (\w+)(?: (\w+))?", "Isaac Newton, physicist")
print(m.group(), m.group(0), m.group(1), m.group(2), m.group(1, 2), m.group(3), m.groups(), m.groups("?"), m[1], m.span(2), m.start(1), m.end(), m.lastindex, m.span(3))
m = re.search(r"(?P<year>\d{4})-(?P<month>\d\d)", "on 2024-05-06")
print(m.groupdict(), m["year"], m.group("month"), m.lastgroup, m.re, m.string, m.pos, m.endpos, m.regs)
print(m.expand(r"\2/\1 \g<year>"), bool(m))
### findall
import re
print(re.findall(r"\w+", "Hello, world! It's 5 o'clock"), re.findall(r"[A-Z]", "aBcD"), re.findall(r"(\w)(\d)", "a1b2 c3"), re.findall(r"(\w)\d", "a1b2"))
print(re.findall("x*", "axbxx"), re.findall("a|b|", "abc"), re.findall(r"\b", "hi you"), re.findall(r"", "ab"), re.findall("(a)|b", "ab"))
print([m.span() for m in re.finditer(r"a+?", "aaa")], [m.group() for m in re.finditer(r"\d+|[a-z]+", "ab12cd")])
### sub
import re
print(re.sub(r"\s+", " ", "a  b \t c"), re.sub("a", "b", "aaaa", count=2), re.subn("a", "b", "aaa"), re.sub(r"(\w+) (\w+)", r"\2 \1", "hello world"))
print(re.sub(r"\d+", lambda m: str(int(m.group()) * 2), "a1b22c333"), re.sub(r"(?P<x>a)", r"[\g<x>\g<1>\g<0>]", "bab"), re.sub("x*", "-", "abxd"), re.sub("", "-", "abc"))
print(re.sub(r"([.!?])", r" \1", "Hi. You! Me?"), re.sub(r"[^a-zA-Z.!?]+", r" ", "Ça va? 12 ok!"), re.sub("a", r"\n\t\\", "bab"), re.sub("a", "\\\\", "bab"))
print(re.sub(r"(a)|b", r"<\1>", "ab"), re.sub("[aeiou]", "", "education"))
### split
import re
print(re.split(r"\W+", "Words, words, words."), re.split(r"(\W+)", "a, b"), re.split(r"\W+", "a, b, c", 1), re.split("[a-f]+", "0a3B9", flags=re.IGNORECASE), re.split("x*", "axbc"), re.split(r"\b", "Words, w"), re.split(",", ""))
print(re.split(r"(-)|,", "a-b,c"), re.split(r"\s*", "a b"))
### flags
import re
print(re.findall("^a", "a\na", re.M), re.findall("^a", "a\na"), re.findall("a$", "a\na"), re.findall("a$", "a\na\n", re.M), re.match("a.b", "a\nb"), re.match("a.b", "a\nb", re.S), re.findall("STRASSE|é", "strasse É", re.I))
print(re.findall(r"""
    \d+   # digits
    \s*   # space
    [a-z ]# letter
""", "12 a 3b", re.X), re.findall("(?i)abc", "ABC abc"), re.findall("(?i:a)b", "Ab AB ab"), re.findall(r"\w+", "naïve 日本", re.A), re.findall(r"\w+", "naïve 日本"), re.findall("(?s).+", "a\nb"), re.findall("(?im)^x", "X\nx"))
p = re.compile("a", re.I | re.M)
print(p, p.flags, p.pattern, p.groups, re.compile("(?P<n>a)(b)").groupindex, re.compile("x"), re.compile("a'b"))
### repetition
import re
for p in ["a*", "a+", "a?", "a{2}", "a{2,}", "a{,2}", "a{2,3}", "a*?", "a+?", "a??", "a{2,3}?", "a{x}", "a{", "a{2", "(ab)*", "(ab){2}", "(a|b)*c", "(?:a|ab)(?:c|bcd)", "a*+", "(a+)+b", "(a*)*", "(a*)+", "(a|b)*?c", "((a)|b)*"]:
    print(p, [re.match(p, t) for t in ["", "aa", "aaaa", "abab", "abc", "a{x}", "abcd", "a{2"]])
### look around
import re
print(re.findall(r"\w+(?=:)", "a: b c:"), re.findall(r"(?<=\$)\d+", "$5 6 $77"), re.findall(r"(?<!\$)\b\d+", "$5 6 $77"), re.findall(r"foo(?!bar)", "foobar foobaz"), re.search(r"(?=(\w+))\1:", "abc: "), re.findall(r"(?<=a|b)c", "ac bc cc"))
print(re.sub(r"(?<=[a-z])(?=[A-Z])", "_", "camelCaseName"), re.findall(r"(?=(aa))", "aaaa"), re.match(r"(?!a)b", "b"), re.match("(?>a*)a", "aaa"), re.sub(r"(\d)(?=(\d{3})+$)", r"\1,", "1234567"))
### back references and conditions
import re
print(re.findall(r"(\w)\1", "hello book"), re.search(r"(?P<q>['\"]).*?(?P=q)", "say 'hi' \"x\""), re.match(r"(<)?(\w+)(?(1)>|$)", "<a>"), re.match(r"(<)?(\w+)(?(1)>|$)", "<a"), re.match(r"(<)?(\w+)(?(1)>|$)", "a"), re.match(r"(?i)(a)\1", "aA"))
### sets
import re
for p in ["[abc]+", "[^abc]+", "[a-c0-2]+", "[]a]+", "[^]a]+", "[a-]+", "[-a]+", r"[\d.]+", r"[\w-]+", r"[\]]", r"[^\s]+", r"[\n\t]", "[.]", "[a^]", r"[\\]", r"[\x41-\x43]+", r"[\u4e00-\u9fff]+"]:
    print(p, re.findall(p, "abc-^]xyz 12.5\n\\ABC日本"))
### escapes
import re
print(re.escape("a.b*c[d]"), re.escape("日本 x_y-z/#&~"), re.findall(r"\.", "a.b"), re.findall(r"\x41\u0042\101", "ABA"), re.match(r"\\", "\\"), re.findall(r"\t|\n", "a\tb\n"), re.match(r"a\ b", "a b"), re.findall(r"\Aab|b\Z", "abab"), re.findall(r"\D+|\S\s", "1ab 2 c"), re.findall(r"\Bb", "bb ab"))
### pattern methods with places
import re
p = re.compile(r"\d+")
print(p.match("ab12", 2), p.search("1 22 333", 2), p.findall("1 22 333", 2, 6), p.fullmatch("x12y", 1, 3), p.match("12", 5), p.split("a1b2c"), p.sub("#", "a1b22", 1), p.subn("#", "a1b22"))
print(re.compile("^a").search("ba", 1), re.compile("^a").match("ba", 1), re.compile("a$").search("ab", 0, 1))
### a tokenizer of a note
import re
def tokenize(text):
    return re.findall(r"\w+|[^\w\s]", text.lower())
print(tokenize("Don't panic: it's only RNNs, isn't it?"))
def clean(s):
    s = re.sub(r"([.!?])", r" \1", s.lower().strip())
    return re.sub(r"[^a-z.!?]+", " ", s)
print(clean("Wow!  This is 100% GREAT... right?"))
token = re.compile(r"(?P<num>\d+(\.\d*)?)|(?P<op>[-+*/()])|(?P<ws>\s+)")
print([(m.lastgroup, m.group()) for m in token.finditer("3 + 4.5*(2-1)")])
print(re.sub(r"<[^>]+>", "", "<p>Hi <b>you</b></p>"), re.sub(r"http\S+", "URL", "see http://a.b/c now"), re.sub(r"(.)\1{2,}", r"\1\1", "cooool!!!!"))
### pattern objects are equal and keys
import re
print(re.compile("a") == re.compile("a"), re.compile("a") is re.compile("a"), {re.compile("a"): 1}[re.compile("a")], re.compile(re.compile("b")), type(re.match("a", "a")).__name__, isinstance(re.compile("a"), re.Pattern), isinstance(re.match("a", "a"), re.Match))
### no such group
import re
re.match("a", "a").group(1)
### no such name
import re
re.match("a", "a")["x"]
### not a text
import re
re.findall("a", 5)
### not a pattern
import re
re.findall(5, "a")
### catching an error
import re
for p in ["(", ")", "[", "*", "a**", "+a", "a{3,2}", r"\q", "\\", "(?P<a>x)(?P<a>y)", "(?P<1>a)", "(?P=x)", r"\1", "(?<a)", "(?<=a*)b", "[z-a]", "(?", "(?P<", "(?P<a", "(?:a", "a|*", "(?z)", "x(?i)", r"(\1)", "(?P>a)", r"\x1", r"[\q]", "(?#a", "^*", "(?(2)a)", "(?P<>a)", "a\n)"]:
    try:
        re.compile(p)
        print("no error", p)
    except re.error as e:
        print(repr(p), "|", e, "|", e.msg, e.pos)
### error of a template
import re
for t in [r"\2", r"\g<x>", r"\g<", r"\q", r"\g<1", r"\g", r"\g<>"]:
    try:
        print(re.sub("(a)", t, "bab"))
    except (re.error, IndexError) as e:
        print(type(e).__name__, e)
### an uncaught error
import re
re.compile("a(b")
### flags with a compiled pattern
import re
re.compile(re.compile("a"), re.I)
### flags and their names
import re
print(re.I, re.I | re.M, re.IGNORECASE, repr(re.S), re.compile('a', re.I), re.compile('a', re.I | re.X), str(re.I), re.M.value if hasattr(re.M, 'value') else '', re.I == 2, int(re.M), re.A, re.NOFLAG)
print(re.findall('A+', 'aA', re.I), re.compile('a.', re.I | re.S).flags, re.I in (re.I | re.M), type(re.I).__name__, re.I | 8)
### patterns of bytes
import re
print(re.findall(rb"\w+", b"the cat, sat"), re.match(b"a(b)c", b"abcd").group(1), re.sub(rb"\d", b"#", b"a1b22"))
p = re.compile(rb"[^a-z]+")
print(p.sub(b" ", "h\u00e9llo w\u00f6rld".encode()), p.pattern, p, p.flags, re.compile(b"a", re.I), re.compile(b"a") == re.compile("a"))
m = re.search(rb"(?P<first>l+)(o)?", b"hello")
print(m, m.groups(), m.groupdict(), m.span(), m.string, m["first"], m.expand(rb"<\1>"), [x.group() for x in re.finditer(b"l", b"hello")])
print(re.escape(b"a.b"), re.split(b",", b"a,b"), re.split(b"(,)", b"a,b,c", 1), re.subn(b"a", lambda m: m.group() * 2, b"banana"))
print(re.findall(rb"'(?:[sdmt]|ll|ve|re)| ?[a-zA-Z]+| ?[0-9]+", b"it's 5 dogs"), re.findall(rb"\xff|\w", b"\xffa\xe9"), re.findall(rb"(?i)A", b"aA"))
for call in (
    lambda: re.match(b"a", "abc"), lambda: re.match("a", b"abc"), lambda: re.sub(b"a", "b", b"abc"),
    lambda: re.sub("a", b"b", "abc"), lambda: re.sub(b"a", lambda m: "x", b"abc"), lambda: re.compile(b"("),
    lambda: re.match(b"a", 5), lambda: re.sub("a", 5, "abc"),
):
    try:
        print(call())
    except Exception as error:
        print(type(error).__name__, error)
