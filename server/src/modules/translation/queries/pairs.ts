import type { Received, ReplyOf } from '@jiebang/contract/http/route.ts';
import type { GlossaryPair } from '@jiebang/contract/translation/glossary.ts';
import type { translationRoutes } from '@jiebang/contract/translation/routes.ts';
import { peopleById } from '#modules/identity/index.ts';
import type { Db } from '#platform/db/connection.ts';
import type { Platform } from '#platform/platform.ts';
import { decisionsOf, type PairRow, pairsLike, seenIn } from '../store.ts';

type Glossary = (typeof translationRoutes)['glossary'];

/** The glossary by what is looked for in it, the whole expression first, then what most achievements taught; with what the dictionary has for it. */
export async function readGlossary(platform: Platform, query: Received<Glossary>['query']): Promise<ReplyOf<Glossary>> {
  const { q = '', standing, after = '0', limit } = query;
  const offset = Number(after);
  const rows = await pairsLike(platform.db, { q, standing: standing ?? null, offset, limit: limit + 1 });
  const dictionary = q === '' ? [] : await platform.translator.dictionary(q);
  return {
    items: await pairsOf(platform.db, rows.slice(0, limit)),
    next: rows.length > limit ? `${offset + limit}` : null,
    dictionary: dictionary && [...dictionary],
  };
}

/** What is told of pairs. One that was learned from what is public no more, and of which nobody said anything, is left out. */
async function pairsOf(db: Db, rows: readonly PairRow[]): Promise<GlossaryPair[]> {
  const seen = await seenIn(db, rows);
  const said = await decisionsOf(db, rows);
  const people = said.flatMap(({ person, revoked_by }) => [person, ...(revoked_by === null ? [] : [revoked_by])]);
  const names = await peopleById(db, people);
  const nameOf = (person: string | null) => (person === null ? null : (names.get(person)?.name ?? null));
  return rows.flatMap((row): GlossaryPair[] => {
    const own = <T extends { chinese: string; english: string }>(one: T) =>
      one.chinese === row.chinese && one.english === row.english;
    const places = seen.filter(own);
    const times = places[0]?.times ?? 0;
    if (row.says === null && times === 0) return [];
    return [
      {
        chinese: row.chinese_written ?? row.chinese,
        english: row.english_written ?? row.english,
        standing: row.says ?? 'learned',
        seen: { times, in: places.map(({ number, title, title_en: titleEn }) => ({ number, title, titleEn })) },
        said: said.filter(own).map(({ says, person, at, revoked_at: until, revoked_by: endedBy }) => ({
          says,
          by: nameOf(person),
          at: at.toISOString(),
          until: until?.toISOString() ?? null,
          endedBy: nameOf(endedBy),
        })),
      },
    ];
  });
}
