#!/usr/bin/env python3
"""A plan on Slurm: two nodes on this machine, without systemd, on loopback alone; a node, a task and the controller are
killed, and the films have the bytes of `render`.

usage: slurm.py GRADREEL
"""
import getpass
import pathlib
import random
import socket
import sys

from trial import Failed, check, descendants, kill, trial, until

SCRIPT = "the plan.slurm.sh"

# cred_expire decides how long a lost job waits before it starts again, at least 5 s; the timeouts, how soon that is found out.
CONF = """
ClusterName=trial
SlurmctldHost={host}(127.0.0.1)
SlurmctldPort={ports[0]}
SlurmUser={user}
SlurmdUser={user}
CommunicationParameters=NoCtldInAddrAny,NoInAddrAny
AuthType=auth/munge
AuthInfo=socket={folder}/munge/sock,cred_expire=5
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
JobAcctGatherType=jobacct_gather/none
AccountingStorageType=accounting_storage/none
SwitchType=switch/none
MpiDefault=none
SelectType=select/cons_tres
SelectTypeParameters=CR_Core
SchedulerType=sched/builtin
SchedulerParameters=sched_interval=1,batch_sched_delay=0,sched_min_interval=0
ReturnToService=2
JobRequeue=1
KillWait=2
SlurmdTimeout=8
SlurmctldTimeout=10
BatchStartTimeout=10
SlurmdParameters=config_overrides
SlurmctldPidFile={folder}/slurmctld.pid
SlurmctldLogFile={folder}/slurmctld.log
SlurmdPidFile={folder}/slurmd.%n.pid
SlurmdLogFile={folder}/slurmd.%n.log
SlurmdSpoolDir={folder}/spool.%n
StateSaveLocation={folder}/state
NodeName=n[1-2] NodeHostname={host} NodeAddr=127.0.0.1 Port=[{ports[1]}-{ports[2]}] CPUs=1 State=UNKNOWN
PartitionName=main Nodes=n[1-2] Default=YES MaxTime=INFINITE State=UP
"""


def free_ports():
    """Three ports one after another, below those that the system gives away."""
    for _ in range(1000):
        first = random.SystemRandom().randrange(10000, 32000)
        sockets = [socket.socket() for _ in range(3)]
        try:
            for i, one in enumerate(sockets):
                one.bind(("127.0.0.1", first + i))
            return range(first, first + 3)
        except OSError:
            continue
        finally:
            for one in sockets:
                one.close()
    raise Failed("there are no free ports")


class Slurm:
    def __init__(self, batch):
        self.batch = batch
        self.nodes = {}
        folder = batch.folder
        batch.environment["SLURM_CONF"] = str(folder / "slurm.conf")
        text = CONF.format(host=socket.gethostname().split(".")[0], user=getpass.getuser(), folder=folder, ports=free_ports())
        (folder / "slurm.conf").write_text(text)
        for name in ("munge", "state", "spool.n1", "spool.n2"):
            (folder / name).mkdir(mode=0o755)
        self.start_munge(folder / "munge")
        self.start_controller("-c")

    def start_nodes(self):
        for node in ("n1", "n2"):
            self.start_node(node)
        until("both nodes are up", self.have_nodes, pause=0.1)

    def have_nodes(self):
        states = self.ask("sinfo", "-h", "-N", "-o", "%T").splitlines()
        return len(states) == 2 and set(states) <= {"idle", "mixed", "allocated"}

    def ask(self, *words):
        return self.batch.run(*words, code=None).strip()

    def start_munge(self, folder):
        key = folder / "key"
        key.touch(mode=0o600)
        key.write_bytes(random.SystemRandom().randbytes(128))
        files = {"key-file": "key", "socket": "sock", "pid-file": "pid", "log-file": "munged.log", "seed-file": "seed"}
        self.batch.start("munged", "--foreground", *(f"--{key}={folder / name}" for key, name in files.items()),
                         log="munge/out.log")
        until("munged listens", (folder / "sock").exists)

    def start_controller(self, *options):
        self.controller = self.batch.start("slurmctld", "-D", *options, log="slurmctld.out.log")
        until("slurmctld answers", lambda: " is UP" in self.ask("scontrol", "ping"), pause=0.1)

    def start_node(self, node):
        self.nodes[node] = self.batch.start("slurmd", "-D", "-N", node, log=f"slurmd.{node}.out.log")

    def kill_controller(self):
        self.controller.kill()
        self.controller.wait()

    def tasks(self, node):
        """The processes that make segments on a node."""
        return [p for p in descendants() if p.command()[1:2] == ["segment"] and f"SLURMD_NODENAME={node}" in p.environment()]

    def kill_node(self, node):
        """With all that it runs, while it runs a segment; returns the number of that job."""
        task = until(f"{node} runs a segment", lambda: self.tasks(node), 60)[0]
        job = next(line.split("=")[1] for line in task.environment() if line.startswith("SLURM_JOB_ID="))
        everything = descendants()
        mine = [p for p in everything if p.pid == self.nodes[node].pid or f"SLURMD_NODENAME={node}" in p.environment()]
        parents = {p.parent for p in mine}
        kill(mine + [p for p in everything if p.pid in parents and "slurmstepd" in p.command()[0]])
        self.nodes[node].wait()
        return job

    def queue(self):
        """Names and numbers of what is queued or runs: an array is one."""
        return sorted(set(self.ask("squeue", "-h", "-o", "%j %F").splitlines()))

    def wait(self):
        until("the queue gets empty by itself", lambda: not self.queue(), 200, pause=0.2)

    def restarts(self, job):
        words = self.ask("scontrol", "show", "job", job).split()
        return next(int(word.split("=")[1]) for word in words if word.startswith("Restarts="))


