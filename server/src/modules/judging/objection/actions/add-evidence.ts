import type { Readable } from 'node:stream';
import type { Evidence } from '@jiebang/contract/judging/result.ts';
import { fileBytes } from '@jiebang/contract/needs/work.ts';
import { newId } from '#kernel/ids.ts';
import { decide } from '#kernel/lifecycle.ts';
import { isRefusal, type Refusal, refuse } from '#kernel/refusal.ts';
import { actorOf, type Viewer } from '#kernel/viewer.ts';
import { moveRow } from '#platform/db/move.ts';
import { saveFile } from '#platform/files/store.ts';
import { type TakenDocument, takeDocument } from '#platform/files/take.ts';
import type { Platform } from '#platform/platform.ts';
import { toAnswerers } from '../../access.ts';
import { hold } from '../../panel/actions/move.ts';
import { panelById } from '../../panel/store.ts';
import { objectionLife } from '../lifecycle.ts';
import { evidenceOf } from '../queries/evidence.ts';
import { objectionRules } from '../rules.ts';
import { lockObjection, objectionById, saveEvidence } from '../store.ts';

/**
 * Gives a file as evidence for one's own objection, once its content says that it is of a kind that is taken and free of malware, until it is
 * answered. Of what may be added the bytes are stored first, so a row never lacks its file.
 */
export async function addEvidence(
  platform: Platform,
  viewer: Viewer,
  id: string,
  name: string,
  upload: Readable | null,
): Promise<Evidence | Refusal> {
  if (!upload) return refuse('unsupported_media_type');
  const known = await objectionById(platform.db, id);
  if (!known || known.person !== viewer.person) return refuse('not_found');
  if (known.state !== 'filed') return refuse('not_in_this_state');
  const file = newId();
  return takeDocument(platform, { id: file, name }, upload, fileBytes, (taken) =>
    noted(platform, viewer, id, { file, name, ...taken }),
  );
}

type Stored = TakenDocument & { readonly file: string; readonly name: string };

function noted(
  platform: Platform,
  viewer: Viewer,
  id: string,
  { file, name, size, sha256, scan, type }: Stored,
): Promise<Evidence | Refusal> {
  return platform.transact<Evidence>(async (tx) => {
    const found = await objectionById(tx, id);
    const panel = found && (await panelById(tx, found.panel));
    const held = panel && (await hold(tx, panel.need));
    const objection = held && (await lockObjection(tx, id));
    if (!held || !objection) return refuse('not_found');
    const { at, need } = held;
    const evidence = (await evidenceOf(tx, [id])).length;
    const move = decide(objectionLife, objectionRules, {
      action: 'add_evidence',
      state: objection.state,
      as: ['objector'],
      context: { now: at.getTime(), noticeEnds: null, realName: true, involved: false, evidence },
    });
    if (isRefusal(move)) return move;
    await saveFile(tx, { id: file, name, size, sha256, person: viewer.person, at, scan });
    await saveEvidence(tx, id, file, type);
    const refused = await moveRow(tx, objectionLife, id, move, {
      actor: actorOf(viewer, 'objector', objection.organisation),
      data: { need: need.id },
      audience: [`person:${objection.person}`, ...toAnswerers(need)],
    });
    return refused ?? { id: file, name, size, at: at.toISOString(), type, scan };
  });
}
