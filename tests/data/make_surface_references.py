#!/usr/bin/env python3
"""Writes surfaces.json: value, gradient and Hessian [xx, xy, yy] of every surface at random places of its
domain, from the formulas below with 50 digits (mpmath). They are written out here a second time on purpose."""
import json
import os
import random
import sys

from mpmath import mp, mpf, sin, cos, exp, sqrt, pi, e, fabs

mp.dps = 50


def sq(v):
    return v * v


def r(x, y):
    return sqrt(x * x + y * y)


def ravine(x, y):
    return 25 * sq(y - sin(x)) + x * x / 10


def plateau(x, y):
    q = sq(x - 2) + sq(y - 1)
    return q / (1 + q)


def goldstein_price(x, y):
    return ((1 + sq(x + y + 1) * (19 - 14 * x + 3 * x**2 - 14 * y + 6 * x * y + 3 * y**2)) *
            (30 + sq(2 * x - 3 * y) * (18 - 32 * x + 12 * x**2 + 48 * y - 36 * x * y + 27 * y**2)))


# name: (formula, (x_min, x_max, y_min, y_max), distance-like function that is 0 on the kinks)
SURFACES = {
    'himmelblau': (lambda x, y: sq(x * x + y - 11) + sq(x + y * y - 7), (-5, 5, -5, 5), None),
    'n_hump_camel': (lambda x, y: mpf('0.5') + (x * x + y * y) / 10 + mpf('0.55') * sin(x) * sin(y) +
                     cos(x - 5 * y) / 5, (-5, 5, -5, 5), None),
    'three_hump_camel': (lambda x, y: 2 * x**2 - mpf('1.05') * x**4 + x**6 / 6 + x * y + y * y,
                         (-2, 2, -2, 2), None),
    'six_hump_camel': (lambda x, y: (4 - mpf('2.1') * x**2 + x**4 / 3) * x**2 + x * y + (4 * y**2 - 4) * y**2,
                       (-2, 2, -1, 1), None),
    'rosenbrock': (lambda x, y: sq(1 - x) + 100 * sq(y - x * x), (-2, 2, -1, 3), None),
    'beale': (lambda x, y: sq(mpf('1.5') - x + x * y) + sq(mpf('2.25') - x + x * y**2) +
              sq(mpf('2.625') - x + x * y**3), (-4.5, 4.5, -4.5, 4.5), None),
    'booth': (lambda x, y: sq(x + 2 * y - 7) + sq(2 * x + y - 5), (-10, 10, -10, 10), None),
    'matyas': (lambda x, y: mpf('0.26') * (x * x + y * y) - mpf('0.48') * x * y, (-10, 10, -10, 10), None),
    'ackley': (lambda x, y: -20 * exp(-sqrt((x * x + y * y) / 2) / 5) -
               exp((cos(2 * pi * x) + cos(2 * pi * y)) / 2) + e + 20, (-5, 5, -5, 5), None),
    'rastrigin': (lambda x, y: 20 + x * x - 10 * cos(2 * pi * x) + y * y - 10 * cos(2 * pi * y),
                  (-5.12, 5.12, -5.12, 5.12), None),
    'styblinski_tang': (lambda x, y: (x**4 - 16 * x**2 + 5 * x + y**4 - 16 * y**2 + 5 * y) / 2,
                        (-5, 5, -5, 5), None),
    'goldstein_price': (goldstein_price, (-2, 2, -2, 2), None),
    'levy_13': (lambda x, y: sq(sin(3 * pi * x)) + sq(x - 1) * (1 + sq(sin(3 * pi * y))) +
                sq(y - 1) * (1 + sq(sin(2 * pi * y))), (-10, 10, -10, 10), None),
    'easom': (lambda x, y: -cos(x) * cos(y) * exp(-sq(x - pi) - sq(y - pi)), (-2, 8, -2, 8), None),
    'mccormick': (lambda x, y: sin(x + y) + sq(x - y) - mpf('1.5') * x + mpf('2.5') * y + 1,
                  (-1.5, 4, -3, 4), None),
    'eggholder': (lambda x, y: -(y + 47) * sin(sqrt(fabs(x / 2 + y + 47))) -
                  x * sin(sqrt(fabs(x - y - 47))), (-512, 512, -512, 512),
                  lambda x, y: min(fabs(x / 2 + y + 47), fabs(x - y - 47)) / 100),
    'cross_in_tray': (lambda x, y: -(fabs(sin(x) * sin(y) * exp(fabs(100 - r(x, y) / pi))) + 1)**mpf('0.1') /
                      10000, (-10, 10, -10, 10), lambda x, y: min(fabs(sin(x)), fabs(sin(y)))),
    'holder_table': (lambda x, y: -fabs(sin(x) * cos(y) * exp(fabs(1 - r(x, y) / pi))), (-10, 10, -10, 10),
                     lambda x, y: min(fabs(sin(x)), fabs(cos(y)), fabs(r(x, y) - pi))),
    'drop_wave': (lambda x, y: -(1 + cos(12 * r(x, y))) / ((x * x + y * y) / 2 + 2),
                  (-5.12, 5.12, -5.12, 5.12), None),
    'griewank': (lambda x, y: (x * x + y * y) / 4000 - cos(x) * cos(y / sqrt(2)) + 1, (-10, 10, -10, 10),
                 None),
    'schaffer_2': (lambda x, y: mpf('0.5') + (sq(sin(x * x - y * y)) - mpf('0.5')) /
                   sq(1 + (x * x + y * y) / 1000), (-2, 2, -2, 2), None),
    'schaffer_4': (lambda x, y: mpf('0.5') + (sq(cos(sin(fabs(x * x - y * y)))) - mpf('0.5')) /
                   sq(1 + (x * x + y * y) / 1000), (-2, 2, -2, 2), lambda x, y: fabs(x * x - y * y)),
    'bukin_6': (lambda x, y: 100 * sqrt(fabs(y - x * x / 100)) + fabs(x + 10) / 100, (-15, -5, -3, 3),
                lambda x, y: min(fabs(y - x * x / 100), fabs(x + 10))),
    'branin': (lambda x, y: sq(y - mpf('5.1') / (4 * pi**2) * x * x + 5 / pi * x - 6) +
               10 * (1 - 1 / (8 * pi)) * cos(x) + 10, (-5, 10, 0, 15), None),
    'michalewicz': (lambda x, y: -sin(x) * sin(x * x / pi)**20 - sin(y) * sin(2 * y * y / pi)**20,
                    (0, 3.141592653589793, 0, 3.141592653589793), None),
    'peaks': (lambda x, y: 3 * sq(1 - x) * exp(-x * x - sq(y + 1)) -
              10 * (x / 5 - x**3 - y**5) * exp(-x * x - y * y) - exp(-sq(x + 1) - y * y) / 3,
              (-3, 3, -3, 3), None),
    'monkey_saddle': (lambda x, y: x**3 - 3 * x * y * y, (-2, 2, -2, 2), None),
    'saddle': (lambda x, y: x * x - y * y, (-2, 2, -2, 2), None),
    'bowl': (lambda x, y: x * x + 10 * y * y, (-5, 5, -5, 5), None),
    'plateau': (plateau, (-6, 6, -6, 6), None),
    'ravine': (ravine, (-6, 6, -3, 3), None),
}


