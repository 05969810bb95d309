__all__ = ['TextWrapper', 'wrap', 'fill', 'dedent', 'indent', 'shorten']


def dedent(text):
    margin = None
    lines = text.split('\n')
    for line in lines:
        stripped = line.lstrip(' \t')
        if not stripped:
            continue
        blanks = line[:len(line) - len(stripped)]
        if margin is None:
            margin = blanks
        while not blanks.startswith(margin):
            margin = margin[:-1]
    margin = len(margin or '')
    return '\n'.join(['' if not line.strip(' \t') else line[margin:] for line in lines])


def indent(text, prefix, predicate=None):
    if predicate is None:
        predicate = str.strip
    return ''.join([prefix + line if predicate(line) else line for line in text.splitlines(True)])
