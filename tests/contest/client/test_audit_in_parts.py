"""An audit comes over a link in parts, and whole, whatever else is asked meanwhile."""

import asyncio
from pathlib import Path

import pytest

from game.contest.audit.audit import audit_from_text
from game.contest.client.link import Link
from game.contest.host import answers
from game.contest.wire.messages import AskAudit, AskStatus, AuditPart, Enter
from tests.contest.host.stage import PATIENCE, held


async def test_an_audit_comes_whole_while_other_things_are_asked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(answers, "_PART", 20)
    async with held(tmp_path) as stage, asyncio.timeout(PATIENCE):
        link = Link(stage.url, Enter(stage.loaded.keys.facilitator), lambda _: None)
        running = asyncio.create_task(link.run())
        audit = asyncio.create_task(link.ask(AskAudit(0)))
        # Until the first part has come, and long before the last.
        while not link._parts:  # noqa: ASYNC110, SLF001 - nothing tells of a part
            await asyncio.sleep(0)
        assert not audit.done()
        status = asyncio.create_task(link.ask(AskStatus(0)))
        answer = await audit
        await status
        assert isinstance(answer, AuditPart)
        assert audit_from_text(answer.text).levels[0].name == "parcel"
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)
