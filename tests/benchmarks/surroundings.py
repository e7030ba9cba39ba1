# SPDX-License-Identifier: GPL-3.0-or-later
"""What the benchmarks stand on: a screen, a sender, the program under test with a data folder of its own."""
import json
import os
import select
import shutil
import subprocess
import tempfile
import time
import uuid
from pathlib import Path

OVERTIME = 90  # seconds a client may take after the sender has finished


class Surroundings:
    def __init__(self, build):
        self.bin = Path(build).resolve() / "bin"
        self.folder = Path(tempfile.mkdtemp(prefix="topicscope-benchmark-"))
        self.environment = dict(os.environ)
        self._display = None
        self._certificate = None

    def start_display(self):
        """A screen of our own where Xvfb is installed. Returns its name for the table."""
        xvfb = shutil.which("Xvfb")
        if not xvfb:
            self.environment["QT_QPA_PLATFORM"] = "offscreen"
            return "offscreen"
        read, write = os.pipe()
        self._display = subprocess.Popen([xvfb, "-displayfd", str(write), "-screen", "0", "1600x1000x24", "-nolisten", "tcp"],
                                         pass_fds=[write], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        os.close(write)
        with os.fdopen(read) as pipe:
            self.environment["DISPLAY"] = ":" + pipe.readline().strip()
        self.environment["QT_QPA_PLATFORM"] = "xcb"
        return "Xvfb"

    def close(self):
        if self._display:
            self._display.terminate()
            self._display.wait()
        shutil.rmtree(self.folder, ignore_errors=True)

    def certificate(self):
        """(certificate, key) of a server that no system trusts."""
        if not self._certificate:
            key, certificate = self.folder / "key.pem", self.folder / "certificate.pem"
            subprocess.run(["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost",
                            "-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1", "-keyout", key, "-out", certificate],
                           check=True, stderr=subprocess.DEVNULL)
            self._certificate = (str(certificate), str(key))
        return self._certificate

    # --- the sender -----------------------------------------------------------------------------------
    def source(self, *options):
        """Starts broker_source; returns (process, port)."""
        process = subprocess.Popen([self.bin / "broker_source", *map(str, options)], stdout=subprocess.PIPE, bufsize=0)
        return process, int(process.stdout.readline())

    @staticmethod
    def results(source, count, seconds):
        """The results of so many clients as soon as they are there, at the latest after `seconds`; ends the sender."""
        deadline, text = time.monotonic() + seconds, b""
        while text.count(b"\n") < count and (left := deadline - time.monotonic()) > 0:
            if not select.select([source.stdout], [], [], left)[0]:
                break
            piece = os.read(source.stdout.fileno(), 65536)
            if not piece:
                break
            text += piece
        return [json.loads(line) for line in text.splitlines() if line.startswith(b"{")]

    @staticmethod
    def end(process):
        """Asks a program to quit; it gets ten seconds for its good-bye."""
        process.terminate()
        try:
            process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        if process.stdout:
            process.stdout.close()

    # --- the window -----------------------------------------------------------------------------------
    def profiles(self, data, scheme, port, count):
        """A data folder whose profiles connect when the window opens. The broker's certificate is not judged."""
        entries = [{"id": str(uuid.uuid4()), "name": f"Broker {number + 1}", "protocol": "5.0", "transport": scheme,
                    "host": "127.0.0.1", "port": port, "tls": {"verifyPeer": False},
                    "subscriptions": [{"filter": "#", "qos": 1}]} for number in range(count)]
        Path(data, "profiles.json").write_text(json.dumps({"format": "topicscope-profiles", "version": 1, "profiles": entries}))
        settings = {"restoreConnections": True, "openConnections": [entry["id"] for entry in entries]}
        Path(data, "settings.json").write_text(json.dumps({"format": "topicscope-settings", "version": 1, **settings}))

    def window(self, scheme=None, port=None, clients=1, options=(), reported=True):
        """Starts the program, without a connection where port is None; returns (process, report file). A report costs a
        heartbeat of 200 wake-ups a second."""
        data = tempfile.mkdtemp(dir=self.folder)
        report = Path(data) / "report.json"
        arguments = [self.bin / "topicscope", "--data-dir", data, *(["--report", report] if reported else []), *options]
        if port and (clients > 1 or scheme in ("mqtts", "wss")):
            self.profiles(data, scheme, port, clients)
        elif port:
            url = f"{scheme}://127.0.0.1:{port}" + ("/mqtt" if scheme == "ws" else "")
            arguments += ["--url", url, "--subscribe", "#:1", "--protocol", "5"]
        with open(Path(data) / "log", "w") as log:
            return subprocess.Popen(list(map(str, arguments)), env=self.environment, stdout=log, stderr=log), report

    def measure_window(self, scheme, send, seconds, clients=1, stay=0.5):
        """The program against the sender; returns (the sender's results, the program's report or None). The program is
        asked to quit `stay` seconds after the last message was acknowledged."""
        source, port = self.source("--clients", clients, *send)
        program, report = self.window(scheme, port, clients)
        results = self.results(source, clients, seconds + OVERTIME)
        time.sleep(stay)
        self.end(program)
        self.end(source)
        return results, json.loads(report.read_text()) if report.exists() else None

    # --- processes ------------------------------------------------------------------------------------
    @staticmethod
    def processor_seconds(pid):
        fields = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    @staticmethod
    def resident(pid):
        """Bytes of memory in use now."""
        return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")
