import { describe } from 'vitest';
import { livesTheContest } from './contest.ts';

describe('in English', () => livesTheContest('en'));
