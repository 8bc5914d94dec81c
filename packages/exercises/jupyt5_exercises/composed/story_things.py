"""Things that people keep tables of, and how one speaks of them: for `stories.py`, whose statements name meanings, not columns."""
from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Kind:
    """A column of a few values; `those` says which rows have one of them, with {v} for the value and {rows} for the rows."""

    column: str
    values: tuple[str, ...]
    those: str
    """The column in prose."""
    noun: str


@dataclass(frozen=True)
class Measure:
    """A column of numbers between `low` and `high` in steps of `step`; `words`: heavier, heaviest, lighter, lightest."""

    column: str
    noun: str
    words: tuple[str, str, str, str]
    unit: str
    low: float
    high: float
    step: float


@dataclass(frozen=True)
class Thing:
    row: str
    rows: str
    frames: tuple[str, ...]
    label: str
    labels: tuple[str, ...]
    kinds: tuple[Kind, ...]
    measures: tuple[Measure, ...]


LONG = ('longer', 'longest', 'shorter', 'shortest')
HEAVY = ('heavier', 'heaviest', 'lighter', 'lightest')
DEAR = ('more expensive', 'most expensive', 'cheaper', 'cheapest')
OLD = ('older', 'oldest', 'younger', 'youngest')
TALL = ('taller', 'tallest', 'smaller', 'smallest')
FAST = ('faster', 'fastest', 'slower', 'slowest')
GOOD = ('better', 'best', 'worse', 'worst')
BIG = ('bigger', 'biggest', 'smaller', 'smallest')
HOT = ('hotter', 'hottest', 'colder', 'coldest')
FAR = ('farther', 'farthest', 'nearer', 'nearest')
DEEP = ('deeper', 'deepest', 'shallower', 'shallowest')
LATE = ('later', 'latest', 'earlier', 'earliest')
BUSY = ('busier', 'busiest', 'quieter', 'quietest')
FULL = ('fuller', 'fullest', 'emptier', 'emptiest')
STRONG = ('stronger', 'strongest', 'weaker', 'weakest')
RICH = ('richer', 'richest', 'poorer', 'poorest')
LOUD = ('louder', 'loudest', 'quieter', 'quietest')
THICK = ('thicker', 'thickest', 'thinner', 'thinnest')
STEEP = ('steeper', 'steepest', 'flatter', 'flattest')
WIDE = ('wider', 'widest', 'narrower', 'narrowest')

PEOPLE = ('Ada', 'Bo', 'Chen', 'Dina', 'Emil', 'Fay', 'Gus', 'Hana', 'Ivo', 'June', 'Kofi', 'Lea', 'Milo', 'Nia')
TOWNS = ('Arles', 'Bergen', 'Cork', 'Delft', 'Essen', 'Faro', 'Graz', 'Hull', 'Izmir', 'Jena', 'Kiel', 'Lodz')
CODES = ('A11', 'A17', 'B02', 'B30', 'C08', 'C19', 'D25', 'D44', 'E07', 'F13')

