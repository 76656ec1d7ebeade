/** Something outside the program keeps PostgreSQL from running; `message` is one sentence for the person who started it. */
export class PostgresFailure extends Error {
  override readonly name = 'PostgresFailure';
}

/** Turns what initdb or postgres printed before giving up into the sentence to show; unknown output is shown as it is. */
export function explain(output: string, folder: string): PostgresFailure {
  if (/No space left on device|ENOSPC|Disk quota exceeded/.test(output)) {
    return new PostgresFailure(
      `The disk that holds ${folder} is full: free some space and start again; nothing was damaged.`,
    );
  }
  if (/Permission denied|wrong ownership/.test(output)) {
    return new PostgresFailure(
      `PostgreSQL may not read and write ${folder}: start as the user who owns DATA_DIR, or choose another DATA_DIR. It said: ${lastLines(output, 2)}`,
    );
  }
  if (/database files are incompatible/.test(output)) {
    return new PostgresFailure(
      `The data in ${folder} was written by another major version of PostgreSQL: carry it over with jiebang export and import.`,
    );
  }
  return new PostgresFailure(`PostgreSQL did not start on ${folder}: ${lastLines(output, 6)}`);
}

function lastLines(output: string, count: number): string {
  const lines = output.split('\n').filter((line) => line.trim() !== '');
  return lines.slice(-count).join(' | ') || 'it said nothing.';
}

/** A full disk met by our own file operations, told in the same words; anything else is passed on unchanged. */
export function explainFileError(error: unknown, folder: string): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'ENOSPC' || code === 'EDQUOT') return explain('ENOSPC', folder);
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') return notWritable(folder);
  if (code === 'EEXIST' || code === 'ENOTDIR' || code === 'ENOENT') {
    return new PostgresFailure(`${folder} cannot be made a folder: set DATA_DIR to another place.`);
  }
  return error;
}

export function notWritable(folder: string): PostgresFailure {
  return new PostgresFailure(
    `${folder} cannot be written by this user: start as the user who owns it, or set DATA_DIR to another folder.`,
  );
}
