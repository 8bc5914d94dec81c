# plain Python: katas on strings, codes and small formats
import textwrap

SKILLS = []
WORDS = ['planet', 'garden', 'window', 'cactus', 'orange', 'pepper', 'bicycle', 'tomorrow']
LINES = ['the rain in spain stays mainly in the plain', 'we met a tired sailor near the old harbour', 'every second bus was late this morning', 'green apples taste better than yellow ones']

def F(id, level, args, fns, doc, body, say, check, alt=(), **slots):
    """A function skill; the cell may already hold the def line, or the def line with its docstring."""
    ind = lambda t: textwrap.indent(t.strip('\n'), '    ')
    head = 'def {fn}(' + args + '):\n'
    full = head + ind('"""' + doc + '"""') + '\n'
    SKILLS.append(dict(id='python/' + id, area='python', level=level, slots={**slots, 'fn': fns.split()}, say=say,
                       prefix=['', head, full, full], code=full + ind(body), alt=[head + ind(a) for a in [body, *alt]], check=check))

# ---------------------------------------------------------------- words and letters
F('double-letters', 1, 's', 'double_letters stutter twice_each echo_chars', 'Repeat every character of s once.', 'return "".join(ch * 2 for ch in s)',
  ['Write `{fn}(s)` that writes every character of `s` two times in a row.', '`{fn}("abc")` -> `"aabbcc"`', 'The old teleprinter prints each sign twice. Simulate it: {fn} receives what was typed and returns what appears on paper ("Hi!" comes out as "HHii!!").',
   'given: a string\nwanted: the string in which each character is doubled, in place\nname: `{fn}`', 'How can I get "wwoorrdd" from "word"? Please put it in a function {fn} of one argument.'],
  ['{fn}("{w}")', '{fn}("")', '{fn}("a b")'], ['out = ""\nfor ch in s:\n    out += ch + ch\nreturn out'], w=WORDS)
F('mumbling', 2, 's', 'mumble accum growing_letters letter_stairs', 'Return "A-Bb-Ccc" for "abc".', 'return "-".join((ch * (i + 1)).capitalize() for i, ch in enumerate(s))',
  ['`{fn}("abcd")` returns `"A-Bb-Ccc-Dddd"`. Input letters may be of either case.', 'Write {fn}: the i-th letter of the string (counted from one) appears i times, the first of them capital and the others small, and the groups are joined by hyphens.',
   'Examples\n- "RqaE" → "R-Qq-Aaa-Eeee"\n- "cw" → "C-Ww"\n\nDefine `{fn}(s)`.', 'Mumbling: each letter is said one time more than the letter before it, groups separated by "-", every group starts with an upper-case letter and goes on in lower case. Function `{fn}(s)`.',
   'Hello! For the stage play I need a text that "grows": from abc make A-Bb-Ccc. Any letters, big or small at input. Could you name the function {fn}? Kind regards, Ewa'],
  ['{fn}("{w}")', '{fn}("RqaE")', '{fn}("x")'], ['parts = []\nfor i, ch in enumerate(s, start=1):\n    parts.append(ch.upper() + ch.lower() * (i - 1))\nreturn "-".join(parts)'], w=WORDS)
F('alternate-case', 2, 's', 'alternate_case wave_case up_down zigzag_case', 'Upper case at even indices, lower case at odd ones.', 'return "".join(ch.upper() if i % 2 == 0 else ch.lower() for i, ch in enumerate(s))',
  ['Return `s` with characters in alternating case, starting with upper case. Blanks count as a position. Function `{fn}(s)`.', '{fn}("hello you") == "HeLlO YoU"', 'Teenagers of 2005 wrote LiKe tHiS: even positions (0, 2, ...) big, odd positions small, and a space takes up a position like any letter. Code `{fn}(s)`.',
   '`{fn}`: capital letter at index 0, 2, 4, …; small letter at 1, 3, 5, …', 'Can you program a function named {fn} that makes the first character upper, the second lower, the third upper again and so forth, whatever their case was before?'],
  ['{fn}("{t}")', '{fn}("ABCD")', '{fn}("")'], ['out = ""\nfor i in range(len(s)):\n    if i % 2 == 0:\n        out += s[i].upper()\n    else:\n        out += s[i].lower()\nreturn out'], t=LINES)
F('wave-strings', 2, 'word', 'wave la_ola mexican_wave people_wave', 'List of copies of word, each with another letter in upper case.', 'return [word[:i] + word[i].upper() + word[i + 1:] for i in range(len(word))]',
  ['`{fn}("hey")` → `["Hey", "hEy", "heY"]`', 'Mexican wave: return a list of copies of `word` (lower-case letters); in the i-th copy just the i-th letter stands up, that is, it is upper case. Name: `{fn}`.', 'In the stadium people rise one after the other. Do the same with the letters of a lower-case word: {fn} yields a list with one string per letter, in which only this letter is a capital.',
   'Function {fn}(word)\na) one list element per letter\nb) element number k is the word with letter number k capitalised\nc) an empty word gives an empty list', 'Wanted: for "go" the list ["Go", "gO"], and likewise for each word of small letters. Call it {fn}.'],
  ['{fn}("{w}")', '{fn}("")'], ['result = []\nfor i, ch in enumerate(word):\n    result.append(word[:i] + ch.upper() + word[i + 1:])\nreturn result'], w=WORDS)
F('pig-latin', 2, 'text', 'pig_latin to_pig piggy secret_talk', 'Move the first letter of each word to its end and add "ay".', 'return " ".join(w[1:] + w[0] + "ay" for w in text.split())',
  ['Simple Pig Latin: for each word of `text` move the first letter to the end and append "ay". Words are separated by blanks. Function: `{fn}`.', '{fn}("this is fun") should give "histay siay unfay".', 'My little brothers talk so that our parents do not understand: they pull off the first letter of every word, stick it on at the back and say "ay" after it. Build them a translator `{fn}(text)`.',
   'What does "pig latin" become? "igpay atinlay"! Write `{fn}(text)` following this rule for all words.', 'Task: {fn}\n* split the text into words\n* first letter goes to the end, followed by ay\n* join with one blank'],
  ['{fn}("{t}")', '{fn}("pig latin")'], ['words = []\nfor word in text.split():\n    words.append(word[1:] + word[0] + "ay")\nreturn " ".join(words)'], t=LINES)
F('atbash', 2, 'text', 'atbash mirror_code swap_alphabet mirror_cipher', 'a <-> z, b <-> y, ...; other characters stay.', 'alphabet = "abcdefghijklmnopqrstuvwxyz"\nreturn "".join(alphabet[25 - alphabet.index(c)] if c in alphabet else c for c in text.lower())',
  ['Atbash cipher: a becomes z, b becomes y, ..., z becomes a. Return the text in lower case; anything that is no letter a-z stays. Function `{fn}(text)`.', 'Mirror the alphabet: `{fn}("Abc xyz!")` is `"zyx cba!"`.', 'An ancient way of hiding a message replaces the first letter of the alphabet by the last, the second by the last but one, and so on. Lower-case everything first, leave blanks and signs alone. Please write {fn}.',
   'Ticket #88: encode user notes with the reversed alphabet (a↔z, b↔y, …). Output small letters only; digits, spaces, punctuation unchanged. Function {fn}(text).', 'Which letter faces which if the alphabet is written backwards under itself? Use this to encode a text (lower-cased, non-letters kept): {fn}'],
  ['{fn}("{t}")', '{fn}("Abc xyz!")', '{fn}({fn}("hello 1"))'], ['out = ""\nfor c in text.lower():\n    if "a" <= c <= "z":\n        out += chr(ord("a") + ord("z") - ord(c))\n    else:\n        out += c\nreturn out'], t=LINES)
