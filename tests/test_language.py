"""The language pipeline: the notation and the corpus it is trained on, the shipped model, the rules around it."""

from __future__ import annotations

import random
import subprocess
import sys
from itertools import islice
from pathlib import Path

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc, Span

from transform.language import ENVIRONMENT_VARIABLE, MODEL, LanguageModelError, load, tokenizer
from transform.language.corpus import generate_blocks
from transform.language.corpus.generate import load_grammar
from transform.language.corpus.grammar import Grammar, GrammarError
from transform.language.corpus.terminals import Terminals
from transform.language.evaluation import HELD_OUT, evaluate
from transform.language.markup import (
    LABELS,
    MarkupError,
    Segment,
    join_segments,
    parse_block,
    parse_segments,
    read_blocks,
    write_block,
)
from transform.language.rules import apply_entity_rules
from transform.language.training import ANNOTATED, annotated_blocks, stream_blocks, train


@pytest.fixture(scope="module")
def nlp() -> Language:
    return load()


def entities(nlp: Language, text: str) -> set[tuple[str, str]]:
    return {(entity.text, entity.label_) for entity in nlp(text).ents}


# --- the notation ---------------------------------------------------------------------------------------------------


def test_a_block_is_read_with_the_places_of_its_labels() -> None:
    block = parse_block("[PERSON Ana Ruiz], [ROLE Director]\n[ORG Acme [Labor]")
    assert block.text == "Ana Ruiz, Director\nAcme [Labor"
    assert [(block.text[start:end], label) for start, end, label in block.spans] == [
        ("Ana Ruiz", "PERSON"),
        ("Director", "ROLE"),
        ("Acme [Labor", "ORG"),
    ]


@pytest.mark.parametrize(
    "marked", ["[PERSON Ana", "[ORG  Acme]", "[ORG Acme ]", "[ROLE ]", "[ROLE Head of [ORG Acme]]", "x [DATE May"]
)
def test_a_label_that_is_open_padded_empty_or_nested_is_refused(marked: str) -> None:
    with pytest.raises(MarkupError):
        parse_block(marked)


@given(
    st.lists(
        st.tuples(
            st.text(alphabet="abC .,", min_size=1, max_size=8).filter(lambda text: text == text.strip()),
            st.sampled_from([None, *LABELS]),
        ),
        max_size=6,
    )
)
def test_writing_and_reading_a_block_are_inverse(parts: list[tuple[str, str | None]]) -> None:
    block = join_segments([Segment(f" {text} " if label is None else text, label) for text, label in parts])
    assert parse_block(write_block(block)) == block


def test_a_full_stop_is_not_doubled_at_the_end_of_a_sentence() -> None:
    assert join_segments(parse_segments("for [ORG Acme Inc.]. She")).text == "for Acme Inc. She"


def test_a_damaged_file_of_blocks_is_named(tmp_path: Path) -> None:
    file = tmp_path / "county.txt"
    file.write_text("# remark\n[PERSON Ana Ruiz]\n\n[ORG Acme\n", encoding="utf-8")
    with pytest.raises(MarkupError, match=r"county\.txt: a label never closes"):
        read_blocks(file)


# --- the corpus -----------------------------------------------------------------------------------------------------


def test_the_same_seed_gives_the_same_corpus_in_another_process() -> None:
    code = (
        "import hashlib; from transform.language.corpus import generate_blocks; "
        "print(hashlib.sha256(repr(list(generate_blocks(400, 5))).encode()).hexdigest())"
    )
    digests = {
        subprocess.run(
            [sys.executable, "-c", code], capture_output=True, text=True, check=True, env={"PYTHONHASHSEED": h}
        ).stdout.strip()
        for h in ("1", "2")
    }
    assert len(digests) == 1
    assert len(digests.pop()) == 64


def test_another_seed_gives_another_corpus() -> None:
    assert list(generate_blocks(50, 1)) != list(generate_blocks(50, 2))


def test_the_grammar_defines_every_slot_that_it_uses() -> None:
    assert load_grammar().undefined(Terminals(random.Random(0)).table) == set()


def test_the_corpus_has_every_label_and_blocks_without_any() -> None:
    blocks = list(generate_blocks(1500, 3))
    assert {label for block in blocks for _, _, label in block.spans} == set(LABELS)
    assert sum(not block.spans for block in blocks) > len(blocks) / 5


