import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { withInstallation } from '../../../../server/src/cli/installation.ts';
import { isRefusal } from '../../../../server/src/kernel/refusal.ts';
import { beginAchievementsImport } from '../../../../server/src/modules/achievements/index.ts';

/** Hands a file to an installation as its operator does: it is stored, its columns are matched, and it waits for a server. */
export async function begin(env: NodeJS.ProcessEnv, file: string): Promise<void> {
  await withInstallation(env, { prepare: true }, async ({ platform }) => {
    const organisation = randomUUID();
    await sql`
      insert into identity.organisation (id, kind, size, name, country, uscc, region, state, created_at, moved_at)
      values (${organisation}, 'enterprise', 'medium', '样本研究院', 'CN', '913100000000000000', '310115', 'verified', now(), now())`.execute(
      platform.db,
    );
    const given = { organisation, file, name: 'rows.csv', source: 'bench', publishes: true };
    const begun = await beginAchievementsImport(platform, given);
    if (isRefusal(begun)) throw new Error(`the import was refused: ${begun.refused}`);
  });
}
