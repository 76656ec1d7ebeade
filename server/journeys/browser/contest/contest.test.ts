import { describe } from 'vitest';
import { livesTheContest } from './contest.ts';

// In English: contest.all.test.ts.

describe('in Chinese', () => livesTheContest('zh'));
