extension StandardModule {
  /// `heapq`: a list whose element `i` is never greater than `2i + 1` and `2i + 2`. Elements move
  /// exactly as in CPython, so that equal ones come out in the same order.
  static var heapqModule: StandardModule {
    StandardModule(
      "heapq", "Queues that give their smallest element first.",
      source: #"""
        def _rise(heap, first, place):
            element = heap[place]
            while place > first:
                parent = (place - 1) >> 1
                if not element < heap[parent]:
                    break
                heap[place] = heap[parent]
                place = parent
            heap[place] = element

        def _sink(heap, place):
            first, end, element = place, len(heap), heap[place]
            while 2 * place + 1 < end:
                child = 2 * place + 1
                if child + 1 < end and not heap[child] < heap[child + 1]:
                    child += 1
                heap[place] = heap[child]
                place = child
            heap[place] = element
            _rise(heap, first, place)

        def heappush(heap, item, /):
            heap.append(item)
            _rise(heap, 0, len(heap) - 1)

        def heappop(heap, /):
            if not heap:
                raise IndexError("index out of range")
            last = heap.pop()
            if not heap:
                return last
            smallest, heap[0] = heap[0], last
            _sink(heap, 0)
            return smallest

        def heapreplace(heap, item, /):
            if not heap:
                raise IndexError("index out of range")
            smallest, heap[0] = heap[0], item
            _sink(heap, 0)
            return smallest

        def heappushpop(heap, item, /):
            if heap and heap[0] < item:
                return heapreplace(heap, item)
            return item

        def heapify(heap, /):
            for place in reversed(range(len(heap) // 2)):
                _sink(heap, place)

        def nlargest(n, iterable, key=None):
            return sorted(iterable, key=key, reverse=True)[:max(n, 0)]

        def nsmallest(n, iterable, key=None):
            return sorted(iterable, key=key)[:max(n, 0)]

        def merge(*iterables, key=None, reverse=False):
            sources = [iter(iterable) for iterable in iterables]
            heads = []
            for number, source in enumerate(sources):
                for element in source:
                    heads.append((element if key is None else key(element), number, element))
                    break
            while heads:
                best = 0
                for place in range(1, len(heads)):
                    value, least = heads[place][0], heads[best][0]
                    if least < value if reverse else value < least:
                        best = place
                value, number, element = heads[best]
                yield element
                for element in sources[number]:
                    heads[best] = (element if key is None else key(element), number, element)
                    break
                else:
                    del heads[best]
        """#)
  }

  /// `bisect`.
  static var bisectModule: StandardModule {
    StandardModule(
      "bisect", "Places in sorted lists.",
      source: #"""
        def bisect_right(a, x, lo=0, hi=None, *, key=None):
            if lo < 0:
                raise ValueError("lo must be non-negative")
            hi = len(a) if hi is None else hi
            while lo < hi:
                middle = (lo + hi) // 2
                if x < (a[middle] if key is None else key(a[middle])):
                    hi = middle
                else:
                    lo = middle + 1
            return lo

        def bisect_left(a, x, lo=0, hi=None, *, key=None):
            if lo < 0:
                raise ValueError("lo must be non-negative")
            hi = len(a) if hi is None else hi
            while lo < hi:
                middle = (lo + hi) // 2
                if (a[middle] if key is None else key(a[middle])) < x:
                    lo = middle + 1
                else:
                    hi = middle
            return lo

        def insort_right(a, x, lo=0, hi=None, *, key=None):
            a.insert(bisect_right(a, x if key is None else key(x), lo, hi, key=key), x)

        def insort_left(a, x, lo=0, hi=None, *, key=None):
            a.insert(bisect_left(a, x if key is None else key(x), lo, hi, key=key), x)

        bisect, insort = bisect_right, insort_right
        """#)
  }
}
