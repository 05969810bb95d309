# /// script
# requires-python = ">=3.3"
# [tool.lastref]
# claim = "An ExitStack closes what it was given in reverse order, round after round."
# see = ["https://docs.python.org/3/library/contextlib.html#contextlib.ExitStack"]
# twin = "del_method/order_of_unrelated"
# ///
import contextlib


class Resource(object):
    def __init__(self, number):
        self.number = number

    def close(self):
        closed.append(self.number)


for round_number in (1, 2, 3):
    closed = []
    with contextlib.ExitStack() as stack:
        for number in range(5):
            stack.callback(Resource(number).close)
    print("round %d: %s" % (round_number, closed))
