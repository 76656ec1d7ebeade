import { isRefusal, type Refusal, refuse } from './refusal.ts';

/**
 * One legal move: `action` takes an item from any state of `from` to `to`, done by one of `by`, when every rule of
 * `when` holds, and is told as `fact`. A creating row has `from: []`.
 */
export type Row<
  S extends string = string,
  A extends string = string,
  B extends string = string,
  W extends string = string,
> = {
  readonly action: A;
  readonly from: readonly S[];
  readonly to: S;
  readonly by: readonly B[];
  readonly when?: readonly W[];
  readonly fact: string;
};

/** A noun's whole life: its states, and every legal move between them. The one place where state rules live. */
export type Lifecycle<
  S extends string = string,
  A extends string = string,
  B extends string = string,
  W extends string = string,
> = {
  readonly noun: string;
  /** PostgreSQL schema and table that hold the noun; moves go to `<table>_move`, legal ones stand in `<table>_legal_move`. */
  readonly table: string;
  readonly states: readonly S[];
  readonly rows: readonly Row<S, A, B, W>[];
};

/** A named rule: null when it holds, else the refusal that says why not. Pure. */
export type Rules<W extends string, C> = Readonly<Record<W, (context: C) => Refusal | null>>;

/** Declares a lifecycle with its literal types kept. */
export function lifecycle<
  const S extends string,
  const A extends string,
  const B extends string,
  const W extends string,
>(declared: Lifecycle<S, A, B, W>): Lifecycle<S, A, B, W> {
  return declared;
}

export type Asked<S extends string, A extends string, B extends string, C> = {
  readonly action: A;
  /** Null when the item does not exist yet. */
  readonly state: S | null;
  /** What the asker is to this item: owner, reviewer, clock … */
  readonly as: readonly B[];
  /** What the rules need to know. */
  readonly context: C;
};
export type Move<S extends string, A extends string, B extends string> = {
  readonly action: A;
  readonly from: S | null;
  readonly to: S;
  /** In which role it is done: the first of the row's `by` that the asker is. */
  readonly by: B;
  readonly fact: string;
};

/**
 * Decides one move. Asks in this order, so that a stranger learns nothing of the state: who (`forbidden`),
 * state (`not_in_this_state`), rules (their own refusals).
 */
export function decide<S extends string, A extends string, B extends string, W extends string, C>(
  life: Lifecycle<S, A, B, W>,
  rules: Rules<W, C>,
  asked: Asked<S, A, B, C>,
): Move<S, A, B> | Refusal {
  const mine = life.rows.filter((row) => row.action === asked.action && row.by.some((who) => asked.as.includes(who)));
  if (mine.length === 0) return refuse('forbidden');
  const row = mine.find((candidate) =>
    asked.state === null ? candidate.from.length === 0 : candidate.from.includes(asked.state),
  );
  if (!row) return refuse('not_in_this_state', asked.state === null ? {} : { detail: { state: asked.state } });
  for (const name of row.when ?? []) {
    const refusal = rules[name](asked.context);
    if (refusal) return refusal;
  }
  const by = row.by.find((who) => asked.as.includes(who));
  if (by === undefined) return refuse('forbidden');
  return {
    action: row.action,
    from: asked.state,
    to: row.to,
    by,
    fact: row.fact,
  };
}

type Closed = { readonly code: string; readonly who?: string };

/** For each action that concerns this asker: true, or why not now. Clients obey it and never recompute it. */
export function allowed<S extends string, A extends string, B extends string, W extends string, C>(
  life: Lifecycle<S, A, B, W>,
  rules: Rules<W, C>,
  asked: Omit<Asked<S, A, B, C>, 'action'>,
): Partial<Record<A, true | Closed>> {
  const can: Partial<Record<A, true | Closed>> = {};
  for (const action of new Set(life.rows.map((row) => row.action))) {
    const decided = decide(life, rules, { ...asked, action });
    if (!isRefusal(decided)) can[action] = true;
    else if (decided.refused !== 'forbidden') can[action] = closedBy(decided);
  }
  return can;
}

function closedBy({ refused: code, detail }: Refusal): Closed {
  const who = detail?.['signatories'];
  return typeof who === 'string' && who !== '' ? { code, who } : { code };
}
