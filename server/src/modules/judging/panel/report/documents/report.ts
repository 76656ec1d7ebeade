import { shanghaiDate, shanghaiEnd, shanghaiMinute } from '#kernel/working-days.ts';
import { codeOf } from '#platform/files/pdf/code.ts';
import type { Block, Paper } from '#platform/files/pdf/paper.ts';
import { type Words, words } from '../config.ts';
import type { Result } from '../queries/result.ts';
import { type Locale, type Round, roundBlocks } from './rounds.ts';

/** The report of a result as a paper: what is published of it and no more, and for the owner and the organisers whose each solution is. */
export function reportPaper(result: Result, locale: Locale): Paper {
  const w = words[locale];
  const subject = result.notice?.number ?? result.need.number;
  return {
    title: w.title,
    above: subject,
    below: result.need.title === '' ? result.need.number : w.with(result.need.title, result.need.number),
    locale,
    at: result.at,
    foot: w.foot(`${w.title} ${subject}`),
    code: result.address === null ? null : codeOf(result.address),
    blocks: [
      ...resultBlocks(result, w, locale),
      ...rubricBlocks(result, w, locale),
      ...result.rounds.flatMap((round) => roundBlocks(round, result.rounds.length, { w, locale })),
      ...noticeBlocks(result, w),
      ...logBlocks(result, w),
      ...verifyBlocks(result, w),
    ],
  };
}

const dayOf = (at: string): string => shanghaiDate(new Date(at));
const period = (w: Words, { from, to, days }: NonNullable<Result['notice']>) =>
  w.period(shanghaiMinute(from), shanghaiEnd(to), days);

function resultBlocks(
  { contest, need, state, since, notice, winner, solutions }: Result,
  w: Words,
  locale: Locale,
): Block[] {
  const blocks: Block[] = [
    { is: 'heading', text: w.result },
    {
      is: 'facts',
      rows: [
        [w.contest, locale === 'zh' ? contest.name : contest.nameEn],
        [w.need, `${need.number} ${need.title}`],
        [w.state, w.with(w.states[state], w.since(shanghaiMinute(since)))],
        ...(winner === null ? [] : ([[w.winner, locale === 'zh' ? winner.name : winner.nameEn]] as const)),
        ...(notice === null ? [] : ([[w.notice, w.with(notice.number, period(w, notice))]] as const)),
      ],
    },
  ];
  if (solutions === null) return blocks;
  return [
    ...blocks,
    { is: 'heading', text: w.solutions } as const,
    { is: 'text', quiet: true, text: w.solutionsSay } as const,
    {
      is: 'table',
      columns: [
        { head: w.code, share: 14 },
        { head: w.solution, share: 48 },
        { head: w.organisation, share: 38 },
      ],
      rows: solutions.map(({ code, title, organisation }) => [code, title, organisation]),
    } as const,
  ];
}

function rubricBlocks({ rounds, sheets }: Result, w: Words, locale: Locale): Block[] {
  // Rounds that are scored by the same criteria share their table.
  const alike = [...Map.groupBy(rounds, ({ content }) => JSON.stringify(content.rubric)).values()];
  const kinds: Readonly<Record<string, string>> = w.kinds;
  const roundsOf = (own: readonly Round[]) =>
    own.map(({ content: { round } }) => w.round(round.n, rounds.length, kinds[round.kind] ?? round.kind));
  return [
    { is: 'heading', text: w.rubric },
    ...alike.flatMap((own): Block[] => [
      ...(alike.length > 1 ? [{ is: 'subheading', text: roundsOf(own).join(' · ') } as const] : []),
      {
        is: 'table',
        columns: [
          { head: w.criterion, share: 60 },
          { head: w.weight, share: 20 },
          { head: w.max, share: 20 },
        ],
        rows: (own[0]?.content.rubric ?? []).map((one) => [
          locale === 'zh' ? one.name : one.nameEn,
          `${one.weight}%`,
          String(one.max),
        ]),
      },
    ]),
    { is: 'text', text: w.sheetsSay(sheets.counted, sheets.left) },
  ];
}

function noticeBlocks({ notices }: Result, w: Words): Block[] {
  if (notices.length === 0) return [];
  return [
    { is: 'heading', text: w.objections },
    ...notices.flatMap((one): Block[] => [
      { is: 'subheading', text: one.withdrawn ? w.with(one.number, w.withdrawn) : one.number },
      { is: 'text', quiet: true, text: period(w, one) },
      ...one.objections.map(
        ({ outcome, filedAt, answeredAt, reason }): Block => ({
          is: 'text',
          text: `${w.with(w[outcome], w.answered(dayOf(filedAt), dayOf(answeredAt)))}\n${reason ?? w.noReason}`,
        }),
      ),
      ...(one.objections.length === 0 ? [{ is: 'text', text: w.none } as const] : []),
      ...one.struck.map(({ sheets, ground }): Block => ({ is: 'text', text: w.struck(sheets, w.grounds[ground]) })),
    ]),
  ];
}

function logBlocks({ head, keyId, leaves }: Result, w: Words): Block[] {
  return [
    { is: 'heading', text: w.log },
    { is: 'text', text: w.logSay },
    {
      is: 'facts',
      rows: [
        ...(head
          ? ([
              [w.head, w.headOf(head.size, shanghaiMinute(head.at))],
              [w.root, head.root],
            ] as const)
          : []),
        [w.key, keyId],
      ],
    },
    {
      is: 'table',
      columns: [
        { head: w.what, share: 21 },
        { head: w.place, share: 10 },
        { head: w.hash, share: 69 },
      ],
      rows: leaves.map(({ kind, of, place, hash }) => [
        `${w.leaves[kind]} ${of}`,
        place === null ? w.waiting : String(place),
        hash,
      ]),
    },
  ];
}

function verifyBlocks({ address, files }: Result, w: Words): Block[] {
  return [
    { is: 'heading', text: w.verify },
    { is: 'text', text: address === null ? w.verifyPrivate : w.verifySay(address) },
    {
      is: 'code',
      text: files.map((file) => `node verifier/src/main.ts ranking ${file} --log-key KEY`).join('\n'),
    },
    { is: 'text', quiet: true, text: w.keyNote },
  ];
}
