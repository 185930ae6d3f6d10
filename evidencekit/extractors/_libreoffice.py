"""Old formats to new ones through LibreOffice without a screen: a profile of its own, a time limit, nothing left behind.

Each conversion has its own profile folder, so that two workers do not meet and a person's open LibreOffice is left alone; the profile forbids
macros and links to other places.
"""

import tempfile
from pathlib import Path

from evidencekit import lane, programs
from evidencekit.extractors._faults import Unreadable
from evidencekit.settings import ReadSettings

#: Active content and links out of the document are refused; nothing is asked of anybody.
_PROFILE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableMacrosExecution"
 oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="BlockUntrustedRefererLinks"
 oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableActiveContent"
 oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Setup/Product"><prop oor:name="ooSetupLastVersion" oor:op="fuse"><value>99.0</value></prop></item>
</oor:items>
"""

#: Share of the file's time that a conversion may take; the rest is for reading what came out.
_TIME_SHARE = 0.75


def convert(data: bytes, suffix: str, target: str, settings: ReadSettings) -> bytes:
    """The document in another format (*target*: "docx", "xlsx", "pptx").

    *suffix* is the ending under which LibreOffice gets the bytes. Unreadable when the program is missing, too slow or refuses the file.
    """
    office = programs.require("office")
    seconds = settings.limits.file_seconds * _TIME_SHARE
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "profile" / "user").mkdir(parents=True)
        (folder / "profile" / "user" / "registrymodifications.xcu").write_text(_PROFILE, encoding="utf-8")
        source = folder / f"document{suffix}"
        source.write_bytes(data)
        lane.beat(settings.limits.file_seconds)
        programs.run(
            [
                office, f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--norestore", "--nolockcheck",
                "--nodefault", "--nofirststartwizard", "--convert-to", target, "--outdir", folder / "out", source,
            ],
            seconds=seconds,
            folder=folder,
            environment={"HOME": name, "SAL_USE_VCLPLUGIN": "svp", "SAL_DISABLE_OPENCL": "1"},
        )  # fmt: skip
        made = folder / "out" / f"document.{target}"
        if not made.is_file() or made.stat().st_size > settings.limits.file_bytes:
            raise Unreadable("program-failed", program=office.name)
        return made.read_bytes()
