import { convert } from 'html-to-text';

/** A text as it can be kept, and what had to be mended in it. */
export type Cleaned = { readonly text: string; readonly mended: readonly string[] };

const markup = /<[a-z!/][^>]*>|&(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z]{2,8});/i;
// Control characters but line breaks and tabs, zero-width and direction marks, the byte order mark, private use, non-characters.
const invisible = /[\p{Cc}\p{Co}\p{Cn}\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\ufffd]/gu;
/** Nothing in it that could have to be mended but what stands there twice. */
const plain = /^[\u4e00-\u9fa5A-Za-z0-9、，。；：（）|.-]*$/;
const keptControls = /[\n\t]/;
const fullWidth = /[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]/g;

/** HTML as plain text: paragraphs, lists and the addresses of web links are kept, scripts, styles and pictures are not. Nothing is executed. */
export function textOfHtml(html: string): string {
  return convert(html, {
    wordwrap: false,
    limits: { maxInputLength: 2_000_000, maxDepth: 100 },
    selectors: [
      {
        selector: 'a',
        options: {
          linkBrackets: ['（', '）'],
          hideLinkHrefIfSameAsText: true,
          // Of addresses only those of the web are worth reading; javascript: and data: are left out.
          pathRewrite: (address: string) => (/^https?:\/\//i.test(address.trim()) ? address.trim() : ''),
        },
      },
      ...['img', 'script', 'style', 'iframe', 'object', 'template', 'noscript'].map((selector) => ({
        selector,
        format: 'skip',
      })),
      ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((selector) => ({ selector, options: { uppercase: false } })),
      { selector: 'table', options: { uppercaseHeaderCells: false } },
    ],
  });
}

/** Mends what copying between systems does to a text. The words stay as they were. */
export function cleanText(raw: string): Cleaned {
  const mended: string[] = [];
  const step = (name: string, before: string, after: string): string => {
    if (after !== before) mended.push(name);
    return after;
  };
  if (plain.test(raw)) return { text: step('重复的内容已合并', raw, once(raw)), mended };
  let text = raw.normalize('NFC').replace(/\r\n?|[\u2028\u2029]/g, '\n');
  if (markup.test(text)) text = step('HTML 已转为纯文本', text, textOfHtml(text));
  text = step(
    '已去除控制字符和不可见字符',
    text,
    text.toWellFormed().replace(invisible, (sign) => (keptControls.test(sign) ? sign : '')),
  );
  text = step(
    '全角字母数字已转为半角',
    text,
    text.replace(fullWidth, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0)),
  );
  text = text
    .replace(/[^\S\n]{3,}/g, '\n')
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
  return { text: step('重复的内容已合并', text, once(text)), mended };
}

/** The same on one line. */
export function cleanLine(raw: string): Cleaned {
  const { text, mended } = cleanText(raw);
  return { text: text.replace(/\s+/g, ' '), mended };
}

/** Without what was pasted twice: the whole text, or a sentence right after itself. */
function once(text: string): string {
  // What counts as pasted twice has six characters at least.
  if (text.length < 12) return text.trim();
  const half = Math.ceil(text.length / 2);
  for (const at of [half - 1, half, half + 1]) {
    const [first, second] = [text.slice(0, at).trim(), text.slice(at).trim()];
    if (first.length > 5 && first === second) return first;
  }
  const sentences = text.split(/(?<=[。！？\n])/);
  return sentences
    .filter((sentence, n) => sentence.trim().length < 8 || sentence.trim() !== sentences[n - 1]?.trim())
    .join('')
    .trim();
}

/** What stands at the end of a text that was cut. */
export const cutNote = '（原文较长，此处为节选，全文见附件。/ Excerpt; the full text is attached.）';

/** A text within a limit of characters, cut at the end of a sentence where it is too long. */
export function cutAtSentence(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const room = text.slice(0, limit - cutNote.length - 1);
  const ends = [...room.matchAll(/[。！？；\n]|[.!?;](?=\s)/g)].map((match) => match.index + 1);
  const last = ends.findLast((end) => end > room.length / 2) ?? room.length;
  return `${room
    .slice(0, last)
    .toWellFormed()
    .replace(/\ufffd$/, '')
    .trim()}\n${cutNote}`;
}

/** A line within a limit, cut where it is too long. */
export function cutLine(text: string, limit: number): string {
  if (text.length <= limit) return text;
  return `${text
    .slice(0, limit - 1)
    .toWellFormed()
    .replace(/\ufffd$/, '')}…`;
}
