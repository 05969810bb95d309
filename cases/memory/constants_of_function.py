# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "A constant of a function is the same object in every call, a list display a new one."
# see = ["https://docs.python.org/3/reference/expressions.html#literals"]
# ///
def constant():
    return (1, 2, "abc")

def display():
    return [1, 2]

print("constant tuple: %s" % (constant() is constant()))
first = display()
second = display()
print("list display: %s" % (first is second))
