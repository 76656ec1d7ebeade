import type { Rules } from '#kernel/lifecycle.ts';
import { refuse } from '#kernel/refusal.ts';

/** What the rules of a translator's duty look at. */
export type DutyContext = {
  readonly now: number;
  /** By when the invitation is to be answered; milliseconds since 1970. */
  readonly answerBy: number;
  readonly panelState: string;
  /** Whether the invited person holds the role translator for this contest. */
  readonly holdsRole: boolean;
  /** Whether the invited person judges for this need, screened or decided anything of it. */
  readonly judgesOrDecides: boolean;
  /** Whether the words that are signed are no longer the newest. */
  readonly outdated: boolean;
  /** Whether the asker stands with the owner or a solver. */
  readonly ofASide: boolean;
  /** Keys of the parts of the solution's text, and of those that are translated. */
  readonly parts: readonly string[];
  readonly written: readonly string[];
};

/** The states of a panel in which its translators work. */
export const atWork = ['preparing', 'scoring', 'scored'];

/** The named rules of a duty's lifecycle. */
export const dutyRules = {
  independent: ({ ofASide }) => (ofASide ? refuse('conflict_of_interest') : null),
  panel_at_work: ({ panelState }) => (atWork.includes(panelState) ? null : refuse('not_in_this_state')),
  is_translator: ({ holdsRole }) => (holdsRole ? null : refuse('not_a_translator')),
  apart: ({ judgesOrDecides }) => (judgesOrDecides ? refuse('judges_or_decides_here') : null),
  answer_overdue: ({ now, answerBy }) => (now >= answerBy ? null : refuse('not_in_this_state')),
  words_newest: ({ outdated }) =>
    outdated ? refuse('words_changed', { fields: [{ path: 'undertaking', code: 'stale' }] }) : null,
  of_the_text: ({ parts, written }) => {
    const fields = written.flatMap((key, place) =>
      parts.includes(key) && written.indexOf(key) === place ? [] : [{ path: `texts.${place}.key`, code: 'unknown' }],
    );
    return fields.length === 0 ? null : refuse('invalid_input', { fields });
  },
  something_written: ({ written }) => (written.length > 0 ? null : refuse('translation_empty')),
} satisfies Rules<string, DutyContext>;

/** The states of a panel in which its translators read what they were given; a result that stands, or judging that ended, ends it. */
export const readableIn = [...atWork, 'proposed', 'confirmed', 'noticed'];
