# plain Python: katas on numbers, dates, lists, grids, games and dynamic programming
import textwrap

SKILLS = []

def F(id, level, args, fns, doc, body, say, check, alt=(), **slots):
    """A function skill; the cell may already hold the def line, or the def line with its docstring."""
    ind = lambda t: textwrap.indent(t.strip('\n'), '    ')
    head = 'def {fn}(' + args + '):\n'
    full = head + ind('"""' + doc + '"""') + '\n'
    SKILLS.append(dict(id='python/' + id, area='python', level=level, slots={**slots, 'fn': fns.split()}, say=say,
                       prefix=['', head, full, full], code=full + ind(body), alt=[head + ind(a) for a in [body, *alt]], check=check))

# ---------------------------------------------------------------- digits and numbers
F('harshad', 1, 'n', 'is_harshad divisible_by_digit_sum harshad niven', 'True if n is divisible by the sum of its digits.', 'return n % sum(int(d) for d in str(n)) == 0',
  ['Is the positive integer n divisible by its digit sum? `{fn}(n)` returns a bool.', '{fn}(18) is True (1 + 8 = 9 divides 18), {fn}(19) is False.', 'A number brings joy (Sanskrit: harshad) when the sum of its figures divides it without rest. Test for joy in a function {fn}.', 'Harshad number check: {fn}'],
  ['[{fn}(i) for i in (1, 10, 11, 18, 19)]', '{fn}({n})'], ['total, rest = 0, n\nwhile rest:\n    total += rest % 10\n    rest //= 10\nreturn n % total == 0'], n=[111, 156, 200, 1729])
F('happy-number', 2, 'n', 'is_happy happy ends_at_one happy_number', 'True if repeatedly summing the squared digits reaches 1.', 'seen = set()\nwhile n != 1 and n not in seen:\n    seen.add(n)\n    n = sum(int(d) ** 2 for d in str(n))\nreturn n == 1',
  ['Happy numbers: replace n by the sum of the squares of its digits again and again; n is happy if 1 is reached, unhappy if it loops. `{fn}(n)` → bool', '19 → 82 → 68 → 100 → 1, so {fn}(19) is True. 4 → 16 → 37 → ... → 4 never gets to 1, so {fn}(4) is False.', 'Does the chain "square every figure, add up" starting from n finally arrive at one? Return True or False from {fn}; beware of endless cycles.', 'Write {fn}, a test for happy numbers.'],
  ['[{fn}(i) for i in (1, 2, 4, 7, 19)]', '{fn}({n})'], ['while n not in (1, 4):\n    n = sum(int(d) ** 2 for d in str(n))\nreturn n == 1'], n=[20, 23, 44, 100])
F('digit-persistence', 2, 'n', 'persistence how_many_steps multiply_until_single steps_to_digit', 'How often the digits must be multiplied until one digit is left.', 'steps = 0\nwhile n > 9:\n    product = 1\n    for d in str(n):\n        product *= int(d)\n    n = product\n    steps += 1\nreturn steps',
  ['Multiplicative persistence: how many times must the digits of n be multiplied together until a single digit remains? `{fn}(n)`', '{fn}(39) → 3 because 3·9 = 27, 2·7 = 14, 1·4 = 4; {fn}(4) → 0', 'Take a number, multiply all of its figures, do the same with the result... Count the rounds to a one-digit number; name: {fn}.', 'function {fn}; 999 needs 4 rounds, 25 needs 2 (25 → 10 → 0), 7 needs none'],
  ['[{fn}(i) for i in (4, 25, 39, 999)]', '{fn}({n})'], ['from math import prod\nif n < 10:\n    return 0\nreturn 1 + {fn}(prod(int(d) for d in str(n)))'], n=[77, 679, 10, 444])
F('digits-descending', 1, 'n', 'descending_order largest_arrangement biggest_from_digits sort_digits', 'The largest number made of the digits of n.', 'return int("".join(sorted(str(n), reverse=True)))',
  ['Rearrange the digits of a non-negative integer to make it as large as possible: `{fn}(42145)` → 54421.', 'Write {fn}(n) which returns the integer with the digits of n sorted from high to low.', 'With the digit cards of n on the table, which is the greatest number you can lay? ({fn})', 'n → its figures in descending order, as an int; {fn}'],
  ['{fn}(42145)', '{fn}({n})', '{fn}(0)'], ['digits = list(str(n))\ndigits.sort()\nreturn int("".join(digits[::-1]))'], n=[1201, 909, 35, 123456])
F('multiples-sum-below', 1, 'n', 'sum_of_multiples add_multiples total_below multiples_sum', 'Sum of the natural numbers below n that are multiples of {a} or {b}.', 'return sum(i for i in range(n) if i % {a} == 0 or i % {b} == 0)',
  ['Sum of all natural numbers below n that are divisible by {a} or by {b} (count those divisible by both once). `{fn}(n)`', 'Write {fn}: add up the multiples of {a} or {b} that are smaller than n.', 'Every {a}th and every {b}th visitor gets a coupon with his number on it; n itself is not let in any more. What is the sum of the numbers on the coupons? {fn}(n)', r'$\sum_{{i<n,\ {a}|i \ \vee\ {b}|i}} i$ as {fn}(n)'],
  ['{fn}(10)', '{fn}({a} * {b} + 1)', '{fn}(0)'], ['total = 0\nfor i in range(1, n):\n    if i % {a} == 0 or i % {b} == 0:\n        total += i\nreturn total'], a=[3, 4], b=[5, 7])
