import { makePerson, somePaper, someResidentId } from '#modules/identity/factory.ts';
import { unsentMail } from '#platform/mail/mail.ts';
import { type Cast, held } from '../cast.ts';
import { at, type Story } from '../stage.ts';

const verifier = 'tong-le';
/** Whose real name is verified, so that they can ask in public; and whose waits for the staff on the day of loading. */
const named = ['cheng-huaijin', 'song-jiatong', 'wen-kexin'];
const waits = 'shen-ruotong';
const papers = [
  ['mandate', '经办人授权书（演示）.pdf'],
  ['licence', '营业执照（演示）.pdf'],
] as const;

/** Everyone with an account, and their organisations, registered and verified. Memberships are invitations that were accepted. */
export async function* registerEveryone(cast: Cast): Story {
  const { people, organisations } = cast.content;
  const start = 152;
  yield at(cast.calendar.day(-start, 9));
  for (const { key, name, nameEn, email, roles } of people) {
    const grants = roles.includes('admin') ? [{ role: 'admin' as const }] : [];
    const { person, cookie } = await makePerson(cast.platform, { name, nameEn, email, grants });
    cast.people.set(key, { id: person, cookie });
    const { current } = await cast.as(key).identity.myNotice();
    await cast.as(key).identity.acknowledgeNotice({ params: { version: String(current.version) } });
  }
  for (const [n, organisation] of organisations.entries()) {
    const admin = people.find((one) => one.organisation === organisation.key && one.membership === 'admin');
    if (!admin) throw new Error(`${organisation.key} has no administrator`);
    yield at(cast.calendar.day(-start, 9.5 + n / 10));
    const { id } = await cast.as(admin.key).identity.createOrganisation({ body: organisation.input });
    cast.organisations.set(organisation.key, id);
    const { identity } = cast.as(admin.key);
    for (const [kind, name] of papers)
      await identity.addDocument({ params: { id }, query: { kind, name }, body: somePaper() });
    await identity.askVerification({ params: { id }, body: { authorisedPerson: admin.name } });
  }
  yield at(cast.calendar.day(1 - start, 9));
  for (const organisation of organisations) {
    const id = held(cast.organisations, organisation.key);
    await cast.as(verifier).identity.verifyOrganisation({ params: { id } });
  }
  yield at(cast.calendar.day(1 - start, 14));
  for (const person of people) if (person.membership === 'member') await join(cast, person);
  yield at(cast.calendar.day(1 - start, 14.25));
  for (const key of named) await askRealName(cast, key);
  yield at(cast.calendar.day(1 - start, 14.5));
  for (const key of named) {
    const params = { id: held(cast.people, key).id };
    await cast.as(verifier).identity.takeRealName({ params });
    await cast.as(verifier).identity.verifyRealName({ params });
  }
}

/** One more asks on the last day, so that there is something to verify. */
export async function* waitForRealName(cast: Cast): Story {
  yield at(cast.calendar.day(-1, 10));
  await askRealName(cast, waits);
}

/** Hands in a document that says nothing, with a number of nobody. */
async function askRealName(cast: Cast, key: string): Promise<void> {
  const { name } = cast.content.people.find((one) => one.key === key) ?? { name: '' };
  const { identity } = cast.as(key);
  await identity.addRealNamePicture({ body: somePaper() });
  await identity.askRealName({ body: { name, document: 'resident_id', number: someResidentId(), agreed: true } });
}

async function join(cast: Cast, { key, organisation, email }: Cast['content']['people'][number]): Promise<void> {
  const admin = cast.content.people.find((one) => one.organisation === organisation && one.membership === 'admin');
  if (!admin || organisation === null) throw new Error(`${key} has nobody to be invited by`);
  const params = { id: held(cast.organisations, organisation) };
  await cast.as(admin.key).identity.invite({ params, body: { email, role: 'member' } });
  const [mail] = await unsentMail(cast.platform.db, null, 1);
  const token = /join#(\S+)/.exec(mail?.recipient === email ? mail.body : '')?.[1];
  if (token === undefined) throw new Error(`${key} got no invitation`);
  await cast.as(key).identity.acceptInvitation({ body: { token } });
}
