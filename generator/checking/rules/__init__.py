"""The rules that hold between the fields of a record, and between records. Each module has one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from generator.checking.rules.ambiguous_frequency import ambiguous_frequency
from generator.checking.rules.area_without_codes import area_without_codes
from generator.checking.rules.borrowed_number import borrowed_number
from generator.checking.rules.brackets_unbalanced import brackets_unbalanced
from generator.checking.rules.came_back import came_back
from generator.checking.rules.changes import changes
from generator.checking.rules.confidential_address import confidential_address
from generator.checking.rules.contact_hidden import contact_hidden
from generator.checking.rules.contradictory_eligibility import contradictory_eligibility
from generator.checking.rules.count_without_date import count_without_date
from generator.checking.rules.crisis_phrases import crisis_phrases
from generator.checking.rules.editorial_history import editorial_history
from generator.checking.rules.ends_before_start import ends_before_start
from generator.checking.rules.events import events
from generator.checking.rules.folder_area import folder_area
from generator.checking.rules.hours_impossible import hours_impossible
from generator.checking.rules.identifiable_case import identifiable_case
from generator.checking.rules.jargon import jargon
from generator.checking.rules.left_open import left_open
from generator.checking.rules.long_sentence import long_sentence
from generator.checking.rules.lost_link import lost_link
from generator.checking.rules.measure_ambiguous import measure_ambiguous
from generator.checking.rules.mobile_not_labelled import mobile_not_labelled
from generator.checking.rules.name_not_role import name_not_role
from generator.checking.rules.no_contact import no_contact
from generator.checking.rules.old_id_taken import old_id_taken
from generator.checking.rules.open_yet_closed import open_yet_closed
from generator.checking.rules.overdue_check import overdue_check
from generator.checking.rules.percentage_without_base import percentage_without_base
from generator.checking.rules.personal_data import personal_data
from generator.checking.rules.postcode_in_address import postcode_in_address
from generator.checking.rules.practice_name_taken import practice_name_taken
from generator.checking.rules.probable_duplicate import probable_duplicate
from generator.checking.rules.quote_without_consent import quote_without_consent
from generator.checking.rules.quotes_around_name import quotes_around_name
from generator.checking.rules.real_phrases import real_phrases
from generator.checking.rules.refuge_in_place import refuge_in_place
from generator.checking.rules.relative_date_words import relative_date_words
from generator.checking.rules.review_level import review_level
from generator.checking.rules.ring_not_call import ring_not_call
from generator.checking.rules.same_phrase import same_phrase
from generator.checking.rules.same_word_twice import same_word_twice
from generator.checking.rules.shortlisted_as_won import shortlisted_as_won
from generator.checking.rules.source_twice import source_twice
from generator.checking.rules.status_needs import status_needs
from generator.checking.rules.summary_full_stop import summary_full_stop
from generator.checking.rules.superseded_number import superseded_number
from generator.checking.rules.text_keyword import text_keyword
from generator.checking.rules.third_party_number import third_party_number
from generator.checking.rules.try_instead_closed import try_instead_closed
from generator.checking.rules.two_needs import two_needs
from generator.checking.rules.unknown_council import unknown_council
from generator.checking.rules.vocabulary_terms import vocabulary_terms
from generator.checking.rules.waiting_out_of_date import waiting_out_of_date
from generator.checking.rules.withdrawn_and_held import withdrawn_and_held
from generator.records.catalogue import Catalogue
from generator.records.problem import Finding

#: Every rule. To add one: a module here, its line here, the level of its codes in
#: ``generator/records/problem.py`` unless it is *must change*, an example in ``tests/examples/bad/<code>/``.
RULES: tuple[Callable[[Catalogue, date], Iterator[Finding]], ...] = (
    no_contact,
    overdue_check,
    contradictory_eligibility,
    status_needs,
    old_id_taken,
    open_yet_closed,
    try_instead_closed,
    shortlisted_as_won,
    percentage_without_base,
    relative_date_words,
    confidential_address,
    refuge_in_place,
    mobile_not_labelled,
    third_party_number,
    probable_duplicate,
    superseded_number,
    personal_data,
    long_sentence,
    jargon,
    ring_not_call,
    summary_full_stop,
    hours_impossible,
    text_keyword,
    folder_area,
    withdrawn_and_held,
    area_without_codes,
    unknown_council,
    vocabulary_terms,
    same_phrase,
    two_needs,
    same_word_twice,
    crisis_phrases,
    real_phrases,
    ends_before_start,
    waiting_out_of_date,
    source_twice,
    review_level,
    contact_hidden,
    ambiguous_frequency,
    borrowed_number,
    brackets_unbalanced,
    count_without_date,
    editorial_history,
    identifiable_case,
    lost_link,
    measure_ambiguous,
    quote_without_consent,
    events,
    changes,
    practice_name_taken,
    came_back,
    left_open,
    name_not_role,
    postcode_in_address,
    quotes_around_name,
)
