# SPDX-License-Identifier: GPL-3.0-or-later
"""Other clients on the same stream: each takes what the sender sends and acknowledges the last message."""
import shutil
import subprocess

from surroundings import OVERTIME, Surroundings

MQTT_JS = """
const client = require('mqtt').connect('mqtt://127.0.0.1:' + process.argv[2], { protocolVersion: 4, reconnectPeriod: 0 });
let messages = 0;
client.on('message', () => { ++messages; });
client.on('connect', () => client.subscribe('#', { qos: 1 }));
client.on('error', error => { console.error(String(error)); process.exit(1); });
"""


class Peers:
    """Knows which peers there are; says once, when first asked, why one is not."""

    def __init__(self, surroundings):
        self._around = surroundings
        self._commands = None
        self.missing = {}  # name → why it is not measured

    def names(self):
        return list(self.commands())

    def commands(self):
        if self._commands is None:
            self._commands = {}
            for name, find in [("mosquitto_sub", self._mosquitto_sub), ("MQTT.js", self._mqtt_js), ("Qt MQTT", self._qt_mqtt)]:
                command, reason = find()
                if command:
                    self._commands[name] = command
                else:
                    self.missing[name] = reason
                    print(f"{name} is not measured: {reason}", flush=True)
        return self._commands

    @staticmethod
    def _mosquitto_sub():
        program = shutil.which("mosquitto_sub")
        return (lambda port: [program, "-p", port, "-t", "#", "-q", "1"]) if program else None, "mosquitto-clients is not installed"

    def _mqtt_js(self):
        npm, node = shutil.which("npm"), shutil.which("node")
        if not npm or not node:
            return None, "npm is not installed"
        folder = self._around.folder / "mqttjs"
        folder.mkdir()
        try:
            ran = subprocess.run([npm, "install", "--prefix", folder, "--no-audit", "--no-fund", "--loglevel=error", "mqtt"],
                                 capture_output=True, text=True, timeout=120)
        except subprocess.TimeoutExpired:
            return None, "npm did not install it within two minutes"
        if ran.returncode != 0:
            lines = ran.stderr.strip().splitlines()
            return None, "npm could not install it" + (": " + lines[0][:100] if lines else "")
        script = folder / "sub.js"
        script.write_text(MQTT_JS)
        return (lambda port: [node, script, port]), ""

    def _qt_mqtt(self):
        program = self._around.bin / "qt_mqtt_sub"
        return (lambda port: [program, port]) if program.exists() else None, "the module Qt MQTT was not there at build time"

    def measure(self, name, send, seconds, limit=OVERTIME):
        """Messages per second, or None where it did not finish."""
        source, port = self._around.source(*send, "--delay", 0.2)
        command = self.commands()[name](port)
        program = subprocess.Popen(list(map(str, command)), cwd=self._around.folder, env={**self._around.environment, "QT_QPA_PLATFORM": "offscreen"},
                                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        results = Surroundings.results(source, 1, seconds + limit)
        Surroundings.end(program)
        source.kill()
        Surroundings.end(source)
        return results[0]["rate"] if results else None