F('triangular-test', 2, 'n', 'is_triangular triangle_number fits_triangle can_stack', 'True if n = 1 + 2 + ... + k for some k >= 1.', 'k, total = 0, 0\nwhile total < n:\n    k += 1\n    total += k\nreturn total == n and n > 0',
  ['Is n a triangular number (1, 3, 6, 10, ...)? `{fn}(n)`', 'Can n coins be laid as a full triangle with rows of 1, 2, 3, ... coins? {fn}(n) returns a bool; zero coins: False.', 'Check if n equals 1 + 2 + … + k for a k ≥ 1. Name: {fn}', '{fn}(10) True, {fn}(11) False, {fn}(0) False'],
  ['[i for i in range(30) if {fn}(i)]', '{fn}({n})'], ['root = int((8 * n + 1) ** 0.5 + 0.5)\nreturn n > 0 and root * root == 8 * n + 1'], n=[55, 100, 210, 211])
F('goldbach-pair', 2, 'n', 'goldbach two_primes prime_pair split_even', 'The pair of primes (p, q), p <= q, p + q = n, with the smallest p.', 'def is_prime(k):\n    return k > 1 and all(k % d for d in range(2, int(k ** 0.5) + 1))\nfor p in range(2, n // 2 + 1):\n    if is_prime(p) and is_prime(n - p):\n        return p, n - p',
  ['Write the even number n ≥ 4 as a sum of two primes p ≤ q with p as small as possible: tuple from `{fn}(n)`.', '{fn}(28) → (5, 23); {fn}(4) → (2, 2); {fn}(12) → (5, 7)', 'Goldbach claims that each even number from 4 on is the sum of two primes. Find them, the smaller in front, the pair with the smallest first prime. Function {fn}.', 'given n even; wanted (p, n - p), both prime, least p; {fn}'],
  ['{fn}(28)', '{fn}({n})', '{fn}(4)'], ['primes = [k for k in range(2, n) if all(k % d for d in range(2, k))]\nreturn next((p, n - p) for p in primes if n - p in primes and p <= n - p)'], n=[12, 98, 64, 100])
F('josephus-survivor', 2, 'n, k', 'survivor josephus last_one who_remains', 'Number (from 1) of the last person when every k-th is removed.', 'people = list(range(1, n + 1))\ni = 0\nwhile len(people) > 1:\n    i = (i + k - 1) % len(people)\n    people.pop(i)\nreturn people[0]',
  ['n people (1..n) stand in a circle; counting starts at person 1 and every k-th leaves until one is left. Who? `{fn}(n, k)`', '{fn}(7, 3) → 4 (out go 3, 6, 2, 7, 5, 1)', 'Children count out a rhyme of k syllables in a ring of n; whoever gets the last syllable leaves, and it goes on with the next child. Return the number of the child that remains: {fn}.', 'Josephus problem as {fn}(n, k), numbering from one'],
  ['{fn}(7, 3)', '{fn}({n}, 2)', '{fn}(1, 5)'], ['position = 0\nfor size in range(2, n + 1):\n    position = (position + k) % size\nreturn position + 1'], n=[5, 10, 41])
F('bouncing-ball', 2, 'height, bounce, window', 'ball_passes bounces_seen times_seen passes_window', 'How often a falling and bouncing ball passes a window.', 'count = 1\nheight *= bounce\nwhile height > window:\n    count += 2\n    height *= bounce\nreturn count',
  ['A ball is dropped from `height` (above the window) and rebounds to `bounce` (0 < bounce < 1) times the previous height. How often does it pass the window at height `window`, falling or rising? It is seen only if the rebound is strictly higher than the window. `{fn}(height, bounce, window)`', '{fn}(3, 0.66, 1.5) → 3 (down, up, down; the next bounce is too low)', 'Mother looks out of a window at height `window` while her child lets a ball fall from further up. Each bounce reaches the fraction `bounce` of the height before. Count how many times she sees it go by; a ball that just reaches the window is not seen. Write {fn}.', 'count = 1 for the first fall, plus 2 for every rebound strictly above the window; function {fn}(height, bounce, window)'],
  ['{fn}(3, 0.66, 1.5)', '{fn}({h}, 0.5, 1)', '{fn}(2, 0.5, 1)'], ['seen = 1\nwhile True:\n    height = height * bounce\n    if height <= window:\n        return seen\n    seen += 2'], h=[8, 10, 30, 40])
F('population-years', 2, 'start, percent, extra, goal', 'years_needed town_growth years_to_reach grow_until', 'Years until the population is at least goal; fractions are dropped each year.', 'years = 0\nwhile start < goal:\n    start = int(start * (1 + percent / 100)) + extra\n    years += 1\nreturn years',
  ['A town has `start` inhabitants. Each year it grows by `percent` % (rounded down to whole people) and then `extra` people move in. After how many years are there at least `goal`? `{fn}(start, percent, extra, goal)`', '{fn}(1000, 2, 50, 1200) → 3: 1070, 1141, 1213', 'The mayor dreams of a town of `goal` people. Every year: births add `percent` per cent (cut off the fraction after adding), newcomers add `extra`. Count the years; 0 if the dream is true already. Name {fn}.', 'Simulate yearly: p ← ⌊p · (1 + percent/100)⌋ + extra until p ≥ goal; return the number of years from {fn}.'],
  ['{fn}(1000, 2, 50, 1200)', '{fn}(1500, 5, 100, {g})', '{fn}(10, 1, 1, 10)'], ['n = 0\np = start\nfor n in range(10 ** 6):\n    if p >= goal:\n        return n\n    p = int(p * (1 + percent / 100)) + extra'], g=[5000, 2000, 10000])
