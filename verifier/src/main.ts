#!/usr/bin/env node
import { existsSync, readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { checkConsistency, checkDocument } from './check.ts';
import { type Kind, SHAPES } from './documents.ts';
import { print } from './finding.ts';
import { readJson } from './read.ts';

const USAGE = `用法 Usage:
  node verifier/src/main.ts receipt     FILE.json --log-key KEY [--content FILE.json]
  node verifier/src/main.ts certificate FILE.json --log-key KEY --key KEY
  node verifier/src/main.ts ranking     FILE.json --log-key KEY
  node verifier/src/main.ts payout      FILE.json --log-key KEY
  node verifier/src/main.ts opening     FILE.json --log-key KEY
  node verifier/src/main.ts consistency FILE.json --log-key KEY

KEY 是平台公布的公钥（ed25519:…），或写有公钥的文件。--key 是签署者的公钥，缺省同 --log-key；核验鉴证书必须给出。
KEY is a published public key (ed25519:…) or a file that holds one. --key is the signer's, by default the log's; a certificate asks for it.
退出码 Exit code: 0 通过 verified · 1 未通过 not verified`;

const stop = (sentence: string): never => {
  process.stderr.write(`${sentence}\n`);
  process.exit(1);
};

const read = (file: string): Uint8Array => {
  try {
    return readFileSync(file);
  } catch (error) {
    return stop(`读不到文件 Cannot read ${file}: ${error instanceof Error ? error.message : String(error)}`);
  }
};

const keyOf = (given: string | undefined): string | undefined => {
  if (given === undefined) return undefined;
  const text = existsSync(given) ? Buffer.from(read(given)).toString('utf8') : given;
  const key = /^\s*"?(?:ed25519:)?([0-9a-f]{64})"?\s*$/.exec(text)?.[1];
  return key ? `ed25519:${key}` : stop(`不是公钥 Not a public key: ${given}`);
};

const contentOf = (file: string | undefined) => {
  if (file === undefined) return undefined;
  const parsed = readJson(read(file));
  return 'value' in parsed ? parsed.value : stop(`${file}: ${parsed.finding.zh} ${parsed.finding.en}`);
};

const options = {
  'log-key': { type: 'string' },
  key: { type: 'string' },
  content: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const;

const argumentsOf = () => {
  try {
    return parseArgs({ options, allowPositionals: true });
  } catch (error) {
    return stop(`${error instanceof Error ? error.message : String(error)}\n\n${USAGE}`);
  }
};

const isKind = (word: string): word is Kind => Object.hasOwn(SHAPES, word);

const { values, positionals } = argumentsOf();
const [command, file, ...more] = positionals;
if (values.help) {
  process.stdout.write(`${USAGE}\n`);
} else if (!command || !file || more.length > 0 || !(isKind(command) || command === 'consistency')) {
  stop(USAGE);
} else {
  const trust = { logKey: keyOf(values['log-key']), key: keyOf(values.key) };
  const findings = isKind(command)
    ? checkDocument(command, read(file), trust, contentOf(values.content))
    : checkConsistency(read(file), trust);
  process.stdout.write(print(findings));
  process.exitCode = findings.every((finding) => finding.holds) ? 0 : 1;
}
