# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "An object that the main function closes in a finally clause is done with when the program ends."
# see = ["https://docs.python.org/3/reference/compound_stmts.html#the-try-statement"]
# twin = "shutdown/global_object"
# ///
class Resource(object):
    def close(self):
        print("closed")


def main():
    resource = Resource()
    try:
        print("working")
    finally:
        resource.close()


main()
print("end of program")
