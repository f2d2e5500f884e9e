"""Calls of functions: recursion, defaults and keywords."""
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)

def clamp(x, low=0.0, high=1.0):
    if x < low:
        return low
    if x > high:
        return high
    return x

def repeat(count):
    total = 0.0
    for index in range(count):
        total += clamp(index * 0.001) + clamp(index, high=2.0)
    return total

print(fib(29))
print(repeat(600000))