F('vigenere', 3, 'text, key', 'vigenere encrypt encode_with_key polyalphabetic', 'Shift each lower-case letter of text by the letter of the key (a = 0), which is repeated.', '''
out = ""
for i, ch in enumerate(text):
    shift = ord(key[i % len(key)]) - ord("a")
    out += chr((ord(ch) - ord("a") + shift) % 26 + ord("a"))
return out''',
  ['Vigenère cipher for texts of lower-case letters: the i-th letter is shifted forwards by the i-th letter of `key` (a = 0, b = 1, ...), the key being repeated as often as necessary. `{fn}(text, key)`', '{fn}("attack", "lemon") → "lxfopv"', 'Caesar used one shift for the whole letter; our spy uses a keyword. With the keyword "bd" the letters move alternately by 1 and by 3 places, going round from z to a. Implement `{fn}(text, key)`; both consist of small letters only.',
   'Write a function {fn} with the arguments text and key (only a-z). Every text letter moves on in the alphabet by the number of the key letter above it, where a counts 0; the key is written again and again above the text.', '- `text`, `key`: lower-case words\n- letter i + key letter i (cyclic), mod 26\n- result: string of the same length\n- name: {fn}'],
  ['{fn}("attack", "lemon")', '{fn}("{w}", "{k2}")', '{fn}("zzz", "b")'], ['letters = "abcdefghijklmnopqrstuvwxyz"\nreturn "".join(letters[(letters.index(c) + letters.index(key[i % len(key)])) % 26] for i, c in enumerate(text))'], w=WORDS, k2=['key', 'bd', 'moon', 'c'])
F('morse-decode', 2, 'signal, table', 'decode_morse from_morse read_signal listen', 'Decode letters separated by one blank and words separated by three.', 'words = signal.split("   ")\nreturn " ".join("".join(table[code] for code in word.split()) for word in words)',
  ['Decode a Morse signal: letters are separated by one blank, words by three blanks; `table` maps codes such as ".-" to letters. `{fn}(signal, table)` returns the words with single blanks.', 'With table {{".": "E", "-": "T"}} the call {fn}(". -   -", table) gives "ET T".', 'The radio operator writes down dots and dashes, one blank after every letter, three between words. A dictionary from code to letter is handed over as the second argument. Turn it into readable text with {fn}.',
   'Write `{fn}`. Inputs: a string of dots, dashes and spaces, plus the code dictionary. Output: plain text. Three spaces = new word, one space = next letter.', 'given signal and table (code → letter)\nwanted text, words parted by one blank\nfunction {fn}(signal, table)'],
  ['{fn}(". -   -", {{".": "E", "-": "T"}})', '{fn}("... --- ...", {{"...": "S", "---": "O"}})', '{fn}("-   - .", {{".": "E", "-": "T"}})'],
  ['text = []\nfor word in signal.split("   "):\n    letters = ""\n    for code in word.split(" "):\n        letters += table[code]\n    text.append(letters)\nreturn " ".join(text)'])
F('isogram', 1, 'word', 'is_isogram no_repeats all_letters_differ unique_letters', 'True if no letter occurs twice, ignoring case.', 'return len(set(word.lower())) == len(word)',
  ['An isogram has no repeating letter. Is `word` one? Ignore case; the empty string counts as an isogram. `{fn}(word)`', '{fn}("Dermatoglyphics") → True, {fn}("moOse") → False', 'For a hangman variant I may only use words in which each letter appears a single time, capital or not. Write a test `{fn}` for me that answers with a bool.', 'Check that all letters of a word are different (no distinction of upper and lower case). Function name {fn}.',
   'Do any letters come back in a word? If none does, {fn}(word) is True, otherwise False. "Aa" has a repetition.'],
  ['{fn}("{w}")', '{fn}("moOse")', '{fn}("")', '{fn}("Background")'], ['seen = set()\nfor ch in word.lower():\n    if ch in seen:\n        return False\n    seen.add(ch)\nreturn True', 'w = word.lower()\nreturn all(w.count(c) == 1 for c in w)'], w=WORDS)
F('count-repeated-letters', 2, 's', 'count_repeated duplicate_count how_many_repeat repeated_letters', 'How many different characters occur more than once, ignoring case.', 's = s.lower()\nreturn sum(1 for ch in set(s) if s.count(ch) > 1)',
  ['How many distinct characters occur more than once in `s`? Case does not matter. Function `{fn}`.', '`{fn}("aabBcde")` → 2 (a and b)', 'Count the characters that come up at least twice in a string, each of them once, treating A and a as equal; "indivisibility" has 1, "Indivisibilities" has 2. Name the function {fn}.', '{fn}: string -> int. Number of different characters with two or more occurrences, case-insensitively.',
   'The label printer has one stamp per character; I must order a second stamp for every character that a word needs more than once (large and small letters share a stamp). How many extra kinds? Code `{fn}(s)`.'],
  ['{fn}("{w}")', '{fn}("Indivisibilities")', '{fn}("abc")', '{fn}("aA11")'], ['counts = {{}}\nfor ch in s.lower():\n    counts[ch] = counts.get(ch, 0) + 1\nreturn len([c for c in counts if counts[c] >= 2])', 'from collections import Counter\nreturn sum(n > 1 for n in Counter(s.lower()).values())'], w=WORDS)
F('reverse-long-words', 2, 'sentence', 'spin_words turn_long_words flip_long twist', 'Reverse the words of at least {n} letters.', 'return " ".join(w[::-1] if len(w) >= {n} else w for w in sentence.split())',
  ['Write `{fn}(sentence)`: words with {n} or more letters are written backwards, shorter ones stay as they are.', 'In a blank-separated sentence reverse each word that has at least {n} letters. Function {fn}.', 'A puzzle page prints the long words the wrong way round ("long" starts at {n} letters). Give me {fn}, which prepares a sentence like this. The order of the words must not change!', 'Name: {fn}\nInput: one line of words\nRule: length >= {n} → spelled from its end to its beginning\nOutput: the line again',
   'How would you flip only those words of a line that consist of {n} letters or more? Answer as a function {fn}(sentence).'],
  ['{fn}("{t}")', '{fn}("stop now")', '{fn}("abcd abcde abcdef abc")'], ['words = sentence.split()\nfor i, word in enumerate(words):\n    if len(word) >= {n}:\n        words[i] = word[::-1]\nreturn " ".join(words)'], t=LINES, n=[4, 5, 6])
F('reverse-word-order', 1, 'sentence', 'reverse_words backwards_sentence last_word_first turn_sentence', 'The words of sentence from the last to the first.', 'return " ".join(sentence.split()[::-1])',
  ['Return the words of a sentence in the opposite order: `{fn}("life is good")` gives `"good is life"`.', 'Write {fn}(sentence). The last word comes first; the words themselves are not changed.', 'Yoda speaks from the end to the beginning. Take a line of words parted by blanks and let him say it, as `{fn}`.', 'words in reverse order, joined by one space — function `{fn}`', 'What must {fn} do? Split the sentence at whitespace, turn the sequence of words around and put them together with single blanks.'],
  ['{fn}("{t}")', '{fn}("one")'], ['words = sentence.split()\nwords.reverse()\nreturn " ".join(words)', 'return " ".join(reversed(sentence.split()))'], t=LINES)
F('reverse-each-word', 1, 'sentence', 'reverse_each mirror_words flip_every_word words_backwards', 'Every word reversed, the words in their old order.', 'return " ".join(w[::-1] for w in sentence.split(" "))',
  ['Each word reversed but the word order kept: {fn}("red car") → "der rac".', 'Write `{fn}(sentence)` that spells every blank-separated word backwards and leaves the words at their places.', 'Through the mirror Alice reads every single word from right to left, yet the words stand in the usual order. Produce that text with a function named {fn}.', '- split at single blanks\n- reverse every piece\n- join again\n\n→ `{fn}(sentence)`', 'A sentence is passed in; I need the same sentence with all of its words turned around individually (function {fn}).'],
  ['{fn}("{t}")', '{fn}("ab  cd")'], ['out = []\nfor word in sentence.split(" "):\n    out.append("".join(reversed(word)))\nreturn " ".join(out)'], t=LINES)
F('middle-characters', 1, 'word', 'middle get_middle centre_of middle_letters', 'The middle character, or the two middle ones if the length is even.', 'n = len(word)\nreturn word[(n - 1) // 2:n // 2 + 1]',
  ['Return the middle character of `word`, or the middle two when the length is even. Function `{fn}`.', '{fn}("test") = "es"\n{fn}("testing") = "t"\n{fn}("A") = "A"', 'What stands in the centre of a word? With an odd number of letters that is one letter, otherwise two. Write `{fn}(word)`; words are never empty.', 'To fold a paper strip with a word on it I must know which letter is at the crease, or which pair of letters is beside it. {fn}(word) should return that one or two character string.', 'Define {fn}: gives the central letter(s) of a non-empty string.'],
  ['{fn}("{w}")', '{fn}("testing")', '{fn}("A")', '{fn}("ab")'], ['half = len(word) // 2\nif len(word) % 2 == 1:\n    return word[half]\nreturn word[half - 1:half + 1]'], w=WORDS)
