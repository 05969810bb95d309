class Thing:
    def __init__(self, number):
        self.number = number


def work(count):
    for i in range(count):
        Thing(i)


work(1000000)
print("done")
