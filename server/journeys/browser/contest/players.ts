import type { Locale } from '../../../../web/src/lib/locale.ts';
import { type Player, playersOf } from '../keyboard/players.ts';
import { desk, phone } from '../people.ts';
import { makeContestOf } from './cast.ts';
import { told } from './told.data.ts';

export type Contestants = ReturnType<typeof contestantsOf>;
const hall = { width: 1920, height: 1080 };

/** Everybody of the contest: judges and teams at phones, the hall before a big screen, the others at a desk. */
export function contestantsOf(locale: Locale) {
  const players = playersOf({
    locale,
    sizeOf: (name) => (/^(judge|team)/.test(name) ? phone : name === 'hall' ? hall : desk),
    make: (world) => makeContestOf(locale, world),
  });
  const { t, atDesk, made } = players;
  const is = told[locale];
  /** A task of one need on somebody's desk. */
  const taskOf = async (who: Player, code: readonly string[], need: string) => {
    const [title = ''] = code;
    const lines = who.page.getByRole('list', { name: t.desk.now }).getByRole('listitem');
    await who.keys.follow(title, lines.filter({ hasText: title }).filter({ hasText: need }).first());
  };
  return {
    ...players,
    locale,
    is,
    judges: is.judges.map((_, n) => `judge ${n}`),
    need: (n: number) => ({ title: is.needs[n]?.title ?? '', ...made().needs[n] }),
    /** Whose solution a title or an organisation stands for, by its place among the teams. */
    teamOf: (said: string) => is.teams.findIndex((team) => said.includes(team[3]) || said.includes(team[2])),
    /** The open page is sound in a wide window and in a narrow one. */
    isSoundAtBoth: (who: Player) => players.isSound(who, desk, phone),
    /** Somebody goes from its desk to what it owes this need. */
    toTask: async (name: string, code: readonly string[], need: string) => {
      const who = await atDesk(name);
      await taskOf(who, code, need);
      return who;
    },
  };
}