F('same-count-of-two-letters', 1, 's', 'same_amount balanced_xo equal_counts xo', 'True if both letters occur equally often, ignoring case.', 's = s.lower()\nreturn s.count("{a}") == s.count("{b}")',
  ['Does the string contain as many "{a}" as "{b}"? Case-insensitive, other characters are irrelevant, none of both also counts as equal. `{fn}(s)` returns a bool.', 'Write a check {fn}(s): True exactly when the letters {a} and {b} (small or capital) occur the same number of times.', 'Two teams, {a} and {b}, sign the guest book with their letter. Is the number of signatures balanced? Some write small, some write big. Function `{fn}`.', '{fn}("{a}{b}zz") is True, {fn}("{a}{a}{b}") is False, {fn}("zz") is True, and capitals count too.'],
  ['{fn}("{a}{b}Z")', '{fn}("{a}{a}{b}".upper())', '{fn}("")', '{fn}("{b}" * 3 + "{a}" * 3)'], ['x = sum(1 for ch in s if ch.lower() == "{a}")\no = sum(1 for ch in s if ch.lower() == "{b}")\nreturn x == o'], a=['x', 'r', 't'], b=['o', 'g', 's'])
F('mask-all-but-last', 1, 'code', 'maskify hide_code mask_number conceal', 'All characters except the last ones become the mask sign.', 'return "{m}" * (len(code) - {n}) + code[-{n}:]',
  ['Replace all but the last {n} characters of `code` by `{m}`; shorter codes stay as they are. Function `{fn}`.', 'On receipts just the final {n} signs of a card number may be legible, every sign before them is printed as {m}. Provide `{fn}(code)`. Whoever has {n} signs or fewer keeps them all.', '{fn}(code): keep the tail of length {n}, hide the rest behind {m}', 'Dear developers, our auditors insist that account numbers are no longer shown in full. Please write {fn}: only the last {n} characters remain visible and each other one turns into "{m}". Thank you. Compliance', 'How do I blot out a string except for its last {n} characters (mask sign {m})? Put it in {fn}.'],
  ['{fn}("4556364607935616")', '{fn}("12")', '{fn}("Skippy")', '{fn}("")'], ['if len(code) <= {n}:\n    return code\nreturn "{m}" * len(code[:-{n}]) + code[-{n}:]', 'return "".join("{m}" if i < len(code) - {n} else ch for i, ch in enumerate(code))'], m=['#', '*', 'X'], n=[3, 4, 5])
F('dna-complement', 1, 'strand', 'complement other_strand partner_strand dna_pairs', 'A <-> T and C <-> G.', 'pairs = {"A": "T", "T": "A", "C": "G", "G": "C"}\nreturn "".join(pairs[base] for base in strand)',
  ['In DNA, A pairs with T and C with G. Return the complementary strand of `strand`: `{fn}("ATTGC")` is `"TAACG"`.', 'Write {fn}(strand) which swaps A with T and G with C, letter by letter.', 'One half of the double helix is known as a string of the letters A, C, G, T. What is written on the other half, base opposite base? Name the function {fn}.', '{fn}\n- in: string of ACGT\n- out: partner bases in the same order\n- A↔T, C↔G', 'Biologist needs help: given one strand, I want its counterpart (no reversing, please!). A faces T, C faces G. A function {fn} would do.'],
  ['{fn}("{d}")', '{fn}("ATTGC")', '{fn}("")'], ['return strand.translate(str.maketrans("ATCG", "TAGC"))', 'out = ""\nfor base in strand:\n    if base == "A":\n        out += "T"\n    elif base == "T":\n        out += "A"\n    elif base == "C":\n        out += "G"\n    else:\n        out += "C"\nreturn out'], d=['GATTACA', 'CCGGA', 'TTTACG', 'GCGCAT'])
F('gc-content', 1, 'dna', 'gc_content gc_share gc_percent gc_ratio', 'Percentage of G and C in dna.', 'return (dna.count("G") + dna.count("C")) / len(dna) * 100',
  ['GC content of a DNA string in percent: the share of the letters G and C. Function `{fn}(dna)`.', 'What percentage of the bases is either G or C? Write {fn} (not rounded).', 'The stability of a strand depends on how much guanine (G) and cytosine (C) it has. Report it as a number from 0 to 100 for a non-empty string of ACGT: `{fn}`.', '{fn}("GGAT") → 50.0', r'Implement as {fn}: $100 \cdot \frac{n_G + n_C}{{n}}$ for a sequence of $n$ bases.'],
  ['float({fn}("{d}"))', 'float({fn}("GGAT"))', 'float({fn}("AAAT"))'], ['return 100 * sum(1 for base in dna if base in "GC") / len(dna)'], d=['GATTACA', 'CCGGA', 'TTTACG', 'GCGCAT'])
F('hamming-strings', 1, 'a, b', 'hamming differences count_mismatches point_mutations', 'Number of positions at which a and b differ.', 'return sum(1 for x, y in zip(a, b) if x != y)',
  ['Hamming distance of two strings of the same length: at how many positions do they differ? `{fn}(a, b)`', 'Compare `a` and `b` letter by letter and count the mismatches. Both have equal length. Call it {fn}.', 'After copying a strand of DNA some letters are wrong. How many? {fn} receives original and copy (same length).', '{fn}("karolin", "kathrin") == 3', r'$d(a,b)=|\{{i : a_i \ne b_i\}}|$ for strings of equal length, as a function {fn}'],
  ['{fn}("karolin", "kathrin")', '{fn}("{w}", "{w}"[::-1])', '{fn}("", "")'], ['count = 0\nfor i in range(len(a)):\n    if a[i] != b[i]:\n        count += 1\nreturn count', 'return sum(x != y for x, y in zip(a, b))'], w=WORDS)
F('split-codons', 1, 'rna', 'codons triplets split_in_threes read_frames', 'Consecutive groups of three letters; an incomplete rest is dropped.', 'return [rna[i:i + 3] for i in range(0, len(rna) - 2, 3)]',
  ['Cut an RNA string into codons, i.e. consecutive groups of three letters; drop an incomplete rest. `{fn}(rna)` returns a list.', '{fn}("AUGGCUA") → ["AUG", "GCU"]', 'The ribosome reads three letters at a time and ignores one or two that are left over. List what it reads: {fn}.', 'List of the non-overlapping triples of a string from the left, without a shorter piece at the end. Function name: {fn}', 'Given: rna, a string. Wanted: its full triplets in order. As: `{fn}(rna)`.'],
  ['{fn}("AUGGCUA")', '{fn}("AUGGCUAAG")', '{fn}("AU")'], ['result = []\nwhile len(rna) >= 3:\n    result.append(rna[:3])\n    rna = rna[3:]\nreturn result', 'return [rna[3 * k:3 * k + 3] for k in range(len(rna) // 3)]'])
F('longest-char-run', 2, 's', 'longest_run longest_repetition max_streak longest_streak', 'The character of the longest run and the length of the run, the first one among equals.', '''
best, best_len, count = "", 0, 0
for i, ch in enumerate(s):
    count = count + 1 if i > 0 and s[i - 1] == ch else 1
    if count > best_len:
        best, best_len = ch, count
return best, best_len''',
  ['Find the longest run of one and the same character. `{fn}(s)` returns the tuple (character, length); the first run wins a tie; an empty string gives `("", 0)`.', '{fn}("aaabbbbc") → ("b", 4); {fn}("aabb") → ("a", 2); {fn}("") → ("", 0)', 'We log W for a win and L for a defeat, e.g. "WWLWWW". What was the longest streak, and of what? Return both as a pair, the earlier of equally long streaks, from {fn}(s). No games: ("", 0).', 'Code {fn} to scan a string for the greatest number of equal neighbours in a row; return which character it was and how many.\n\nTie: leftmost. Empty: `("", 0)`.'],
  ['{fn}("aaabbbbc")', '{fn}("aabb")', '{fn}("")', '{fn}("WWLWWWLLL")'], ['from itertools import groupby\nruns = [(ch, len(list(g))) for ch, g in groupby(s)]\nreturn max(runs, key=lambda run: run[1], default=("", 0))'])
