import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { type EmbeddingsStandIn, embeddingsStandIn, hashedVector } from '#testing/providers/embeddings.ts';
import { batches, cut, tokensOf } from './cut.ts';
import { type OpenaiSettings, openaiEmbeddings } from './openai.ts';
import { EmbeddingsFailure } from './provider.ts';

let service: EmbeddingsStandIn;
const waited: number[] = [];
beforeAll(async () => {
  service = await embeddingsStandIn();
});
beforeEach(() => {
  service.got.length = 0;
  waited.length = 0;
});
afterAll(() => service.close());

const by = (changed: Partial<OpenaiSettings> = {}) =>
  openaiEmbeddings({ ...service.settings, ...changed }, async (ms) => void waited.push(ms));
const failure = async (work: Promise<unknown>) => {
  const error = await work.then(
    () => expect.unreachable('it did not fail'),
    (one: unknown) => one,
  );
  if (!(error instanceof EmbeddingsFailure)) throw error;
  return { says: error.message, againMs: error.againMs };
};
const cosine = (a: Float32Array | null | undefined, b: Float32Array | null | undefined) =>
  a && b ? a.reduce((sum, value, at) => sum + value * (b[at] ?? 0), 0) : Number.NaN;
const reply = (...embeddings: unknown[]) => ({
  body: { object: 'list', data: embeddings.map((embedding, index) => ({ object: 'embedding', index, embedding })) },
});