F('trailing-zeros', 2, 'n', 'trailing_zeros zeros_at_end factorial_zeros end_zeros', 'Number of zeros at the end of n!.', 'count = 0\nwhile n:\n    n //= 5\n    count += n\nreturn count',
  ['How many zeros does n! end with? `{fn}(n)`; do not compute the factorial.', '{fn}(5) = 1, {fn}(10) = 2, {fn}(25) = 6', 'Zeros at the end of a factorial come from factors of 5 (25 counts twice, 125 three times, ...). Count them in {fn}.', r'{fn}: $\sum_{k\ge1}\lfloor n/5^k\rfloor$'],
  ['[{fn}(i) for i in (0, 4, 5, 10, 25)]', '{fn}({n})'], ['total, power = 0, 5\nwhile power <= n:\n    total += n // power\n    power *= 5\nreturn total'], n=[100, 126, 1000])
F('extended-gcd', 3, 'a, b', 'extended_gcd bezout egcd gcd_with_factors', 'Return (g, x, y) with a*x + b*y = g = gcd(a, b), by the extended Euclidean algorithm.', 'if b == 0:\n    return a, 1, 0\ng, x, y = {fn}(b, a % b)\nreturn g, y, x - a // b * y',
  ['Extended Euclid: `{fn}(a, b)` returns (g, x, y) with g = gcd(a, b) and a·x + b·y = g (recursive, base case b = 0 gives (a, 1, 0)).', '{fn}(240, 46) → (2, -9, 47), since 240·(-9) + 46·47 = 2', 'Bézout found that the greatest common divisor can be combined from the two numbers. Return the divisor and both factors as a triple from {fn}, in the way the extended Euclidean algorithm produces them.', 'function {fn}(a, b): gcd together with its Bézout coefficients, tuple of three'],
  ['{fn}(240, 46)', '{fn}({a}, 12)', '{fn}(7, 0)'], ['x0, y0, x1, y1 = 1, 0, 0, 1\nwhile b:\n    q = a // b\n    a, b = b, a % b\n    x0, x1 = x1, x0 - q * x1\n    y0, y1 = y1, y0 - q * y1\nreturn a, x0, y0'], a=[30, 35, 99])
F('clock-angle', 2, 'hours, minutes', 'clock_angle hand_angle angle_between between_hands', 'Smaller angle in degrees between the hands of a clock.', 'angle = abs(30 * hours + minutes / 2 - 6 * minutes) % 360\nreturn min(angle, 360 - angle)',
  ['Smaller angle (degrees) between hour and minute hand at hours:minutes; the hour hand moves on gradually. `{fn}(hours, minutes)`', '{fn}(3, 0) → 90, {fn}(12, 30) → 165, {fn}(6, 0) → 180', 'The two hands of our kitchen clock form an angle of at most 180°. Which one at a given time (hours 0 to 12)? The big hand goes 6 degrees a minute, the small one half a degree. Function {fn}.', 'angle between clock hands → {fn}(hours, minutes), the one not above 180'],
  ['float({fn}(3, 0))', 'float({fn}(12, 30))', 'float({fn}({h}, 20))'], ['hour_hand = (hours % 12) * 30 + minutes * 0.5\nminute_hand = minutes * 6\ndiff = abs(hour_hand - minute_hand)\nif diff > 180:\n    diff = 360 - diff\nreturn diff'], h=[1, 9, 11])
F('century-of-year', 1, 'year', 'century which_century century_of to_century', 'Century of a year: 1901-2000 is 20.', 'return (year + 99) // 100',
  ['In which century lies a year? 1705 → 18, 1900 → 19, 1901 → 20. `{fn}(year)`', 'The first century covers the years 1 to 100, the second 101 to 200. Return the number of the century of `year` from {fn}.', 'The guide says "built in 1601"; the visitors want to hear "17th century". Give the number 17 by a function {fn}. Careful with full hundreds: 1600 belongs to the 16th.', 'year (int > 0) → century (int), function {fn}'],
  ['[{fn}(y) for y in (1, 100, 101, 1900, 1901)]', '{fn}({y})'], ['if year % 100 == 0:\n    return year // 100\nreturn year // 100 + 1'], y=[1705, 2000, 2024, 1601])
F('day-of-year', 2, 'day, month, year', 'day_number day_of_year nth_day days_since_new_year', 'Number of the day in its year, 1 January being 1.', 'lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]\nif year % 4 == 0 and (year % 100 != 0 or year % 400 == 0):\n    lengths[1] = 29\nreturn sum(lengths[:month - 1]) + day',
  ['The how-manieth day of the year is day.month.year? 1 January is 1; mind leap years; no datetime. `{fn}(day, month, year)`', '{fn}(1, 3, 2023) → 60, {fn}(1, 3, 2024) → 61', 'By hand, without the date library: add the lengths of the months before and the day. February has 29 days in years divisible by 4, except hundreds not divisible by 400. Function {fn}.', 'date (three ints) → ordinal number of the day within the year, Gregorian leap rule; {fn}'],
  ['{fn}(1, 3, 2023)', '{fn}(1, 3, 2024)', '{fn}(31, 12, {y})', '{fn}(5, 1, 2000)'], ['from datetime import date\nreturn date(year, month, day).timetuple().tm_yday'], y=[1900, 2000, 2021, 2028])
