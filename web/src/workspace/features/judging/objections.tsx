import type { CorrectionGround } from '@jiebang/contract/judging/result.ts';
import { api, fileAddress, routes } from '../../../lib/api.ts';
import { Act } from '../../../ui/kit/act.tsx';
import { Files, Upload } from '../../../ui/kit/files.tsx';
import type { Field } from '../../../ui/kit/form/field.ts';
import { useKit } from '../../../ui/kit/language.tsx';
import { Line, Paged } from '../../../ui/kit/list.tsx';
import { Mark } from '../../../ui/kit/page.tsx';
import { useRead } from '../../../ui/kit/read.tsx';
import { When } from '../../../ui/kit/when.tsx';
import { useText } from './text.ts';

type Answered = { answer: string; published: string };

/** Objections of this person, those that it may answer, or those of its contests that are answered. */
export function Objections({ desk }: { readonly desk: 'mine' | 'answering' | 'answered' }) {
  const m = useText();
  const answer: Field = {
    kind: 'lines',
    name: 'answer',
    label: m.answer,
    hint: m.answerHint,
    max: 4000,
    rows: 4,
    required: true,
  };
  const published: Field = {
    ...{ kind: 'lines', name: 'published', label: m.publishedReason, hint: m.publishedHint, max: 1000, required: true },
  };
  const remedy: Field = {
    kind: 'choice',
    name: 'remedy',
    label: m.remedy,
    required: true,
    options: [
      { value: 'rescore', label: m.remedies.rescore },
      { value: 'reconsider', label: m.remedies.reconsider },
    ],
  };
  return (
    <Paged
      name={m.objections}
      from={['objections', desk]}
      call={(page) => api.judging.objections({ query: { ...page, desk } })}
      empty={m.objectionsEmpty}
    >
      {(one) => (
        <Line
          key={one.id}
          title={`${one.need.number} ${one.need.title}`}
          facts={[one.notice, one.person, one.organisation, <When key="at" at={one.filedAt} />]}
          state={m.objectionStates[one.state]}
        >
          <div className="line-text">
            <p className="prose">{one.text}</p>
          </div>
          <div className="line-more">
            <p className="soft">{m.evidence}</p>
            <Files
              files={one.evidence}
              address={(file) => fileAddress(routes.judging.evidence, { params: { id: one.id, file } })}
            />
            <Upload
              can={one.can['add_evidence']}
              label={m.addEvidence}
              send={(file) =>
                api.judging.addEvidence({ params: { id: one.id }, query: { name: file.name }, body: file })
              }
            />
          </div>
          {one.state === 'filed' && (
            <p className="line-facts">
              <span>{m.answerBy}</span>
              <When at={one.due} end />
              {one.overdue && <Mark tone="wait">{m.answerOverdue}</Mark>}
            </p>
          )}
          {one.answer && (
            <div className="line-more">
              <p className="line-facts">
                <span>{one.answeredBy ? m.answeredBy(one.answeredBy) : m.answer}</span>
                {one.answeredAt && <When at={one.answeredAt} />}
                {one.remedy && <span>{`${m.remedy}${m.colon}${m.remedies[one.remedy]}`}</span>}
              </p>
              <p className="prose">{one.answer}</p>
              {one.published && (
                <>
                  <p className="soft">{m.publishedReason}</p>
                  <p className="prose">{one.published}</p>
                </>
              )}
            </div>
          )}
          <Act
            label={m.uphold}
            can={one.can['uphold']}
            ask={{ fields: [answer, published, remedy] }}
            run={(body: Answered & { remedy: 'rescore' | 'reconsider' }) =>
              api.judging.uphold({ params: { id: one.id }, body })
            }
          />
          {one.can['uphold'] === true && <Correct id={one.id} words={[answer, published]} />}
          <Act
            label={m.dismiss}
            can={one.can['dismiss']}
            ask={{ fields: [answer, published] }}
            run={(body: Answered) => api.judging.dismiss({ params: { id: one.id }, body })}
          />
        </Line>
      )}
    </Paged>
  );
}

type Corrected = Answered & { sheets: string[]; ground: CorrectionGround };

/** Upholding an objection by striking sheets out, chosen by judge and solution without their scores; or by readmitting what was screened out. */
function Correct({ id, words }: { readonly id: string; readonly words: readonly Field[] }) {
  const m = useText();
  const kit = useKit();
  const found = useRead(['strikable', id], () => api.judging.strikable({ params: { id } }));
  const sheets = found.data?.sheets ?? [];
  const out = found.data?.screenedOut ?? [];
  const fields: Field[] = [
    {
      ...{ kind: 'choices', name: 'sheets', label: m.struckSheets, required: true },
      options: sheets.map((one) => ({
        value: one.sheet,
        label: `${one.judge}${kit.marks.comma}${one.title} (${one.organisation})`,
      })),
    },
    {
      ...{ kind: 'choice', name: 'ground', label: m.struckGround, required: true },
      options: (['conflict', 'against_rule', 'mistaken'] as const).map((value) => ({
        value,
        label: m.struckGrounds[value],
      })),
    },
    ...words,
  ];
  const solution: Field = {
    ...{ kind: 'choice', name: 'solution', label: m.readmitted, required: true },
    options: out.map((one) => ({ value: one.solution, label: `${one.title} (${one.organisation})` })),
  };
  return (
    <>
      {sheets.length > 0 && (
        <Act
          label={m.correct}
          can={true}
          ask={{ says: <p>{m.correctSays}</p>, fields }}
          run={(body: Corrected) => api.judging.correct({ params: { id }, body })}
        />
      )}
      {out.length > 0 && (
        <Act
          label={m.readmit}
          can={true}
          ask={{ says: <p>{m.readmitSays}</p>, fields: [solution, ...words] }}
          run={(body: Answered & { solution: string }) => api.judging.readmit({ params: { id }, body })}
        />
      )}
    </>
  );
}
