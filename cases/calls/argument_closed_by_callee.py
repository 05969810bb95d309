# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "A function that is done with its argument closes it, whatever the caller still holds."
# see = ["https://docs.python.org/3/reference/compound_stmts.html#the-with-statement"]
# twin = "calls/parameter_set_to_none"
# ///
class Resource(object):
    def close(self):
        print("argument closed")


def work(parameter):
    parameter.close()
    parameter = None
    print("parameter is None")


work(Resource())
print("returned")
