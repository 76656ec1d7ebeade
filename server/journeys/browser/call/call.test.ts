import { describe } from 'vitest';
import { desk, phone } from '../people.ts';
import { livesTheCall } from './call.ts';

// The other two of the four are in call.all.test.ts.

describe('in Chinese at a desk', () => livesTheCall('zh', desk));
describe('in English at a phone', () => livesTheCall('en', phone));
