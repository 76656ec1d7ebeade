import { done } from '#kernel/refusal.ts';
import type { Platform } from '#platform/platform.ts';
import { want } from '../../store.ts';
import { dropModels } from '../store.ts';

/** Takes away every vector, and has every open need matched by words again. */
export async function forgetVectors(platform: Platform): Promise<void> {
  done(
    await platform.transact(async (tx) => {
      await dropModels(tx);
      await want(tx, 'library');
      return null;
    }),
  );
}
