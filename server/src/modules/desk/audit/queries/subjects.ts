import { AuditKind, type AuditSubject } from '@jiebang/contract/desk/audit-changes.ts';
import type { Viewer } from '#kernel/viewer.ts';
import { pointers as ofAchievements } from '#modules/achievements/index.ts';
import { pointers as ofAwards } from '#modules/awards/index.ts';
import { pointers as ofBrokers } from '#modules/brokers/index.ts';
import { pointers as ofCertification } from '#modules/certification/index.ts';
import { contestLabels, pointers as ofContests } from '#modules/contests/index.ts';
import { pointers as ofDeals } from '#modules/deals/index.ts';
import { mayReadOrganisation, pointers as ofIdentity, organisationsById, peopleById } from '#modules/identity/index.ts';
import { pointers as ofJudging } from '#modules/judging/index.ts';
import { needLabels, pointers as ofNeeds } from '#modules/needs/index.ts';
import { pointers as ofTranslation } from '#modules/translation/index.ts';
import type { Db } from '#platform/db/connection.ts';
import type { AuditFact } from '#platform/facts/audit.ts';
import type { Label, Pointer } from '#platform/facts/pointer.ts';

/** Who is asked what an id is of. */
const asked: readonly ((db: Db, ids: readonly string[]) => Promise<Pointer[]>)[] = [
  ofIdentity,
  ofContests,
  ofNeeds,
  ofJudging,
  ofAchievements,
  ofDeals,
  ofCertification,
  ofBrokers,
  ofAwards,
  ofTranslation,
];

/** What one fact was done to, as its reader may call it, and whether its reader may read its history. */
export type Subject = AuditSubject & { readonly reads: boolean };

/** What each of these facts was done to, and how the places in their data are called: so many questions to each module, however many facts. */
export async function subjectsOf(
  db: Db,
  viewer: Viewer,
  facts: readonly AuditFact[],
): Promise<{ subjectOf(fact: AuditFact): Subject; labels: ReadonlyMap<string, Label> }> {
  const ids = [...new Set(facts.flatMap((fact) => [fact.subject, ...placesIn(fact)]))];
  const found = new Map<string, Pointer>();
  for (const ask of asked) for (const pointer of await ask(db, ids)) found.set(pointer.id, pointer);
  const labels = await labelsOf(db, viewer, [...found.values()]);
  return {
    labels,
    subjectOf: (fact) => {
      const pointer = found.get(fact.subject);
      const label = labels.get(pointer?.target ?? '');
      const kind = AuditKind.safeParse(pointer?.kind);
      return {
        id: fact.subject,
        kind: kind.success ? kind.data : null,
        number: label?.number ?? null,
        name: pointer?.name ?? label?.name ?? textIn(fact, 'name'),
        nameEn: pointer?.name ? null : (label?.nameEn ?? textIn(fact, 'nameEn')),
        address: label?.address ?? null,
        reads: label?.reads ?? false,
      };
    },
  };
}

const textIn = ({ data }: AuditFact, key: string): string | null => {
  const value = data[key];
  return typeof value === 'string' ? value : null;
};
const isId = (value: unknown): value is string =>
  typeof value === 'string' && /^[0-9a-f]{8}-[0-9a-f-]{27}$/.test(value);
/** A contest or track in which a role was given. */
const placesIn = ({ data }: AuditFact): string[] => [data['scopeId']].filter(isId);

async function labelsOf(db: Db, viewer: Viewer, all: readonly Pointer[]): Promise<Map<string, Label>> {
  const of = (to: Pointer['to']) => all.flatMap((one) => (one.to === to && one.target !== null ? [one.target] : []));
  const labels = new Map([
    ...(await needLabels(db, viewer, of('need'))),
    ...(await contestLabels(db, viewer, { contests: of('contest'), tracks: of('track') })),
  ]);
  for (const [id, { name }] of await organisationsById(db, of('organisation'))) {
    const reads = mayReadOrganisation(viewer, id);
    const address = reads ? `/workspace/organisations/${id}` : null;
    labels.set(id, { number: null, name, nameEn: null, address, reads });
  }
  const seesPeople = viewer.grants.some(({ role }) => role === 'admin');
  for (const [id, { name, nameEn }] of await peopleById(db, of('person')))
    labels.set(id, { number: null, name, nameEn, address: null, reads: seesPeople || id === viewer.person });
  return labels;
}
