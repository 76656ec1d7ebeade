import { type Cast, held } from '../cast.ts';
import type { at, Story } from '../stage.ts';
import { organiser } from './need.ts';

/** What a translator makes of one solution, which a judge from abroad reads beside the original. */
const translated = {
  solution: 's16',
  waiting: 's17',
  title: 'A heaterless cathode that heats itself in two stages of discharge, with a keeper of tantalum and tungsten',
  approach:
    'The emitter becomes a graded part of lanthanum hexaboride with a trace of a tungsten skeleton, which stands thermal shock better. It starts in two stages: a pre-breakdown at 1.2 kV and 3 mA first makes a thin plasma that heats the end face of the emitter; a short pulse of 15 A then raises the temperature evenly, so that no arc root stays in one place. The keeper is of an alloy of tantalum and tungsten with a sacrificial ring of 0.3 mm, which draws the arc root to a face that can be replaced. How it is ignited follows the number of starts: the breakdown voltage is watched, and above a threshold one pre-treatment of low energy is added, so that the voltage no longer climbs.',
} as const;

/** One solution of a need that is judged now is translated: the translator is invited, signs, reads it and hands in a part; the rest waits at the desk. */
export async function* translateFor(
  cast: Cast,
  need: string,
  day: (days: number, hours: number) => ReturnType<typeof at>,
): Story {
  const translator = cast.content.people.find(({ roles }) => roles.includes('translator'));
  if (!translator) throw new Error('the demo contest has no translator');
  const solution = held(cast.solutions, translated.solution);
  const { id } = await cast.as(organiser).judging.inviteTranslator({
    params: { need },
    body: {
      person: held(cast.people, translator.key).id,
      language: 'en',
      named: [solution, held(cast.solutions, translated.waiting)],
    },
  });
  yield day(2, 14);
  const { judging } = cast.as(translator.key);
  await judging.acceptDuty({ params: { id }, body: { undertaking: '2026-1', interests: [] } });
  const params = { id, solution };
  const { version } = await judging.toTranslate({ params });
  const texts = (['title', 'approach'] as const).map((key) => ({ key, text: translated[key] }));
  await judging.saveTranslation({ params, version, body: { texts } });
  await judging.handInTranslation({ params });
}