F('longest-distinct-substring', 3, 's', 'longest_unique longest_distinct no_repeat_length window_length', 'Length of the longest substring without a repeated character.', '''
start, best, last = 0, 0, {{}}
for i, ch in enumerate(s):
    if ch in last and last[ch] >= start:
        start = last[ch] + 1
    last[ch] = i
    best = max(best, i - start + 1)
return best''',
  ['Length of the longest substring of `s` in which no character occurs twice: `{fn}(s)`.', '{fn}("abcabcbb") → 3, {fn}("bbbb") → 1, {fn}("pwwkew") → 3, {fn}("") → 0', 'Sliding window classic: how long is the longest stretch of neighbouring characters that are all different? Function `{fn}`.', 'A beads machine makes strings of coloured beads, one letter per colour. Customers like a part where each colour shows up just once. Tell the size of the longest such contiguous part: {fn}(s).'],
  ['{fn}("abcabcbb")', '{fn}("pwwkew")', '{fn}("{w}")', '{fn}("")'], ['best = 0\nfor i in range(len(s)):\n    for j in range(i + 1, len(s) + 1):\n        if len(set(s[i:j])) == j - i:\n            best = max(best, j - i)\nreturn best'], w=WORDS)
F('ransom-note', 2, 'note, magazine', 'can_build can_cut_out ransom enough_letters', 'True if note can be put together from the letters of magazine, each used once.', 'return all(magazine.count(ch) >= note.count(ch) for ch in set(note))',
  ['Can `note` be assembled from the letters of `magazine` when every letter may be used once only? `{fn}(note, magazine)` returns a bool.', 'The kidnapper cuts letters out of a magazine. Are there enough of each to paste his note? Write {fn}(note, magazine). Case matters, spaces count like letters.', '{fn}("aab", "baa") → True\n{fn}("aab", "ab") → False', 'Scrabble check: second argument = tiles on my rack, first argument = the word. True when the rack holds each needed tile often enough. Name {fn}.', 'Is every character of the first string available in the second one at least as many times? (function {fn})'],
  ['{fn}("aab", "baa")', '{fn}("aab", "ab")', '{fn}("", "x")', '{fn}("{w}", "{w}"[::-1])'], ['from collections import Counter\nreturn not Counter(note) - Counter(magazine)', 'letters = list(magazine)\nfor ch in note:\n    if ch not in letters:\n        return False\n    letters.remove(ch)\nreturn True'], w=WORDS)
F('is-rotation', 1, 'a, b', 'is_rotation rotated same_ring cyclic_equal', 'True if b is a rotation of a.', 'return len(a) == len(b) and b in a + a',
  ['Is `b` a rotation of `a`, like "erbottlewat" of "waterbottle"? `{fn}(a, b)`', 'Write {fn}(a, b): True if some letters can be moved from the front of a to its end so that b appears.', 'The letters are engraved on a round dish, so one can begin to read anywhere. Do two readings come from the same dish (same direction)? Code it as {fn} with two strings.', '{fn}("abcd", "cdab") True; {fn}("abcd", "acbd") False; different lengths: False', 'Test whether two strings are cyclic shifts of each other. Name: `{fn}`.'],
  ['{fn}("{w}", "{w}"[2:] + "{w}"[:2])', '{fn}("abcd", "acbd")', '{fn}("ab", "aba")', '{fn}("", "")'], ['if len(a) != len(b):\n    return False\nif a == b:\n    return True\nreturn any(a[i:] + a[:i] == b for i in range(len(a)))'], w=WORDS)
F('is-subsequence', 2, 'small, big', 'is_subsequence hidden_in letters_in_order appears_in', 'True if the letters of small occur in big in this order, with gaps allowed.', '''
i = 0
for ch in big:
    if i < len(small) and ch == small[i]:
        i += 1
return i == len(small)''',
  ['Do the characters of `small` appear in `big` in the same order, perhaps with others in between? `{fn}(small, big)` → bool', '{fn}("ace", "abcde") is True, {fn}("aec", "abcde") is False, the empty string is found everywhere.', 'Crossing out letters of "programming" can leave "pain"? No. Can it leave "pram"? Yes! Write {fn}(small, big) that decides whether `small` is left when some letters of `big` are crossed out.', 'Subsequence test for two strings → {fn}(small, big).', 'Search engines with fuzzy matching accept "ntbk" for "notebook", since its letters come in that order. Build this test as {fn}.'],
  ['{fn}("ace", "abcde")', '{fn}("aec", "abcde")', '{fn}("", "x")', '{fn}("aa", "a")'], ['it = iter(big)\nreturn all(ch in it for ch in small)', 'for ch in small:\n    pos = big.find(ch)\n    if pos < 0:\n        return False\n    big = big[pos + 1:]\nreturn True'])
F('remove-adjacent-duplicates', 1, 's', 'collapse no_neighbours unique_in_order drop_repeats', 'Keep one of each run of equal characters.', 'return "".join(ch for i, ch in enumerate(s) if i == 0 or ch != s[i - 1])',
  ['Collapse runs: `{fn}("aaabccdaa")` is `"abcda"`.', 'Write `{fn}(s)` that keeps a character just if it differs from the one right before it.', 'My keyboard bounces: a key pressed once may give "hhelllo". Clean up by leaving a single character wherever the same one is repeated directly. (Yes, "hello" loses an l as well.) Function {fn}.', '{fn}: remove neighbouring repetitions from a string, keep order', 'Given a string, wanted the string without any two equal characters side by side; of each group of equal neighbours one remains. `{fn}(s)`'],
  ['{fn}("aaabccdaa")', '{fn}("{w}")', '{fn}("")'], ['out = ""\nfor ch in s:\n    if not out or out[-1] != ch:\n        out += ch\nreturn out', 'from itertools import groupby\nreturn "".join(ch for ch, _ in groupby(s))'], w=WORDS)
F('longest-common-prefix', 2, 'words', 'common_prefix shared_start same_beginning lcp', 'The longest beginning that all words share.', '''
prefix = words[0]
for word in words[1:]:
    while not word.startswith(prefix):
        prefix = prefix[:-1]
return prefix''',
  ['Longest common prefix of a non-empty list of strings: `{fn}(["flower", "flow", "flight"])` → `"fl"`.', 'Which beginning do all words of the list have in common? Return it (possibly empty) from `{fn}(words)`.', 'All our file names start with the same project code. Given the list of names, find the longest text with which every one of them begins. Please name it {fn}.', '{fn}\nIN: list of words (at least one)\nOUT: the longest string that each of them starts with'],
  ['{fn}(["flower", "flow", "flight"])', '{fn}(["dog", "car"])', '{fn}(["{w}"])', '{fn}(["ab", "abc", "a"])'], ['prefix = ""\nfor chars in zip(*words):\n    if len(set(chars)) > 1:\n        break\n    prefix += chars[0]\nreturn prefix', 'import os\nreturn os.path.commonprefix(words)'], w=WORDS)
F('word-pattern', 3, 'pattern, text', 'follows_pattern matches_pattern same_pattern word_pattern', 'True if the words of text follow the letters of pattern one to one.', '''
words = text.split()
if len(words) != len(pattern):
    return False
return len(set(zip(pattern, words))) == len(set(pattern)) == len(set(words))''',
  ['Does `text` follow `pattern`? Equal letters stand for equal words, different letters for different words: `{fn}("abba", "red blue blue red")` → True, `{fn}("abba", "red blue blue green")` → False.', 'Write {fn}(pattern, text). There must be a one-to-one assignment of letters to words that turns the pattern into the text.', 'A dance is written as "aabb"; the caller shouts steps: "left left right right". Decide with {fn}(pattern, text) if the shouted words are arranged like the letters: same letter, same word; other letter, other word; and as many words as letters.', '{fn} → bool\n- number of words = number of letters\n- letter ↔ word is a bijection'],
  ['{fn}("abba", "red blue blue red")', '{fn}("abba", "red blue blue green")', '{fn}("ab", "red red")', '{fn}("aa", "red")', '{fn}("aaa", "x x x")'],
  ['words = text.split()\nif len(words) != len(pattern):\n    return False\nto_word, to_letter = {}, {}\nfor letter, word in zip(pattern, words):\n    if to_word.setdefault(letter, word) != word or to_letter.setdefault(word, letter) != letter:\n        return False\nreturn True'])
