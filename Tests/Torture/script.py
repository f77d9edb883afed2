"""The script of the torture: every number has its own version, told by the company's name, with its own waits."""
import os

COMPANY = """\
company: Company {number}
currency: EUR
time_zone: Europe/Berlin
departments:
  - {{id: shop, name: Shop}}
  - {{id: warehouse, name: Warehouse}}
  - {{id: desk, name: Desk}}
promise:
  text: It comes as it was ordered.
  pillars:
    - {{id: soon, name: It comes soon}}
"""
JOURNEY = """\
journey: buy
name: Buy something
wants: To have it.
stages:
  - id: choose
    name: Choose
    touchpoints:
      - {{id: browse, name: Look around, owner: shop, channels: [web], starts: true, contact: true}}
      - {{id: order, name: Order, owner: shop, channels: [web]}}
      - {{id: pay, name: Pay, owner: shop, channels: [web]}}
  - id: get
    name: Get
    touchpoints:
      - {{id: pack, name: Pack, owner: warehouse, channels: [parcel]}}
      - {{id: deliver, name: Deliver, owner: warehouse, channels: [parcel]}}
      - {{id: call, name: Call, owner: desk, channels: [phone], listens: true}}
      - {{id: rate, name: Rate, owner: desk, channels: [mail], ends: true, listens: true}}
hand_offs:
  - {{from: browse, to: order, wait: 1d}}
  - {{from: order, to: pay, wait: {hours}h}}
  - {{from: pay, to: pack, wait: {hours}h, answers: warehouse}}
  - {{from: pack, to: deliver, wait: 3d}}
  - {{from: deliver, to: call, wait: 7d, answers: desk}}
  - {{from: deliver, to: rate, wait: 7d, answers: desk}}
  - {{from: call, to: rate, wait: 7d}}
"""


def write(folder, number):
    """Writes a version's files; the folder for `throughline script import`."""
    path = os.path.join(folder, f"script-{number}")
    os.makedirs(os.path.join(path, "journeys"), exist_ok=True)
    values = {"number": number, "hours": 1 + number % 90}
    for name, text in (("company.yaml", COMPANY), ("journeys/buy.yaml", JOURNEY)):
        with open(os.path.join(path, name), "w") as file:
            file.write(text.format(**values))
    return path


class Book:
    """Which version has to be in force: the last that was acknowledged, or one that was begun after it."""

    def __init__(self):
        self.possible = {None}

    def note_begun(self, number):
        self.possible.add(f"Company {number}")

    def note_taken(self, number):
        self.possible = {f"Company {number}"}

    def judge(self, company):
        """What is wrong with the company in force, None when nothing is. It has to stay in force from now on."""
        if company in self.possible:
            self.possible = {company}
            return None
        return f"the script in force is of {company}, not of {' or '.join(map(str, self.possible))}"
