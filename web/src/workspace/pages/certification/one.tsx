import { api, fileAddress, routes } from '../../../lib/api.ts';
import { localPath } from '../../../lib/locale.ts';
import { yuan } from '../../../lib/money.ts';
import { Files, Upload } from '../../../ui/kit/files.tsx';
import { useKit, useLocale } from '../../../ui/kit/language.tsx';
import { Go, usePart } from '../../../ui/kit/link.tsx';
import { Block, Facts, Page as Frame } from '../../../ui/kit/page.tsx';
import { Shown, useRead } from '../../../ui/kit/read.tsx';
import { History, Stations } from '../../../ui/kit/stations.tsx';
import { ApplicationActs } from '../../features/certification/acts.tsx';
import { useText } from '../../features/certification/text.ts';

const way = ['applied', 'under_check', 'issued'];

/** One application for a certificate, for the parties and the certifier. */
export function Page() {
  const m = useText();
  const kit = useKit();
  const locale = useLocale();
  const id = usePart('id');
  const application = useRead(['application', id], () => api.certification.work({ params: { id } }));
  const flag = (value: boolean) => (value ? m.yes : m.no);
  return (
    <Shown of={application}>
      {(of) => (
        <Frame title={of.need.title} above={`${m.title} · ${of.need.number}`} state={kit.applicationState[of.state]}>
          <Stations way={way} state={of.state} since={of.since} moves={of.moves} names={kit.applicationState} />
          <ApplicationActs of={of} />
          <Facts
            of={[
              [
                m.number,
                of.certificateNumber && (
                  <a href={localPath(locale, `/verify/${of.certificateNumber}`)}>{of.certificateNumber}</a>
                ),
              ],
              [m.owner, of.owner],
              [m.solver, of.solver],
              [
                m.deal,
                <Go key="deal" to={`/deals/${of.deal}`}>
                  {of.need.title}
                </Go>,
              ],
              [m.contractName, of.contract.name],
              [m.total, yuan(of.contract.totalFen, locale)],
              [m.technology, yuan(of.contract.technologyFen, locale)],
              [m.signedOn, of.contract.signedOn],
              [m.crossRegion, flag(of.crossRegion)],
              [m.registration, of.registrationNumber],
              [
                m.amountShown,
                `${kit.side.owner} ${flag(of.showAmount.owner)} · ${kit.side.solver} ${flag(of.showAmount.solver)}`,
              ],
            ]}
          />
          <br />
          <Block title={m.materials}>
            <Files
              files={of.materials}
              address={(file) => fileAddress(routes.certification.material, { params: { id, file } })}
            />
            <Upload
              can={of.can['add_material']}
              label={m.addMaterial}
              send={(file) => api.certification.addMaterial({ params: { id }, query: { name: file.name }, body: file })}
            />
          </Block>
          <Block title={m.history}>
            <History moves={of.moves} names={kit.applicationState} />
          </Block>
        </Frame>
      )}
    </Shown>
  );
}