def test_labels_of_the_corpus_fall_on_tokens() -> None:
    nlp = spacy.blank("en")
    nlp.tokenizer = tokenizer.block_tokenizer()(nlp)
    spans = [(nlp.make_doc(block.text), span) for block in generate_blocks(1500, 4) for span in block.spans]
    astray = [doc.text[start:end] for doc, (start, end, _) in spans if doc.char_span(start, end) is None]
    assert len(astray) < len(spans) / 1000, astray


def test_a_grammar_names_its_faults(tmp_path: Path) -> None:
    file = tmp_path / "odd.txt"
    for text, fault in [
        ("loose\n", "before the first symbol"),
        ("= a\nx\n= a\ny\n", "defined twice"),
        ("= a\n{b\n", "never closes"),
        ("= a\nb}\n", "never opened"),
    ]:
        file.write_text(text, encoding="utf-8")
        with pytest.raises(GrammarError, match=fault):
            Grammar.read([file])


def test_a_choice_a_weight_and_a_case_are_understood(tmp_path: Path) -> None:
    file = tmp_path / "small.txt"
    file.write_text("= line\n1000* {word:title}{, Jr.|}\nnever\n= word\nsafety of work\n", encoding="utf-8")
    grammar = Grammar.read([file])
    rng = random.Random(0)
    texts = {grammar.expand("line", rng, {}, lambda *_: None) for _ in range(100)}
    assert {"Safety of Work", "Safety of Work, Jr."} <= texts <= {"Safety of Work", "Safety of Work, Jr.", "never"}


def test_annotated_blocks_are_strewn_into_the_training_and_held_out_ones_are_not() -> None:
    training = set(annotated_blocks(ANNOTATED))
    assert len(training) >= 300
    held_out = {block.text for folder in ("development", "held_out") for block in annotated_blocks(ANNOTATED / folder)}
    assert not {block.text for block in training if block.spans} & held_out
    stream = list(islice(stream_blocks(7, 0.5), 400))
    assert 100 < sum(block in training for block in stream) < 300


# --- the shipped model ----------------------------------------------------------------------------------------------


def test_a_line_of_a_presenter_is_read(nlp: Language) -> None:
    assert entities(nlp, "Marisol Etxeberria, MPH, Deputy Director, Vermont Department of Labor, Montpelier, VT") == {
        ("Marisol Etxeberria", "PERSON"),
        ("MPH", "DEGREE"),
        ("Deputy Director", "ROLE"),
        ("Vermont Department of Labor", "ORG"),
        ("Montpelier, VT", "GPE"),
    }


def test_a_sentence_with_two_panelists_is_read(nlp: Language) -> None:
    text = (
        "Our panelists are Tobias Lindqvist, Senior Attorney at the Harbor Workers Law Center, and "
        "Amara Nwachukwu of UNITE HERE Local 26."
    )
    assert entities(nlp, text) == {
        ("Tobias Lindqvist", "PERSON"),
        ("Senior Attorney", "ROLE"),
        ("Harbor Workers Law Center", "ORG"),
        ("Amara Nwachukwu", "PERSON"),
        ("UNITE HERE Local 26", "ORG"),
    }


def test_a_spanish_line_is_read(nlp: Language) -> None:
    found = entities(nlp, "Ponente: Rocío Bermúdez, Directora, Ministerio de Trabajo, 4 de mayo de 2022")
    assert {("Rocío Bermúdez", "PERSON"), ("Directora", "ROLE"), ("Ministerio de Trabajo", "ORG")} <= found
    assert ("4 de mayo de 2022", "DATE") in found


@pytest.mark.parametrize(
    "text",
    [
        "Upcoming Webinars",
        "Heat Illness Prevention and the New Standard",
        "The recording will be posted within two weeks.",
        "Fair Labor Standards Act: Overtime Basics",
        "Download Slides | Watch the Recording",
        "What employers need to know about paid leave",
    ],
)
def test_headings_menus_and_plain_text_name_nobody(nlp: Language, text: str) -> None:
    assert not {label for _, label in entities(nlp, text)} & {"PERSON", "ROLE", "GPE", "DEGREE"}


def test_empty_and_odd_blocks_are_taken(nlp: Language) -> None:
    for text in ["", " ", "\n", "•", ",,,", "—", "🎉 Save the date", "a" * 5000, "A " * 2000]:
        assert nlp(text).text == text


