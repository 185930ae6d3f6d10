"""Pieces of notation that several papers share."""

from __future__ import annotations

from collections.abc import Iterable, Sequence


def table(rows: Iterable[Sequence[object]], options: str = "") -> str:
    """Rows as the notation's table lines, figures with thousands separators left to the caller."""
    lines = [f"@table {options}"] if options else []
    lines += ["| " + " | ".join("" if cell is None else str(cell) for cell in row) + " |" for row in rows]
    return "\n".join(lines)


def procedure(
    company: str,
    title: str,
    number: str,
    version: str,
    released: str,
    effective: str,
    people: tuple[str, str, str],
    body: str,
    *,
    cover: bool = True,
) -> str:
    """A controlled procedure: approval table on top (or at the end), then its sections."""
    approval = table(
        [
            ["文件编号", number, "版本/修改", version],
            ["编制", f"~{people[0]}~", "发布日期", released],
            ["审核", f"~{people[1]}~", "实施日期", effective],
            ["批准", f"~{people[2]}~", "受控状态", "受控"],
        ],
        "kv widths=2,3,2,3",
    )
    head = f"@head {company} | {number}  {version}\n# {title}\n"
    foot = f"@foot {number} 第 {{page}} 页 共 {{pages}} 页\n"
    if cover:
        return f"{foot}{head}{approval}\n{body}"
    return f"{foot}{head}{body}\n### 文件审批\n{approval}"


def numbers(values: Iterable[float], digits: int = 0) -> list[str]:
    return [f"{v:,.{digits}f}" for v in values]


def signatures(first: str, second: str, date: str, *, seals: tuple[bool, bool] = (True, True)) -> str:
    """The signing block of a contract: two parties side by side, each with its contract stamp."""
    lines = [
        f"| 甲方（盖章）：{first}\\n授权代表：\\n{date} | 乙方（盖章）：{second}\\n授权代表：\\n{date} |"
    ]
    lines.insert(0, "@table kv widths=1,1")
    if seals[0]:
        lines.append(f"@seal {first} | 合同专用章 | 98 | 9")
    if seals[1]:
        lines.append(f"@seal {second} | 合同专用章 | 10 | 7")
    return "\n".join(lines)
