/** One thing that was looked at: the part of the document, whether it holds, and a sentence in both languages. */
export type Finding = {
  readonly part: string;
  readonly holds: boolean;
  readonly zh: string;
  readonly en: string;
};

/** A part that is as it should be. */
export const good = (part: string, zh: string, en: string): Finding => ({ part, holds: true, zh, en });

/** A part that is not as it should be. */
export const bad = (part: string, zh: string, en: string): Finding => ({ part, holds: false, zh, en });

/** A document may hold what moves a terminal's cursor or turns its writing round: such characters are shown as codes. */
const harmless = (text: string): string =>
  text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, (character) => `\\u{${character.codePointAt(0)?.toString(16)}}`);

/** The findings as they are printed, Chinese first, and the verdict. */
export const print = (findings: readonly Finding[]): string => {
  const failed = findings.filter((finding) => !finding.holds);
  const lines = findings.flatMap(({ holds, part, zh, en }) => [
    `${holds ? '✓' : '✗'} ${part}: ${zh}`,
    `  ${' '.repeat(part.length)}  ${en}`,
  ]);
  const parts = failed.map((finding) => finding.part).join(', ');
  const verdict =
    failed.length === 0
      ? ['结论：通过。', 'Verdict: verified.']
      : [`结论：未通过（${parts}）。`, `Verdict: NOT verified (${parts}).`];
  return `${[...lines, ...verdict].map(harmless).join('\n')}\n`;
};
