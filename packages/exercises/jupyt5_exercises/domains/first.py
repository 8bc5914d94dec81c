"""Domains: names and values that a skill is bound to. Form: see the README."""
DOMAINS = [
 dict(title=['Shop sales', 'a small online shop'], df=['sales', 'orders'], name=('customer', ['Ada', 'Bruno', 'Chen', 'Dora', 'Emil', 'Fay', 'Gus', 'Hana', 'Ivo', 'Jun']),
      num=[('price', ('float', 1, 80)), ('units', ('int', 1, 20)), ('discount', ('float', 0, 9)), ('weight', ('float', 0.2, 12))],
      cat=[('city', ['Oslo', 'Turin', 'Quito', 'Perth']), ('product', ['lamp', 'desk', 'chair', 'shelf'])], date=('day',), text=('comment', ['fast delivery', 'Broken on arrival', 'great  price', 'ok', 'Would buy again!']), bool=('paid',),
      second=dict(df=['stores', 'regions'], num=('rent', ('int', 100, 900)), cat=('manager', ['Lee', 'Mora', 'Novak']))),
 dict(title=['Weather stations', 'daily weather readings'], df=['weather', 'readings'], name=('station', ['Alpha', 'Bravo', 'Cobre', 'Delta', 'Ester', 'Foxhill', 'Gale', 'Harbor', 'Inlet', 'Joya']),
      num=[('temp_c', ('float', -10, 38)), ('humidity', ('int', 20, 99)), ('wind_kmh', ('float', 0, 70)), ('rain_mm', ('float', 0, 40))],
      cat=[('region', ['north', 'south', 'east', 'west']), ('sky', ['clear', 'cloudy', 'rain'])], date=('date',), text=('note', ['sensor ok', 'Battery low', 'calibrated  today', 'no issue', 'Check cable']), bool=('is_coastal',),
      second=dict(df=['sites', 'region_info'], num=('altitude', ('int', 5, 1500)), cat=('operator', ['met', 'uni', 'navy']))),
 dict(title=['Hospital visits', 'patients of a clinic'], df=['patients', 'visits'], name=('patient', ['P01', 'P02', 'P03', 'P04', 'P05', 'P06', 'P07', 'P08', 'P09', 'P10']),
      num=[('age', ('int', 18, 90)), ('bmi', ('float', 17, 38)), ('heart_rate', ('int', 50, 120)), ('cost', ('float', 40, 900))],
      cat=[('ward', ['A', 'B', 'C']), ('diagnosis', ['flu', 'fracture', 'asthma', 'migraine'])], date=('admitted',), text=('remarks', ['stable', 'Needs rest', 'follow  up', 'discharged early', 'Allergic']), bool=('smoker',),
      second=dict(df=['wards', 'staffing'], num=('beds', ('int', 5, 60)), cat=('floor', ['first', 'second', 'third']))),
]
