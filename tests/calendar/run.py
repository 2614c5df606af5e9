"""The desk's calendars in programs that had no part in writing them: a feed and an event's
file of a running demo are opened with icalendar and with vobject, which may find nothing to
complain of, and the zones they tell are held to Python's own around each change of the clocks.

    python run.py PATH-TO-ACCEDE
"""

import datetime as dt
import http.cookiejar
import os
import re
import signal
import socket
import subprocess
import sys
import tempfile
import urllib.error
import urllib.parse
import urllib.request
import zoneinfo

import icalendar
import vobject

# Some with summer in the south, by half an hour, and without any.
ZONES = ["Europe/Zurich", "America/New_York", "Australia/Lord_Howe", "America/Santiago", "Africa/Kampala"]
# The clocks of Europe and of New York change in these weeks.
DAYS = [("2023-10-28", "2023-10-29"), ("2023-11-04", "2023-11-05"), ("2023-07-01", "2023-07-01")]


class Desk:
    """A running demo, and a browser that is signed in to it."""

    def __init__(self, binary, folder):
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        self.base = f"http://127.0.0.1:{port}"
        self.log = open(os.path.join(folder, "log"), "w+")
        self.process = subprocess.Popen(
            [binary, "demo", "--listen", f"127.0.0.1:{port}", "--data", os.path.join(folder, "data")],
            stdout=subprocess.PIPE,
            stderr=self.log,
            text=True,
            env={**os.environ, "ACCEDE_SERVER__PUBLIC_URL": self.base},
        )
        self.opener = urllib.request.build_opener(
            urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar())
        )
        for line in self.process.stdout:
            found = re.search(r"http\S+/demo/\S+", line)
            if found:
                break
        else:
            self.log.seek(0)
            sys.exit(f"the desk has ended:\n{self.log.read()}")
        self.wait()
        page, _ = self.get(found[0])
        self.post(found[0], self.token(page), {})

    def wait(self):
        for _ in range(100):
            try:
                return urllib.request.urlopen(f"{self.base}/readyz").read()
            except urllib.error.URLError:
                import time

                time.sleep(0.1)
        sys.exit("the desk does not answer")

    @staticmethod
    def token(page):
        return re.search(r'name="_csrf" value="([^"]+)"', page)[1]

    def get(self, address):
        with self.opener.open(urllib.parse.urljoin(self.base, address)) as reply:
            return reply.read().decode(), reply

    def post(self, address, token, fields):
        data = urllib.parse.urlencode({**fields, "_csrf": token}).encode()
        with self.opener.open(urllib.parse.urljoin(self.base, address), data) as reply:
            return reply.read().decode(), reply

    def event(self, title, zone, days):
        page, _ = self.get("/events/new")
        fields = {
            "title": title,
            "kind": "side_event",
            "starts_on": days[0],
            "ends_on": days[1],
            "opens_at": "23:30",
            "closes_at": "23:45",
            "zone": zone,
            "place": "Genève; salle XX, étage 2",
            "description": "One\r\nTwo: \\ and a very long line " + "é" * 120,
            "marking": "public",
        }
        _, reply = self.post("/events", self.token(page), fields)
        return urllib.parse.urlparse(reply.url).path

    def feed(self):
        page, _ = self.get("/calendar/feeds")
        page, _ = self.post("/calendar/feeds", self.token(page), {"name": "Test"})
        return re.search(r"<code>([^<]+\.ics)</code>", page)[1]

    def stop(self):
        self.process.send_signal(signal.SIGTERM)
        self.process.wait(timeout=30)


def well_formed(text):
    assert text.endswith("END:VCALENDAR\r\n")
    for line in text.split("\r\n"):
        assert len(line.encode()) <= 75, line
        assert "\n" not in line and "\r" not in line, line


