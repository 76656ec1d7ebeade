import { randomBytes } from 'node:crypto';

/** A thing that stands in one private field and nowhere else, with the ways in which it could be written. */
export type Planted = { readonly secret: string; readonly spellings: readonly string[] };
export type Canaries = {
  readonly planted: readonly Planted[];
  /** A new random word for a field that belongs to a secret of the table in sight.data.ts; 18 characters. */
  word(secret: string): string;
  /** An amount in fen, which could also be written in yuan. */
  amount(secret: string, fen: number): number;
  /** A text that stands there already, such as a name. */
  known(secret: string, text: string): void;
};

/** No canary planted yet. */
export function newCanaries(): Canaries {
  const planted: Planted[] = [];
  return {
    planted,
    word(secret) {
      // Letters alone: digits by chance make a telephone number, which the clearance would find.
      const letters = randomBytes(8)
        .toString('hex')
        .replace(/\d/g, (digit) => 'ghijklmnop'.charAt(Number(digit)));
      const made = `zq${letters}`;
      planted.push({ secret, spellings: [made] });
      return made;
    },
    amount(secret, fen) {
      const yuan = (fen / 100).toFixed(2);
      const grouped = yuan.replace(/\B(?=(\d{3})+\.)/g, ',');
      planted.push({ secret, spellings: [String(fen), yuan, grouped] });
      return fen;
    },
    known(secret, text) {
      planted.push({ secret, spellings: [text] });
    },
  };
}

/** A text that somebody was given. */
export type Given = {
  readonly text: string;
  /** Whether a canary stands in it. */
  holds(canary: Planted): boolean;
};

/** Whether a text says something: an amount only where it is no part of a longer number or of an id, which by chance hold its digits. */
function standsIn(text: string, spelling: string): boolean {
  if (!/^[\d.,]+$/.test(spelling)) return text.includes(spelling);
  return (
    text.includes(spelling) && new RegExp(`(?<![\\da-f.])${spelling.replaceAll('.', '\\.')}(?![\\da-f])`).test(text)
  );
}

/** A text that is searched for canaries again and again; what is found is kept. */
export function given(text: string): Given {
  const words = new Set(text.match(/zq[a-p]{16}/g));
  const others = new Map<string, boolean>();
  const says = (spelling: string): boolean => {
    const known = others.get(spelling) ?? standsIn(text, spelling);
    others.set(spelling, known);
    return known;
  };
  return {
    text,
    holds: ({ spellings }) => spellings.some((one) => (one.startsWith('zq') ? words.has(one) : says(one))),
  };
}

/** The secrets that lines of a log tell, each with its lines. */
export function toldBy(lines: readonly string[], planted: readonly Planted[]): [secret: string, lines: string[]][] {
  const logged = given(lines.join('\n'));
  const told = planted.filter((canary) => logged.holds(canary));
  return told.map((one) => [one.secret, lines.filter((line) => given(line).holds(one))]);
}

/** How a canary could stand in files and dumps: as it is, and as the hexadecimal or Base64 of its bytes. */
export function onDisk({ spellings }: Planted): string[] {
  return spellings.flatMap((text) => [
    text,
    Buffer.from(text).toString('hex'),
    Buffer.from(text).toString('base64').slice(0, 20),
  ]);
}
