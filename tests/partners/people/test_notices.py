"""The inbox: once by key, read by its owner, with a mail where somebody waits."""

from partners.models import Effect, Notice
from partners.people.notices import notices_read, notify, threads_of
from tests.cast import Cast


def test_a_notice_comes_once_and_so_does_its_mail(cast: Cast) -> None:
    for _ in range(2):
        notify([cast.approver, cast.other_approver], code="audience_asked", key="audience:1", subject_id=1)
    assert Notice.objects.count() == 2
    mails = Effect.objects.filter(kind="notice_mail")
    assert sorted(row.data["notice"] for row in mails) == sorted(Notice.objects.values_list("pk", flat=True))
    assert all(set(row.data) == {"notice"} for row in mails)


def test_not_every_notice_is_mailed(cast: Cast) -> None:
    notify([cast.desk], code="act_contested", key="contest:1")
    assert not Effect.objects.filter(kind="notice_mail").exists()


def test_reading_marks_the_own_notices_up_to_what_was_seen(cast: Cast) -> None:
    notify([cast.desk, cast.liaison], code="act_contested", key="contest:1")
    seen = threads_of(cast.desk).first()
    notify([cast.desk], code="act_contested", key="contest:2")
    assert seen is not None
    assert notices_read(officer=cast.desk, up_to=seen.pk) == 1
    assert threads_of(cast.desk, unread=True).count() == 1
    assert threads_of(cast.liaison, unread=True).count() == 1