F('add-minutes-clock', 2, 'time, minutes', 'add_minutes later shift_clock move_clock', 'Time of day "HH:MM" after some minutes (may be negative), round the clock.', 'h, m = time.split(":")\ntotal = (int(h) * 60 + int(m) + minutes) % 1440\nreturn f"{total // 60:02d}:{total % 60:02d}"',
  ['Add minutes to a 24-hour time: `{fn}("23:50", 20)` → "00:10", `{fn}("00:05", -10)` → "23:55".', 'What does a digital clock show `minutes` later (or earlier, if negative)? Text HH:MM in, text HH:MM out. Function {fn}.', 'The train leaves at "HH:MM" and is late by some minutes, perhaps over midnight. Return its new time as a string with two digits each. Please call it {fn}(time, minutes).', '{fn}(time, minutes): HH:MM + minutes mod one day'],
  ['{fn}("23:50", 20)', '{fn}("00:05", -10)', '{fn}("12:00", {m})'], ['from datetime import datetime, timedelta\nmoved = datetime.strptime(time, "%H:%M") + timedelta(minutes=minutes)\nreturn moved.strftime("%H:%M")'], m=[45, 125, 1440, -61])
F('interval-overlap', 1, 'a, b', 'overlap shared_length common_time overlap_length', 'Length of the common part of two intervals (start, end), 0 if none.', 'return max(0, min(a[1], b[1]) - max(a[0], b[0]))',
  ['How long do the intervals a = (start, end) and b = (start, end) overlap? 0 if they do not. `{fn}(a, b)`', '{fn}((9, 12), (11, 15)) → 1; {fn}((1, 2), (4, 6)) → 0', 'Two colleagues are in the office from a[0] to a[1] and from b[0] to b[1]. For how many hours can they meet? Write {fn}.', r'{fn}: $\max(0,\ \min(a_1,b_1)-\max(a_0,b_0))$'],
  ['{fn}((9, 12), (11, 15))', '{fn}((1, 2), (4, 6))', '{fn}((0, 10), ({s}, 8))'], ['start = max(a[0], b[0])\nend = min(a[1], b[1])\nif end > start:\n    return end - start\nreturn 0'], s=[3, 5, 7])

# ---------------------------------------------------------------- lists
F('move-zeros', 1, 'items', 'move_zeros zeros_last push_zeros zeros_to_end', 'A new list with all zeros moved to the end, the order of the others kept.', 'rest = [x for x in items if x != 0]\nreturn rest + [0] * (len(items) - len(rest))',
  ['Move all zeros to the end and keep the order of the other numbers: `{fn}([1, 0, 2, 0, 3])` → `[1, 2, 3, 0, 0]`.', 'Write {fn}(items), returning a new list: non-zero values first as they come, then as many zeros as there were.', 'Empty seats (0) should be at the back of the bus; the passengers stay in their order. Function {fn} on a list of numbers.', '{fn}: zeros to the back, stable'],
  ['{fn}([1, 0, 2, 0, 3])', '{fn}([0, 0, {n}])', '{fn}([])'], ['return sorted(items, key=lambda x: x == 0)'], n=[4, -2, 9])
F('equilibrium-index', 2, 'items', 'balance_index equal_sides pivot middle_point', 'Smallest index with equal sums on both sides, -1 if none.', 'for i in range(len(items)):\n    if sum(items[:i]) == sum(items[i + 1:]):\n        return i\nreturn -1',
  ['Find the first index i for which the sum of the elements left of i equals the sum right of i (element i excluded; empty sums are 0). -1 if there is none. `{fn}(items)`', '{fn}([1, 2, 3, 4, 3, 2, 1]) → 3, {fn}([20, 10, -80, 10, 10, 15, 35]) → 0, {fn}([1, 2]) → -1', 'Weights lie on a plank. At which of them must I put the support so that both sides weigh the same? Smallest position counts (from 0), -1 means impossible. Name it {fn}.', 'pivot index of a list → {fn}'],
  ['{fn}([1, 2, 3, 4, 3, 2, 1])', '{fn}([20, 10, -80, 10, 10, 15, 35])', '{fn}([1, 2])', '{fn}([{n}])'], ['left, total = 0, sum(items)\nfor i, x in enumerate(items):\n    if left == total - left - x:\n        return i\n    left += x\nreturn -1'], n=[5, 0])
F('parity-outlier', 2, 'items', 'find_outlier odd_one_out parity_outlier stranger', 'The only odd number among even ones, or the only even among odd ones.', 'odd = [x for x in items if x % 2 == 1]\neven = [x for x in items if x % 2 == 0]\nreturn odd[0] if len(odd) == 1 else even[0]',
  ['In a list of at least three integers all are even except one odd, or all odd except one even. Return that one: `{fn}(items)`.', '{fn}([2, 4, 0, 100, 4, 11, 26]) → 11; {fn}([160, 3, 17, -1]) → 160', 'Who does not belong? Exactly one number differs from all the others in being odd or even. {fn} shall return it.', 'parity outlier of a list (≥ 3 numbers), function {fn}'],
  ['{fn}([2, 4, 0, 100, 4, 11, 26])', '{fn}([160, 3, 17, -1])', '{fn}([1, {n}, 3])'], ['mostly_odd = sum(x % 2 for x in items[:3]) >= 2\nfor x in items:\n    if (x % 2 == 1) != mostly_odd:\n        return x'], n=[2, 8])
