"""Lists: appending, comprehensions, nested loops."""
def windows(count):
    data = []
    for index in range(count):
        data.append(index * 7 % 1000)
    pairs = [(data[i], data[i + 1]) for i in range(len(data) - 1)]
    big = [a + b for a, b in pairs if a < b]
    rows = [[i * j for j in range(50)] for i in range(count // 100)]
    total = 0
    for row in rows:
        for value in row:
            total += value
    return len(pairs), len(big), sum(big), total

for turn in range(5):
    print(windows(400000))
