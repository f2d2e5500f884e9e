"""A scalar loop: integers in `while`, floats in `for`."""
def collatz(limit):
    best, longest = 0, 0
    for start in range(1, limit):
        number, length = start, 1
        while number != 1:
            if number % 2 == 0:
                number //= 2
            else:
                number = 3 * number + 1
            length += 1
        if length > longest:
            best, longest = start, length
    return best, longest

def integrate(steps):
    total, width = 0.0, 1.0 / steps
    for index in range(steps):
        x = (index + 0.5) * width
        total += 4.0 / (1.0 + x * x) * width
    return total

print(collatz(60000))
print(integrate(2000000))