F('sort-by-number-in-word', 2, 'text', 'order_words numbered_words put_in_order arrange', 'Words ordered by the digit that each contains.', 'return " ".join(sorted(text.split(), key=lambda word: [ch for ch in word if ch.isdigit()]))',
  ['Each word of `text` contains one digit 1-9, which tells its place. Return the words in the right order: `{fn}("is2 Thi1s T4est 3a")` → `"Thi1s is2 3a T4est"`.', 'Put the words into the order of the digit hidden in every one of them. Function {fn}; empty text stays empty.', 'Somebody dropped the index cards! Luckily every word carries a figure somewhere inside (1 for the first, 2 for the second and so forth). {fn}(text) should bring them back into sequence, digits left in.', 'Task `{fn}`: arrange blank-separated words by the single digit within each.'],
  ['{fn}("is2 Thi1s T4est 3a")', '{fn}("")', '{fn}("b2 a3 c1")'], ['def number(word):\n    return int("".join(ch for ch in word if ch in "123456789"))\nreturn " ".join(sorted(text.split(), key=number))'])
F('ordinal-suffix', 2, 'n', 'ordinal with_suffix place_name nth', 'Return "1st", "2nd", "3rd", "4th", "11th", ...', 'if 10 <= n % 100 <= 20:\n    return str(n) + "th"\nreturn str(n) + {1: "st", 2: "nd", 3: "rd"}.get(n % 10, "th")',
  ['English ordinals: `{fn}(1)` → "1st", 2 → "2nd", 3 → "3rd", 4 → "4th", 11, 12, 13 → "11th", "12th", "13th", 21 → "21st", 112 → "112th".', 'Write {fn}(n) giving a positive integer with its ordinal ending. Do not forget the exceptions 11 to 13 (also 111 etc.).', 'The race results shall be printed as "you came 22nd", "you came 13th". Produce the middle part from the place: {fn}(n) returns a string.', 'number -> number + st/nd/rd/th, function `{fn}`', 'How does one attach st, nd, rd or th properly? Remember that 11, 12 and 13 at the end take th. I need {fn}(n).'],
  ['[{fn}(i) for i in [1, 2, 3, 4, 10]]', '[{fn}(i) for i in [11, 12, 13, 21, 22]]', '[{fn}(i) for i in [101, 111, 112, 123, {n}]]'], ['last = n % 10\nif n % 100 in (11, 12, 13) or last not in (1, 2, 3):\n    suffix = "th"\nelif last == 1:\n    suffix = "st"\nelif last == 2:\n    suffix = "nd"\nelse:\n    suffix = "rd"\nreturn f"{{n}}{{suffix}}"'], n=[30, 43, 92, 1011])
F('likes-line', 2, 'names', 'likes liked_by like_line who_likes', 'One line that tells who likes this.', '''
if not names:
    return "no one likes this"
if len(names) == 1:
    return f"{names[0]} likes this"
if len(names) == 2:
    return f"{names[0]} and {names[1]} like this"
return f"{names[0]}, {names[1]} and {len(names) - 2} others like this"''',
  ['`{fn}(names)`:\n\n- `[]` → "no one likes this"\n- `["Ann"]` → "Ann likes this"\n- two names → "Ann and Bob like this"\n- three or more → "Ann, Bob and 2 others like this" (number of the remaining people, also "1 others")', 'Build the text under a post from the list of people who liked it, in {fn}: nobody: "no one likes this"; one: "X likes this"; two: "X and Y like this"; more: "X, Y and N others like this" with N the number of the rest.',
   'We imitate a social network. With no likes write "no one likes this"; with Ann "Ann likes this"; with Ann and Bob "Ann and Bob like this"; from three on name the first two and count the rest: "Ann, Bob and 1 others like this" (yes, we accept the grammar). Function name {fn}, argument a list.', 'Write {fn}, so that {fn}(["Max", "Eva", "Tom", "Lea"]) returns "Max, Eva and 2 others like this", {fn}(["Max", "Eva"]) "Max and Eva like this", {fn}(["Max"]) "Max likes this" and {fn}([]) "no one likes this".'],
  ['{fn}([])', '{fn}(["{p}"])', '{fn}(["{p}", "Bob"])', '{fn}(["{p}", "Bob", "Cy", "Dee"])'], ['n = len(names)\nif n == 0:\n    return "no one likes this"\nif n == 1:\n    return names[0] + " likes this"\nif n == 2:\n    return " and ".join(names) + " like this"\nreturn ", ".join(names[:2]) + " and " + str(n - 2) + " others like this"'], p=['Ann', 'Max', 'Ines'])
F('expanded-form', 2, 'n', 'expanded_form place_values split_number expand', 'Return "70000 + 300 + 4" for 70304.', 'digits = str(n)\nreturn " + ".join(d + "0" * (len(digits) - i - 1) for i, d in enumerate(digits) if d != "0")',
  ['Expanded form of a positive integer as a string: `{fn}(70304)` → `"70000 + 300 + 4"`.', 'Write {fn}(n): the value of every non-zero digit at its place, largest first, joined by " + ".', 'Primary school: 12 is "10 + 2", 42 is "40 + 2", 705 is "700 + 5" - zeros are left out. Automate this exercise as {fn}.', '{fn}: int -> str, sum of place values (no zero terms)'],
  ['{fn}(70304)', '{fn}({n})', '{fn}(9)', '{fn}(100)'], ['parts = []\nplace = 1\nwhile n > 0:\n    n, digit = divmod(n, 10)\n    if digit:\n        parts.insert(0, str(digit * place))\n    place *= 10\nreturn " + ".join(parts)'], n=[1234, 508, 9040, 62])
F('number-words', 3, 'n', 'in_words spell_number say_number words_for', 'English words of an integer from 0 to 99, with a hyphen for compounds.', '''
small = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
         "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"]
tens = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
if n < 20:
    return small[n]
if n % 10 == 0:
    return tens[n // 10]
return tens[n // 10] + "-" + small[n % 10]''',
  ['Numbers from 0 to 99 in English words, e.g. 7 → "seven", 40 → "forty", 86 → "eighty-six". Function `{fn}(n)`.', 'For writing cheques we need the amount in words. Start with whole numbers below one hundred: {fn}(21) is "twenty-one", {fn}(13) is "thirteen", {fn}(0) is "zero".', 'Spell out an integer n (0 <= n <= 99) in small letters, hyphen between tens and units. Name: {fn}', 'Can you teach the machine to count aloud to ninety-nine? `{fn}(n)` returns the word or hyphenated word.'],
  ['{fn}({n})', '[{fn}(i) for i in (0, 5, 12, 13, 15, 18)]', '[{fn}(i) for i in (20, 44, 86, 99)]'], n=[17, 31, 58, 90])

# ---------------------------------------------------------------- codes, colours, validation
F('rgb-to-hex', 1, 'r, g, b', 'rgb_to_hex hex_color to_html_colour colour_code', 'Return "#rrggbb" in lower case.', 'return f"#{r:02x}{g:02x}{b:02x}"',
  ['Turn red, green, blue (0-255) into an HTML colour such as "#ff8000" (lower case). `{fn}(r, g, b)`', '{fn}(255, 128, 0) → "#ff8000"; {fn}(0, 0, 9) → "#000009"', 'The web designer sends me three numbers between 0 and 255, the style sheet wants six hexadecimal digits behind a hash sign. Small letters please. Write {fn}.', '{fn}(r, g, b)\n- each component: two hex digits, padded with 0\n- a `#` in front\n- lower case'],
  ['{fn}(255, 128, 0)', '{fn}({a}, 7, 16)', '{fn}(0, 0, 0)'], ['return "#" + "".join(format(v, "02x") for v in (r, g, b))', 'return "#%02x%02x%02x" % (r, g, b)'], a=[10, 200, 99])
F('hex-to-rgb', 1, 'code', 'hex_to_rgb parse_colour from_html components', 'Return the tuple (r, g, b) of a colour "#rrggbb".', 'return tuple(int(code[i:i + 2], 16) for i in (1, 3, 5))',
  ['`{fn}("#ff8000")` → `(255, 128, 0)`', 'Split an HTML colour code ("#" and six hex digits) into its three decimal components, returned as a tuple by {fn}(code).', 'The paint mixing machine only understands three decimal numbers (red, green, blue), our list has codes like "#1e90ff". Give me a converter named {fn}.', 'hex string "#rrggbb" to tuple of three ints; function {fn}', 'What are the red, green and blue parts of a web colour? Define `{fn}(code)`, capitals and small letters A-F both possible.'],
  ['{fn}("#ff8000")', '{fn}("{c}")', '{fn}("#000000")'], ['code = code.lstrip("#")\nr, g, b = code[:2], code[2:4], code[4:]\nreturn int(r, 16), int(g, 16), int(b, 16)'], c=['#1E90FF', '#a0522d', '#00ff7f'])
