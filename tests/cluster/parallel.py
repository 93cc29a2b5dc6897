#!/usr/bin/env python3
"""A plan on GNU parallel, with what it runs killed again and again: the films have the bytes of `render`.

usage: parallel.py GRADREEL
"""
import csv
import sys

from trial import check, descendants, kill, trial, until

SCRIPT = "the plan.parallel.sh"


def finished(batch):
    """The numbers that parallel's log calls done."""
    with open(next(batch.parts.glob("*.joblog")), encoding="utf-8") as log:
        return {int(row["Seq"]) - 1 for row in csv.DictReader(log, delimiter="\t") if row["Exitval"] == row["Signal"] == "0"}


def lose_all(batch, segments):
    """All is killed in the middle, as when the machine goes down."""
    script = batch.start("sh", SCRIPT, log="first.log")
    until("a third of the parts is there", lambda: len(batch.made()) > segments // 3, 200)
    kill([*descendants(script.pid), script])
    script.wait()
    batch.tell("all is killed in the middle")
    check(len(batch.made()) < segments, "it was in the middle")


def lose_one(batch, number):
    """One segment is killed each time it is tried, until parallel gives up."""
    script = batch.start("sh", SCRIPT, log="second.log")
    words = [batch.plan, str(number), "-d"]

    def ended():
        kill(p for p in descendants(script.pid) if p.command()[2:5] == words)
        return script.poll() is not None

    until("parallel gives up", ended, 200, pause=0.1)
    check(script.returncode != 0, "the script says that one failed")


def main():
    with trial("parallel", sys.argv[1]) as batch:
        segments = batch.make_plan("parallel")
        lost = segments - 2
        lose_all(batch, segments)
        done, before = finished(batch), batch.made()
        check(len(done) >= segments // 4, "the log knows what was done")

        batch.forget_calls()
        lose_one(batch, lost)
        after = batch.made()
        check(set(after) == set(range(segments)) - {lost}, "all but the killed segment are there")
        check(before.items() <= after.items(), "what was there is not made again")
        check(set(batch.called()) == set(range(segments)) - done, "what the log calls done is not tried again")
        check(batch.called().count(lost) == 3, "what fails is tried three times")
        batch.tell("one segment is killed three times")
        check(not (batch.folder / "output").exists(), "nothing is joined")

        batch.forget_calls()
        batch.run("sh", SCRIPT)
        check(batch.called() == [lost], "only what failed is run again")
        batch.compare()

        before = batch.made()
        batch.forget_calls()
        (batch.parts / "3.part").unlink()
        (batch.parts / "5.part").write_bytes(b"damaged")
        batch.run("sh", SCRIPT)
        check(sorted(batch.called()) == [3, 5], "parts that were done and lost are made again, and only these")
        check({n for n, state in batch.made().items() if before[n] != state} == {3, 5}, "the others stay")
        batch.compare()


main()
