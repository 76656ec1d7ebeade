import type { Json } from './canonical-json.ts';
import { bad, type Finding } from './finding.ts';

const TOKEN = /"(?:[^"\\]|\\.)*"(\s*:)?|[[{\]}]|-?\d[\d.eE+-]*/g;

/** No document of ours is nested as deep; a deeper one would only exhaust who reads it. */
const DEEPEST = 100;

const isTooDeep = (text: string): boolean => {
  let depth = 0;
  for (const [token] of text.matchAll(TOKEN)) {
    if (token === '[' || token === '{') depth += 1;
    if (token === ']' || token === '}') depth -= 1;
    if (depth > DEEPEST) return true;
  }
  return false;
};

const keysOf = (value: Json): number => {
  if (value === null || typeof value !== 'object') return 0;
  const members = Object.values(value);
  const own = Array.isArray(value) ? 0 : members.length;
  return members.reduce<number>((sum, member) => sum + keysOf(member), own);
};

/**
 * Reads a document from the bytes of a file. What two programs could read differently is refused: bytes that are not
 * UTF-8, a key that stands twice, half a character, a number written otherwise than computers print it.
 */
export const readJson = (bytes: Uint8Array): { value: Json } | { finding: Finding } => {
  const refuse = (zh: string, en: string) => ({ finding: bad('file', zh, en) });
  let text: string;
  let value: Json;
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return refuse('文件不是 UTF-8 文本，字节已被改动。', 'The file is not UTF-8 text; its bytes were changed.');
  }
  if (isTooDeep(text)) return refuse('文件嵌套过深。', 'The file is nested too deep.');
  try {
    value = JSON.parse(text) as Json;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return refuse(`文件不是 JSON：${reason}`, `The file is not JSON: ${reason}`);
  }
  let keys = 0;
  for (const [token, colon] of text.matchAll(TOKEN)) {
    if (colon) keys += 1;
    if (/^[-\d]/.test(token) && JSON.stringify(Number(token)) !== token) {
      return refuse(`数字 ${token} 的写法不是规范写法。`, `The number ${token} is not written in the canonical way.`);
    }
    if (
      token.startsWith('"') &&
      !(JSON.parse(token.slice(0, token.length - (colon?.length ?? 0))) as string).isWellFormed()
    ) {
      return refuse('文件里有不完整的字符。', 'The file holds half a character (a lone surrogate).');
    }
  }
  if (keys !== keysOf(value)) {
    return refuse(
      '文件里有重复的键，不同程序会读出不同内容。',
      'A key stands twice: programs would read it differently.',
    );
  }
  return { value };
};