F('valid-ipv4', 2, 'address', 'is_ip valid_ip check_address is_ipv4', 'True for four numbers 0-255 separated by dots, without leading zeros.', '''
parts = address.split(".")
return len(parts) == 4 and all(p.isdigit() and int(p) <= 255 and str(int(p)) == p for p in parts)''',
  ['Is `address` a valid IPv4 address? Four decimal numbers from 0 to 255 separated by dots, no leading zeros. `{fn}(address)` → bool', 'Rules for {fn}:\n1. exactly four parts between dots\n2. every part consists of digits\n3. 0 ≤ part ≤ 255\n4. no extra zero in front ("01" is wrong)', 'Ticket #431: users type "1.2.3" or "192.168.01.1" or "300.1.1.1" into the address field and the router crashes. Only let through proper addresses such as "192.168.1.1". Function {fn} returns True or False.', 'Check dotted quads with {fn}: "0.0.0.0" and "255.255.255.255" are fine, "256.1.1.1", "1.2.3", "1.2.3.4.5", "a.b.c.d" and "01.2.3.4" are not.'],
  ['{fn}("192.168.1.1")', '{fn}("256.1.1.1")', '{fn}("1.2.3")', '{fn}("01.2.3.4")', '{fn}("1.2.3.x")'], ['parts = address.split(".")\nif len(parts) != 4:\n    return False\nfor part in parts:\n    if not part.isdigit():\n        return False\n    if len(part) > 1 and part[0] == "0":\n        return False\n    if int(part) > 255:\n        return False\nreturn True'])
F('valid-clock-time', 2, 'text', 'is_time valid_time check_clock is_clock_time', 'True for "HH:MM" from "00:00" to "23:59".', '''
if len(text) != 5 or text[2] != ":":
    return False
hours, minutes = text[:2], text[3:]
return hours.isdigit() and minutes.isdigit() and int(hours) < 24 and int(minutes) < 60''',
  ['`{fn}(text)`: is it a time of day of the form HH:MM, 00:00 to 23:59, always two digits each?', 'Accept "09:30" and "23:59", refuse "9:30", "24:00", "12:60", "ab:cd" and "12-30". Function {fn}, result True/False.', 'Patients type the time of their appointment. Make sure it is what a 24-hour digital clock can show (two digits, colon, two digits) using a function called {fn}.', 'Validation rule "clock": hours 00-23, colon, minutes 00-59, nothing else. {fn}(text) -> bool'],
  ['{fn}("{t}")', '{fn}("24:00")', '{fn}("9:30")', '{fn}("12:60")', '{fn}("ab:cd")'], ['import re\nreturn re.fullmatch("([01][0-9]|2[0-3]):[0-5][0-9]", text) is not None'], t=['09:30', '23:59', '00:00'])
F('username-rules', 2, 'name', 'valid_username name_ok accept_name check_username', 'Starts with a letter, only letters, digits and _, limited length.', 'return {lo} <= len(name) <= {hi} and name[0].isalpha() and all(ch.isalnum() or ch == "_" for ch in name)',
  ['A user name has {lo} to {hi} characters, begins with a letter and contains only letters, digits and underscores. Check it in `{fn}(name)` (returns a bool).', 'Registration form, field "nickname": not shorter than {lo} and not longer than {hi}, the first sign a letter, the others letters, figures or "_". Write {fn} which says True if the nickname is allowed.', '{fn}(name)\n- length {lo}..{hi}\n- first character: letter\n- others: letter, digit or `_`', 'Which names may pass? Those of {lo} up to {hi} signs that start alphabetic and use nothing but alphanumeric signs and the underscore. Return a truth value from {fn}.'],
  ['{fn}("{n}")', '{fn}("9lives")', '{fn}("a b c d")', '{fn}("x")', '{fn}("a" * 30)'], ['if len(name) < {lo} or len(name) > {hi}:\n    return False\nif not name[0].isalpha():\n    return False\nreturn name.replace("_", "a").isalnum()'], lo=[3, 4], hi=[12, 16, 20], n=['ada_99', 'Grace', 'linus_t'])
F('ean-check-digit', 2, 'digits', 'check_digit ean_digit barcode_digit thirteenth', 'Check digit of the 12 digits of an EAN-13 code.', 'total = sum(int(d) * (3 if i % 2 else 1) for i, d in enumerate(digits))\nreturn (10 - total % 10) % 10',
  ['EAN-13: multiply the 12 digits alternately by 1, 3, 1, 3, ... and add. The check digit fills the sum up to the next multiple of ten. `{fn}(digits)` takes a string of 12 digits and returns the check digit (int).', 'Under each barcode stand 13 figures; the last follows from the others: weights 1 and 3 in turn, starting with 1, and then the distance to the next ten (0 if the sum is already a ten). Write {fn}.', '{fn}("400638133393") → 1', r'Implement {fn}: $c = \left(10 - \left(\sum_{i=0}^{{11}} w_i d_i \bmod 10\right)\right) \bmod 10$ with $w_i = 1$ for even and $3$ for odd $i$; the digits come as a string.'],
  ['{fn}("400638133393")', '{fn}("{d}")', '{fn}("000000000000")'], ['total = 0\nfor i in range(12):\n    if i % 2 == 0:\n        total += int(digits[i])\n    else:\n        total += 3 * int(digits[i])\nreturn -total % 10'], d=['978030640615', '501234567890', '761323127345'])

# ---------------------------------------------------------------- small formats
F('parse-query-string', 2, 'query', 'parse_query read_params query_dict url_params', 'Return a dict for "a=1&b=2".', 'return dict(part.split("=") for part in query.split("&"))',
  ['Parse a URL query such as `"page=2&sort=name"` into a dictionary of strings. `{fn}(query)`', '{fn}("page=2&sort=name") → {{"page": "2", "sort": "name"}}', 'Behind the question mark of a web address stand pairs joined by "&", each a key and a value with "=" between. Turn them into a dict (text values) with a function {fn}. There is always at least one pair.', 'Write {fn}: cut at the ampersands, cut every piece at the equals sign, collect key and value.'],
  ['{fn}("page=2&sort=name")', '{fn}("{q}=7")'], ['params = {}\nfor part in query.split("&"):\n    key, value = part.split("=")\n    params[key] = value\nreturn params'], q=['id', 'lang', 'q'])
F('parse-ini', 3, 'text', 'parse_ini read_config load_settings parse_sections', 'Dict of sections; each is a dict of the lines "key = value".', '''
config = {}
section = None
for line in text.splitlines():
    line = line.strip()
    if not line or line.startswith("#"):
        continue
    if line.startswith("["):
        section = line[1:-1]
        config[section] = {}
    else:
        key, value = line.split("=", 1)
        config[section][key.strip()] = value.strip()
return config''',
  ['Parse a small settings file: `[name]` starts a section, `key = value` lines belong to it, empty lines and lines with `#` in front are skipped. Return a dict of dicts of strings: `{fn}(text)`.', 'Our devices keep their settings like this:\n\n```\n# office\n[screen]\nwidth = 80\n```\n\nWrite {fn}(text) → {{"screen": {{"width": "80"}} }}. Values remain text, blanks around key and value go away, comments and blank lines are ignored.',
   'I need a reader for .ini text, named {fn}: sections in square brackets, then key = value; comment lines begin with #. The result is a nested dictionary section → key → value (strings without outer blanks).', '{fn}(text) -> dict\n\n* "[x]" opens section x\n* "a = b" adds a → "b" to it (split at the first "=")\n* blank and "#" lines mean nothing'],
  ['{fn}("[screen]\\nwidth = 80\\n\\n# hi\\nmode={m}\\n[net]\\nhost = a=b")', '{fn}("")', '{fn}("[x]")'],
  ['import configparser\nparser = configparser.ConfigParser(delimiters="=", comment_prefixes="#")\nparser.read_string(text)\nreturn {s: dict(parser[s]) for s in parser.sections()}'], m=['dark', 'light', 'auto'])