def by_icalendar(text):
    """The calendar as icalendar reads it, which notes what it could not read."""
    calendar = icalendar.Calendar.from_ical(text)
    for part in calendar.walk():
        assert not part.errors, (part.name, part.errors)
    events = calendar.walk("VEVENT")
    uids = [str(event["UID"]) for event in events]
    assert len(uids) == len(set(uids)), "an id stands twice"
    for event in events:
        for name in ["UID", "SEQUENCE", "DTSTAMP", "LAST-MODIFIED", "DTSTART", "DTEND", "SUMMARY", "CATEGORIES", "STATUS", "URL"]:
            assert name in event, (name, event)
        assert event["DTSTART"].dt < event["DTEND"].dt, event
    return calendar


def by_vobject(text):
    calendar = vobject.readOne(text)
    assert calendar.validate(raiseException=True)
    for event in getattr(calendar, "vevent_list", []):
        assert event.dtstart.value < event.dtend.value
    return calendar


def zones_hold(calendar, days):
    """Each zone told is Python's, hour by hour around the days its times are on."""
    for told in calendar.walk("VTIMEZONE"):
        name = str(told["TZID"])
        told, own = told.to_tz(lookup_tzid=False), zoneinfo.ZoneInfo(name)
        for day in days:
            start = dt.datetime.combine(dt.date.fromisoformat(day), dt.time()) - dt.timedelta(days=30)
            for hour in range(60 * 24):
                at = start + dt.timedelta(hours=hour)
                expected = at.replace(tzinfo=own)
                # An hour that is skipped, or comes twice, is not the same to all.
                utc = expected.astimezone(dt.timezone.utc).astimezone(own)
                if utc.replace(tzinfo=None) != at or expected.utcoffset() != expected.replace(fold=1).utcoffset():
                    continue
                found = at.replace(tzinfo=told).utcoffset()
                assert found == expected.utcoffset(), (name, at, found, expected.utcoffset())


def checked(text):
    well_formed(text)
    by_vobject(text)
    return by_icalendar(text)


def main(binary):
    with tempfile.TemporaryDirectory() as folder:
        desk = Desk(binary, folder)
        try:
            count = 0
            for zone in ZONES:
                for days in DAYS:
                    path = desk.event(f"{zone}, {days[0]}; a title", zone, days)
                    text, reply = desk.get(f"{path}.ics")
                    assert reply.headers["Content-Type"] == "text/calendar; charset=utf-8"
                    calendar = checked(text)
                    (event,) = calendar.walk("VEVENT")
                    assert str(event["SUMMARY"]) == f"{zone}, {days[0]}; a title"
                    assert str(event["LOCATION"]) == "Genève; salle XX, étage 2"
                    assert str(event["DESCRIPTION"]).endswith("One\nTwo: \\ and a very long line " + "é" * 120)
                    begins = event["DTSTART"].dt
                    assert begins.strftime("%Y-%m-%d %H:%M") == f"{days[0]} 23:30", begins
                    own = dt.datetime.fromisoformat(f"{days[0]}T23:30").replace(tzinfo=zoneinfo.ZoneInfo(zone))
                    assert begins.utcoffset() == own.utcoffset(), (begins, own)
                    zones_hold(calendar, days)
                    count += 1
            address = desk.feed()
            # Without the cookies of the browser: the address is all a program has.
            with urllib.request.urlopen(address) as reply:
                text, tag = reply.read().decode(), reply.headers["ETag"]
            calendar = checked(text)
            zones_hold(calendar, [day for days in DAYS for day in days])
            assert {str(zone["TZID"]) for zone in calendar.walk("VTIMEZONE")} >= set(ZONES)
            again = urllib.request.Request(address, headers={"If-None-Match": tag})
            try:
                urllib.request.urlopen(again)
                raise AssertionError("nothing is new, and it came again")
            except urllib.error.HTTPError as error:
                assert error.code == 304, error
            print(f"{count} events and a feed of {len(calendar.walk('VEVENT'))} entries are read alike")
        finally:
            desk.stop()


main(sys.argv[1])
