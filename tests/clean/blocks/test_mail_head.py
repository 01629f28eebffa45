"""The head of a mail that was sent on, in the forms of mail programs and in several languages."""

from __future__ import annotations

import pytest

from monitor.clean.blocks.mail_head import mail_head

HEADS = {
    "Outlook": "-----Original Message-----\nFrom: The Post <news@post.example>\nSent: Monday, 3 March 2025 08:05\n"
    "To: Ida\nSubject: Ferry",
    "Gmail": "---------- Forwarded message ---------\nFrom: The Post <news@post.example>\n"
    "Date: Mon, 3 Mar 2025 at 08:05\nSubject: Ferry\nTo: <ida@post.example>",
    "Apple": "Begin forwarded message:\n\nFrom: The Post <news@post.example>\nSubject: Ferry\n"
    "Date: 3 March 2025 at 08:05:00 CET\nTo: Ida",
    "Markup": "*From:* The Post\n*Sent:* Monday, 3 March 2025\n*To:* Ida\n*Subject:* Ferry",
    "one line": "From: The Post Sent: Monday, 3 March 2025 To: Ida Subject: Ferry",
    "German": "Von: Die Post\nGesendet: Montag, 3. März 2025 08:05\nAn: Ida\nBetreff: Ferry",
    "French": "De : La Poste\nEnvoyé : lundi 3 mars 2025 08:05\nÀ : Ida\nObjet : Ferry",
    "Spanish": "De: El Correo\nEnviado el: lunes, 3 de marzo de 2025\nPara: Ida\nAsunto: Ferry",
    "Italian": "Da: La Posta\nInviato: lunedì 3 marzo 2025\nA: Ida\nOggetto: Ferry",
    "Polish": "Od: Poczta\nWysłano: poniedziałek, 3 marca 2025\nDo: Ida\nTemat: Ferry",
    "Ukrainian": "Від: Пошта\nДата: 3 березня 2025\nТема: Ferry\nКому: Ida",
}


@pytest.mark.parametrize("form", HEADS)
def test_the_head_is_found_with_the_note_above_it(form: str) -> None:
    lines = f"Have a look.\n\n{HEADS[form]}\n\nThe ferry left at dawn.".splitlines()
    head = mail_head(lines)
    assert head is not None
    assert [line for line in lines[: head.start] if line] == ["Have a look."]
    assert [line for line in lines[head.end :] if line] == ["The ferry left at dawn."]
    assert head.fields["subject"] == "Ferry"


def test_of_several_heads_the_innermost_counts() -> None:
    lines = f"{HEADS['German']}\n\nZur Kenntnis.\n\n{HEADS['Outlook']}\n\nThe ferry left.".splitlines()
    head = mail_head(lines)
    assert head is not None
    assert head.fields["from"].startswith("The Post")


@pytest.mark.parametrize(
    "text",
    [
        "From: Norrvik\nThe ferry left at dawn.",
        "Subject: Ferry\nTo: Ida\nThe ferry left at dawn.",
        "From: A\nSent: B\nTo: C",
        "The ferry left. " * 60 + "\n" + HEADS["Outlook"] + "\n\nAn older mail.",
    ],
)
def test_fewer_labels_and_an_old_mail_below_a_long_answer_are_none(text: str) -> None:
    assert mail_head(text.splitlines()) is None
