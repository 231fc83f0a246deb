"""The story: its text, its check, its export."""

from fastapi import APIRouter, Response

from fonds.api.bench import Bench, Examined
from fonds.api.errors import ANSWERS
from fonds.api.shapes import Story, StoryCheck, StoryCite, StoryProblem, StorySentence


def routes(bench: Bench) -> APIRouter:
    """``/story`` …"""
    router = APIRouter(tags=["story"], responses=ANSWERS)

    @router.get("/story", operation_id="readStory")
    def story() -> Story:
        """The story as Markdown."""
        return Story(bench.story())

    @router.put("/story", operation_id="saveStory")
    def save(story: Story) -> StoryCheck:
        """Keep this text, and check it."""
        bench.save_story(story.text)
        return _check(bench)

    @router.get("/story/check", operation_id="checkStory")
    def check() -> StoryCheck:
        """Which sentences rest on nothing, or say more than their claims allow."""
        return _check(bench)

    @router.get("/story/export", operation_id="exportStory", response_class=Response,
                responses={200: {"content": {"text/html": {}}, "description": "The story with footnotes, a file to keep"}})
    def export() -> Response:
        """The printed story, as a download: it is never opened under this server's own name."""
        return Response(bench.story_html(), media_type="text/html; charset=utf-8",
                        headers={"content-disposition": 'attachment; filename="story.html"'})

    return router


def _check(bench: Bench) -> StoryCheck:
    return StoryCheck(
        [StoryProblem(one.sentence, one.start, one.end, one.what, one.why, one.remedy) for one in bench.check_story()],
        [_sentence(one) for one in bench.examine_story()],
    )


def _sentence(examined: Examined) -> StorySentence:
    said = examined.sentence
    rests_on = [StoryCite(one.cite, one.kind, one.grade, one.graded, list(one.anchors)) for one in examined.evidence]
    return StorySentence(said.number, said.start, said.end, said.text, rests_on)
