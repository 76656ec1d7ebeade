import type { ContestPage } from '@jiebang/contract/contests/contest.ts';
import type { Finding } from '@jiebang/contract/contests/readiness.ts';
import { api } from '../../../lib/api.ts';
import { useLocale, useWords } from '../../../ui/kit/language.tsx';
import { Go } from '../../../ui/kit/link.tsx';
import { Block, Mark } from '../../../ui/kit/page.tsx';
import { Shown, useRead } from '../../../ui/kit/read.tsx';
import { useRuleText, useText } from './text.ts';

/** What is still missing before a contest is opened, each with the page that mends it. */
export function ReadinessBlock({ of }: { readonly of: ContestPage }) {
  const m = useText();
  const readiness = useRead(['readiness', of.id], () => api.contests.readiness({ params: { id: of.id } }));
  return (
    <Block title={m.readiness}>
      <Shown of={readiness}>
        {({ ready, findings }) => (
          <>
            <p>{ready ? m.ready : m.notReady(findings.filter((one) => one.essential).length)}</p>
            <ul className="checks" aria-label={m.readiness}>
              {alike(findings).map((same) => (
                <FindingLine key={JSON.stringify(same)} contest={of} same={same} />
              ))}
            </ul>
          </>
        )}
      </Shown>
    </Block>
  );
}

/** Where each finding is seen to; what only an administrator can do stands on the same page. */
function mendedAt(contest: string, { code, track }: Finding): string | null {
  const at = `/contests/${contest}`;
  if (code.startsWith('phase')) return track ? `${at}/tracks/${track}/phases` : `${at}/phases`;
  if (code === 'hosts_missing' || code === 'districts_missing') return `${at}/edit`;
  if (code === 'tracks_missing' || code === 'track_kind_absent') return `${at}/tracks/new`;
  if (code === 'rule_inconsistent' || code === 'judges_exceed_panel' || code === 'trimmed_mean_needs_three')
    return track ? `${at}/rules/${track}` : `${at}/rules`;
  return null;
}

/** Findings that say the same of several tracks, together. */
function alike(findings: readonly Finding[]): Finding[][] {
  const groups = new Map<string, Finding[]>();
  for (const one of findings) {
    const key = JSON.stringify([one.code, one.essential, one.detail]);
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return [...groups.values()];
}

type SameProps = { readonly contest: ContestPage; readonly same: readonly Finding[] };

function FindingLine({ contest, same }: SameProps) {
  const m = useText();
  const w = useWords();
  const locale = useLocale();
  const [of] = same;
  const rules = useRuleText();
  const ruleNames = Object.fromEntries(Object.entries(rules.names).map(([key, { name }]) => [key, name]));
  const names: Readonly<Record<string, Readonly<Record<string, string>>>> = {
    phase: w.phase,
    kind: w.track,
    rule: ruleNames,
  };
  if (!of) return null;
  const named = (key: string) => {
    const code = String(of.detail[key] ?? '');
    return names[key]?.[code] ?? code;
  };
  const tracks = contest.tracks.filter(({ id }) => same.some((one) => one.track === id));
  const every = tracks.length > 1 && tracks.length === contest.tracks.length;
  const where = every
    ? m.everyTrack
    : tracks.map((one) => (locale === 'zh' ? one.name : one.nameEn)).join(locale === 'zh' ? '、' : ', ') || m.ofContest;
  const to = mendedAt(contest.id, of);
  return (
    <li>
      <Mark tone={of.essential ? 'wait' : 'ended'}>{of.essential ? m.essential : m.advice}</Mark>
      <span className="checks-says">
        <strong>{where}</strong> {m.findings[of.code](of.detail, named('phase'), named('kind'), named('rule'))}
      </span>
      {to && <Go to={to}>{m.mend}</Go>}
    </li>
  );
}
