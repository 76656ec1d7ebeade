import { readdirSync, readFileSync } from 'node:fs';
import { z } from 'zod';
import {
  AchievementContent,
  ContestContent,
  NeedContent,
  OrganisationContent,
  PersonContent,
  SolutionContent,
} from './shapes.ts';
import { TextsContent } from './texts.shape.ts';

const read = (path: string): unknown => JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8'));

/** The items of all files of a folder, in the order of file names: one file per first-level field. */
const readAll = (folder: string): unknown =>
  readdirSync(new URL(`./${folder}/`, import.meta.url))
    .sort()
    .flatMap((file) => z.array(z.unknown()).parse(read(`./${folder}/${file}`)));

/** Reads the invented contest and checks its shape; throws on a file that does not fit. */
export const readContent = () => ({
  contest: ContestContent.parse(read('./contest.json')),
  organisations: z.array(OrganisationContent).parse(read('./organisations.json')),
  people: z.array(PersonContent).parse(read('./people.json')),
  needs: z.array(NeedContent).parse(readAll('needs')),
  solutions: z.array(SolutionContent).parse(readAll('solutions')),
  achievements: z.array(AchievementContent).parse(read('./achievements.json')),
  texts: TextsContent.parse(read('./texts.json')),
});