F('list-leaders', 2, 'items', 'leaders array_leaders greater_than_rest see_the_sea', 'Elements greater than everything to their right.', 'return [x for i, x in enumerate(items) if all(x > y for y in items[i + 1:])]',
  ['An element is a leader if it is greater than all elements to its right (the last always is). List the leaders in order: `{fn}(items)`.', '{fn}([16, 17, 4, 3, 5, 2]) → [17, 5, 2]', 'Houses stand in a row towards the sea, which is on the right. A house sees the sea if every house between it and the sea is lower. Return the heights of these houses, left to right: {fn}.', 'values strictly larger than all following ones → list, function {fn}'],
  ['{fn}([16, 17, 4, 3, 5, 2])', '{fn}([1, 2, {n}])', '{fn}([5, 5])', '{fn}([])'], ['out = []\nfor x in reversed(items):\n    if not out or x > out[-1]:\n        out.append(x)\nreturn out[::-1]'], n=[3, 7])
F('product-except-self', 2, 'nums', 'products_without all_but_self other_products product_except', 'List of the products of all other elements, without division.', 'result = []\nfor i in range(len(nums)):\n    product = 1\n    for j, x in enumerate(nums):\n        if j != i:\n            product *= x\n    result.append(product)\nreturn result',
  ['For each element return the product of all OTHER elements, no division: `{fn}([1, 2, 3, 4])` → `[24, 12, 8, 6]`.', 'Write {fn}(nums): entry i of the result is the product of nums without nums[i] (zeros may occur).', 'Everyone in the circle multiplies the numbers of all the others, not his own. What does each get? List from {fn}.', r'{fn}: $r_i=\prod_{j\ne i} x_j$'],
  ['{fn}([1, 2, 3, 4])', '{fn}([0, {n}, 5])', '{fn}([7])'], ['from math import prod\nreturn [prod(nums[:i] + nums[i + 1:]) for i in range(len(nums))]'], n=[2, 3, -4])
F('best-stock-profit', 2, 'prices', 'best_profit max_profit buy_low_sell_high best_trade', 'Largest profit of buying once and selling later, 0 if none.', 'best = 0\nlowest = prices[0]\nfor price in prices:\n    lowest = min(lowest, price)\n    best = max(best, price - lowest)\nreturn best',
  ['Buy once, sell once later: the largest possible profit for daily `prices` (not empty), 0 if prices only fall. `{fn}(prices)`', '{fn}([7, 1, 5, 3, 6, 4]) → 5 (buy at 1, sell at 6); {fn}([5, 4, 2]) → 0', 'With hindsight, how much could I have gained with one share bought on some day and sold on a later one? I might also have stayed away (0). Function {fn}.', 'max over i < j of prices[j] - prices[i], not below 0 → {fn}'],
  ['{fn}([7, 1, 5, 3, 6, 4])', '{fn}([5, 4, 2])', '{fn}([3, {p}, 1, 9])'], ['return max([0] + [b - a for i, a in enumerate(prices) for b in prices[i + 1:]])'], p=[8, 20, 2])
F('longest-increasing-run', 2, 'items', 'longest_rise longest_run increasing_run longest_climb', 'Length of the longest strictly increasing stretch of neighbours.', 'best = current = 1 if items else 0\nfor a, b in zip(items, items[1:]):\n    current = current + 1 if b > a else 1\n    best = max(best, current)\nreturn best',
  ['Length of the longest run of neighbouring elements that increase strictly: `{fn}(items)`; 0 for an empty list.', '{fn}([1, 2, 2, 3, 4, 1]) → 3', 'For how many measurements in a row did the water keep rising at most? Count the measurements of the longest strictly growing stretch: {fn}.', 'longest contiguous strictly ascending part, its length; function {fn}'],
  ['{fn}([1, 2, 2, 3, 4, 1])', '{fn}([5, 4, 3])', '{fn}([])', '{fn}([1, 2, {n}])'], ['best = 0\nfor i in range(len(items)):\n    j = i\n    while j + 1 < len(items) and items[j + 1] > items[j]:\n        j += 1\n    best = max(best, j - i + 1)\nreturn best'], n=[3, 0])
F('power-set', 2, 'items', 'power_set all_subsets subsets every_selection', 'All subsets as lists; those without an element before those with it.', 'result = [[]]\nfor x in items:\n    result += [subset + [x] for subset in result]\nreturn result',
  ['All subsets of a list as a list of lists, in the order `{fn}([1, 2])` → `[[], [1], [2], [1, 2]]` (each new element is appended to copies of all subsets so far).', 'Power set, function {fn}: start with [[]]; for each element add to the list every present subset extended by it.', 'Which selections of toppings are possible? {fn}(["ham", "egg"]) gives [[], ["ham"], ["egg"], ["ham", "egg"]]; for a further topping all earlier selections are repeated with it at the end.', 'list of all 2ⁿ selections, built element by element; {fn}'],
  ['{fn}([1, 2])', '{fn}(["a", "b", "{c}"])', '{fn}([])'], ['return [[x for i, x in enumerate(items) if mask >> i & 1] for mask in range(2 ** len(items))]'], c=['c', 'z'])

