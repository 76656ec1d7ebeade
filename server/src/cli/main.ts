import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { parseArgs } from 'node:util';
import { NewPassword } from '@jiebang/contract/identity/person.ts';
import { Email } from '@jiebang/contract/identity/sign-in/handle.ts';
import { modules, searched, wrapped } from '#app';
import { createAdmin, resetSecondFactor } from '#modules/identity/index.ts';
import { KeyFailure } from '#platform/keys/key-failure.ts';
import { PostgresFailure } from '#platform/postgres/failure.ts';
import { settingsTable } from '#platform/process/setting-definitions.ts';
import { wallClock } from '#platform/wall-clock.ts';
import { examine } from './doctor.ts';
import { forgetEmbeddings, listEmbeddings, tryEmbeddings } from './embeddings.ts';
import { importFile } from './import.ts';
import { importAchievements } from './import-achievements.ts';
import { Complaint, Misuse, withInstallation } from './installation.ts';
import { addKey, listKeys, rotateKeys } from './keys.ts';
import { rebuildIndex } from './rebuild.ts';

const usage = `npm run jiebang -- COMMAND

  settings                                   every setting with its default and meaning
  admin create --email ADDRESS --name NAME   makes an administrator; the password is asked for, or read from a pipe
  admin reset-second-factor --email ADDRESS  takes away the second factor of who lost it; every session of theirs ends
  keys                                       which master keys there are, and how much each wraps
  keys new                                   adds a master key before the one that there is
  keys rotate                                wraps everything again with the new one (docs/operations/keys.md)
  doctor                                     says in words what is wrong with the installation; exit code 1 if anything
  import needs FILE --owner ORGANISATION [--contest ID] [--track KIND] [--dry-run]
                                             imports .jsonl, .csv or .xlsx as drafts of an organisation (id or whole name)
  import achievements FILE --owner ORGANISATION [--source NAME] [--publish]
                                             imports .jsonl, .csv or .xlsx into the library, as drafts or public at once
  embeddings                                 how far the vectors of public texts are, and what the provider said last
  embeddings forget                          takes all vectors away; every open need is matched by words again
  embeddings try                             asks the provider of vectors for three sentences, and says what came of it
  rebuild achievements|needs                 makes this search index anew from the database, while servers go on answering`;

const say = (line: string) => console.log(line);

async function makeAdmin(args: string[]): Promise<number> {
  const { values } = parseArgs({ args, options: { email: { type: 'string' }, name: { type: 'string' } } });
  const { email, name } = values;
  if (!email || !name) throw new Misuse('admin create needs --email ADDRESS and --name NAME.');
  if (!Email.safeParse(email).success) throw new Misuse(`${email} is not an e-mail address.`);
  const password = await askPassword();
  if (!NewPassword.safeParse(password).success) throw new Complaint('A password has at least 10 characters.');
  await withInstallation(process.env, { prepare: true }, ({ platform }) =>
    createAdmin(platform, { email, name, password }),
  );
  say(`${email} is an administrator now.`);
  return 0;
}

async function takeSecondFactor(args: string[]): Promise<number> {
  const { values } = parseArgs({ args, options: { email: { type: 'string' } } });
  const { email } = values;
  if (!email) throw new Complaint('Say --email.');
  const reset = await withInstallation(process.env, { prepare: true }, ({ platform }) =>
    resetSecondFactor(platform, email),
  );
  say(reset ? `${email} signs in without a second factor now.` : `${email} has no second factor.`);
  return reset ? 0 : 1;
}

/** The password without showing it, or the first line of what is piped in. */
async function askPassword(): Promise<string> {
  const shows = process.stdin.isTTY === true;
  const silent = new Writable({ write: (_bytes, _encoding, done) => done() });
  if (shows) process.stderr.write('Password (at least 10 characters): ');
  const lines = createInterface({ input: process.stdin, output: silent, terminal: shows });
  try {
    for await (const line of lines) return line;
    return '';
  } finally {
    lines.close();
    if (shows) process.stderr.write('\n');
  }
}

