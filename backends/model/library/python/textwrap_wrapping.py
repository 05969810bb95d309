_blanks = '\t\n\x0b\x0c\r '


def _letters_before(word, at):
    if word[at - 2:at].isalpha() and at >= 2:
        return True
    return at >= 3 and word[at - 1].isalpha() and word[at - 2] == '-' and word[at - 3].isalpha()


def _letters_behind(word, at):
    behind = word[at + 1:at + 4]
    return behind[:2].isalpha() and len(behind) >= 2 or behind[:1].isalpha() and behind[1:2] == '-' and (
        behind[2:].isalpha())


class TextWrapper:
    def __init__(self, width=70, initial_indent='', subsequent_indent='', expand_tabs=True, replace_whitespace=True,
                 fix_sentence_endings=False, break_long_words=True, drop_whitespace=True, break_on_hyphens=True,
                 tabsize=8, *, max_lines=None, placeholder=' [...]'):
        self.width = width
        self.initial_indent = initial_indent
        self.subsequent_indent = subsequent_indent
        self.expand_tabs = expand_tabs
        self.replace_whitespace = replace_whitespace
        self.fix_sentence_endings = fix_sentence_endings
        self.break_long_words = break_long_words
        self.drop_whitespace = drop_whitespace
        self.break_on_hyphens = break_on_hyphens
        self.tabsize = tabsize
        self.max_lines = max_lines
        self.placeholder = placeholder
        if max_lines is not None and not drop_whitespace:
            _refuse('textwrap.TextWrapper(max_lines=..., drop_whitespace=False)')
        if fix_sentence_endings:
            _refuse('textwrap.TextWrapper(fix_sentence_endings=True)')

    def _pieces(self, text):
        if self.expand_tabs:
            text = text.expandtabs(self.tabsize)
        if self.replace_whitespace:
            text = text.translate({ord(each): ' ' for each in _blanks})
        pieces = []
        start = 0
        while start < len(text):
            blank = text[start] in _blanks
            end = start
            while end < len(text) and (text[end] in _blanks) == blank:
                end += 1
            piece = text[start:end]
            if blank or not self.break_on_hyphens or '-' not in piece:
                pieces.append(piece)
            else:
                pieces.extend(self._at_hyphens(piece))
            start = end
        return pieces

    def _at_hyphens(self, word):
        if '--' in word or not all([each.isalpha() or each in '-.,;:!?()"\'' for each in word]):
            _refuse('textwrap of %r' % word)
        parts = []
        start = 0
        for at in range(1, len(word)):
            if word[at] != '-' or not _letters_before(word, at) or not _letters_behind(word, at):
                continue
            parts.append(word[start:at + 1])
            start = at + 1
        parts.append(word[start:])
        return parts

    def wrap(self, text):
        if self.width <= 0:
            raise ValueError('invalid width %r (must be > 0)' % self.width)
        pieces = self._pieces(text)
        if self.max_lines is not None:
            indent = self.subsequent_indent if self.max_lines > 1 else self.initial_indent
            if len(indent) + len(self.placeholder.lstrip()) > self.width:
                raise ValueError('placeholder too large for max width')
        lines = []
        pieces.reverse()
        while pieces:
            indent = self.subsequent_indent if lines else self.initial_indent
            width = self.width - len(indent)
            if self.drop_whitespace and lines and pieces[-1].strip() == '':
                del pieces[-1]
            line, length = self._take(pieces, width)
            if self.drop_whitespace and line and line[-1].strip() == '':
                length -= len(line.pop())
            if not line:
                continue
            fits = (self.max_lines is None or len(lines) + 1 < self.max_lines or
                    (not pieces or self.drop_whitespace and len(pieces) == 1 and not pieces[0].strip())
                    and length <= width)
            if fits:
                lines.append(indent + ''.join(line))
                continue
            self._end(lines, line, length, indent, width)
            break
        return lines

    def _take(self, pieces, width):
        line = []
        length = 0
        while pieces and length + len(pieces[-1]) <= width:
            length += len(pieces[-1])
            line.append(pieces.pop())
        if pieces and len(pieces[-1]) > width:
            room = max(width, 1) - length if width >= 1 else 1
            if self.break_long_words:
                if room > 0:
                    line.append(pieces[-1][:room])
                    pieces[-1] = pieces[-1][room:]
            elif not line:
                line.append(pieces.pop())
            length = sum(map(len, line))
        return line, length

    def _end(self, lines, line, length, indent, width):
        while line:
            if line[-1].strip() and length + len(self.placeholder) <= width:
                line.append(self.placeholder)
                lines.append(indent + ''.join(line))
                return
            length -= len(line.pop())
        if lines:
            last = lines[-1].rstrip()
            if len(last) + len(self.placeholder) <= self.width:
                lines[-1] = last + self.placeholder
                return
        lines.append(indent + self.placeholder.lstrip())

    def fill(self, text):
        return '\n'.join(self.wrap(text))


def wrap(text, width=70, **kwargs):
    return TextWrapper(width=width, **kwargs).wrap(text)


def fill(text, width=70, **kwargs):
    return TextWrapper(width=width, **kwargs).fill(text)


def shorten(text, width, **kwargs):
    return TextWrapper(width=width, max_lines=1, **kwargs).fill(' '.join(text.strip().split()))
