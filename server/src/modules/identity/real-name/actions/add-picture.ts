import { Readable } from 'node:stream';
import type { RealName } from '@jiebang/contract/identity/real-name/real-name.ts';
import { newId } from '#kernel/ids.ts';
import { decide } from '#kernel/lifecycle.ts';
import { isRefusal, type Refusal, refuse } from '#kernel/refusal.ts';
import { actorOf, type Viewer } from '#kernel/viewer.ts';
import { now } from '#platform/db/connection.ts';
import { moveRow } from '#platform/db/move.ts';
import { keepIfNoted } from '#platform/files/keep.ts';
import { paperOf } from '#platform/files/kind.ts';
import { putSealed } from '#platform/files/sealed.ts';
import { forgetFile, saveFile } from '#platform/files/store.ts';
import type { Incoming } from '#platform/http/serve.ts';
import type { Platform } from '#platform/platform.ts';
import { countAttempt } from '../../sign-in/store.ts';
import { lockPerson } from '../../store.ts';
import { asOf } from '../access.ts';
import { pictureBytes, realNameLimits, unaskedDays } from '../config.ts';
import { newRealNameKey } from '../documents/sealed.ts';
import { realNameLife } from '../lifecycle.ts';
import { realNameFor } from '../queries/real-name.ts';
import { realNameRules } from '../rules.ts';
import { insertRealName, realNameById, setRealName } from '../store.ts';
import { contextOf } from '../views.ts';

/**
 * Adds the picture of an identity document, in place of an earlier one, whose bytes go for good. It is scanned in memory and sealed before it touches the disk, and
 * goes again within a day unless it is asked with.
 */
export async function addPicture(
  platform: Platform,
  viewer: Viewer,
  { ip, upload }: Pick<Incoming, 'ip' | 'upload'>,
): Promise<RealName | Refusal> {
  const { person } = viewer;
  if (person === null) return refuse('not_signed_in');
  if (!upload) return refuse('unsupported_media_type');
  if (!(await countAttempt(platform, 'real name', { email: person, ip }, realNameLimits)))
    return refuse('too_many_requests');
  const { type, bytes } = await paperOf(upload);
  if (type === null) return refuse('paper_unknown');
  const file = newId();
  const { key, wrapped } = newRealNameKey(platform, person);
  const sealed = await putSealed(platform, file, Readable.from(bytes), pictureBytes, key);
  if (isRefusal(sealed)) return sealed;
  const { stored, scan } = sealed;
  let replaced: string | null = null;
  const noted = platform.transact<RealName>(async (tx) => {
    await lockPerson(tx, person);
    const row = await realNameById(tx, person, true);
    const at = await now(tx);
    const move = decide(realNameLife, realNameRules, {
      action: row ? 'add_picture' : 'begin',
      state: row?.state ?? null,
      as: asOf(viewer, person),
      context: contextOf(row, person, viewer, at),
    });
    if (isRefusal(move)) return move;
    if (!row) await insertRealName(tx, person, move.to);
    await saveFile(tx, { id: file, name: 'sealed', ...stored, person, at, scan }, true);
    const until = new Date(at.getTime() + unaskedDays * 86_400_000);
    const picture = { picture: file, picture_type: type, picture_at: at, picture_until: until, wrapped_key: wrapped };
    await setRealName(tx, person, picture);
    replaced = row?.picture ?? null;
    if (replaced !== null) await forgetFile(tx, replaced);
    const refusal = await moveRow(tx, realNameLife, person, move, {
      actor: actorOf(viewer, move.by),
      audience: [`person:${person}`],
    });
    return refusal ?? realNameFor(tx, await realNameById(tx, person), person, viewer);
  });
  const result = await keepIfNoted(platform, file, noted);
  if (!isRefusal(result) && replaced !== null) await platform.files.remove(replaced);
  return result;
}
