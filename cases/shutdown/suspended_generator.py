# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "Does a generator that is still suspended run its finally clause when the program ends?"
# see = ["https://peps.python.org/pep-0342/"]
# twin = "shutdown/generator_closed_by_main"
# ///
def generate():
    try:
        yield 1
    finally:
        print("finally")

generator = generate()
next(generator)
print("end of program")
