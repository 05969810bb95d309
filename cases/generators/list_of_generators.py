# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "In which order are the generators of a dropped list closed?"
# see = ["https://peps.python.org/pep-0342/"]
# twin = "generators/list_closed_in_order"
# ///
import gc

def generate(number):
    try:
        yield
    finally:
        events.append("finally %d" % number)

events = []
generators = [generate(number) for number in range(3)]
for generator in generators:
    next(generator)
del generator, generators
events.append("dropped")
gc.collect()
print(", ".join(events))
