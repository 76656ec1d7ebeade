import type { FastifyInstance } from 'fastify';
import { migrationState } from '../db/migrate.ts';
import type { Platform } from '../platform.ts';

/** `GET /healthz`: the process answers. `GET /readyz`: it can do its work, part by part; 503 when it cannot. */
export function mountHealth(server: FastifyInstance, platform: Platform, jobsAlive: () => boolean): void {
  server.get('/healthz', async () => ({ status: 'alive' }));
  server.get('/readyz', async (_request, reply) => {
    const migrations = await migrationState(platform.pool).catch(() => null);
    const parts = { database: migrations !== null, migrations: migrations?.pending.length === 0, jobs: jobsAlive() };
    const ready = Object.values(parts).every(Boolean);
    return reply.code(ready ? 200 : 503).send({ status: ready ? 'ready' : 'not ready', ...parts });
  });
}
