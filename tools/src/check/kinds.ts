/** Kinds of file. A rule exempts by kind, never by name, so there is no list of offenders to add to. */

export const isScript = (path: string): boolean => /\.[cm]?[jt]sx?$/.test(path);
export const isTest = (path: string): boolean => /\.test\.tsx?$/.test(path);
export const isGenerated = (path: string): boolean => /\.gen\.[a-z]+$|^server\/schema\.sql$|^docs\/domain\//.test(path);
export const isSql = (path: string): boolean => path.endsWith('.sql');
export const isMessages = (path: string): boolean => /(^|\/)messages(\/|[^/]*\.tsx?$)/.test(path);
export const isData = (path: string): boolean => /\.(json|tsv|csv)$|\.data\.ts$/.test(path);
/** A numbered page of docs/decisions: a list that only grows, read by its number. */
export const isDecision = (path: string): boolean => /^docs\/decisions\/\d{4}-[a-z0-9-]+\.md$/.test(path);
export const isCode = (path: string): boolean => /\.([cm]?[jt]sx?|css|html)$/.test(path);

/** Text that people wrote and that a check can read line by line. */
export const isProse = (path: string): boolean =>
  isCode(path) || /\.(md|sql|sh|ya?ml|txt)$|(^|\/)\.[a-z]+rc$/.test(path);

/** Kinds to which the budgets of lines and entries do not apply. */
export const isBeyondBudget = (path: string): boolean =>
  isGenerated(path) || isSql(path) || isMessages(path) || isData(path) || isDecision(path);

/** Folders with one folder for each module: the list of app.ts says how many there are. */
export const isOnePerModule = (folder: string): boolean => /^(server\/src\/modules|contract\/src)$/.test(folder);