def derivatives(f, x, y):
    d = lambda i, j: mp.diff(f, (x, y), (i, j))
    return [d(1, 0), d(0, 1)], [d(2, 0), d(1, 1), d(0, 2)]


def main():
    engine = random.Random(1)
    out = {}
    for name, (f, box, kink) in SURFACES.items():
        rows = out[name] = []
        while len(rows) < 8:
            p = [engine.uniform(box[0], box[1]), engine.uniform(box[2], box[3])]
            x, y = mpf(p[0]), mpf(p[1])
            if kink is not None and kink(x, y) < 0.05:
                continue
            grad, hess = derivatives(f, x, y)
            rows.append({'p': p, 'f': float(f(x, y)), 'grad': [float(v) for v in grad],
                         'hess': [float(v) for v in hess]})
    path = os.path.join(os.path.dirname(os.path.abspath(__file__)), 'surfaces.json')
    with open(path, 'w') as file:
        file.write('{"what": "f, gradient, Hessian [xx, xy, yy], computed with 50 digits and rounded",\n')
        file.write('"functions": {\n')
        lists = [f'"{name}": [\n' + ',\n'.join(map(json.dumps, rows)) + ']' for name, rows in out.items()]
        file.write(',\n'.join(lists) + '\n}}\n')
    return 0


if __name__ == '__main__':
    sys.exit(main())