def test_the_same_block_gives_the_same_entities_alone_and_in_company(nlp: Language) -> None:
    texts = [block.text for block in generate_blocks(60, 11)]
    alone = [[(e.start, e.end, e.label_) for e in nlp(text).ents] for text in texts]
    together = [[(e.start, e.end, e.label_) for e in doc.ents] for doc in nlp.pipe(texts, batch_size=16)]
    assert alone == together


@settings(deadline=None)
@given(st.text(max_size=80))
def test_no_text_breaks_the_pipeline(text: str) -> None:
    doc = load()(text)
    assert all(entity.label_ in LABELS and entity.text.strip() for entity in doc.ents)


def test_the_shipped_model_is_small() -> None:
    assert sum(file.stat().st_size for file in MODEL.rglob("*")) < 15_000_000


# The floor on blocks that no training saw. It may rise, not sink.
FLOOR = {"PERSON": 0.95, "ORG": 0.78, "ROLE": 0.82, "GPE": 0.60, "DEGREE": 0.90, "DATE": 0.85}


def test_the_model_keeps_its_floor_on_held_out_blocks(nlp: Language) -> None:
    evaluation = evaluate(nlp, HELD_OUT)
    assert {
        label: round(evaluation.labels[label].f1, 3) for label in FLOOR if evaluation.labels[label].f1 < FLOOR[label]
    } == {}
    assert evaluation.overall.found + evaluation.overall.missed > 300


def test_training_is_reproducible_and_its_result_loads(tmp_path: Path) -> None:
    for name in ("one", "two"):
        train(tmp_path / name, steps=2)
    one, two = (
        {file.relative_to(folder): file.read_bytes() for file in sorted(folder.rglob("*")) if file.is_file()}
        for folder in (tmp_path / "one", tmp_path / "two")
    )
    assert one == two
    assert load(tmp_path / "one").meta["name"] == load().meta["name"]


# --- the rules ------------------------------------------------------------------------------------------------------


def ruled(
    words: list[str], spans: list[tuple[int, int, str]], spaces: list[bool] | None = None
) -> list[tuple[str, str]]:
    """What the rules make of a model's spans (in tokens)."""
    doc = Doc(spacy.blank("en").vocab, words=words, spaces=spaces)
    doc.ents = [Span(doc, start, end, label=label) for start, end, label in spans]
    return [(entity.text, entity.label_) for entity in apply_entity_rules(doc).ents]


@settings(deadline=None)
@given(st.integers(0, 10_000), st.data())
def test_the_rules_take_whatever_a_model_may_say(seed: int, data: st.DataObject) -> None:
    nlp = load()
    doc = nlp.make_doc(next(generate_blocks(1, seed)).text)
    bounds = data.draw(st.lists(st.integers(0, len(doc)), max_size=12, unique=True).map(sorted))
    pairs = zip(bounds[::2], bounds[1::2], strict=False)
    doc.ents = [Span(doc, start, end, label=data.draw(st.sampled_from(LABELS))) for start, end in pairs]
    assert all(entity.text.strip() for entity in apply_entity_rules(doc).ents)


@pytest.mark.parametrize(
    ("words", "kept"),
    [
        (["Fair", "Workplace"], False),
        (["Worksite", "Meeting"], False),
        (["Beatty", "Hall"], False),
        (["March"], False),
        (["Grace", "Young"], True),
        (["Alice", "Block"], True),
        (["Devi", "Ramasubban"], True),
        (["Lopez"], True),
    ],
)
def test_persons_made_of_dictionary_words_fall(words: list[str], kept: bool) -> None:
    assert (ruled(words, [(0, len(words), "PERSON")]) == [(" ".join(words), "PERSON")]) is kept


def test_a_firm_taken_for_a_person_is_an_organization() -> None:
    assert ruled(["Katz", "&", "Moss", "LLP"], [(0, 4, "PERSON")]) == [("Katz & Moss LLP", "ORG")]


def test_the_stop_of_a_sentence_is_no_part_of_a_degree(nlp: Language) -> None:
    found = entities(nlp, "Presenters: Ana Ruiz, Ph.D., MPH, and Tom Hale, Esq., JD.")
    assert {text for text, label in found if label == "DEGREE"} == {"Ph.D.", "MPH", "Esq.", "JD"}


def test_quotes_articles_and_possessives_are_trimmed() -> None:
    assert ruled(["the", "Acme", "Fund", "’s"], [(0, 4, "ORG")]) == [("Acme Fund", "ORG")]
    assert ruled(["Dr.", "Ana", "Ruiz", ","], [(0, 4, "PERSON")]) == [("Ana Ruiz", "PERSON")]