# ---------------------------------------------------------------- grids and games
F('spiral-order', 3, 'grid', 'spiral snail walk_inwards spiral_order', 'Elements of grid clockwise from outside to inside, starting at the top left.', 'result = []\nwhile grid:\n    result += grid[0]\n    grid = [list(row) for row in zip(*grid[1:])][::-1]\nreturn result',
  ['Read a matrix (list of rows) in a clockwise spiral from the top-left corner inwards: `{fn}([[1, 2, 3], [4, 5, 6], [7, 8, 9]])` → `[1, 2, 3, 6, 9, 8, 7, 4, 5]`.', 'A snail crawls along the top row, down the last column, back along the bottom, up the first column and so on to the middle. List the numbers on its way: {fn}(grid). Do not change grid.', 'Spiral traversal of a rectangular nested list → flat list, name {fn}', 'Write {fn}: outer ring first, clockwise, then the next ring; result is one list.'],
  ['{fn}([[1, 2, 3], [4, 5, 6], [7, 8, 9]])', '{fn}([[1, 2], [3, {n}], [5, 6]])', '{fn}([[1, 2, 3]])'], ['rows = [row[:] for row in grid]\nout = []\nwhile rows and rows[0]:\n    out += rows.pop(0)\n    for row in rows:\n        if row:\n            out.append(row.pop())\n    if rows:\n        out += rows.pop()[::-1]\n    for row in rows[::-1]:\n        if row:\n            out.append(row.pop(0))\nreturn out'], n=[4, 8])
F('minesweeper-hints', 3, 'field', 'hints minesweeper count_mines annotate', 'Rows in which every "." is replaced by the number of neighbouring "*".', '''
result = []
for i, row in enumerate(field):
    line = ""
    for j, cell in enumerate(row):
        if cell == "*":
            line += "*"
        else:
            line += str(sum(r[max(0, j - 1):j + 2].count("*") for r in field[max(0, i - 1):i + 2]))
    result.append(line)
return result''',
  ['Minesweeper: `field` is a list of strings of "*" (mine) and "." (free). Replace each "." by the number of mines among its up to eight neighbours. `{fn}([".*", ".."])` → `["1*", "11"]`', 'Write {fn}(field) returning the rows with hints: mines stay "*", every free square shows how many of the squares around it (also diagonally) hold a mine.', 'Grid of characters in, grid of characters out. A dot becomes the digit that counts adjacent stars, including corners. Name {fn}; keep the list-of-strings form.', 'How dangerous is each free square? Count the stars around every dot (8 neighbours at most, 0 is written too): {fn}'],
  ['{fn}([".*", ".."])', '{fn}(["...", ".*.", "*.{c}"])', '{fn}(["*"])'], ['h, w = len(field), len(field[0])\nout = []\nfor i in range(h):\n    line = []\n    for j in range(w):\n        if field[i][j] == "*":\n            line.append("*")\n            continue\n        n = 0\n        for a in range(i - 1, i + 2):\n            for b in range(j - 1, j + 2):\n                if 0 <= a < h and 0 <= b < w and field[a][b] == "*":\n                    n += 1\n        line.append(str(n))\n    out.append("".join(line))\nreturn out'], c=['.', '*'])
F('robot-walk', 2, 'moves', 'robot_position walk final_position follow_moves', 'Position (x, y) after the moves N, E, S, W from (0, 0).', 'x = moves.count("E") - moves.count("W")\ny = moves.count("N") - moves.count("S")\nreturn x, y',
  ['A robot starts at (0, 0) and obeys a string of N, E, S, W (one step each; N raises y, E raises x). Return its final position as a tuple: `{fn}(moves)`.', '{fn}("NNE") → (1, 2); {fn}("NS") → (0, 0)', 'Treasure map: "three steps north, one east, ..." is written as "NNNE...". Where is the treasure relative to the start, as (east, north)? Function {fn}.', '{fn}: letters N/E/S/W → (x, y)'],
  ['{fn}("NNE")', '{fn}("{m}")', '{fn}("")'], ['step = {"N": (0, 1), "E": (1, 0), "S": (0, -1), "W": (-1, 0)}\nx = y = 0\nfor move in moves:\n    dx, dy = step[move]\n    x, y = x + dx, y + dy\nreturn x, y'], m=['SSWW', 'NEESW', 'WWWN'])
F('bowling-score', 3, 'rolls', 'bowling score_game total_pins bowling_score', 'Score of a complete ten-pin game given as list of pins per roll.', '''
score = 0
i = 0
for frame in range(10):
    if rolls[i] == 10:
        score += 10 + rolls[i + 1] + rolls[i + 2]
        i += 1
    elif rolls[i] + rolls[i + 1] == 10:
        score += 10 + rolls[i + 2]
        i += 2
    else:
        score += rolls[i] + rolls[i + 1]
        i += 2
return score''',
  ['Ten-pin bowling: total score of a complete game given as the list of pins of each roll. Strike: 10 plus the next two rolls; spare: 10 plus the next roll. `{fn}(rolls)`', 'Ten frames. A frame with all pins on the first ball (strike) earns 10 and the two following rolls; all pins with two balls (spare) 10 and the following roll; otherwise the pins. Extra rolls after the tenth frame only count as bonus. Code {fn}.', '{fn}([10] * 12) → 300, {fn}([5] * 21) → 150, {fn}([0] * 20) → 0', 'Our bowling club wants the score keeper automated: from the pins of all rolls in a row compute the final score by the usual strike and spare rules. Name: {fn}.'],
  ['{fn}([10] * 12)', '{fn}([5] * 21)', '{fn}([{a}, 3] + [0] * 18)', '{fn}([10, 3, 4] + [0] * 16)'], a=[7, 4])
