import { Readable } from 'node:stream';
import { isRefusal, type Refusal } from '#kernel/refusal.ts';
import { qrOf } from '#platform/files/qr.ts';
import type { Download } from '#platform/http/serve.ts';
import type { Platform } from '#platform/platform.ts';
import { readPublicNeed } from '../../queries/public-need.ts';

/** The permanent address of a published need as a picture that a phone reads. */
export async function qrOfNeed({ db, publicUrl }: Platform, number: string): Promise<Download | Refusal> {
  const need = await readPublicNeed(db, number);
  if (isRefusal(need)) return need;
  const picture = Buffer.from(await qrOf(`${publicUrl}/needs/${encodeURIComponent(need.number)}`));
  return {
    stream: Readable.from([picture]),
    name: `${need.number}.svg`,
    type: 'image/svg+xml',
    size: picture.length,
  };
}