@pytest.mark.parametrize(
    "date",
    [
        "May 4, 2021",
        "Tuesday, March 12",
        "Sept. 2020",
        "June 19–23, 2023",
        "5/18/2021",
        "2 de julio de 2020",
        "4 May 2021",
    ],
)
def test_dates_are_found_by_form(nlp: Language, date: str) -> None:
    assert (date, "DATE") in entities(nlp, f"Live: {date} – all welcome")


@pytest.mark.parametrize("text", ["You may attend", "2021 Webinars", "Section 12 of 14", "call 555-204-1187"])
def test_what_only_looks_like_a_date_is_none(nlp: Language, text: str) -> None:
    assert "DATE" not in {label for _, label in entities(nlp, text)}


def test_a_title_ends_where_the_name_of_a_body_begins() -> None:
    words = ["Jo", "Lee", ",", "President", ",", "Harbor", "Counsel", "Association"]
    found = ruled(words, [(0, 2, "PERSON"), (3, 8, "ROLE")])
    assert found == [("Jo Lee", "PERSON"), ("President", "ROLE"), ("Harbor Counsel Association", "ORG")]
    words[5:] = ["Fair", "Labor", "Division"]
    assert ruled(words, [(0, 2, "PERSON"), (3, 8, "ROLE")])[1] == ("President , Fair Labor Division", "ROLE")


def test_what_stands_behind_a_title_before_a_place_is_no_second_person() -> None:
    words = ["Ray", "Stein", ",", "Partner", ",", "Stein", "Rowe", ",", "Boston"]
    found = ruled(words, [(0, 2, "PERSON"), (3, 4, "ROLE"), (5, 7, "PERSON"), (8, 9, "GPE")])
    assert ("Stein Rowe", "ORG") in found


def test_bare_phrases_of_a_listing_line_are_what_their_head_word_says() -> None:
    words = ["Ana", "Ruiz", ",", "Field", "Rep", ",", "Safe", "Harbor", "Program"]
    assert ruled(words, [(0, 2, "PERSON")])[1:] == [("Field Rep", "ROLE"), ("Safe Harbor Program", "ORG")]


def test_a_bare_name_before_an_affiliation_is_a_person() -> None:
    assert ruled(["Brian", "Maddox", ",", "WSLB"], [(3, 4, "ORG")])[0] == ("Brian Maddox", "PERSON")


# --- another model --------------------------------------------------------------------------------------------------


@pytest.fixture
def other_model(tmp_path: Path) -> Path:
    """A pipeline of somebody else's, with labels of its own."""
    nlp = spacy.blank("en")
    ruler = nlp.add_pipe("entity_ruler")
    patterns = {"PER": "Ana Ruiz", "LOC": "Boston", "ORG": "Acme", "MONEY": "$5", "LAW": "Wagner Act"}
    ruler.add_patterns([{"label": label, "pattern": text} for label, text in patterns.items()])  # type: ignore[attr-defined]
    nlp.to_disk(tmp_path / "theirs")
    return tmp_path / "theirs"


def test_the_labels_of_another_model_are_mapped_to_ours(other_model: Path) -> None:
    found = entities(load(other_model), "Ana Ruiz of Acme in Boston won $5 under the Wagner Act on May 4, 2021")
    assert found == {("Ana Ruiz", "PERSON"), ("Acme", "ORG"), ("Boston", "GPE"), ("May 4, 2021", "DATE")}


def test_the_environment_names_another_model(other_model: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(ENVIRONMENT_VARIABLE, str(other_model))
    assert "entity_ruler" in load().pipe_names


def test_a_model_is_loaded_once(other_model: Path) -> None:
    assert load(other_model) is load(str(other_model))


def test_a_model_that_is_not_there_or_finds_nothing_is_refused_in_one_line(tmp_path: Path) -> None:
    with pytest.raises(LanguageModelError, match="no spaCy pipeline at no_such_package"):
        load("no_such_package")
    with pytest.raises(LanguageModelError, match="does not load"):
        load(tmp_path)
    spacy.blank("en").to_disk(tmp_path / "bare")
    with pytest.raises(LanguageModelError, match="finds no entities"):
        load(tmp_path / "bare")


def test_importing_the_package_does_not_import_spacy() -> None:
    code = "import sys, transform.language; assert 'spacy' not in sys.modules"
    subprocess.run([sys.executable, "-c", code], check=True)
