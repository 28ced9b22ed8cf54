from graph.analytics.jobs import job_at, jobs
from graph.model import Statement
from tests.graph.statements import sourced, statement


def works(id: str, org: str, said: str, status: str = "current") -> Statement:
    return statement(id, "works_at", {"person": "p", "org": org}, said=said, status=status, title="CIO")


def test_a_job_spoken_of_then_comes_before_one_that_began_later_and_is_never_spoken_of_again() -> None:
    told = (works("1", "okanta", "2012-03"), works("2", "brackwell", "2014-03"), works("3", "okanta", "2024-02"))
    held = [job_at(jobs(sourced(*told)), date) for date in ("2013", "2014-03", "2024-02-20")]
    assert [job.employer for job in held if job is not None] == ["okanta", "brackwell", "okanta"]
