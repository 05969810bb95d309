# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "A part that its owner closes before it deletes the attribute is released at that place."
# see = ["https://docs.python.org/3/reference/simple_stmts.html#the-del-statement"]
# twin = "del/attribute"
# ///
class Owner(object):
    pass


class Part(object):
    def close(self):
        print("part closed, owner has it: %s" % hasattr(owner, "part"))


owner = Owner()
owner.part = Part()
owner.part.close()
del owner.part
print("after del, owner has it: %s" % hasattr(owner, "part"))
