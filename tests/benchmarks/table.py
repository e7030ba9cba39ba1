# SPDX-License-Identifier: GPL-3.0-or-later
"""The rows of the result, and how they are written."""
import os
import platform
from pathlib import Path


class Table:
    def __init__(self):
        self.rows = []

    def add(self, what, figure, budget, met, peer="–"):
        """`met`: True, False, or None where there is no budget."""
        mark = {True: "yes", False: "**no**", None: "–"}[met]
        self.rows.append((what, figure, budget, peer, mark))
        print(f"{what}: {figure}   (budget: {budget}; peer: {peer}; met: {mark})", flush=True)

    def missed(self):
        return sum(row[4] == "**no**" for row in self.rows)

    @staticmethod
    def machine():
        """Processor and system, no names of the machine."""
        info = Path("/proc/cpuinfo")
        models = [line.split(":", 1)[1].strip() for line in info.read_text().splitlines() if line.startswith("model name")] if info.exists() else []
        return f"{os.cpu_count()} × {models[0] if models else platform.machine()}, {platform.system()} {platform.release().split('-')[0]}"

    def markdown(self, screen, missing):
        lines = [f"Measured on {self.machine()}; senders and peers share these cores with the program; window on {screen}, Release build; "
                 f"load of the machine at the end {os.getloadavg()[0]:.1f}.", ""]
        lines += [f"Not measured: {name} ({reason})." for name, reason in missing.items()]
        if missing:
            lines.append("")
        lines += ["| what | figure | budget | peers on the same stream, same run | met |", "|---|---|---|---|---|"]
        lines += ["| " + " | ".join(row) + " |" for row in self.rows]
        return "\n".join(lines) + "\n"
