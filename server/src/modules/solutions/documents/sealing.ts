import { SolutionDraft, SubmittedSolution } from '@jiebang/contract/solutions/solution.ts';
import { canonicalJson } from '#kernel/canonical-json.ts';
import { decrypt, encrypt, newDataKey, openWith, sealTo } from '#platform/seal/seal.ts';
import type { PartnerWords } from '../team/partner/rules.ts';

// A version of the text is encrypted under a data key of its own; that key is wrapped to the team's key at once and to the
// need's key at submission. What it belongs to is bound in, so a text that was moved elsewhere does not open.

const place = (solution: string, n: number): string => `solution:${solution}:version:${n}`;
const bytes = (value: unknown): Uint8Array => Buffer.from(canonicalJson(value), 'utf8');
const parsed = (plain: Uint8Array): unknown => JSON.parse(Buffer.from(plain).toString('utf8'));

export type SealedVersion = { readonly sealed: Uint8Array; readonly key_for_team: Uint8Array };
export type Sealed = SealedVersion & { readonly key_for_need: Uint8Array };

/** Seals a draft for its team alone. */
export function sealDraft(teamKey: Uint8Array, solution: string, n: number, draft: SolutionDraft): SealedVersion {
  return sealValue(newDataKey(), teamKey, place(solution, n), draft);
}

/** Seals what is handed in, for its team and for the opening of the need. */
export function sealSubmission(
  keys: { readonly team: Uint8Array; readonly need: Uint8Array },
  solution: string,
  n: number,
  content: SubmittedSolution,
): Sealed {
  const dataKey = newDataKey();
  const where = place(solution, n);
  return {
    ...sealValue(dataKey, keys.team, where, content),
    key_for_need: sealTo(keys.need, dataKey, where),
  };
}

function sealValue(dataKey: Uint8Array, teamKey: Uint8Array, where: string, value: unknown): SealedVersion {
  return { sealed: encrypt(dataKey, bytes(value), where), key_for_team: encrypt(teamKey, dataKey, where) };
}

/** Opens a draft with the team's key. Throws where anything was changed. */
export function openDraft(teamKey: Uint8Array, solution: string, n: number, version: SealedVersion): SolutionDraft {
  const where = place(solution, n);
  return SolutionDraft.parse(parsed(decrypt(decrypt(teamKey, version.key_for_team, where), version.sealed, where)));
}

/** Opens what was handed in, with the team's key. Throws where anything was changed. */
export function openOwn(teamKey: Uint8Array, solution: string, n: number, version: SealedVersion): SubmittedSolution {
  const where = place(solution, n);
  return SubmittedSolution.parse(parsed(decrypt(decrypt(teamKey, version.key_for_team, where), version.sealed, where)));
}

/** Opens what was handed in, with the need's private key. Throws where anything was changed. */
export function openForNeed(
  privateKey: Uint8Array,
  solution: string,
  n: number,
  version: { readonly sealed: Uint8Array; readonly key_for_need: Uint8Array | null },
): SubmittedSolution {
  if (!version.key_for_need) throw new Error('this version was never handed in');
  const where = place(solution, n);
  const dataKey = openWith(privateKey, version.key_for_need, where);
  return SubmittedSolution.parse(parsed(decrypt(dataKey, version.sealed, where)));
}

/** The words about a seat, which only the team reads. */
export type MemberWords = { readonly name: string; readonly email: string };

export function sealWords(teamKey: Uint8Array, solution: string, words: MemberWords): Uint8Array {
  return encrypt(teamKey, bytes(words), `solution:${solution}:member`);
}
export function openWords(teamKey: Uint8Array, solution: string, sealed: Uint8Array): MemberWords {
  return parsed(decrypt(teamKey, sealed, `solution:${solution}:member`)) as MemberWords;
}

/** What a partner was asked, which its signatories read and the team. */
export function sealPartner(teamKey: Uint8Array, solution: string, words: PartnerWords): Uint8Array {
  return encrypt(teamKey, bytes(words), `solution:${solution}:partner`);
}
export function openPartner(teamKey: Uint8Array, solution: string, sealed: Uint8Array): PartnerWords {
  return parsed(decrypt(teamKey, sealed, `solution:${solution}:partner`)) as PartnerWords;
}

export function sealTeamName(teamKey: Uint8Array, team: string, name: string): Uint8Array {
  return encrypt(teamKey, Buffer.from(name, 'utf8'), `team:${team}:name`);
}
export function openTeamName(teamKey: Uint8Array, team: string, sealed: Uint8Array): string {
  return Buffer.from(decrypt(teamKey, sealed, `team:${team}:name`)).toString('utf8');
}

/** What is known of an attached file, beside its bytes. */
export type FileFacts = { readonly size: number; readonly sha256: string };
const filePlace = (file: string): string => `solution-file:${file}`;

export function sealFileFacts(dataKey: Uint8Array, file: string, facts: FileFacts): Uint8Array {
  return encrypt(dataKey, bytes(facts), `${filePlace(file)}:facts`);
}
export function openFileFacts(dataKey: Uint8Array, file: string, sealed: Uint8Array): FileFacts {
  return parsed(decrypt(dataKey, sealed, `${filePlace(file)}:facts`)) as FileFacts;
}

/** The data key of a file, for its team; and for the need, once it is handed in. */
export const sealFileKeyForTeam = (teamKey: Uint8Array, file: string, dataKey: Uint8Array): Uint8Array =>
  encrypt(teamKey, dataKey, filePlace(file));
export const fileKeyOfTeam = (teamKey: Uint8Array, file: string, sealed: Uint8Array): Uint8Array =>
  decrypt(teamKey, sealed, filePlace(file));
export const sealFileKeyForNeed = (publicKey: Uint8Array, file: string, dataKey: Uint8Array): Uint8Array =>
  sealTo(publicKey, dataKey, filePlace(file));
export const fileKeyOfNeed = (privateKey: Uint8Array, file: string, sealed: Uint8Array): Uint8Array =>
  openWith(privateKey, sealed, filePlace(file));
