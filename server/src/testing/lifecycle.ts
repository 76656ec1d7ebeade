import { decide, type Lifecycle, type Rules } from '#kernel/lifecycle.ts';
import { isRefusal } from '#kernel/refusal.ts';

/** What the product says of one action, written by hand in a test: `submit: draft, returned → submitted; owner; collecting, complete`. */
type Line = { action: string; from: string[]; to: string; by: string[]; when: string[] };

/** A context that breaks no rule (where one cannot serve all actions, `goodFor` says others), and for each rule what breaks it and the refusal it then gives. */
export type Contexts<C> = {
  readonly good: C;
  readonly goodFor?: Readonly<Record<string, Partial<C>>>;
  readonly breaking: Readonly<Record<string, { readonly by: Partial<C>; readonly refusal: string }>>;
};

// biome-ignore lint/suspicious/noExplicitAny: any lifecycle, whatever its words
type AnyLife = Lifecycle<any, any, any, any>;

/**
 * Compares a lifecycle with what the product says, line by line, for every state × action × persona, and for every rule broken alone.
 * Returns what differs, in words; empty when nothing does. It does not look at the rows: only at what `decide` answers.
 */
export function differences<C>(life: AnyLife, rules: Rules<string, C>, contexts: Contexts<C>, said: string): string[] {
  const lines = said.trim().split('\n').map(parse);
  const parts = new Set([...lines.flatMap((line) => line.by), ...life.rows.flatMap((row) => row.by as string[])]);
  const actions = new Set([...lines.map((line) => line.action), ...life.rows.map((row) => row.action as string)]);
  const differing: string[] = [];
  const ask = (action: string, state: string | null, part: string, context: C) => {
    const decided = decide(life, rules, { action, state, as: [part], context });
    return isRefusal(decided) ? decided.refused : `→ ${decided.to}`;
  };
  const expect = (what: string, got: string, wanted: string) => {
    if (got !== wanted) differing.push(`${what}: ${got}, where the product says ${wanted}`);
  };
  for (const action of actions) {
    const ofAction = lines.filter((line) => line.action === action);
    const good = { ...contexts.good, ...contexts.goodFor?.[action] };
    for (const part of parts) {
      const ofPart = ofAction.filter((line) => line.by.includes(part));
      for (const state of [null, ...(life.states as string[])]) {
        const what = `${part} ${action} at ${state ?? 'nothing'}`;
        const line = ofPart.find((one) => one.from.includes(state ?? 'nothing'));
        const wanted = ofPart.length === 0 ? 'forbidden' : line ? `→ ${line.to}` : 'not_in_this_state';
        expect(what, ask(action, state, part, good), wanted);
        for (const rule of line?.when ?? []) {
          const broken = contexts.breaking[rule];
          if (!broken) throw new Error(`the test does not say what breaks the rule ${rule}`);
          expect(`${what} when not ${rule}`, ask(action, state, part, { ...good, ...broken.by }), broken.refusal);
        }
      }
    }
  }
  return differing;
}

function parse(line: string): Line {
  const [head = '', by = '', when = ''] = line.split(';').map((part) => part.trim());
  const [action = '', path = ''] = head.split(':').map((part) => part.trim());
  const [from = '', to = ''] = path.split('→').map((part) => part.trim());
  const list = (text: string) =>
    text
      .split(',')
      .map((one) => one.trim())
      .filter((one) => one !== '');
  return { action, from: list(from), to, by: list(by), when: list(when) };
}

/** Each way of being wrong by one word: a state or a person more or fewer, another target, a rule fewer. */
export function mutants(life: AnyLife): { name: string; life: AnyLife }[] {
  const made: { name: string; life: AnyLife }[] = [];
  const parts = [...new Set(life.rows.flatMap((row) => row.by as string[]))];
  life.rows.forEach((row, index) => {
    const change = (name: string, changed: object) =>
      made.push({
        name: `${life.noun} ${row.action} (row ${index + 1}): ${name}`,
        life: { ...life, rows: life.rows.map((one, at) => (at === index ? { ...one, ...changed } : one)) },
      });
    for (const state of life.states as string[]) {
      const has = row.from.includes(state);
      if (has || !life.rows.some((one) => one.action === row.action && one.from.includes(state))) {
        change(`from ${has ? 'without' : 'with'} ${state}`, {
          from: has ? row.from.filter((one: string) => one !== state) : [...row.from, state],
        });
      }
      if (state !== row.to) change(`to ${state}`, { to: state });
    }
    for (const part of parts) {
      const has = row.by.includes(part);
      change(`by ${has ? 'without' : 'with'} ${part}`, {
        by: has ? row.by.filter((one: string) => one !== part) : [...row.by, part],
      });
    }
    for (const rule of row.when ?? [])
      change(`without the rule ${rule}`, { when: row.when?.filter((one: string) => one !== rule) });
  });
  return made;
}
