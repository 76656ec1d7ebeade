import { expect } from 'vitest';
import type { World } from '#testing/world.ts';
import { refusalOf } from '#testing/world.ts';
import type { Canaries } from './canaries.ts';
import { fileOf, realNamePaper } from './papers.ts';
import type { Cast } from './watchers.ts';

// What stands beside the story's own course, each in one go.

type As = (name: string) => ReturnType<World['as']>;
type Know = (kind: string, ...values: string[]) => unknown;

/** Somebody asks for real-name verification, and an administrator takes it up. */
export async function asksForRealName(as: As, canaries: Canaries, know: Know): Promise<void> {
  const { identity } = as('campus');
  const { person: id } = await identity.addRealNamePicture({ body: fileOf(canaries, 'picture of the document') });
  await identity.askRealName({ body: realNamePaper(canaries) });
  await as('admin').identity.takeRealName({ params: { id } });
  know('real_name', id);
}

/** The rival, who does not sign for its institute, asks by name who does; that one refuses with a reason, and signs when it is asked again. */
export async function signsForRival(
  as: As,
  { others }: Pick<Cast, 'others'>,
  canaries: Canaries,
  { know, solution, need }: { readonly know: Know; readonly solution: string; readonly need: string },
): Promise<void> {
  const body = { terms: '2026-1', declaration: '2026-1' };
  const params = { id: solution };
  expect(await refusalOf(as('rival').solutions.submit({ params, body }))).toBe('signature_needed');
  const { solutions: signatory } = as('rival_signatory');
  for (const reason of [canaries.word('refusal of a signature'), null]) {
    const people = [others['rival_signatory']?.person ?? ''];
    const { id } = await as('rival').solutions.askSignature({ params, body: { people } });
    know('solution_signature', id);
    if (reason === null) await signatory.sign({ params: { id }, body });
    else await signatory.refuseSignature({ params: { id }, body: { reason } });
    const request = await signatory.signature({ params: { id } });
    expect([request.leader, request.need.id]).toEqual(['赵对手', need]);
  }
}

/** The rival objects to a notice, with a file as evidence. Returns the objection's id. */
export async function objectsTo(notice: string, as: As, canaries: Canaries, know: Know): Promise<string> {
  const { judging } = as('rival');
  const text = canaries.word('objection');
  const { id } = await judging.object({ params: { number: notice }, body: { text } });
  know('objection', id);
  const query = { name: `${canaries.word('objection')}.pdf` };
  const { id: file } = await judging.addEvidence({ params: { id }, query, body: fileOf(canaries, 'objection') });
  know('objection_evidence', file);
  return id;
}