THINGS = (
    Thing('train', 'trains', ('trains', 'timetable', 'arrivals'), 'number', ('IC201', 'RE7', 'ICE41', 'S12', 'RB30', 'IC88', 'TGV9', 'S5'),
          (Kind('status', ('late', 'punctual', 'diverted', 'stopped'), 'the {v} {rows}', 'status'), Kind('operator', ('north', 'coast', 'alpine'), 'the {rows} of operator {v}', 'operator')),
          (Measure('delay_min', 'delay', LATE, 'minutes', 0, 95, 1), Measure('cars', 'number of cars', LONG, 'cars', 3, 14, 1), Measure('riders', 'number of riders', FULL, 'riders', 20, 480, 10))),
    Thing('parcel', 'parcels', ('parcels', 'shipments', 'depot'), 'code', CODES,
          (Kind('state', ('lost', 'delivered', 'damaged', 'waiting'), 'the {v} {rows}', 'state'), Kind('city', TOWNS[:4], 'the {rows} for {v}', 'city')),
          (Measure('weight_kg', 'weight', HEAVY, 'kg', 0.5, 30, 0.5), Measure('days', 'time on the way', LONG, 'days', 1, 14, 1), Measure('postage', 'postage', DEAR, 'euros', 3, 40, 0.5))),
    Thing('room', 'rooms', ('rooms', 'hotel', 'floor_plan'), 'room', ('101', '102', '107', '204', '210', '305', '311', '402'),
          (Kind('condition', ('clean', 'occupied', 'locked', 'dirty'), 'the {v} {rows}', 'condition'), Kind('wing', ('east', 'west', 'garden'), 'the {rows} in the {v} wing', 'wing')),
          (Measure('area_m2', 'area', BIG, 'square metres', 9, 60, 1), Measure('rate', 'rate', DEAR, 'euros', 45, 240, 5), Measure('noise_db', 'noise', LOUD, 'decibels', 20, 70, 1))),
    Thing('dog', 'dogs', ('dogs', 'kennel', 'shelter'), 'name', ('Rex', 'Luna', 'Bello', 'Kira', 'Max', 'Nala', 'Oskar', 'Pippa'),
          (Kind('size', ('small', 'medium', 'large'), 'the {v} {rows}', 'size'), Kind('health', ('healthy', 'ill', 'unknown'), 'the {rows} whose health is "{v}"', 'health')),
          (Measure('age', 'age', OLD, 'years', 1, 15, 1), Measure('weight', 'weight', HEAVY, 'kg', 2, 60, 0.5), Measure('walks', 'number of walks', ('more active', 'most active', 'lazier', 'laziest'), 'walks', 0, 21, 1))),
    Thing('runner', 'runners', ('race', 'runners', 'results'), 'name', PEOPLE,
          (Kind('club', ('lions', 'hares', 'storks'), 'the {rows} of the {v}', 'club'), Kind('outcome', ('finished', 'retired', 'disqualified'), 'the {rows} who {v}', 'outcome')),
          (Measure('minutes', 'time', ('slower', 'slowest', 'faster', 'fastest'), 'minutes', 38, 92, 0.5), Measure('age', 'age', OLD, 'years', 16, 71, 1), Measure('training_h', 'training', ('more diligent', 'most diligent', 'lazier', 'laziest'), 'hours', 1, 14, 0.5))),
    Thing('patient', 'patients', ('patients', 'ward', 'clinic'), 'initials', ('A. B.', 'C. D.', 'E. F.', 'G. H.', 'J. K.', 'L. M.', 'N. O.', 'P. Q.'),
          (Kind('ward', ('surgery', 'heart', 'children'), 'the {rows} of the {v} ward', 'ward'), Kind('triage', ('urgent', 'normal', 'minor'), 'the {v} {rows}', 'triage')),
          (Measure('temp_c', 'temperature', HOT, 'degrees', 36, 41, 0.1), Measure('pulse', 'pulse', ('faster', 'fastest', 'slower', 'slowest'), 'beats', 50, 140, 1), Measure('nights', 'stay', LONG, 'nights', 0, 20, 1))),
    Thing('book', 'books', ('books', 'shelf', 'library'), 'title', ('Dune', 'Emma', 'Ulysses', 'Momo', 'Heidi', 'Faust', 'Candide', 'Persuasion'),
          (Kind('genre', ('crime', 'poetry', 'travel', 'history'), 'the {v} {rows}', 'genre'), Kind('status', ('borrowed', 'missing', 'available'), 'the {v} {rows}', 'status')),
          (Measure('pages', 'length', THICK, 'pages', 80, 900, 10), Measure('price', 'price', DEAR, 'euros', 5, 45, 0.5), Measure('loans', 'number of loans', ('more popular', 'most popular', 'less popular', 'least popular'), 'loans', 0, 80, 1))),
    Thing('film', 'films', ('films', 'programme', 'cinema'), 'film', ('Alien', 'Amelie', 'Brazil', 'Casablanca', 'Fargo', 'Heat', 'Jaws', 'Psycho'),
          (Kind('rating', ('all', 'teen', 'adult'), 'the {rows} rated "{v}"', 'rating'), Kind('language', ('french', 'english', 'dubbed'), 'the {v} {rows}', 'language')),
          (Measure('minutes', 'length', LONG, 'minutes', 70, 190, 1), Measure('tickets', 'number of tickets sold', ('more successful', 'most successful', 'less successful', 'least successful'), 'tickets', 10, 900, 10), Measure('stars', 'stars', GOOD, 'stars', 1, 5, 0.1))),
    Thing('plant', 'plants', ('plants', 'greenhouse', 'garden'), 'plant', ('basil', 'fern', 'ivy', 'mint', 'rose', 'sage', 'thyme', 'tulip'),
          (Kind('light', ('sunny', 'shady', 'bright'), 'the {rows} for a {v} place', 'light'), Kind('state', ('wilted', 'blooming', 'young'), 'the {v} {rows}', 'state')),
          (Measure('height_cm', 'height', TALL, 'cm', 4, 180, 1), Measure('water_ml', 'water', ('thirstier', 'thirstiest', 'less thirsty', 'least thirsty'), 'ml', 20, 600, 10), Measure('age_weeks', 'age', OLD, 'weeks', 1, 90, 1))),
    Thing('order', 'orders', ('orders', 'shop', 'basket'), 'order_id', ('o-14', 'o-15', 'o-18', 'o-22', 'o-23', 'o-31', 'o-40', 'o-41'),
          (Kind('state', ('paid', 'open', 'cancelled', 'returned'), 'the {v} {rows}', 'state'), Kind('channel', ('phone', 'web', 'store'), 'the {rows} that came by {v}', 'channel')),
          (Measure('amount', 'amount', ('larger', 'largest', 'smaller', 'smallest'), 'euros', 5, 400, 0.5), Measure('items', 'number of items', FULL, 'items', 1, 30, 1), Measure('discount', 'discount', ('more generous', 'most generous', 'less generous', 'least generous'), 'percent', 0, 40, 1))),
    Thing('student', 'students', ('students', 'course', 'grades'), 'student', PEOPLE,
          (Kind('group', ('red', 'blue', 'green'), 'the {rows} of the {v} group', 'group'), Kind('status', ('present', 'absent', 'excused'), 'the {v} {rows}', 'status')),
          (Measure('points', 'points', GOOD, 'points', 0, 100, 1), Measure('hours', 'study time', ('more hard-working', 'most hard-working', 'lazier', 'laziest'), 'hours', 0, 30, 0.5), Measure('semester', 'semester', OLD, 'semesters', 1, 12, 1))),
    Thing('house', 'houses', ('houses', 'listings', 'offers'), 'street', ('Elm Street', 'Oak Lane', 'Mill Road', 'Park Row', 'Hill Way', 'Bay View', 'High Street', 'Low Road'),
          (Kind('town', TOWNS[4:8], 'the {rows} in {v}', 'town'), Kind('state', ('renovated', 'ruined', 'new'), 'the {v} {rows}', 'state')),
          (Measure('price_k', 'price', DEAR, 'thousand euros', 90, 900, 10), Measure('area', 'living area', BIG, 'square metres', 45, 320, 5), Measure('year', 'year of building', ('newer', 'newest', 'older', 'oldest'), '', 1890, 2024, 1))),
    Thing('bus line', 'bus lines', ('lines', 'network', 'buses'), 'line', ('12', '17', '23', '31', '44', '58', 'N1', 'X9'),
          (Kind('zone', ('inner', 'outer', 'airport'), 'the {rows} of the {v} zone', 'zone'), Kind('fuel', ('diesel', 'electric', 'gas'), 'the {v} {rows}', 'fuel')),
          (Measure('stops', 'number of stops', LONG, 'stops', 5, 48, 1), Measure('passengers', 'number of passengers', BUSY, 'passengers', 100, 9000, 50), Measure('km', 'length', LONG, 'km', 3, 42, 0.5))),
    Thing('river', 'rivers', ('rivers', 'gauges', 'water'), 'river', ('Aare', 'Drava', 'Ebro', 'Inn', 'Loire', 'Main', 'Oder', 'Po'),
          (Kind('country', ('Spain', 'France', 'Poland', 'Italy'), 'the {rows} of {v}', 'country'), Kind('alarm', ('none', 'yellow', 'red'), 'the {rows} with alarm "{v}"', 'alarm')),
          (Measure('length_km', 'length', LONG, 'km', 80, 1100, 10), Measure('level_m', 'level', ('higher', 'highest', 'lower', 'lowest'), 'metres', 0.4, 8.5, 0.1), Measure('flow', 'flow', STRONG, 'cubic metres', 20, 1800, 20))),
    Thing('peak', 'peaks', ('peaks', 'mountains', 'summits'), 'peak', ('Eiger', 'Etna', 'Matterhorn', 'Teide', 'Triglav', 'Zugspitze', 'Rysy', 'Olymp'),
          (Kind('range', ('alps', 'tatra', 'andes'), 'the {rows} of the {v}', 'range'), Kind('route', ('easy', 'marked', 'closed'), 'the {rows} whose route is {v}', 'route')),
          (Measure('height', 'height', ('higher', 'highest', 'lower', 'lowest'), 'metres', 1200, 4800, 10), Measure('slope', 'slope', STEEP, 'degrees', 8, 55, 1), Measure('climbers', 'number of climbers', BUSY, 'climbers', 0, 700, 10))),
    Thing('employee', 'employees', ('staff', 'employees', 'team'), 'name', PEOPLE,
          (Kind('dept', ('sales', 'research', 'support'), 'the {rows} in {v}', 'department'), Kind('contract', ('full-time', 'part-time', 'temporary'), 'the {v} {rows}', 'contract')),
          (Measure('salary', 'salary', ('better paid', 'best paid', 'worse paid', 'worst paid'), 'euros', 1800, 7200, 50), Measure('years', 'service', ('more senior', 'most senior', 'newer', 'newest'), 'years', 0, 35, 1), Measure('holidays', 'holidays left', ('more rested', 'most rested', 'less rested', 'least rested'), 'days', 0, 32, 1))),
    Thing('machine', 'machines', ('machines', 'plant', 'workshop'), 'machine', ('press', 'lathe', 'saw', 'drill', 'mill', 'robot', 'oven', 'crane'),
          (Kind('status', ('idle', 'running', 'broken'), 'the {v} {rows}', 'status'), Kind('hall', ('H1', 'H2', 'H3'), 'the {rows} in hall {v}', 'hall')),
          (Measure('temp', 'temperature', HOT, 'degrees', 15, 95, 0.5), Measure('hours', 'running time', ('more worn', 'most worn', 'less worn', 'least worn'), 'hours', 10, 9000, 10), Measure('power_kw', 'power', STRONG, 'kW', 1, 60, 0.5))),
    Thing('song', 'songs', ('songs', 'playlist', 'charts'), 'song', ('Alba', 'Bolero', 'Calypso', 'Dakar', 'Echo', 'Fuego', 'Gloria', 'Horizon'),
          (Kind('genre', ('jazz', 'rock', 'folk', 'pop'), 'the {v} {rows}', 'genre'), Kind('mood', ('calm', 'happy', 'sad'), 'the {v} {rows}', 'mood')),
          (Measure('seconds', 'length', LONG, 'seconds', 95, 420, 1), Measure('plays', 'number of plays', ('more popular', 'most popular', 'less popular', 'least popular'), 'plays', 5, 9000, 5), Measure('bpm', 'tempo', FAST, 'beats a minute', 60, 190, 1))),
    Thing('ship', 'ships', ('ships', 'harbour', 'port'), 'ship', ('Aurora', 'Borealis', 'Carina', 'Delphin', 'Estrella', 'Fortuna', 'Grace', 'Hope'),
          (Kind('flag', ('Malta', 'Panama', 'Norway'), 'the {rows} under the flag of {v}', 'flag'), Kind('state', ('anchored', 'loading', 'sailing'), 'the {v} {rows}', 'state')),
          (Measure('length_m', 'length', LONG, 'metres', 20, 360, 1), Measure('draft_m', 'draft', DEEP, 'metres', 2, 16, 0.1), Measure('crew', 'crew', BIG, 'people', 4, 90, 1))),
    Thing('bottle', 'bottles', ('wines', 'cellar', 'bottles'), 'wine', ('Aglianico', 'Barolo', 'Chablis', 'Fitou', 'Gavi', 'Malbec', 'Rioja', 'Soave'),
          (Kind('colour', ('red', 'white', 'rose'), 'the {v} {rows}', 'colour'), Kind('region', ('Loire', 'Douro', 'Mosel'), 'the {rows} from {v}', 'region')),
          (Measure('price', 'price', DEAR, 'euros', 4, 90, 0.5), Measure('vintage', 'vintage', ('younger', 'youngest', 'older', 'oldest'), '', 1995, 2023, 1), Measure('alcohol', 'alcohol', STRONG, 'percent', 9, 15, 0.1))),
    Thing('sensor', 'sensors', ('sensors', 'readings', 'log'), 'sensor', ('s1', 's2', 's3', 's4', 's5', 's6', 's7', 's8'),
          (Kind('state', ('ok', 'faulty', 'silent'), 'the {rows} whose state is {v}', 'state'), Kind('site', ('roof', 'cellar', 'yard'), 'the {rows} at the {v}', 'site')),
          (Measure('celsius', 'temperature', HOT, 'degrees', -10, 42, 0.5), Measure('humidity', 'humidity', ('wetter', 'wettest', 'drier', 'driest'), 'percent', 20, 98, 1), Measure('battery', 'charge', FULL, 'percent', 1, 100, 1))),
    Thing('city', 'cities', ('cities', 'towns', 'places'), 'city', TOWNS,
          (Kind('climate', ('mild', 'dry', 'rainy'), 'the {v} {rows}', 'climate'), Kind('coast', ('yes', 'no'), 'the {rows} whose coast says "{v}"', 'coast')),
          (Measure('people_k', 'population', BIG, 'thousand people', 15, 3500, 5), Measure('rain_mm', 'rain', ('wetter', 'wettest', 'drier', 'driest'), 'mm', 200, 2200, 10), Measure('distance', 'distance', FAR, 'km', 5, 1800, 5))),
    Thing('invoice', 'invoices', ('invoices', 'accounts', 'bills'), 'invoice', ('R01', 'R02', 'R05', 'R08', 'R11', 'R12', 'R19', 'R20'),
          (Kind('state', ('unpaid', 'paid', 'disputed'), 'the {v} {rows}', 'state'), Kind('client', ('Acme', 'Globex', 'Initech'), 'the {rows} of {v}', 'client')),
          (Measure('amount', 'amount', ('higher', 'highest', 'lower', 'lowest'), 'euros', 20, 5000, 5), Measure('days_due', 'days since they were due', LATE, 'days', 0, 120, 1), Measure('hours', 'hours billed', LONG, 'hours', 1, 60, 0.5))),
    Thing('player', 'players', ('players', 'squad', 'scores'), 'player', PEOPLE,
          (Kind('team', ('bears', 'owls', 'foxes'), 'the {rows} of the {v}', 'team'), Kind('fitness', ('fit', 'injured', 'suspended'), 'the {v} {rows}', 'fitness')),
          (Measure('goals', 'goals', ('more dangerous', 'most dangerous', 'less dangerous', 'least dangerous'), 'goals', 0, 31, 1), Measure('height_cm', 'height', TALL, 'cm', 160, 208, 1), Measure('minutes', 'playing time', LONG, 'minutes', 0, 900, 5))),
    Thing('recipe', 'recipes', ('recipes', 'menu', 'kitchen'), 'dish', ('curry', 'gratin', 'gumbo', 'lasagne', 'paella', 'pho', 'risotto', 'stew'),
          (Kind('diet', ('vegan', 'vegetarian', 'meat'), 'the {v} {rows}', 'diet'), Kind('course', ('starter', 'main', 'dessert'), 'the {rows} that are a {v}', 'course')),
          (Measure('minutes', 'cooking time', LONG, 'minutes', 10, 180, 5), Measure('kcal', 'energy', RICH, 'kcal', 150, 1200, 10), Measure('cost', 'cost', DEAR, 'euros', 2, 25, 0.5))),
    Thing('road', 'roads', ('roads', 'streets', 'network'), 'road', ('A1', 'A4', 'A9', 'B3', 'B27', 'E45', 'K12', 'L7'),
          (Kind('surface', ('gravel', 'asphalt', 'concrete'), 'the {v} {rows}', 'surface'), Kind('status', ('open', 'blocked', 'icy'), 'the {v} {rows}', 'status')),
          (Measure('width_m', 'width', WIDE, 'metres', 3, 30, 0.5), Measure('length_km', 'length', LONG, 'km', 1, 400, 1), Measure('cars', 'cars a day', BUSY, 'cars', 50, 60000, 50))),
)  # fmt: skip
