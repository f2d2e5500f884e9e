### finding, counting, cutting and joining parts of texts
s = "é日本 日本é"
print(s.count("日"), s.find("本"), s.rfind("本"), s.index("é", 1), s.split("日"), s.partition("本"))
print(s.count("日本", 3), s.find("本", 4), s.find("本", 0, 2), s.replace("é", "e"), s.rsplit("本", 1))
print("aXbXc".split("X", 1), "abcabcabd".find("abcabd"), "aaaa".count("aa"), "aaa".replace("aa", "b"))
print("x" in s, "本 日" in s, "" in s, "".join([]), ", ".join(["a"]), "é".join("日本語"))
print("a\x1cb c\td".split(), " a b ".split(None, 1), "\u3000日 本\u3000".split(), "".split(), "   ".split())
print("hello"[1], [c for c in "añ"], "añ"[1], chr(241), chr(65) is chr(65) or True, ord("日"))
print(f"{-5}{0}{-9223372036854775808}{9223372036854775807}|{'é'}{1.5}{None}{'日':>3}")
print(f"{'a' + f'{2}'}{3!r:>4}")
def describe(n):
    return f"<{n}:{describe(n - 1) if n else 'end'}>"
print(describe(3))
print("".find(""), "abc".find("", 4), "abc".find("", 3), "abc".count(""), "é".count(""), "abc".rfind("c"))
text = ""
for n in range(300):
    text += chr(97 + n % 26)
print(len(text), text.count("abc"), text.find("zab"), text[-3:], text.index("xyz", 30))
