### bytes literals and their text
print(b"abc", b'it\'s', b"\x00\xff\n\t\\", rb"\n", b"a" b"b", b'"', b"", br"\x", b"\101\1", repr(b"caf\xc3\xa9"), str(b"a"), f"{b'x'}", [b"a"], b"\'\"")
### text becomes bytes and back
for s in ("abc", "é", "日本", "", "😀"):
    b = s.encode()
    print(b, len(b), list(b), b.decode() == s, s.encode("utf-8").hex())
print("é".encode("latin-1"), b"\xe9".decode("latin1"), "abc".encode("ascii"), "aé".encode("ascii", "ignore"), "aé".encode("ascii", errors="replace"), b"abc".decode("ascii"))
### bytes are sequences of numbers
b = b"hello"
print(b[0], b[-1], b[1:3], b[::-1], b[::2], len(b), list(b), b + b"!", b * 2, 3 * b"ab", b"ell" in b, 104 in b, 1 in b, max(b), sum(b), sorted(b), [x for x in b[:2]], bool(b""), *b"ab")
### bytes compare and are keys
print(b"a" == b"a", b"a" != b"b", b"a" < b"b", b"ab" >= b"a", b"a" == "a", {b"k": 1}[b"k"], b"a" in [b"a"], hash(b"a") == hash(b"a"), isinstance(b"a", bytes), type(b"a"), type(b"a") is bytes, bytes.__name__)
### making bytes
print(bytes(), bytes(3), bytes([65, 66]), bytes(range(3)), bytes("é", "utf-8"), bytes(b"x"), bytes.fromhex("48 65 6c"), b",".join([b"a", b"b"]), b"".join([]), b"abc".find(b"c"), b"abc".startswith(b"ab"), b"abc".endswith(b"bc"), b"ab".hex())
### counting bytes of a text
counts = {}
for byte in "hello wörld".encode("utf-8"):
    counts[byte] = counts.get(byte, 0) + 1
print(counts)
### bytes can't be joined with text
b"a" + "b"
### text can't be joined with bytes
"a" + b"b"
### bytes are not changed
b = b"abc"
b[0] = 1
### a byte out of range
bytes([256])
### a negative size of bytes
bytes(-1)
### bytes of text without encoding
bytes("a")
### an index out of bytes
b"abc"[5]
### a join of bytes with text
b"".join([b"a", "b"])
### an unknown encoding
"a".encode("nope")
### text in bytes
"a" in b"abc"
### bytes with bad hexadecimal digits
bytes.fromhex("4g")
### bytes of a float
bytes(1.5)
### an ordering of bytes and text
b"a" < "a"
### an attribute of bytes
b"a".nope

### str() reads bytes
print(str(b"abc", "utf8"), str("\u4e2d".encode(), encoding="utf-8"), str(b"\xff.", errors="replace"))
for wrong in ("abc", 3):
    try:
        str(wrong, "utf8")
    except TypeError as error:
        print(error)
