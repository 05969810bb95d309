def work(count):
    total = 0
    latest = {}
    items = []
    for i in range(count):
        items.append(i * 2)
        latest[i % 1000] = i
        total += items[i] + latest[i % 1000]
        if i % 3 == 0:
            items[i] = total & 1023
    return total, len(items), sum(items) % 1000


print(work(1000000))
