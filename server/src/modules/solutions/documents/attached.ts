import type { SolutionDraft, SubmittedSolution } from '@jiebang/contract/solutions/solution.ts';
import type { Tx } from '#platform/db/connection.ts';
import { type AttachmentRow, attachmentsOf, setKeyForNeed } from '../store.ts';
import { fileKeyOfTeam, openFileFacts, sealFileKeyForNeed } from './sealing.ts';

type Side = { readonly row: { readonly id: string }; readonly teamKey: Uint8Array };

/** The files that a draft names, with what the receipt covers of each. Saving the draft has made sure that they exist. */
export async function attachedFiles(
  tx: Tx,
  { row, teamKey }: Side,
  named: SolutionDraft['attachments'],
): Promise<SubmittedSolution['attachments']> {
  const files = await byId(tx, row.id);
  return named.map(({ id, name }) => {
    const file = fileOf(files, id);
    const facts = openFileFacts(fileKeyOfTeam(teamKey, id, file.key_for_team), id, file.sealed_facts);
    return { id, name, ...facts };
  });
}

/** Lets the opening read the files that are handed in. */
export async function sealFilesForNeed(
  tx: Tx,
  { row, teamKey }: Side,
  handedIn: SubmittedSolution['attachments'],
  needKey: Uint8Array,
): Promise<void> {
  const files = await byId(tx, row.id);
  for (const { id } of handedIn) {
    const file = fileOf(files, id);
    if (file.key_for_need) continue;
    const dataKey = fileKeyOfTeam(teamKey, id, file.key_for_team);
    await setKeyForNeed(tx, id, sealFileKeyForNeed(needKey, id, dataKey));
  }
}

async function byId(tx: Tx, solution: string): Promise<Map<string, AttachmentRow>> {
  return new Map((await attachmentsOf(tx, solution)).map((file) => [file.id, file]));
}

function fileOf(files: ReadonlyMap<string, AttachmentRow>, id: string): AttachmentRow {
  const file = files.get(id);
  if (!file) throw new Error('a draft names a file that its solution lacks');
  return file;
}
