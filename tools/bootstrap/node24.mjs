import fs from 'node:fs';
import path from 'node:path';
import { Sentence } from './run.mjs';

/** The Node 24 that came with the packages, else the running one if it is as new. */
export function under24(root) {
  const ours = path.join(root, 'node_modules', `node-${process.platform}-${process.arch}`, 'bin', 'node');
  if (fs.existsSync(ours)) return ours;
  if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath;
  throw new Sentence(
    `Jiebang runs on Node 24, which did not come with the packages for ${process.platform} on ${process.arch}: install Node 24 and start again with it (this is ${process.version}).`,
  );
}