F('parse-duration', 2, 'text', 'to_minutes parse_duration minutes_of read_duration', 'Minutes of "2h 15m", "45m" or "3h".', '''
minutes = 0
for part in text.split():
    if part.endswith("h"):
        minutes += 60 * int(part[:-1])
    else:
        minutes += int(part[:-1])
return minutes''',
  ['Convert durations like "2h 15m", "45m" and "3h" to minutes (int). Function `{fn}(text)`.', '{fn}("2h 15m") → 135, {fn}("45m") → 45, {fn}("3h") → 180', 'The time sheets say "1h 30m" or just "50m". Payroll wants whole minutes. Write {fn} for them; hours and minutes are separated by a blank and either may be absent.', 'Parse hours (h) and minutes (m) out of a string and return the total number of minutes. Name: {fn}'],
  ['{fn}("2h 15m")', '{fn}("45m")', '{fn}("{h}h")'], ['import re\nhours = re.search(r"(\\d+)h", text)\nmins = re.search(r"(\\d+)m", text)\nreturn (int(hours.group(1)) * 60 if hours else 0) + (int(mins.group(1)) if mins else 0)'], h=[3, 10, 1])
F('parse-page-ranges', 2, 'text', 'parse_pages expand_ranges page_list read_ranges', 'List of the pages in "1-3,7".', '''
pages = []
for part in text.split(","):
    if "-" in part:
        first, last = part.split("-")
        pages.extend(range(int(first), int(last) + 1))
    else:
        pages.append(int(part))
return pages''',
  ['Print dialog: `{fn}("1-3,7,9-10")` returns `[1, 2, 3, 7, 9, 10]`.', 'Expand a list of page ranges given as text. Parts are separated by commas; a part is one number or "first-last", both ends included. Function {fn}(text) → list of int in the order given.', 'The copy shop asks which pages. "2,4-6" means pages 2, 4, 5 and 6. Please turn such a wish into a list of page numbers ({fn}).', 'Comma-separated numbers and a-b spans → flat list of integers. `{fn}(text)`'],
  ['{fn}("1-3,7,9-10")', '{fn}("{p}")', '{fn}("5-5")'], ['def expand(part):\n    ends = part.split("-")\n    return range(int(ends[0]), int(ends[-1]) + 1)\nreturn [page for part in text.split(",") for page in expand(part)]'], p=['4', '12,3', '2,4-6'])
F('compress-ranges', 3, 'numbers', 'to_ranges compress_pages write_ranges range_text', 'Text like "1-3,7" for sorted integers.', '''
parts = []
start = previous = numbers[0]
for n in numbers[1:] + [None]:
    if n is not None and n == previous + 1:
        previous = n
        continue
    parts.append(str(start) if start == previous else f"{{start}}-{{previous}}")
    start = previous = n
return ",".join(parts)''',
  ['Write sorted, distinct integers compactly: `{fn}([1, 2, 3, 7, 9, 10])` → `"1-3,7,9-10"`.', 'Consecutive numbers shall be merged to "first-last" (also when there are only two of them), single ones stay alone, parts joined by commas. {fn} gets a non-empty ascending list.', 'The index of a book lists the pages of a term; neighbouring pages are printed as a span: 4, 5, 6, 9 becomes "4-6,9". Implement this as {fn}(numbers).', 'list of ints (ascending, no repeats, not empty) → string with ranges, e.g. [5] → "5", [5, 6] → "5-6"; function {fn}'],
  ['{fn}([1, 2, 3, 7, 9, 10])', '{fn}([{n}])', '{fn}([1, 3, 5])', '{fn}([4, 5, 6, 7])'],
  ['groups = []\nfor n in numbers:\n    if groups and groups[-1][-1] + 1 == n:\n        groups[-1].append(n)\n    else:\n        groups.append([n])\nreturn ",".join(str(g[0]) if len(g) == 1 else str(g[0]) + "-" + str(g[-1]) for g in groups)'], n=[5, 12, 40])
F('compare-versions', 2, 'a, b', 'newer compare_versions version_order which_is_newer', '-1, 0 or 1 for version a older than, equal to or newer than b.', '''
x = [int(part) for part in a.split(".")]
y = [int(part) for part in b.split(".")]
return (x > y) - (x < y)''',
  ['Compare two version strings with the same number of parts, e.g. "1.10.0" and "1.9.3": `{fn}(a, b)` returns -1 if `a` is older, 0 if equal, 1 if newer.', 'Is "2.10" younger than "2.9"? Yes, because 10 > 9. Write {fn}(a, b) for dotted numbers: 1 when a is the later one, -1 when b is, 0 when they agree.', 'The updater compared versions as text and refused to go from 1.9 to 1.10. Repair: compare part by part as numbers. Return 1 / 0 / -1 for newer / same / older first argument. Name it {fn}.', '{fn}("1.10.0", "1.9.3") → 1\n{fn}("1.2", "1.2") → 0\n{fn}("0.9", "1.0") → -1'],
  ['{fn}("1.10.0", "1.9.3")', '{fn}("{v}", "{v}")', '{fn}("0.9", "1.0")', '{fn}("2.0.1", "2.0.10")'], ['for p, q in zip(a.split("."), b.split(".")):\n    if int(p) > int(q):\n        return 1\n    if int(p) < int(q):\n        return -1\nreturn 0'], v=['1.2', '3.0.1', '10.4'])
F('parse-dice', 2, 'text', 'parse_dice dice_range read_dice dice_bounds', 'Smallest and largest total of "3d6+2".', '''
bonus = 0
if "+" in text:
    text, extra = text.split("+")
    bonus = int(extra)
count, sides = text.split("d")
return int(count) + bonus, int(count) * int(sides) + bonus''',
  ['Role-playing notation: "3d6+2" means three six-sided dice plus 2; the bonus may be missing ("2d8"). Return the smallest and the largest possible total as a tuple. `{fn}(text)`', '{fn}("3d6+2") → (5, 20); {fn}("2d8") → (2, 16)', 'Between which totals can a throw such as 4d10+1 lie? {fn} takes the text and returns (lowest, highest).', 'Parse "<number>d<sides>" with an optional "+<bonus>" and give the bounds of the sum of the dice, bonus included, as a pair from {fn}.'],
  ['{fn}("3d6+2")', '{fn}("2d8")', '{fn}("{d}")'], ['dice, _, bonus = text.partition("+")\nn, sides = map(int, dice.split("d"))\nplus = int(bonus or 0)\nreturn n + plus, n * sides + plus'], d=['1d20+5', '4d10+1', '10d4'])
F('chess-square', 1, 'square', 'square_colour is_dark chess_colour field_color', '"dark" or "light" for a square such as "a1".', 'column = "abcdefgh".index(square[0]) + 1\nrow = int(square[1])\nreturn "dark" if (column + row) % 2 == 0 else "light"',
  ['Which colour has a chess square? a1 is dark, and the colours alternate. `{fn}("a1")` → "dark", `{fn}("b1")` → "light".', 'Write {fn}(square) for squares named "a1" to "h8", returning "dark" or "light".', 'Blindfold chess training: I hear "f6" and must call out the colour. Program the answer: "dark" (like a1) or "light" as the return value of {fn}.', 'given: column letter a-h and row digit 1-8 in one string\nwanted: "dark" if letter number + row is even, otherwise "light"\nname: {fn}'],
  ['{fn}("a1")', '{fn}("b1")', '{fn}("{s}")', '{fn}("h8")'], ['return "light" if (ord(square[0]) - ord("a") + int(square[1])) % 2 == 0 else "dark"'], s=['f6', 'd4', 'e4', 'h1'])