F('mastermind', 2, 'secret, guess', 'mastermind pegs compare_codes feedback', '(black, white): right place, and right colour in a wrong place.', 'black = sum(a == b for a, b in zip(secret, guess))\ncommon = sum(min(secret.count(c), guess.count(c)) for c in set(guess))\nreturn black, common - black',
  ['Mastermind: for two strings of the same length return (black, white): black = positions that agree, white = further letters that occur in both but at other places (each letter used once). `{fn}(secret, guess)`', '{fn}("RGBY", "RBGO") → (1, 2); {fn}("AABB", "ABAA") → (1, 2)', 'Compare the hidden colour code with a guess. How many pegs are right in colour and place, and how many just in colour? Tuple of both numbers from {fn}.', 'inputs secret, guess (strings)\noutput (exact hits, misplaced hits), no peg counted twice\nname {fn}'],
  ['{fn}("RGBY", "RBGO")', '{fn}("AABB", "ABAA")', '{fn}("RGBY", "{g}")'], ['from collections import Counter\nblack = len([1 for a, b in zip(secret, guess) if a == b])\nwhite = sum((Counter(secret) & Counter(guess)).values()) - black\nreturn black, white'], g=['YBGR', 'RGBY', 'OOOO'])
F('cellular-automaton', 2, 'cells, rule', 'next_row automaton_step evolve step_rule', 'Next row of an elementary cellular automaton; outside cells are 0.', '''
padded = [0] + cells + [0]
result = []
for i in range(1, len(padded) - 1):
    code = 4 * padded[i - 1] + 2 * padded[i] + padded[i + 1]
    result.append(rule >> code & 1)
return result''',
  ['Elementary cellular automaton: the new cell is bit number 4·left + 2·self + right of `rule`; beyond the ends are zeros. `{fn}(cells, rule)` returns the next row.', 'Wolfram\'s rule numbers: read left neighbour, cell and right neighbour as a binary number k (0 to 7); the cell becomes the k-th bit of rule (bit 0 is the lowest). Compute one generation for a list of 0/1 with {fn}; missing neighbours are 0.', '{fn}([0, 0, 1, 0, 0], 90) → [0, 1, 0, 1, 0]\n{fn}([0, 0, 1, 0, 0], 30) → [0, 1, 1, 1, 0]', 'One step of a 1-d automaton (rule 0..255, border 0) as function {fn}'],
  ['{fn}([0, 0, 1, 0, 0], 90)', '{fn}([1, 0, 1, 1, 0], {r})', '{fn}([1], 4)'], ['bits = f"{rule:08b}"[::-1]\npadded = [0, *cells, 0]\nreturn [int(bits[a * 4 + b * 2 + c]) for a, b, c in zip(padded, padded[1:], padded[2:])]'], r=[30, 110, 184])

# ---------------------------------------------------------------- dynamic programming and recursion
F('climb-stairs', 2, 'n', 'climb ways_up stair_ways count_climbs', 'Number of ways to climb n steps by 1 or 2 at a time.', 'a, b = 1, 1\nfor _ in range(n):\n    a, b = b, a + b\nreturn a',
  ['In how many ways can one climb a staircase of n steps taking 1 or 2 steps at a time? `{fn}(n)`, and {fn}(0) = 1.', '{fn}(3) → 3: 1+1+1, 1+2, 2+1', 'My daughter jumps up the stairs, sometimes one, sometimes two steps. Count the different orders for n steps: {fn}.', 'compositions of n into ones and twos, number of → {fn}(n)'],
  ['[{fn}(i) for i in range(6)]', '{fn}({n})'], ['if n < 2:\n    return 1\nreturn {fn}(n - 1) + {fn}(n - 2)'], n=[8, 10, 15])
F('house-robber', 2, 'values', 'best_without_neighbours rob max_loot pick_non_adjacent', 'Largest sum of elements of which no two are neighbours.', 'take, skip = 0, 0\nfor v in values:\n    take, skip = skip + v, max(take, skip)\nreturn max(take, skip)',
  ['Largest sum of chosen elements if no two neighbours may be chosen (values ≥ 0; empty list: 0). `{fn}(values)`', '{fn}([2, 7, 9, 3, 1]) → 12 (2 + 9 + 1)', 'A thief empties houses in a street, but the alarm goes off if two adjacent ones are visited in a night. How much can he get at most? List of amounts in, number out: {fn}.', 'max-sum of a non-adjacent selection → {fn}'],
  ['{fn}([2, 7, 9, 3, 1])', '{fn}([5, {v}, 5])', '{fn}([])'], ['if not values:\n    return 0\nreturn max({fn}(values[1:]), values[0] + {fn}(values[2:]))'], v=[4, 9, 11])
F('triangle-path', 2, 'rows', 'triangle_path max_path longest_slide best_descent', 'Largest sum on a way from the top of a triangle to its bottom.', 'best = rows[-1]\nfor row in rows[-2::-1]:\n    best = [x + max(best[i], best[i + 1]) for i, x in enumerate(row)]\nreturn best[0]',
  ['A number triangle is a list of rows of length 1, 2, 3, ... From an element go to the one below or to the right of that. Largest sum from top to bottom: `{fn}(rows)`.', '{fn}([[3], [7, 4], [2, 4, 6]]) → 14 (3 + 7 + 4)', 'Slide down the pyramid: from place i in a row you reach place i or i + 1 in the next. Collect as many points as possible and return their sum from {fn}.', 'maximum path sum in a triangle, function {fn}'],
  ['{fn}([[3], [7, 4], [2, 4, 6]])', '{fn}([[1], [2, {n}]])', '{fn}([[5]])'], ['def go(i, j):\n    if i == len(rows):\n        return 0\n    return rows[i][j] + max(go(i + 1, j), go(i + 1, j + 1))\nreturn go(0, 0)'], n=[9, 1])