async function runDoctor(): Promise<number> {
  return withInstallation(process.env, { prepare: false }, async (installation) => {
    const production = installation.settings.mode === 'production';
    const problems = await examine({
      ...installation,
      modules,
      wrapped,
      production,
      ...(production ? { today: wallClock() } : {}),
    });
    for (const problem of problems) say(problem);
    say(problems.length === 0 ? '一切正常。' : `共 ${problems.length} 处问题。`);
    return problems.length === 0 ? 0 : 1;
  });
}

async function runImport(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      contest: { type: 'string' },
      owner: { type: 'string' },
      track: { type: 'string' },
      'dry-run': { type: 'boolean', default: false },
    },
  });
  const [file, ...more] = positionals;
  const { owner, contest, track } = values;
  if (file === undefined || more.length > 0 || owner === undefined) {
    throw new Misuse('import needs takes one file and --owner ORGANISATION.');
  }
  const options = { file, owner, contest, track, dryRun: values['dry-run'] };
  const whole = await withInstallation(process.env, { prepare: true }, ({ platform }) =>
    importFile(platform, options, say),
  );
  return whole ? 0 : 1;
}

async function runAchievements(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      owner: { type: 'string' },
      source: { type: 'string' },
      publish: { type: 'boolean', default: false },
    },
  });
  const [file, ...more] = positionals;
  const { owner, source, publish } = values;
  if (file === undefined || more.length > 0 || owner === undefined) {
    throw new Misuse('import achievements takes one file and --owner ORGANISATION.');
  }
  const whole = await withInstallation(process.env, { prepare: true }, ({ platform }) =>
    importAchievements(platform, { file, owner, source, publish }, say),
  );
  return whole ? 0 : 1;
}

async function runRebuild(index: string, more: string[]): Promise<number> {
  const one = searched.find((known) => known.index === index);
  if (!one || more.length > 0) throw new Misuse('rebuild takes the name of one index.');
  await withInstallation(process.env, { prepare: true }, ({ platform }) => rebuildIndex(platform, one, say));
  return 0;
}

async function run([first, second, ...rest]: string[]): Promise<number> {
  switch (`${first ?? ''} ${second ?? ''}`.trim()) {
    case 'settings':
      say(settingsTable());
      return 0;
    case 'admin create':
      return makeAdmin(rest);
    case 'admin reset-second-factor':
      return takeSecondFactor(rest);
    case 'doctor':
      return runDoctor();
    case 'keys':
      return withInstallation(process.env, { prepare: true }, (installation) => listKeys(installation, say));
    case 'keys new':
      return withInstallation(process.env, { prepare: true }, (installation) => addKey(installation, say));
    case 'keys rotate':
      return withInstallation(process.env, { prepare: true }, (installation) => rotateKeys(installation, say));
    case 'embeddings':
      return withInstallation(process.env, { prepare: true }, ({ platform }) => listEmbeddings(platform, say));
    case 'embeddings forget':
      return withInstallation(process.env, { prepare: true }, ({ platform }) => forgetEmbeddings(platform, say));
    case 'embeddings try':
      return withInstallation(process.env, { prepare: false }, ({ platform }) => tryEmbeddings(platform, say));
    case 'import needs':
      return runImport(rest);
    case 'rebuild achievements':
    case 'rebuild needs':
      return runRebuild(second ?? '', rest);
    case 'import achievements':
      return runAchievements(rest);
    case '':
      console.error(usage);
      return 2;
    default:
      throw new Misuse(
        `There is no command “${[first, second].join(' ').trim()}”: npm run jiebang without one lists what there is.`,
      );
  }
}

try {
  process.exitCode = await run(process.argv.slice(2));
} catch (error) {
  const known = error instanceof Complaint || error instanceof PostgresFailure || error instanceof KeyFailure;
  const unparsed = error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS');
  // Of Node's sentences on an argument the first says what is wrong.
  console.error(unparsed ? error.message.split('. ')[0] : known ? error.message : error);
  process.exitCode = unparsed || error instanceof Misuse ? 2 : 1;
}
