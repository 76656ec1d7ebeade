/**
 * Refusals that any route may answer with, and the HTTP status each becomes (RFC 9110, RFC 6585).
 * A module's own codes stand in its `refusals.ts`. Clients own the wording; the code is the contract.
 */
export const commonRefusals = {
  not_found: 404,
  not_signed_in: 401,
  forbidden: 403,
  /** Of an API key: unknown, revoked, run out, or without its maker's or organisation's standing; which of them is not said. */
  key_not_valid: 401,
  /** Keys have no way to this route. */
  not_for_keys: 403,
  key_scope_missing: 403,
  wrong_origin: 403,
  invalid_input: 422,
  not_in_this_state: 409,
  changed_meanwhile: 409,
  stale_version: 412,
  /** The words that were accepted or signed are no longer the newest. */
  words_changed: 409,
  version_required: 428,
  idempotency_key_required: 400,
  idempotency_key_reused: 422,
  unsupported_media_type: 415,
  too_large: 413,
  file_kind_refused: 415,
  file_name_differs: 422,
  file_infected: 422,
  file_beyond_scan: 413,
  scan_unavailable: 503,
  too_many_requests: 429,
  internal: 500,
  unavailable: 503,
} as const;

/** Statuses that a refusal may have. */
export type RefusalStatus = 400 | 401 | 403 | 404 | 409 | 410 | 412 | 413 | 415 | 422 | 428 | 429 | 500 | 503;
