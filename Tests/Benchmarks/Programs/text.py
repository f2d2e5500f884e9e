"""Dicts and texts: counting, looking up, formatting, building piece by piece."""
def count(turns):
    words = "the hidden state of a recurrent network is the memory of the network".split()
    counts = {}
    for turn in range(turns):
        for word in words:
            if word in counts:
                counts[word] += 1
            else:
                counts[word] = 1
    return counts

def index(turns):
    stoi = {}
    for number in range(turns):
        stoi["w" + str(number)] = number
    total = 0
    for number in range(turns):
        total += stoi.get("w" + str(number), 0)
    return len(stoi), total

def build(turns):
    parts = []
    line = ""
    for number in range(turns):
        parts.append(f"{number}:{number * 2}")
        line += chr(97 + number % 26)
    joined = ",".join(parts)
    return len(joined), len(line), joined.count("7")

print(count(150000))
print(index(500000))
print(build(500000))
