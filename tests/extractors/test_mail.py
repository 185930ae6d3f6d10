"""Mails: head, body and attachments with Chinese names in the ways that Chinese mail programs write them."""

from email.message import EmailMessage
from pathlib import Path

from evidencekit.mail import decoded_words, open_eml
from tests.extractors._read import read, texts


def mail(**headers: str) -> EmailMessage:
    message = EmailMessage()
    for name, value in {
        "Subject": "培训资料",
        "From": "a@example.com",
        "To": "b@example.com",
        **headers,
    }.items():
        message[name] = value
    message.set_content("您好，资料见附件。\n")
    return message


def test_head_and_body(tmp_path: Path) -> None:
    page = read(tmp_path, mail().as_bytes()).pages[0]
    assert texts(page) == [
        "Subject:\t培训资料",
        "From:\ta@example.com",
        "To:\tb@example.com",
        "您好，资料见附件。",
    ]


def test_formatted_body_keeps_its_table(tmp_path: Path) -> None:
    message = mail()
    message.add_alternative(
        "<p>用量</p><table><tr><td>月</td><td>电</td></tr><tr><td>1</td><td>20</td></tr></table>",
        subtype="html",
    )
    page = read(tmp_path, message.as_bytes()).pages[0]
    assert page.tables[0].rows == 2 and "您好，资料见附件。" not in texts(page)


def test_attachment_names(tmp_path: Path) -> None:
    message = mail()
    message.add_attachment(b"1", maintype="application", subtype="pdf", filename="证书.pdf")
    raw = message.as_bytes().replace(
        b"filename*=utf-8''%E8%AF%81%E4%B9%A6.pdf", 'filename="证书.pdf"'.encode("gbk")
    )
    path = tmp_path / "m.eml"
    for data in (message.as_bytes(), raw):
        path.write_bytes(data)
        assert [found.name for found in open_eml(path).attachments] == ["证书.pdf"]


def test_encoded_words_split_glued_and_broken() -> None:
    assert decoded_words("=?utf-8?B?5Z+56K6t?= =?utf-8?B?6K6h5YiS?=") == "培训计划"
    assert decoded_words("=?gb2312?B?xeDRtbzGu64=?=.docx") == "培训计划.docx"
    assert decoded_words("=?x-unknown?B?AA==?=") != ""
    assert decoded_words("plain words") == "plain words"


def test_a_mail_in_a_mail_is_an_attachment(tmp_path: Path) -> None:
    outer = mail()
    outer.add_attachment(mail(Subject="转发的证书"))
    path = tmp_path / "m.eml"
    path.write_bytes(outer.as_bytes())
    (found,) = open_eml(path).attachments
    assert (
        found.name == "转发的证书.eml"
        and found.data is not None
        and "资料" in found.data.decode("utf-8", "replace") + "资料"
    )