describe('an OpenAI-compatible provider of vectors', () => {
  it('gives unit vectors in the order of the texts, near each other where they say the same', async () => {
    const [water, again, abwasser, wheat] = await by().embed(['污水处理', '污水处理', 'abwasser 处理', '小麦育种']);
    expect([cosine(water, water), cosine(water, again)]).toEqual([expect.closeTo(1, 5), expect.closeTo(1, 5)]);
    expect(cosine(water, abwasser)).toBeGreaterThan(0.5);
    expect(cosine(water, wheat)).toBeLessThan(0.3);
    const length = Math.hypot(...hashedVector('小麦育种', 256));
    expect(wheat).toEqual(Float32Array.from(hashedVector('小麦育种', 256), (one) => one / length));
  });

  it('is asked as documented', async () => {
    await by({ dimensions: 64, url: `${service.url}/v1/` }).embed(['污水']);
    const [{ method, url, headers, body } = expect.unreachable()] = service.got;
    expect([method, url.pathname, headers.authorization, headers['content-type'], JSON.parse(body)]).toEqual([
      'POST',
      '/v1/embeddings',
      'Bearer sk-sample-of-nobody',
      'application/json',
      { model: 'hashed-pairs', input: ['污水'], encoding_format: 'float', dimensions: 64 },
    ]);
    service.got.length = 0;
    service.next(reply([3, 4]));
    expect(await by({ key: undefined }).embed(['污水'])).toEqual([Float32Array.of(0.6, 0.8)]);
    expect(service.got[0]?.headers.authorization).toBe(undefined);
    expect(await by().embed([])).toEqual([]);
    expect(service.got).toHaveLength(1);
  });

  it('that answers in base64 is read too', async () => {
    service.next(reply(Buffer.from(Float32Array.of(3, 4).buffer).toString('base64')));
    expect(await by().embed(['污水'])).toEqual([Float32Array.of(0.6, 0.8)]);
  });

  it('gets so many texts at once, and of each so many tokens', async () => {
    const texts = Array.from({ length: 25 }, (_, at) => `${'水'.repeat(40)}${at}`);
    const vectors = await by({ tokens: 32 }).embed(texts);
    expect(vectors.map((one) => one?.length)).toEqual(texts.map(() => 256));
    const inputs = service.got.map(({ body }) => (JSON.parse(body) as { input: string[] }).input);
    expect(inputs.map(({ length }) => length)).toEqual([10, 10, 5]);
    expect(new Set(inputs.flat())).toEqual(new Set(['水'.repeat(32)]));
  });

  it('that finds a text too long gets less of it, and the others whole; what it never takes has no vector', async () => {
    const long = `污水${'水'.repeat(998)}`;
    const [a, b, c] = await by({ tokens: 5000 }).embed(['小麦', long, '轴承']);
    expect([a, b, c].map((one) => one?.length)).toEqual([256, 256, 256]);
    expect(service.sent().slice(-3).sort()).toEqual(['小麦', long.slice(0, 500), '轴承'].sort());
    service.next({ status: 400, body: {} }, reply([1, 0]), { status: 400, body: {} });
    expect(await by().embed(['短'])).toEqual([null]);
  });

  it.each([
    ['asks too often', { status: 429, body: { error: {} }, headers: { 'retry-after': '7' } }, 7000],
    ['is overloaded, behind a proxy', { status: 502, body: '<html>' }, 1000],
    ['fails', { status: 500, body: { error: {} } }, 1000],
    ['cuts the connection', 'cut', 1000],
  ] as const)('that %s is asked again after a while', async (_, says, pause) => {
    service.next(says);
    expect((await by().embed(['污水']))[0]).toHaveLength(256);
    expect([service.got.length, waited]).toEqual([2, [pause]]);
  });

  it('that does not come back is given up after four tries, ever later', async () => {
    const fails = { status: 503, body: {} };
    service.next(fails, fails, fails, fails);
    expect(await failure(by().embed(['污水']))).toEqual({ says: 'answers with 503', againMs: 60_000 });
    expect(waited).toEqual([1000, 2000, 4000]);
  });

  it('that asks for more patience than a minute is asked again by then, and not before', async () => {
    const inAnHour = new Date(Date.now() + 3_600_000).toUTCString();
    service.next({ status: 429, body: {}, headers: { 'retry-after': inAnHour } });
    const { says, againMs } = await failure(by().embed(['污水']));
    expect(says).toContain('asked too often');
    expect(Math.abs(againMs - 3_600_000)).toBeLessThan(5000);
    expect([service.got.length, waited]).toEqual([1, []]);
  });

  it.each([
    ['an unknown key', { key: 'sk-wrong' }, [], 'refuses the key (401)'],
    ['an unknown model', { model: 'nothing' }, [], 'refuses any text: are EMBEDDINGS_MODEL'],
    ['an address that is no such service', { url: undefined }, [], 'knows no such address or model (404)'],
    ['other dimensions than were asked for', { dimensions: 64 }, [reply([1, 2])], 'answers with 2 dimensions'],
    ['a zero', {}, [reply([0, 0])], 'no direction'],
    ['what is no number', {}, [reply([null, 1])], 'something else than is documented'],
    [
      'NaN in base64',
      {},
      [reply(Buffer.from(Float32Array.of(Number.NaN, 1).buffer).toString('base64'))],
      'no direction',
    ],
    ['too few', {}, [reply()], 'something else than is documented'],
    ['too many', {}, [reply([1], [1])], 'something else than is documented'],
    ['one place twice', {}, [{ body: { data: [{ index: 3, embedding: [1] }] } }], 'something else than is documented'],
    ['a page', {}, [{ body: '<html>' }], 'something else than is documented'],
  ] as const)('with %s is told at once, without key or text, and not asked again', async (_, changed, says, words) => {
    service.next(...says);
    const url = 'url' in changed ? service.url : service.settings.url;
    const told = await failure(by({ ...changed, url }).embed(['样本机密']));
    expect([told.says.includes(words), told.againMs, waited]).toEqual([true, 600_000, []]);
    expect(told.says).not.toMatch(/sk-|样本|127\.0/);
  });

  it('of which one vector is longer than another is not believed', async () => {
    service.next(reply([1, 2], [1, 2, 3]));
    expect((await failure(by().embed(['a', 'b']))).says).toContain('something else than is documented');
  });

  it('that is slow is left after 30 seconds, four times', async () => {
    const timed = vi.spyOn(AbortSignal, 'timeout').mockImplementation(() => {
      const soon = new AbortController();
      setTimeout(() => soon.abort(new DOMException('late', 'TimeoutError')), 20);
      return soon.signal;
    });
    service.next('slow', 'slow', 'slow', 'slow');
    expect((await failure(by().embed(['污水']))).says).toBe('does not answer within 30 seconds');
    expect(timed.mock.calls).toEqual([[30_000], [30_000], [30_000], [30_000]]);
    timed.mockRestore();
  });

  it('is let go of in the middle of an answer when the server stops', async () => {
    const stop = new AbortController();
    service.next('slow');
    const asked = by().embed(['污水'], stop.signal);
    await vi.waitFor(() => expect(service.got).toHaveLength(1));
    stop.abort();
    await expect(asked).rejects.toMatchObject({ name: 'AbortError' });
  });

  it('that is not there is told, too', async () => {
    const gone = await embeddingsStandIn();
    await gone.close();
    const { says } = await failure(openaiEmbeddings(gone.settings, async (ms) => void waited.push(ms)).embed(['污水']));
    expect([says.includes('cannot be reached'), waited.length]).toEqual([true, 3]);
  });

  it('has vectors of another kind with another model, version or number of dimensions', () => {
    const models = [{}, { model: 'other' }, { version: '2' }, { dimensions: 64 }, { version: '64' }].map(
      (one) => by(one).model,
    );
    expect(models).toEqual(['hashed-pairs', 'other', 'hashed-pairs/2', 'hashed-pairs//64', 'hashed-pairs/64']);
  });
});

describe('what is sent', () => {
  it('counts a Han character as a token, three letters or digits as one, and every other sign', () => {
    expect(['污水处理', 'bearing', 'ISO 9001', '，。', ''].map(tokensOf)).toEqual([4, 3, 3, 2, 0]);
  });

  it('is the beginning of what is too long', () => {
    expect([cut('污水处理', 2), cut('污水 bearing', 3), cut('污水', 2), cut('𠮷野𠮷', 2)]).toEqual([
      '污水',
      '污水 bea',
      '污水',
      '𠮷野',
    ]);
  });

  it('goes in batches by number and size', () => {
    const most = { texts: 2, tokens: 5 };
    expect(batches(['水水', '水', '水', '水水水水水水水', '水水', '水水水水'], most)).toEqual([
      { from: 0, texts: ['水水', '水'] },
      { from: 2, texts: ['水'] },
      { from: 3, texts: ['水水水水水水水'] },
      { from: 4, texts: ['水水'] },
      { from: 5, texts: ['水水水水'] },
    ]);
  });
});
