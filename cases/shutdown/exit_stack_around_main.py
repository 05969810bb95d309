# /// script
# requires-python = ">=3.3"
# [tool.lastref]
# claim = "An ExitStack around the main part of a program runs its callbacks, last in, first out, at its end."
# see = ["https://docs.python.org/3/library/contextlib.html#contextlib.ExitStack"]
# twin = "shutdown/exit_functions"
# ///
import contextlib


def main():
    with contextlib.ExitStack() as stack:
        stack.callback(print, "registered first")
        stack.callback(print, "registered last")
        print("working")


main()
print("end of program")
