import type { ReplyOf } from '@jiebang/contract/http/route.ts';
import type { NeedState } from '@jiebang/contract/needs/need.ts';
import type { needRoutes } from '@jiebang/contract/needs/routes.ts';
import type { SimilarNeed } from '@jiebang/contract/needs/similar.ts';
import { sql } from 'kysely';
import { type Refusal, refuse } from '#kernel/refusal.ts';
import type { Viewer } from '#kernel/viewer.ts';
import type { Db } from '#platform/db/connection.ts';
import { statisticsOf } from '#platform/db/statistics.ts';
import { mayReadOriginal, originalRefused } from '../../../access.ts';
import { firstOfQueue } from '../../../review/desk/queries/queue.ts';
import { findNeed, type NeedRow } from '../../../store.ts';
import { mostCandidates, mostFinders, mostOwn, mostSimilar, sameFrom } from '../config.ts';
import { commonAmong, type Likeness, likeness, phrasesIn, tellingTerms, type Weighed } from '../rules.ts';

type Found = Omit<SimilarNeed, 'share' | 'same' | 'terms'> & { readonly like: Likeness };
const mostPhrases = 12;

/**
 * Needs like this one: published ones by the terms of their public texts; by their originals those of the same organisation, and for the
 * staff those of others on their way to the board, as far as the asker may read them. Of any other original nothing is looked at.
 */
export async function similarNeeds(
  db: Db,
  viewer: Viewer,
  id: string,
): Promise<ReplyOf<(typeof needRoutes)['similar']> | Refusal> {
  const need = await findNeed(db, id);
  const refused = originalRefused(viewer, need);
  if (!need || refused) return refused ?? refuse('not_found');
  const said = await termsOf(db, id);
  const { all, on } = await frequencies(db, [...new Set([...said.title, ...said.text])]);
  const telling = tellingTerms(said, on, all);
  if (telling.length === 0) return { items: [] };
  const own = await ownLike(db, viewer, need, telling);
  const known = new Set([id, ...own.map((one) => one.id)]);
  const others = (await publicLike(db, telling)).filter((one) => !known.has(one.id));
  return {
    items: [...own, ...others]
      .sort((a, b) => b.like.share - a.like.share || (a.id < b.id ? -1 : 1))
      .slice(0, mostSimilar)
      .map(({ like, ...one }) => ({
        ...one,
        share: like.share,
        same: like.share >= sameFrom,
        terms: phrasesIn(said.words, like.shared).slice(0, mostPhrases),
      })),
  };
}

type Said = { readonly title: string[]; readonly text: string[]; readonly words: string };

/** The words of a need's original that are compared, and their terms. */
async function termsOf(db: Db, id: string): Promise<Said> {
  const { rows } = await sql<Said>`
    select needs.similar_terms(needs.similar_words(title, keywords, null, '[]')) as title,
      needs.similar_terms(needs.similar_words(null, '{}', problem, indicators)) as text,
      needs.similar_words(title, keywords, problem, indicators) as words
    from needs.need where id = ${id}`.execute(db);
  return rows[0] ?? { title: [], text: [], words: '' };
}

const countedUpTo = 1000;

/** How many needs the board has, and on how many each term stands: counted while they are few, then about as the database's statistics say. */
async function frequencies(
  db: Db,
  terms: readonly string[],
): Promise<{ readonly all: number; readonly on: ReadonlyMap<string, number> }> {
  const { rows: counted } = await sql<{ few: number }>`
    select count(*) as few from (select 1 from needs.public_terms limit ${sql.lit(countedUpTo)}) as part`.execute(db);
  const few = counted[0]?.few ?? 0;
  const about = few < countedUpTo ? null : await statisticsOf(db, 'needs', 'public_terms', 'terms');
  const all = Math.max(few, about?.rows ?? 0);
  const common = new Map([...(about?.common ?? [])].map(([term, part]) => [term, Math.round(part * all)]));
  const rare = terms.filter((term) => !common.has(term));
  const { rows } = await sql<{ term: string; found: number }>`
    select term, (select count(*) from (
      select 1 from needs.public_terms where terms @@ quoted::tsquery limit ${sql.lit(commonAmong(all) + 1)}) as part) as found
    from unnest(${rare}::text[], ${rare.map(quoted)}::text[]) as asked (term, quoted)`.execute(db);
  return { all, on: new Map([...common, ...rows.map(({ term, found }): [string, number] => [term, found])]) };
}

/** A term as the text of a tsquery: it has no sign that ends a quotation. */
const quoted = (term: string): string => `'${term}'`;

async function publicLike(db: Db, telling: readonly Weighed[]): Promise<Found[]> {
  const finders = telling.filter(({ common }) => !common).slice(0, mostFinders);
  const terms = finders.map(({ term }) => quoted(term));
  const weights = finders.map(({ weight }) => weight);
  const { rows } = await sql<{ id: string; number: string; title: string; state: NeedState; has: string[] }>`
    with alike as (
      select p.need, sum(asked.weight) as weight from unnest(${terms}::text[], ${weights}::float8[]) as asked (quoted, weight)
      join needs.public_terms p on p.terms @@ asked.quoted::tsquery
      group by p.need order by weight desc, p.need limit ${sql.lit(mostCandidates)}
    )
    select b.need as id, b.number, b.title, b.state, tsvector_to_array(p.terms) as has
    from alike join needs.board b on b.need = alike.need join needs.public_terms p on p.need = alike.need`.execute(db);
  return rows.flatMap(({ has, ...row }) => {
    const like = likeness(telling, new Set(has));
    return like ? [{ ...row, own: false, like }] : [];
  });
}

/** Those who judge whether a need is one that was posted before, and where it is while they do. */
const staff = ['reviewer', 'clearance_officer', 'organiser', 'track_organiser'] as const;
const underWay = ['submitted', 'under_review', 'accepted', 'signed_off', 'cleared'] as const;

async function ownLike(db: Db, viewer: Viewer, need: NeedRow, telling: readonly Weighed[]): Promise<Found[]> {
  const { rows } = await sql<NeedRow & { has: string[] }>`
    select id, number, title, state, organisation, contest, track, quarantined,
      needs.similar_terms(needs.similar_words(title, keywords, problem, indicators)) as has
    from needs.need where id <> ${need.id} and id in (
      (select id from needs.need where organisation = ${need.organisation} order by created_at desc, id desc limit ${sql.lit(mostOwn)})
      union (${firstOfQueue(viewer, { roles: staff, states: underWay, limit: mostOwn, of: { contest: need.contest } })}))`.execute(
    db,
  );
  return rows
    .filter((row) => mayReadOriginal(viewer, row))
    .flatMap(({ id, number, title, state, has }) => {
      const like = likeness(telling, new Set(has));
      return like ? [{ id, number, title, state, own: true, like }] : [];
    });
}
