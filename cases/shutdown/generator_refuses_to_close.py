# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "Is a generator that ignored GeneratorExit in close() closed once more when the program ends?"
# see = ["https://peps.python.org/pep-0342/"]
# ///
import sys

class Token(object):
    def __del__(self):
        sys.stdout.write("token dies\n")

def stubborn(token):
    while True:
        try:
            yield 1
        except GeneratorExit:
            sys.stdout.write("ignored\n")

generator = stubborn(Token())
next(generator)
try:
    generator.close()
except RuntimeError:
    print("close() failed")
print("end")
