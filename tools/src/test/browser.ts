import { spawnSync } from 'node:child_process';
import fs from 'node:fs';

/**
 * What Debian calls Chromium without a window: the same engine, which takes a third less of the processor's time, since nothing
 * of what stands around a page is drawn.
 */
const windowless = 'chromium-headless-shell';
const places = [windowless, 'chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'].map(
  (name) => `/usr/bin/${name}`,
);

/** The system's Chromium, rather the one without a window; CHROMIUM_PATH names another. */
export function findBrowser(): string | undefined {
  const given = process.env['CHROMIUM_PATH'];
  return [...(given ? [given] : []), ...places].find((file) => fs.existsSync(file));
}

/** Finds a browser and a Chinese font, or installs them where this user may; otherwise one sentence on what to install. */
export function ensureBrowser(): { path: string } | { problem: string } {
  const mayInstall = process.getuid?.() === 0 && fs.existsSync('/usr/bin/apt-get');
  if (mayInstall) {
    const missing = [...(findBrowser() ? [] : [windowless]), ...(hasChineseFont() ? [] : ['fonts-noto-cjk'])];
    if (missing.length > 0) install(missing);
    // Not every system has the one without a window.
    if (!findBrowser()) install(['chromium']);
  }
  const path = findBrowser();
  if (path) return { path };
  return {
    problem:
      'No browser was found: install Chromium and a Chinese font (on Debian, as root: apt-get install chromium fonts-noto-cjk), ' +
      'or set CHROMIUM_PATH to one.',
  };
}

function hasChineseFont(): boolean {
  const listed = spawnSync('fc-list', [':lang=zh-cn', 'family'], { encoding: 'utf8' });
  return listed.status === 0 && listed.stdout.trim() !== '';
}

function install(packages: string[]): void {
  console.log(`Installing ${packages.join(' and ')} from the system's packages …`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const apt = (...args: string[]) => spawnSync('apt-get', args, { env, stdio: ['ignore', 'ignore', 'inherit'] });
  apt('update', '-qq');
  // One by one, so that one which is not to be had does not keep the others away.
  for (const name of packages) apt('install', '-y', '-qq', '--no-install-recommends', name);
}