def listening_elsewhere():
    """What processes of this trial listen on, other than loopback, as /proc writes addresses."""
    mine = {socket_of(fd) for p in descendants() for fd in pathlib.Path(f"/proc/{p.pid}/fd").iterdir()}
    places = []
    for table in ("tcp", "tcp6"):
        for line in pathlib.Path(f"/proc/net/{table}").read_text().splitlines()[1:]:
            columns = line.split()
            if columns[3] == "0A" and f"socket:[{columns[9]}]" in mine and not columns[1].startswith("0100007F:"):
                places.append(columns[1])
    return places


def socket_of(fd):
    try:
        return str(fd.readlink())
    except OSError:
        return ""


def submit_again_and_again(batch, slurm):
    """slurmctld dies after the submission, and may lose it: whatever it kept, all is there once afterwards. The nodes start later, for Slurm
    drains one that already runs a task which a controller has forgotten."""
    batch.run("sh", SCRIPT)
    slurm.kill_controller()
    slurm.start_controller()
    batch.run("sh", SCRIPT)
    queue = slurm.queue()
    check([line.split()[0].split("-")[-1] for line in queue] == ["join", "segments"], f"one array and one join: {queue}")
    batch.run("sh", SCRIPT)
    check(slurm.queue() == queue, "what is queued is not queued again")
    batch.tell("slurmctld was killed after the submission, and all is queued once")
    slurm.start_nodes()
    check(listening_elsewhere() == [], f"all listens on loopback alone: {listening_elsewhere()}")


def lose_task_and_node(batch, slurm, segments):
    until("some parts are there", lambda: len(batch.made()) > segments // 4, 200)
    task = until("n2 runs a segment", lambda: slurm.tasks("n2"), 60)[0]
    kill([task])
    job = slurm.kill_node("n1")
    check(len(batch.made()) < segments, "it was in the middle")
    slurm.start_node("n1")
    batch.tell("a task and a node with its task are killed")
    slurm.wait()
    check(slurm.restarts(job) == 1, "the node's task was requeued")
    batch.compare()
    batch.tell("the films have the bytes of render")


def submit_when_done(batch, slurm):
    before = batch.made()
    batch.forget_calls()
    said = batch.run("sh", SCRIPT)
    check(said.startswith("segments: all are there, join: "), f"nothing is to be made: {said}")
    slurm.wait()
    check(batch.called() == [] and batch.made() == before, "nothing is made again")
    batch.compare()
    batch.tell("submitted again, nothing is made twice")


def fail_for_good(batch, slurm):
    """A scene that changed fails at once, and the join with it; later all goes on."""
    (batch.parts / "1.part").unlink()
    scene = batch.folder / batch.scenes[0]
    text = scene.read_text()
    scene.write_text(text.replace("\n", "\ntheme: slate\n", 1))
    batch.forget_calls()
    batch.run("sh", SCRIPT)
    slurm.wait()
    check(len(batch.called()) == 1, "what cannot succeed is not tried again")
    scene.write_text(text)
    batch.forget_calls()
    batch.run("sh", SCRIPT)
    slurm.wait()
    check(batch.called() == [1], "only what is missing is made")
    batch.compare()


def main():
    with trial("slurm", sys.argv[1]) as batch:
        segments = batch.make_plan("slurm")
        slurm = Slurm(batch)
        submit_again_and_again(batch, slurm)
        lose_task_and_node(batch, slurm, segments)
        submit_when_done(batch, slurm)
        fail_for_good(batch, slurm)


main()
