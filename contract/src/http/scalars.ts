import { z } from 'zod';

/** An id: UUIDv7 (RFC 9562), made by the server. */
export const Id = z.uuid();
/** An instant in UTC, ISO 8601 with milliseconds. */
export const Instant = z.iso.datetime({ precision: 3 });
/** A day of the civil calendar in Asia/Shanghai, from the year 1 on: ISO 8601 has a year 0, PostgreSQL has none. */
export const Day = z.iso.date().refine((day) => !day.startsWith('0000'));
/** Money in integer fen (0.01 CNY). */
export const Fen = z.int().min(0).max(Number.MAX_SAFE_INTEGER);
/** A row's version: starts at 1, one more with each edit. */
export const Version = z.int().min(1).max(2_147_483_647);
/** The version of words that are accepted or signed: a year and a number. Of those that are not the newest none is taken. */
export const WordsVersion = z.string().regex(/^\d{4}-\d{1,2}$/);
/** The language in which such words were read; the Chinese when left out, which prevails. */
export const WordsLanguage = z.enum(['zh', 'en']).default('zh');
/** SHA-256 of such words in hexadecimal. */
export const WordsHash = z.string().regex(/^[0-9a-f]{64}$/);
/** What the malware scan said of an uploaded file. One in which it found any is not kept; without a scanner none is scanned. */
export const FileScan = z.enum(['clean', 'not_scanned']);
/** A GB/T 2260 code of six digits. */
export const RegionCode = z.string().regex(/^\d{6}$/);
/** A place: a GB/T 2260 code of six digits, or abroad the two letters of ISO 3166-1. */
export const PlaceCode = z.string().regex(/^(\d{6}|[A-Z]{2})$/);
/** Text that a person typed on one line: trimmed, no control characters. */
export const line = (max: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(max)
    .regex(/^[^\p{Cc}\p{Cs}]*$/u);
/** Text of several lines: trimmed, no control characters but line breaks and tabs. */
export const text = (max: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(max)
    .regex(/^(?:[^\p{Cc}\p{Cs}]|[\n\r\t])*$/u);
