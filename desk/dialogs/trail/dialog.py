# SPDX-License-Identifier: MIT
"""Checks the trail from one day to another beside the window, says what was found, certifies it."""

from datetime import date, timedelta

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QListWidget, QWidget

from desk.db.proof import Proof, both_hashes, prove, refuse_audit
from desk.dialogs.base import Dialog
from desk.dialogs.parts.busy import Busy
from desk.errors import DeskError, Refused
from desk.reports.certificate import TITLE, certificate
from desk.text import N_, Message, Unreadable
from desk.text.dates import day_text, read_day
from desk.ui import theme
from desk.ui.report.output import preview
from desk.ui.widgets import Button, EmptyState, Label, Muted, Notice, said
from desk.ui.work import Job
from desk.ui.workplace import Workplace

_SIZE = (760, 440)


def check(job: Job, place: Workplace, first: date, last: date) -> Proof:
    """Prove the trail of a period; raises Refused or Invalid."""
    return prove(
        place.store, place.session, first, last,
        lambda done, total, text: job.progress(done, total, text),
    )  # fmt: skip


class TrailDialog(Dialog):
    """Last month by itself; Enter checks."""

    def __init__(self, workplace: Workplace, parent: QWidget | None) -> None:
        super().__init__(N_("Check of the audit trail"), parent, width=640)
        self.setObjectName("dialog.trail")
        self._place = workplace
        self.proof: Proof | None = None
        self.first, self.last = QLineEdit(), QLineEdit()
        for name, line in (("first", self.first), ("last", self.last)):
            line.setObjectName(name)
            line.setFixedWidth(120)
        self.notice = Notice()
        self.notice.hide()
        self.busy = Busy()
        self.ends = Muted("", size=12, wrap=True)
        self.ends.setObjectName("ends")
        self.faults = QListWidget()
        self.faults.setObjectName("faults")
        self.faults.setWordWrap(True)
        self.faults.hide()
        self.add_cancel(N_("Close"))
        self.certify = self.add_button(Button(N_("Certificate…"), icon="seal"))
        self.certify.setObjectName("certificate")
        self.certify.setEnabled(False)
        self.certify.clicked.connect(self.show_certificate)
        self.check = self.add_main(N_("Check"), icon="shield")
        self.check.clicked.connect(self.check_now)
        self._assemble()

    def _assemble(self) -> None:
        try:
            refuse_audit(self._place.store, self._place.session)
        except Refused as refused:
            page = EmptyState("no-access", N_("Not for you"), refused.message)
            self.body.addWidget(page, 1)
            for button in (self.check, self.certify):
                button.hide()
            return
        self.explain(
            N_(
                "Every line of the trail is proved by its hash, every sheet touched in the period "
                "by the last line about it. The check itself stands in the trail."
            )
        )
        today = self._place.session.today()
        end = today.replace(day=1) - timedelta(days=1)
        self.first.setText(day_text(end.replace(day=1)))
        self.last.setText(day_text(end))
        days = QHBoxLayout()
        days.setSpacing(theme.space(2))
        for text, line in ((N_("First day"), self.first), (N_("Last day"), self.last)):
            label = Label(text)
            label.setBuddy(line)
            line.setAccessibleName(label.text())
            days.addWidget(label)
            days.addWidget(line)
        days.addStretch(1)
        self.body.addLayout(days)
        for widget in (self.notice, self.busy, self.ends):
            self.body.addWidget(widget)
        self.body.addWidget(self.faults, 1)
        self.body.addStretch(1)
        self.take_room(*_SIZE)
        self.first.setFocus()

    def check_now(self) -> None:
        """Check the typed period beside the window."""
        today, days = self._place.session.today(), []
        for line in (self.first, self.last):
            try:
                days.append(read_day(line.text(), today))
            except Unreadable as error:
                self._tell(error.message, "red")
                line.setFocus()
                return
        for widget in (self.notice, self.faults):
            widget.hide()
        self.ends.say("")
        self.proof = None
        for button in (self.check, self.certify):
            button.setEnabled(False)
        work = self._place.work(self, check, self._place, *days)
        self.busy.follow(work, N_("Checking the lines of the trail"))
        work.then(self._checked).failed(self._failed).ended(self._end)

    def _checked(self, proof: Proof) -> None:
        self.proof = proof
        self._tell(proof.sentence(), "green" if proof.whole else "red")
        told = [
            Message(N_("Line {line}: {hash}"), line=f"{seq:,}", hash=sha)
            for seq, sha in both_hashes(proof)
        ]
        self.ends.say("\n".join(str(one) for one in told))
        self.faults.clear()
        self.faults.addItems([str(fault) for fault in proof.faults])
        self.faults.setAccessibleName(said(N_("What is not as it must be")))
        self.faults.setVisible(bool(proof.faults))

    def _end(self) -> None:
        self.check.setEnabled(True)
        self.certify.setEnabled(self.proof is not None)
        (self.certify if self.proof is not None else self.check).setFocus()

    def _failed(self, error: Exception) -> None:
        if isinstance(error, DeskError):
            self._tell(error.message, "red")

    def _tell(self, sentence: Message, tone: str) -> None:
        self.notice.tell(sentence, tone)
        self.notice.show()

    def show_certificate(self) -> None:
        """The certificate in the preview, to be printed or saved."""
        place, proof = self._place, self.proof
        if proof is None:
            return
        self.accept()
        preview(place, TITLE, certificate(proof, place.session.zone))

    def reject(self) -> None:
        """Close; while the check runs, stop that first."""
        if self.busy.running:
            self.busy.ask_to_stop()
            return
        super().reject()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and hasattr(self, "check"):
            self.first.setAccessibleName(said(N_("First day")))
            self.last.setAccessibleName(said(N_("Last day")))
