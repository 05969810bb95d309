# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "Generators that are closed one by one run their finally clauses in that order."
# see = ["https://docs.python.org/3/reference/expressions.html#generator.close"]
# twin = "generators/list_of_generators"
# ///
def generate(number):
    try:
        yield
    finally:
        print("finally %d" % number)


generators = [generate(number) for number in range(3)]
for generator in generators:
    next(generator)
while generators:
    generators.pop().close()
print("closed")
