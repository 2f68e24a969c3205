"""Learning and measuring."""

from __future__ import annotations

import pytest

from domain.understanding import lexicon
from domain.understanding.evaluate import Answer, evaluate
from domain.understanding.learn import Sample, learn

SAYINGS = {
    "elevator": ("电梯坏了", "电梯停在三楼", "电梯不动了", "电梯门打不开", "电梯异响"),
    "hygiene": ("垃圾没人收", "垃圾桶满了", "楼道太脏了", "垃圾房很臭", "保洁没有打扫"),
    "parking": ("车位被占了", "车库道闸坏了", "乱停车没人管", "地库停车太难", "车位上有地锁"),
}


def samples(count=90):
    kinds = list(SAYINGS)
    return [
        Sample((SAYINGS[kinds[i % 3]][i // 3 % 5] + "请处理" * (i % 2),), kinds[i % 3])
        for i in range(count)
    ]


def test_the_same_samples_in_any_order_give_the_same_lexicon():
    first, second = learn(samples()), learn(samples()[::-1])
    assert "".join(lexicon.dump(first)) == "".join(lexicon.dump(second))


def test_a_lexicon_is_the_same_after_it_was_written_and_read():
    made = learn(samples())
    text = "".join(lexicon.dump(made))
    again = lexicon.parse(text)
    assert "".join(lexicon.dump(again)) == text
    assert again.labels[int(again.scores("电梯又坏了").argmax())] == "elevator"


def test_what_spoke_for_a_label_can_be_seen():
    words = [word for word, _ in learn(samples()).explain("电梯又坏了")]
    assert "电梯" in words or "梯" in words


def test_doors_phones_and_names_never_become_key_words():
    lines = [Sample((f"王先生{n}栋{n}02室电话1380000000{n % 10}{s.head}",), s.label) for n, s in enumerate(samples())]  # fmt: skip
    words = learn(lines).words
    assert not any(letter.isascii() and letter.isalnum() for w in words for letter in w)
    assert not any("先生" in word and len(word) > 2 and "王" in word for word in words)


def letters(first, second):
    """Letters that never say what the fields' words say."""
    return [
        *[Sample((f"班线经营权的请求{'再' * (i % 3)}", "请尽快答复"), first) for i in range(30)],
        *[Sample((f"矿区排放的请求{'再' * (i % 3)}", "请尽快答复"), second) for i in range(30)],
    ]


def test_a_word_that_no_letter_held_is_understood_where_the_field_is_known():
    made = learn(letters("交通运输", "环境保护"))
    assert made.verdict("斑马线太少", "没有红绿灯")[0] == "交通运输"
    assert made.verdict("半夜噪音", "恶臭刺鼻")[0] == "环境保护"


def test_what_the_letters_say_outweighs_the_table_of_fields():
    lines = [Sample(("斑马线太少", "没有红绿灯"), "环境保护")] * 30
    made = learn([*letters("交通运输", "环境保护"), *lines])
    assert made.verdict("斑马线太少", "没有红绿灯")[0] == "环境保护"


def test_labels_of_ones_own_are_learnt_from_the_samples_alone():
    assert not any("斑马" in word or "红绿" in word for word in learn(letters("甲", "乙")).words)


@pytest.mark.parametrize(
    "text", ["", "nonsense", "label\ta\tb\nbias\t0\n", "label\ta\nbias\t0\nword\tx\n"]
)
def test_a_file_that_is_no_lexicon_is_refused(text):
    with pytest.raises(ValueError):
        lexicon.parse(text)


def test_one_label_teaches_nothing():
    with pytest.raises(ValueError):
        learn([Sample(("电梯坏了",), "elevator")] * 5)


def test_an_evaluation_counts_what_is_right_and_how_sure():
    result = evaluate([Answer("a", "a", 0.9), Answer("a", "b", 0.1), Answer("b", "b", 0.8), Answer("b", "b", 0.7)])  # fmt: skip
    assert result.accuracy == 0.75
    assert result.coverage[70] == 1.0
    assert result.confusion["a", "b"] == 1
    assert result.per_class["a"].recall == 0.5
