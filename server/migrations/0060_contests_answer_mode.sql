-- A track's way of answering has the words of the needs that take it over.
update contests.contest_rule set value = '"rolling"' where key = 'answer_mode' and value = '"on_arrival"';