F('format-bytes', 2, 'size', 'human_size format_bytes nice_size readable', 'Size with one decimal and the unit B, KB, MB or GB (steps of 1024).', '''
for unit in ["B", "KB", "MB", "GB"]:
    if size < 1024 or unit == "GB":
        return f"{size:.1f} {{unit}}"
    size /= 1024''',
  ['Human-readable file sizes: `{fn}(500)` → "500.0 B", `{fn}(2048)` → "2.0 KB", `{fn}(5 * 1024**2)` → "5.0 MB". Units B, KB, MB, GB in steps of 1024, one decimal; GB is the largest.', 'Write {fn}(size): divide by 1024 until the number is below 1024 (at most up to GB) and return it with one decimal and its unit, separated by a blank.', 'Nobody can read 73400320 bytes. Show "70.0 MB" instead! 1024 bytes are a KB, 1024 KB an MB, 1024 MB a GB, and that is the end of the scale. One digit behind the point. Function {fn}.', '{fn}: bytes (number) → text "x.y UNIT" with UNIT in B/KB/MB/GB'],
  ['{fn}(500)', '{fn}(2048)', '{fn}({n})', '{fn}(3 * 1024 ** 4)'], ['units = ["B", "KB", "MB", "GB"]\ni = 0\nwhile size >= 1024 and i < 3:\n    size = size / 1024\n    i += 1\nreturn "%.1f %s" % (size, units[i])'], n=[73400320, 1536, 1023, 9999999])
F('twelve-hour-clock', 2, 'text', 'to_12h american_time twelve_hour am_pm', 'Turn "15:07" into "3:07 pm".', '''
hours, minutes = text.split(":")
hours = int(hours)
suffix = "am" if hours < 12 else "pm"
return f"{(hours + 11) % 12 + 1}:{{minutes}} {{suffix}}"''',
  ['From 24-hour to 12-hour time: "15:07" → "3:07 pm", "00:30" → "12:30 am", "12:00" → "12:00 pm", "09:05" → "9:05 am". Function `{fn}(text)`.', 'Our American visitors do not understand "18:45". Write {fn}, which turns HH:MM into hours 1-12 without leading zero, the minutes, and am or pm behind a blank. Midnight is 12:00 am, noon 12:00 pm.', '{fn}(text): HH:MM (24 h) to h:MM am/pm', 'How do you say 00:15 with am and pm? "12:15 am". Implement the conversion for all times of day as {fn}.'],
  ['{fn}("15:07")', '{fn}("00:30")', '{fn}("12:00")', '{fn}("{t}")'], ['h, m = text.split(":")\nh = int(h)\nif h == 0:\n    return "12:" + m + " am"\nif h < 12:\n    return str(h) + ":" + m + " am"\nif h == 12:\n    return "12:" + m + " pm"\nreturn str(h - 12) + ":" + m + " pm"'], t=['09:05', '23:59', '13:10'])
F('wrap-words', 3, 'text, width', 'wrap_words break_lines fill_lines wrap', 'Lines of whole words that are at most width long.', '''
lines = []
line = ""
for word in text.split():
    if line and len(line) + 1 + len(word) > width:
        lines.append(line)
        line = word
    else:
        line = line + " " + word if line else word
if line:
    lines.append(line)
return lines''',
  ['Greedy line breaking: put as many words of `text` on a line as fit into `width` characters (one blank between words) and return the list of lines. No word is longer than `width`. `{fn}(text, width)`', 'Write {fn} that breaks a long text into lines of at most `width` characters without cutting words.', 'Our receipt printer has narrow paper. Give me a function {fn}(text, width) → list of strings; each string holds whole words, separated by single blanks, and is as full as possible without exceeding the width. Empty text: empty list.', '{fn}("a bb ccc d", 4) → ["a bb", "ccc", "d"] — hmm, is "ccc d" too long for 4? Yes, five signs.\n\nImplement this word wrap.'],
  ['{fn}("a bb ccc d", 4)', '{fn}("{t}", {n})', '{fn}("", 5)'], ['import textwrap\nreturn textwrap.wrap(text, width)'], t=LINES, n=[12, 15, 20])
F('text-box', 2, 'lines', 'box frame put_in_box bordered', 'The lines in a frame of * with one blank at both sides.', '''
width = max(len(line) for line in lines)
border = "*" * (width + 4)
return [border] + ["* " + line.ljust(width) + " *" for line in lines] + [border]''',
  ['Draw a box of asterisks around lines of text. `{fn}(["hi", "you"])` returns\n\n```\n["*******", "* hi  *", "* you *", "*******"]\n```', 'Write {fn}(lines): all lines padded with blanks at the right to the longest one, "* " before and " *" after each, and a row of stars above and below. Return the list of rows.', 'The notice for our door should stand in a frame made of stars, one space of air to the left and right of the text, which is left-aligned. {fn} gets the lines and gives the framed lines.', 'frame of `*` around a non-empty list of strings → list of strings, function {fn}'],
  ['{fn}(["hi", "you"])', '{fn}(["{w}"])', '{fn}(["", "ab"])'], ['n = max(map(len, lines))\nout = ["*" * (n + 4)]\nfor line in lines:\n    out.append("* " + line + " " * (n - len(line)) + " *")\nout.append("*" * (n + 4))\nreturn out'], w=WORDS)
F('star-tower', 2, 'floors', 'tower build_tower pyramid christmas_tree', 'Centred rows of 1, 3, 5, ... stars, all of the same width.', 'return [("*" * (2 * i + 1)).center(2 * floors - 1) for i in range(floors)]',
  ['Build a tower of stars: `{fn}(3)` → `["  *  ", " *** ", "*****"]`.', 'List of `floors` strings; row i (from 0) has 2 i + 1 stars in the middle and blanks at both sides so that all rows have equal width. Function {fn}.', 'A little Christmas tree for the terminal, please! One star on top, two more in each row further down, every row filled up with spaces left and right to the width of the lowest. {fn}(floors) returns the rows as a list.', '{fn}: int n → pyramid of n rows (list of str, centred)'],
  ['{fn}(3)', '{fn}({n})', '{fn}(1)'], ['rows = []\nfor i in range(floors):\n    blanks = " " * (floors - i - 1)\n    rows.append(blanks + "*" * (2 * i + 1) + blanks)\nreturn rows'], n=[2, 4, 5])
F('diamond-letters', 3, 'n', 'diamond print_diamond make_diamond rhombus', 'A diamond of stars of odd width n; None if n is even.', '''
if n % 2 == 0:
    return None
widths = list(range(1, n + 1, 2)) + list(range(n - 2, 0, -2))
return "\\n".join(" " * ((n - w) // 2) + "*" * w for w in widths)''',
  ['`{fn}(n)` returns a diamond of asterisks as one string with line breaks, widest row n stars, no blanks behind the stars; an even n gives `None`. {fn}(3) is " *\\n***\\n *".', 'Write {fn}: for odd n the rows have 1, 3, ..., n, ..., 3, 1 stars, indented so that they are centred; rows are joined with newlines and have no trailing spaces. Even n → None.', 'My niece wants a diamond for her birthday. A text diamond is cheaper: rows of stars growing by two up to n and shrinking again. She only likes odd sizes, for others give None back. Left blanks for centring yes, right blanks no. Name: {fn}.', 'diamond of odd size n (string), else None; function {fn}; e.g. n = 1 gives "*"'],
  ['{fn}(3)', '{fn}({n})', '{fn}(4)', '{fn}(1)'], ['if n % 2 == 0:\n    return None\nrows = []\nfor i in range(n):\n    gap = abs(n // 2 - i)\n    rows.append(" " * gap + "*" * (n - 2 * gap))\nreturn "\\n".join(rows)'], n=[5, 7])
F('title-small-words', 2, 'title', 'title_case book_title headline proper_title', 'Capitalise words except small ones, but always the first word.', '''
small = {"a", "an", "the", "of", "and", "in"}
words = title.lower().split()
return " ".join(w if w in small and i > 0 else w.capitalize() for i, w in enumerate(words))''',
  ['Title case for book titles: capitalise each word, but leave a, an, the, of, and, in small unless they come first. `{fn}("THE LORD OF the rings")` → `"The Lord of the Rings"`.', 'Write {fn}(title). All words in lower case with a capital first letter; exceptions: the little words "a an the of and in", which stay lower case except at the very beginning.', 'The librarian types titles in capitals. The catalogue wants "A Game of Thrones": small words (a, an, the, of, and, in) small, provided they are not the first word. Thanks for writing {fn}!', 'headline("alice in wonderland") style function, here called {fn}: little words = a, an, the, of, and, in'],
  ['{fn}("THE LORD OF the rings")', '{fn}("alice in wonderland")', '{fn}("a tale of two cities and a dog")'], ['keep = ["a", "an", "the", "of", "and", "in"]\nout = []\nfor word in title.split():\n    word = word.lower()\n    if out and word in keep:\n        out.append(word)\n    else:\n        out.append(word.capitalize())\nreturn " ".join(out)'])