F('grid-paths-obstacles', 3, 'grid', 'count_paths ways_through grid_ways paths_right_down', 'Number of paths right/down from top left to bottom right that avoid cells with 1.', '''
ways = [0] * len(grid[0])
ways[0] = 1
for row in grid:
    for j, blocked in enumerate(row):
        if blocked:
            ways[j] = 0
        elif j > 0:
            ways[j] += ways[j - 1]
return ways[-1]''',
  ['Count the ways from the top-left to the bottom-right cell with steps right or down; cells with 1 are blocked, 0 is free. `{fn}(grid)`', '{fn}([[0, 0, 0], [0, 1, 0], [0, 0, 0]]) → 2', 'Streets form a grid, some crossings (1) are closed. In how many ways can a taxi drive from the north-west corner to the south-east one, only going east or south? Write {fn}; a closed start or goal gives 0.', 'lattice paths with obstacles, list of rows of 0/1 → int, {fn}'],
  ['{fn}([[0, 0, 0], [0, 1, 0], [0, 0, 0]])', '{fn}([[0] * 4] * {n})', '{fn}([[1]])', '{fn}([[0, 1], [1, 0]])'], ['def go(i, j):\n    if i == len(grid) or j == len(grid[0]) or grid[i][j]:\n        return 0\n    if i == len(grid) - 1 and j == len(grid[0]) - 1:\n        return 1\n    return go(i + 1, j) + go(i, j + 1)\nreturn go(0, 0)'], n=[2, 3, 5])
F('subset-sum', 2, 'numbers, target', 'can_reach subset_sum can_pay_exactly reachable', 'True if some of the numbers add up to target.', 'sums = {{0}}\nfor x in numbers:\n    sums |= {s + x for s in sums}\nreturn target in sums',
  ['Can some of the numbers (each at most once) be added up to exactly `target`? The empty selection gives 0. `{fn}(numbers, target)` → bool', '{fn}([3, 34, 4, 12], 7) True; {fn}([3, 34, 4, 12], 8) False', 'I have single vouchers of certain values and want to pay without change. Is it possible? {fn}(vouchers, price), each voucher used once or not at all.', 'subset sum decision problem → {fn}'],
  ['{fn}([3, 34, 4, 12], 7)', '{fn}([3, 34, 4, 12], 8)', '{fn}([], 0)', '{fn}([5, {n}], 5 + {n})'], ['from itertools import combinations\nreturn any(sum(c) == target for r in range(len(numbers) + 1) for c in combinations(numbers, r))'], n=[2, 9])
F('lis-length', 3, 'items', 'lis longest_increasing increasing_subsequence lis_length', 'Length of the longest strictly increasing subsequence.', 'lengths = []\nfor i, x in enumerate(items):\n    lengths.append(1 + max([lengths[j] for j in range(i) if items[j] < x], default=0))\nreturn max(lengths, default=0)',
  ['Length of the longest strictly increasing subsequence (elements may be skipped): `{fn}(items)`.', '{fn}([10, 9, 2, 5, 3, 7, 101, 18]) → 4, e.g. 2, 3, 7, 18; {fn}([]) → 0', 'Cross out as few numbers as possible so that the remaining ones grow from left to right. How many remain? Function {fn}.', 'LIS length, {fn}(items)'],
  ['{fn}([10, 9, 2, 5, 3, 7, 101, 18])', '{fn}([])', '{fn}([4, 4, {n}])'], ['from bisect import bisect_left\ntails = []\nfor x in items:\n    i = bisect_left(tails, x)\n    tails[i:i + 1] = [x]\nreturn len(tails)'], n=[4, 5, 1])
F('fill-region-count', 3, 'grid', 'count_islands islands land_masses count_regions', 'Number of regions of 1 connected up, down, left or right.', '''
seen = set()

def visit(i, j):
    if 0 <= i < len(grid) and 0 <= j < len(grid[0]) and grid[i][j] == 1 and (i, j) not in seen:
        seen.add((i, j))
        for a, b in ((i + 1, j), (i - 1, j), (i, j + 1), (i, j - 1)):
            visit(a, b)

count = 0
for i in range(len(grid)):
    for j in range(len(grid[0])):
        if grid[i][j] == 1 and (i, j) not in seen:
            count += 1
            visit(i, j)
return count''',
  ['Count the islands: groups of 1 connected horizontally or vertically in a grid of 0 and 1. `{fn}(grid)`; the grid must not be changed.', '{fn}([[1, 1, 0], [0, 0, 1], [1, 0, 1]]) → 3', 'On the map 1 is land and 0 water. How many separate pieces of land are there, if touching at corners does not connect? Please write {fn}.', 'connected components (4 neighbours) of ones, function {fn}'],
  ['{fn}([[1, 1, 0], [0, 0, 1], [1, 0, 1]])', '{fn}([[0, 0]])', '{fn}([[1, 0, 1], [1, {n}, 1]])'], ['cells = {(i, j) for i, row in enumerate(grid) for j, v in enumerate(row) if v == 1}\ncount = 0\nwhile cells:\n    stack = [cells.pop()]\n    count += 1\n    while stack:\n        i, j = stack.pop()\n        for n in ((i + 1, j), (i - 1, j), (i, j + 1), (i, j - 1)):\n            if n in cells:\n                cells.remove(n)\n                stack.append(n)\nreturn count'], n=[0, 1])
