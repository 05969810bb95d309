# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "A generator that the program closes before it ends runs its finally clause."
# see = ["https://docs.python.org/3/reference/expressions.html#generator.close"]
# twin = "shutdown/suspended_generator"
# ///
def generate():
    try:
        yield 1
    finally:
        print("finally")


generator = generate()
try:
    next(generator)
    print("working")
finally:
    generator.close()
print("end of program")
