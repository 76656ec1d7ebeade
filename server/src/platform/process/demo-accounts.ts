import fs from 'node:fs';
import path from 'node:path';

/** A sign-in of the demo contest, made for this installation alone. */
export type DemoAccount = { persona: string; name: string; email: string; password: string };

const file = (dataDir: string) => path.join(dataDir, 'demo-accounts.json');
const mark = (dataDir: string) => path.join(dataDir, 'demo-loading');

export function readDemoAccounts(dataDir: string): DemoAccount[] {
  return fs.existsSync(file(dataDir)) ? JSON.parse(fs.readFileSync(file(dataDir), 'utf8')) : [];
}

/**
 * Runs the loading of the demo contest and keeps its sign-ins, with mode 0600. A mark stands in the data folder meanwhile, so
 * that a start after `kill -9` knows the contest is only partly there (`demoWasInterrupted`).
 */
export async function keepDemoAccounts(dataDir: string, load: () => Promise<DemoAccount[]>): Promise<void> {
  fs.writeFileSync(mark(dataDir), '', { flush: true });
  const accounts = await load();
  const fresh = `${file(dataDir)}.new`;
  fs.rmSync(fresh, { force: true });
  fs.writeFileSync(fresh, `${JSON.stringify(accounts, null, 2)}\n`, { mode: 0o600, flush: true });
  fs.renameSync(fresh, file(dataDir));
  fs.rmSync(mark(dataDir));
}

export function demoWasInterrupted(dataDir: string): boolean {
  return fs.existsSync(mark(dataDir));
}

/** Whether a demo contest was loaded, or was being loaded, with this data folder. */
export function holdsDemo(dataDir: string): boolean {
  return fs.existsSync(file(dataDir)) || demoWasInterrupted(dataDir);
}

/** One line a sign-in, in columns. */
export function signIns(accounts: DemoAccount[]): string {
  const width = (of: (account: DemoAccount) => string) => Math.max(...accounts.map((account) => columns(of(account))));
  const [persona, name, email] = [width((a) => a.persona), width((a) => a.name), width((a) => a.email)];
  return accounts
    .map((a) => `  ${fill(a.persona, persona)}  ${fill(a.name, name)}  ${fill(a.email, email)}  ${a.password}`)
    .join('\n');
}

/** A terminal shows a Chinese character two columns wide. */
function columns(text: string): number {
  return [...text].reduce(
    (sum, sign) =>
      sum + (/[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60]/.test(sign) ? 2 : 1),
    0,
  );
}

const fill = (text: string, width: number) => text + ' '.repeat(Math.max(0, width - columns(text)));
