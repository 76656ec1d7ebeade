import type {
  AchievementCard,
  AchievementDraft,
  AchievementState,
  PublicAchievement,
} from '@jiebang/contract/achievements/achievement.ts';
import type {
  AchievementFile,
  ReturnPoint,
  WorkAchievement,
  WorkAchievementCard,
} from '@jiebang/contract/achievements/work.ts';
import { reviewItems } from '@jiebang/contract/achievements/work.ts';
import type { OrganisationCard } from '@jiebang/contract/identity/organisation.ts';
import { allowed } from '#kernel/lifecycle.ts';
import type { Viewer } from '#kernel/viewer.ts';
import { moveView, type NamedMove } from '#platform/db/move.ts';
import type { SavedFile } from '#platform/files/store.ts';
import { asOf } from './access.ts';
import { achievementLife } from './lifecycle.ts';
import { type AchievementContext, achievementRules } from './rules.ts';
import type { AchievementRow, AttachmentRow, DeclarationRow } from './store.ts';

/** The fields of an achievement as its draft. */
export function draftOf(row: AchievementRow): AchievementDraft {
  return {
    title: row.title,
    titleEn: row.title_en,
    keywords: row.keywords,
    keywordsEn: row.keywords_en,
    text: row.text,
    textEn: row.text_en,
    completers: row.completers as AchievementDraft['completers'],
    nameCompleters: row.name_completers,
    source: row.source as AchievementDraft['source'],
    kind: row.kind as AchievementDraft['kind'],
    form: row.form as AchievementDraft['form'],
    ip: row.ip as AchievementDraft['ip'],
    stage: row.stage as AchievementDraft['stage'],
    novelty: row.novelty as AchievementDraft['novelty'],
    maturity: row.maturity,
    maturityEvidence: row.maturity_evidence as AchievementDraft['maturityEvidence'],
    fields: row.fields,
    industry: row.industry,
    region: row.region,
    cooperation: row.cooperation as AchievementDraft['cooperation'],
    price: row.price_min === null || row.price_max === null ? null : { min: row.price_min, max: row.price_max },
  };
}

/** What a line of the library is made from. */
export type CardRow = Pick<
  AchievementRow,
  | 'number'
  | 'title'
  | 'title_en'
  | 'organisation'
  | 'form'
  | 'stage'
  | 'maturity'
  | 'fields'
  | 'region'
  | 'published_at'
>;

/** A line of the public library. A natural person who owns technology is not named: nobody asked that person. */
export function cardOf(row: CardRow, owner: OrganisationCard | undefined): AchievementCard {
  if (row.number === null || row.published_at === null) throw new Error('a public achievement without a number');
  const named = owner !== undefined && owner.kind !== 'individual';
  return {
    number: row.number,
    title: row.title,
    titleEn: row.title_en,
    owner: named ? owner.name : null,
    ownerEn: named ? owner.nameEn : null,
    form: row.form as AchievementCard['form'],
    stage: row.stage as AchievementCard['stage'],
    maturity: row.maturity,
    field: row.fields[0] ?? null,
    region: row.region,
    publishedAt: row.published_at.toISOString(),
  };
}

/** What anyone may read of a draft once it is public, beside what stands on its line. */
export function shownOf(draft: AchievementDraft) {
  return {
    keywords: draft.keywords,
    keywordsEn: draft.keywordsEn,
    text: draft.text,
    textEn: draft.textEn,
    completers: draft.nameCompleters ? draft.completers : null,
    source: draft.source,
    kind: draft.kind,
    ip: draft.ip,
    novelty: draft.novelty,
    maturityEvidence: draft.maturityEvidence,
    fields: draft.fields,
    industry: draft.industry,
    cooperation: draft.cooperation,
    priceMin: draft.price?.min ?? null,
    priceMax: draft.price?.max ?? null,
  };
}

/** A public achievement as anyone may read it. */
export function publicView(row: AchievementRow, owner: OrganisationCard | undefined): PublicAchievement {
  const named = owner !== undefined && owner.kind !== 'individual';
  return { ...cardOf(row, owner), organisation: named ? owner.id : null, ...shownOf(draftOf(row)) };
}

/** A line of a work list. */
export function workCard(row: AchievementRow, owner: OrganisationCard | undefined): WorkAchievementCard {
  return {
    id: row.id,
    number: row.number,
    title: row.title,
    titleEn: row.title_en,
    state: row.state,
    organisation: owner?.name ?? '',
    organisationEn: owner?.nameEn ?? null,
    field: row.fields[0] ?? null,
    since: row.moved_at.toISOString(),
  };
}

export type WorkParts = {
  readonly row: AchievementRow;
  readonly owner: OrganisationCard | undefined;
  readonly files: readonly SavedFile[];
  readonly attached: readonly AttachmentRow[];
  readonly moves: readonly NamedMove[];
  readonly declaration: (DeclarationRow & { readonly name: string | null }) | undefined;
  readonly context: AchievementContext;
};

/** An achievement as those see it who may read it before it is public. */
export function workView(parts: WorkParts, viewer: Viewer): WorkAchievement {
  const { row, declaration } = parts;
  const sentBack = parts.moves.findLast(({ to_state }) => to_state === 'returned');
  return {
    id: row.id,
    version: row.version,
    number: row.number,
    state: row.state,
    since: row.moved_at.toISOString(),
    organisation: { id: row.organisation, name: parts.owner?.name ?? '' },
    draft: draftOf(row),
    attachments: parts.files.map((file) => fileOf(file, parts.attached)),
    moves: parts.moves.map((move) => moveView<AchievementState>(move)),
    returned:
      row.state === 'returned' && sentBack
        ? { at: sentBack.at.toISOString(), points: row.returned_points as ReturnPoint[] }
        : null,
    declaration: declaration
      ? {
          version: declaration.version,
          sha256: declaration.sha256,
          by: declaration.name,
          at: declaration.at.toISOString(),
        }
      : null,
    // What is confirmed is said with the act itself.
    can: allowed(achievementLife, achievementRules, {
      state: row.state,
      as: asOf(viewer, row),
      context: { ...parts.context, intoFits: true, confirmed: reviewItems },
    }) as WorkAchievement['can'],
  };
}

/** A file of an achievement, with what was found of it. */
function fileOf({ id, name, size, at, scan }: SavedFile, attached: readonly AttachmentRow[]): AchievementFile {
  const row = attached.find(({ file }) => file === id);
  if (!row) throw new Error('a file that is not attached');
  return { id, name, size, at: at.toISOString(), type: row.type, scan };
}
